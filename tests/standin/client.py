"""People: they type commands, press buttons, pick from menus, talk and react."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.standin.commands import MESSAGE_MENU, USER_OPTION
from tests.standin.components import BUTTON, LABEL, SELECT, UPLOAD, walk
from tests.standin.forms import Json
from tests.standin.gateway import DIRECT_MESSAGES, DIRECT_REACTIONS, GUILD_MESSAGES, GUILD_REACTIONS
from tests.standin.interactions import AUTOCOMPLETE, COMMAND, COMPONENT, SUBMIT, Interaction
from tests.standin.payloads import (
    CONTEXT,
    DIRECT_CONTEXT,
    SERVER_CONTEXT,
    interaction_payload,
    member_payload,
    user_payload,
)
from tests.standin.shown import Shown
from tests.standin.world import Channel, Message

if TYPE_CHECKING:
    from tests.standin.server import StandIn


class User:
    """One person."""

    def __init__(self, standin: StandIn, user_id: int, locale: str) -> None:
        self.standin = standin
        self.world = standin.world
        self.id = user_id
        self.locale = locale

    @property
    def about(self) -> Json:
        return self.world.users[self.id]

    @property
    def direct(self) -> Channel:
        """Where this person and the bot talk alone."""
        return self.world.direct_channel(self.id)

    async def command(self, name: str, channel: Channel | None = None, **options: object) -> Interaction:
        """Type a command; it must be registered, allowed there and know the options."""
        place = channel or self.standin.channel
        command = self._registered(name, place)
        needed = {option["name"] for option in command.get("options", []) if option.get("required")}
        assert needed <= {*options}, f"/{name} needs {sorted(needed)}"
        data = _command_data(command, options)
        return await self._interact(COMMAND, place, data | self._resolved(data, place))

    async def point(self, name: str, message: Message, channel: Channel | None = None) -> Interaction:
        """Choose a message menu's command on a message; with it comes the message, text and all."""
        place = channel or message.channel
        command = self._registered(name, place)
        target = str(message.id)
        resolved = {"messages": {target: self.world.payload(message)}}
        data = {"id": command["id"], "name": name, "type": MESSAGE_MENU, "target_id": target}
        return await self._interact(COMMAND, place, data | {"resolved": resolved})

    async def type(self, name: str, channel: Channel | None = None, **typed: str) -> Interaction:
        """Type into an option with autocompletion."""
        place = channel or self.standin.channel
        data = _command_data(self._registered(name, place), {**typed})
        data["options"][0]["focused"] = True
        return await self._interact(AUTOCOMPLETE, place, data)

    async def complete(self, name: str, option: str, text: str, channel: Channel | None = None) -> list[Json]:
        """Type into an option with autocompletion, and wait for the choices."""
        interaction = await self.type(name, channel, **{option: text})
        await self.world.until(lambda: interaction.choices is not None, "choices")
        return interaction.choices or []

    async def press(self, shown: Shown, label: str) -> Interaction:
        """Press a button, named by how its label starts."""
        return await self.press_id(shown.message, Shown.of(shown.message).button(label))

    async def press_id(self, message: Message, custom_id: str) -> Interaction:
        return await self._component(message, {"custom_id": custom_id, "component_type": BUTTON})

    async def choose(self, shown: Shown, values: list[str], menu: int = 0) -> Interaction:
        """Pick values from a message's menu."""
        select = Shown.of(shown.message).selects[menu]
        assert {*values} <= {option["value"] for option in select["options"]}, "no such option"
        data = {"custom_id": select["custom_id"], "component_type": SELECT, "values": values}
        return await self._component(shown.message, data)

    async def submit(self, asked: Interaction, name: str, content: bytes) -> Interaction:
        """Choose a file in the form that an interaction was answered with, and send it."""
        await self.world.until(lambda: asked.form is not None, "a form")
        assert asked.form is not None
        attachment = self.standin.upload(name, content)
        upload = asked.form["components"][0]["component"]["custom_id"]
        sent = {"type": UPLOAD, "custom_id": upload, "values": [attachment["id"]]}
        data: Json = {
            "custom_id": asked.form["custom_id"],
            "components": [{"type": LABEL, "component": sent}],
        }
        data["resolved"] = {"attachments": {attachment["id"]: attachment}}
        return await self._interact(SUBMIT, asked.channel, data, asked.source)

    async def say(self, text: str, channel: Channel | None = None) -> Message:
        """Write a message; the bot reads it only where it may."""
        place = channel or self.standin.channel
        message = Message(self.world.next_id(), place, self.about, text)
        self.world.messages[message.id] = message
        payload = self.world.payload(message)
        if place.guild_id:
            payload |= {"guild_id": str(place.guild_id), "member": member_payload(self.about)}
            payload["content"] = text if payload["mentions"] else ""
        intent = GUILD_MESSAGES if place.guild_id else DIRECT_MESSAGES
        await self.standin.gateway.dispatch("MESSAGE_CREATE", payload, place.guild_id, intent)
        return message

    async def react(self, message: Message, emoji: str) -> None:
        assert not message.ephemeral, "ephemeral messages take no reactions"
        message.reactions.setdefault(emoji, []).append(self.id)
        await self._reaction("MESSAGE_REACTION_ADD", message, emoji)

    async def unreact(self, message: Message, emoji: str) -> None:
        message.reactions[emoji].remove(self.id)
        await self._reaction("MESSAGE_REACTION_REMOVE", message, emoji)

    async def _reaction(self, event: str, message: Message, emoji: str) -> None:
        place = message.channel
        data: Json = {"user_id": str(self.id), "channel_id": str(place.id), "message_id": str(message.id)}
        data |= {"emoji": {"id": None, "name": emoji}, "burst": False, "type": 0}
        if place.guild_id:
            data["guild_id"] = str(place.guild_id)
            data |= {"member": member_payload(self.about)} if event.endswith("ADD") else {}
        intent = GUILD_REACTIONS if place.guild_id else DIRECT_REACTIONS
        await self.standin.gateway.dispatch(event, data, place.guild_id, intent)

    async def _component(self, message: Message, data: Json) -> Interaction:
        assert message.seen_by in (None, self.id), "somebody else's private message"
        parts = [part for part in walk(message.components) if part.get("custom_id") == data["custom_id"]]
        assert parts, "no such component on the message"
        assert not parts[0].get("disabled"), "the button is disabled"
        return await self._interact(COMPONENT, message.channel, data, message)

    def _resolved(self, data: Json, place: Channel) -> Json:
        """The people that options name, as Discord sends them along."""
        named = [option for option in data["options"] if option["type"] == USER_OPTION]
        users = {
            str(option["value"]): self.world.users.get(option["value"]) or user_payload(option["value"], "x")
            for option in named
        }
        for option in named:
            option["value"] = str(option["value"])
        members = {number: member_payload(user) for number, user in users.items()} if place.guild_id else {}
        return {"resolved": {"users": users, "members": members}} if users else {}

    def _registered(self, name: str, place: Channel) -> Json:
        command = next((command for command in self.world.commands if command["name"] == name), None)
        assert command is not None, f"no command {name!r} is registered"
        contexts = command.get("contexts") or [SERVER_CONTEXT, DIRECT_CONTEXT]
        assert CONTEXT[place.type] in contexts, f"/{name} is not allowed here"
        return command

    async def _interact(
        self, kind: int, place: Channel, data: Json, source: Message | None = None
    ) -> Interaction:
        number = self.world.next_id()
        token = f"token-{number}"
        interaction = Interaction(self.world, number, token, kind, self.id, place, source, self.world.now())
        self.standin.interactions[token] = interaction
        payload = interaction_payload(interaction, data, self.locale)
        await self.standin.gateway.dispatch("INTERACTION_CREATE", payload, place.guild_id)
        return interaction


def _command_data(command: Json, options: dict[str, object]) -> Json:
    kinds = {option["name"]: option["type"] for option in command.get("options", [])}
    filled = [{"name": name, "type": kinds[name], "value": value} for name, value in options.items()]
    return {"id": command["id"], "name": command["name"], "type": 1, "options": filled}
