"""Interactions from the bot's side: callbacks within three seconds, then follow-ups for fifteen minutes."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.standin.commands import check_choices
from tests.standin.components import check_form
from tests.standin.forms import (
    ALREADY_ACKNOWLEDGED,
    EXPIRED_TOKEN,
    MISSING_PERMISSIONS,
    UNKNOWN_CHANNEL,
    UNKNOWN_INTERACTION,
    UNKNOWN_MESSAGE,
    Fault,
    Json,
    Refused,
    refuse_faults,
)
from tests.standin.messages import change_message, make_message
from tests.standin.shown import Shown
from tests.standin.world import EPHEMERAL, LOADING, Channel, Message, World

COMMAND, COMPONENT, AUTOCOMPLETE, SUBMIT = 2, 3, 4, 5
ANSWER, DEFER, DEFER_UPDATE, UPDATE, CHOICES, FORM = 4, 5, 6, 7, 8, 9
ALLOWED = {
    COMMAND: {ANSWER, DEFER, FORM},
    COMPONENT: {ANSWER, DEFER, DEFER_UPDATE, UPDATE, FORM},
    SUBMIT: {ANSWER, DEFER, DEFER_UPDATE, UPDATE},
    AUTOCOMPLETE: {CHOICES},
}
SECONDS_TO_ACKNOWLEDGE = 3.0
SECONDS_TO_ANSWER = 15 * 60.0


@dataclass(eq=False)
class Interaction:
    """One thing somebody did, and all the bot said to it."""

    world: World
    id: int
    token: str
    kind: int
    user_id: int
    channel: Channel
    source: Message | None = None
    """The message a component sits on."""
    created: float = 0.0
    acknowledged: float | None = None
    answered: float | None = None
    """Seconds after which the person saw the first answer, or choices."""
    original: Message | None = None
    choices: list[Json] | None = None
    form: Json | None = None
    shown: list[Shown] = field(default_factory=list)

    async def answer(self, number: int = 1) -> Shown:
        """Wait for what the person sees; the second answer is number 2."""
        await self.world.until(lambda: len(self.shown) >= number, f"answer {number} to interaction {self.id}")
        return self.shown[number - 1]

    async def acknowledge(self, body: Json, files: dict[str, bytes]) -> Json:
        """Take the bot's callback."""
        self._check_files(files)
        if self.world.now() - self.created > SECONDS_TO_ACKNOWLEDGE:
            raise Refused(*UNKNOWN_INTERACTION)
        if self.acknowledged is not None:
            raise Refused(*ALREADY_ACKNOWLEDGED)
        if body["type"] not in ALLOWED[self.kind]:
            refuse_faults([Fault(("type",), "BASE_TYPE_CHOICES", "Not for this interaction.")])
        self._take(body["type"], body.get("data") or {}, files)
        self.acknowledged = self.world.now() - self.created
        return self._callback_payload(body["type"])

    def _take(self, kind: int, data: Json, files: dict[str, bytes]) -> None:
        if kind == CHOICES:
            refuse_faults(check_choices(data["choices"]))
            self.choices = data["choices"]
            self.answered = self.world.now() - self.created
        elif kind == FORM:
            refuse_faults(check_form(data))
            self.form = data
        elif kind == DEFER:
            self.original = self._loading(data.get("flags", 0))
        elif kind == DEFER_UPDATE:
            self.original = self.source
        elif kind == UPDATE:
            assert self.source is not None
            change_message(self.world, self.source, data, files)
            self._show(self.source)
        else:
            self.original = make_message(self.world, self.channel, data, files, self.user_id)
            self._show(self.original)

    def _loading(self, flags: int) -> Message:
        shown_as = flags & EPHEMERAL | LOADING
        message = Message(self.world.next_id(), self.channel, self.world.bot, flags=shown_as)
        message.seen_by = self.user_id if message.ephemeral else None
        self.world.messages[message.id] = message
        return message

    async def follow_up(self, body: Json, files: dict[str, bytes]) -> Message:
        """Take a follow-up; the first after a deferral fills the message that says "thinking"."""
        self.check_token()
        self._check_files(files)
        if self.original is not None and self.original.loading:
            change_message(self.world, self.original, _without_ephemeral(body), files)
            message = self.original
        else:
            message = make_message(self.world, self.channel, body, files, self.user_id)
        self._show(message)
        return message

    async def change(self, message_id: str, body: Json, files: dict[str, bytes]) -> Message:
        """Take a change of the original answer, or of a follow-up."""
        message = self.find(message_id)
        self._check_files(files)
        change_message(self.world, message, body, files)
        self._show(message)
        return message

    def find(self, message_id: str) -> Message:
        """Find the message a webhook route names."""
        self.check_token()
        message = self.original if message_id == "@original" else self.world.messages.get(int(message_id))
        if message is None or message.id not in self.world.messages:
            raise Refused(*UNKNOWN_MESSAGE)
        return message

    def check_token(self) -> None:
        if self.world.now() - self.created > SECONDS_TO_ANSWER:
            raise Refused(*EXPIRED_TOKEN)
        if self.channel.deleted:
            raise Refused(*UNKNOWN_CHANNEL)
        if self.acknowledged is None:
            raise Refused(*UNKNOWN_MESSAGE)

    def _check_files(self, files: dict[str, bytes]) -> None:
        if files and not self.channel.can_attach:
            raise Refused(*MISSING_PERMISSIONS)

    def _show(self, message: Message) -> None:
        self.answered = self.answered or self.world.now() - self.created
        self.shown.append(Shown.of(message))

    def _callback_payload(self, kind: int) -> Json:
        about: Json = {"id": str(self.id), "type": self.kind}
        if self.original is None:
            return {"interaction": about}
        about |= {
            "response_message_id": str(self.original.id),
            "response_message_loading": self.original.loading,
            "response_message_ephemeral": self.original.ephemeral,
        }
        resource = {"type": kind, "message": self.world.payload(self.original)}
        return {"interaction": about, "resource": resource}


def _without_ephemeral(body: Json) -> Json:
    return body | {"flags": body.get("flags", 0) & ~EPHEMERAL}
