"""The one door to the conversations: an action in, a screen out, for every frontend.

What a frontend may ask for. Arguments are text; only buttons are encoded, so a command's action may be of
any length. Our own buttons add where they were pressed (``card``, ``session``) and the ANSWER they came from.

========================  =================================================================================
action                    what it does
========================  =================================================================================
``recommend:TEXT[:MAX]``  answers a request in plain words; an empty one means "for you"; MAX is minutes
``more:ANSWER``           films that answer did not show yet
``adjust:ANSWER``         what was understood, each with a button that drops it
``drop:ANSWER:SLOT``      the same request without one thing understood (its number)
``nudge:ANSWER:WHICH``    the same, funnier, shorter, older or lesser (less known)
``taste:USER``            how alike two people's taste is; ``propose:USER`` asks, ``agree:ASKER:USER``
                          agrees, ``part:USER`` ends it; ``recommend:TEXT:MAX:USER`` is for both
``server[:RULE:VALUE]``   a server's rules, for those who manage it
``why:ANSWER:ITEM``       what a suggestion rests on
``similar:IDS[:BUT]``     films like one to three: ids with commas between, or typed titles, one a line
``like:TEXT``             films like those that a text names: a message somebody pointed at
``movie:FILM[:ANSWER]``   a film's card; FILM is an id ("#603") or what was typed of a title
``rate:FILM[:HALVES]``    rate a film 1-10 half stars; without, its card with the stars to press
``session``               a rating session, one film at a time
``seen:FILM``             have seen it; ``watch`` keep for later; ``hide`` not for me; each with its ``un``
``undo:SIGNAL``           take back any of these
``watchlist[:FILM]``      the list; with a film, put it there
``quiz[:LENGTH]``         the quiz, quick or normal; goes on with an open one (its own buttons: quiz.py)
``kept:ORDER:MAX:PAGE``   the list in another order, within MAX minutes (0: any); ``fit`` takes MAX last,
                          ``drop-kept:ORDER:MAX:ITEM`` takes a film off, ``pick:MAX:ROUND:LAST`` picks one
``history[:TAB:PAGE]``    suggested, rated, seen or hidden; ``take-back:SIGNAL:TAB:PAGE`` undoes a row
``profile`` ``help``      taste; what can be asked
``wrong:LINE``            asks what is true instead; ``correct:GENRE:more``, ``less``, ``never``, ``drop``
``settings[:NAME:VALUE]``  the settings; ``limits[:KIND:VALUES]``, ``unlimit:KIND:VALUE``
``not-for-me:ITEM:WHY``   asks whether that holds for all films; ``always:ITEM:WHY`` says it does
``import``                what can be imported (`Router.take_file` does it); ``unimport:BATCH`` takes it back
``privacy[:WISH]``        what is kept; WISH is download, pause, resume, hide, unhide, delete (asks first),
                          erase, opt-out (erase, and keep nothing new), opt-in
========================  =================================================================================
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import replace
from datetime import datetime
from time import perf_counter

import structlog

from bot import metrics
from bot.conversations import company, recommend, watchlist
from bot.conversations.action import Action
from bot.conversations.corrections import correct, wrong
from bot.conversations.feedback import MARKS, mark, rate, undo
from bot.conversations.help import help_
from bot.conversations.history import history, take_back
from bot.conversations.imports import Upload, import_, take_upload, unimport
from bot.conversations.like import like
from bot.conversations.limit_panel import limits, unlimit
from bot.conversations.movie import movie
from bot.conversations.not_for_me import always, not_for_me
from bot.conversations.person import Person
from bot.conversations.privacy import privacy
from bot.conversations.profile import profile
from bot.conversations.quiz import quiz
from bot.conversations.reactions import reaction
from bot.conversations.screen import Heading, Option, Screen, Text
from bot.conversations.server import server
from bot.conversations.session import session
from bot.conversations.settings import settings
from bot.conversations.similar import similar
from bot.conversations.speech import spoken_to
from bot.conversations.why import why
from bot.conversations.wording import DOT, clip
from bot.errors import BusyError, EngineLostError, PersonError, StoreError, TooSlowError
from bot.language import Language
from bot.log import interaction
from bot.services.films import film_ref
from bot.services.pace import Pace
from bot.services.servers import under_ceiling
from bot.services.services import Services
from bot.services.worker import asking_for
from recommender.phrases import joined, say

__all__ = ["Person", "Router"]

Conversation = Callable[[Services, Person, Action], Awaitable[Screen]]
ROUTES: Mapping[str, Conversation] = {
    "recommend": recommend.recommend,
    "more": recommend.more,
    "adjust": recommend.adjust,
    "drop": recommend.drop,
    "nudge": recommend.nudge,
    "why": why,
    "taste": company.taste,
    "propose": company.propose,
    "agree": company.agree,
    "part": company.part,
    "server": server,
    "similar": similar,
    "like": like,
    "movie": movie,
    "rate": rate,
    "session": session,
    **dict.fromkeys(MARKS, mark),
    "undo": undo,
    "watchlist": watchlist.watchlist,
    "kept": watchlist.panel,
    "fit": watchlist.fit,
    "drop-kept": watchlist.drop,
    "pick": watchlist.pick,
    "history": history,
    "take-back": take_back,
    "profile": profile,
    "settings": settings,
    "limits": limits,
    "unlimit": unlimit,
    "not-for-me": not_for_me,
    "always": always,
    "wrong": wrong,
    "correct": correct,
    "privacy": privacy,
    "import": import_,
    "unimport": unimport,
    "quiz": quiz,
    "help": help_,
}
LABEL_LENGTH = 100
_log = structlog.get_logger(__name__)


class Router:
    """Every command, button and menu choice of every frontend comes through here."""

    def __init__(self, services: Services, pace: Pace | None = None) -> None:
        self._services = services
        self._pace = pace

    async def answer(self, person: Person, action: Action) -> Screen:
        """Answer an action; never raises: what went wrong becomes a kind screen, with a reference where it
        is ours.

        Parameters
        ----------
        person : who did it
        action : a command's (any length) or a button's; a select menu's has the chosen values appended
        """
        conversation = ROUTES.get(action.name)
        # Only names that we know go to the log: an unknown one may be anything.
        name = action.name if conversation else "unknown"
        return await self._attend(name, conversation, person, action)

    async def take_file(self, person: Person, upload: Upload) -> Screen:
        """Import a file that somebody sent; like `answer`, never raises."""

        async def take(services: Services, person: Person, action: Action) -> Screen:
            return await take_upload(services, person, upload)

        return await self._attend("import", take, person, Action("import"))

    async def _attend(
        self, name: str, conversation: Conversation | None, person: Person, action: Action
    ) -> Screen:
        with interaction(name) as reference, asking_for(person.user_id):
            start = perf_counter()
            screen, outcome = await self._answer(conversation, person, action, reference)
            seconds = perf_counter() - start
            metrics.ANSWERS.labels(name, outcome).inc()
            metrics.ANSWER_SECONDS.labels(name).observe(seconds)
            _log.info("answered", ms=round(1000 * seconds), outcome=outcome)
            if not screen.private and not await self.may_speak(person):
                screen = replace(screen, private=True)
            return await self.translate(person, screen)

    async def translate(self, person: Person, screen: Screen) -> Screen:
        """Say a screen in somebody's language."""
        spoken = await self.language(person)
        return replace(spoken.all(screen), language=spoken.code)

    async def language(self, person: Person) -> Language:
        """Tell which language to talk to somebody in."""
        return await spoken_to(self._services, person)

    async def shows_everyone(self, person: Person, asked: bool | None = None) -> bool:
        """Tell whether everyone is to see an answer.

        Parameters
        ----------
        asked : what the command said; None for as the person, or else the server, set it
        """
        if asked is None:
            rules = await self._services.servers.rules(person.guild_id)
            chosen = (await self._services.settings.get(person.user_id)).show
            asked = "everyone" in (chosen, rules.show)
        return asked and await self.may_speak(person)

    async def may_speak(self, person: Person) -> bool:
        """Tell whether we may talk for all to see where somebody is."""
        rules = await self._services.servers.rules(person.guild_id)
        return not rules.channels or person.channel_id in rules.channels

    async def still_in(self, guild_ids: Collection[int]) -> int:
        """Forget all servers but those that we are in; tell how many that were."""
        return await self._services.servers.forget_all_but(guild_ids)

    async def left(self, guild_id: int, channel_ids: frozenset[int]) -> None:
        """Forget a server that we are in no more."""
        await self._services.servers.forget(guild_id, channel_ids)

    async def complete(self, text: str, *, limit: int = 25) -> list[Option]:
        """Complete a title: label "Heat (1995) · Michael Mann", value the film's reference; best first."""
        items = await self._services.films.complete(text, limit=limit)
        return [
            Option(clip(DOT.join([item.label, *item.directors[:1]]), LABEL_LENGTH), film_ref(item.item_id))
            for item in items
        ]

    async def shown(
        self, person: Person, screen: Screen, *, message_id: int, channel_id: int, public: bool
    ) -> None:
        """Note where a screen landed, so that reactions on a public film card find their film."""
        if public and screen.rateable is not None:
            await self._services.memory.card_sent(
                message_id=message_id, channel_id=channel_id, item_id=screen.rateable
            )

    async def react(self, person: Person, *, message_id: int, emoji: str, added: bool) -> Screen | None:
        """Take a reaction on one of our public cards as the signal it stands for; once each.

        A reaction that is already known, a message that is not a public card of ours and an emoji that means
        nothing all answer None; so re-reading a message's reactions after having been away is safe.
        """
        with interaction("react"):
            screen = await reaction(self._services, person, message_id=message_id, emoji=emoji, added=added)
            return await self.translate(person, screen) if screen else None

    async def reacted_messages(self, since: datetime) -> list[tuple[int, int, int]]:
        """List (channel_id, message_id, item_id) of public cards shown since then, newest first."""
        return await self._services.memory.cards_since(since)

    async def known_reactions(self, message_id: int) -> set[tuple[int, str]]:
        """Tell which reactions on a card have been taken: (user_id, emoji)."""
        return await self._services.memory.reactions_on(message_id)

    async def recall(self, key: str) -> str | None:
        """Return what a frontend noted for itself under a key; None if nothing."""
        return await self._services.memory.note(key)

    async def recall_all(self, prefix: str) -> dict[str, str]:
        """Return what a frontend noted under keys that begin so."""
        return await self._services.memory.notes(prefix)

    async def forget(self, key: str) -> None:
        """Forget what a frontend noted."""
        await self._services.memory.drop_note(key)

    async def remember(self, key: str, value: str) -> None:
        """Note something for a frontend, in the place of what it noted before."""
        await self._services.memory.keep_note(key, value)

    async def _answer(
        self, conversation: Conversation | None, person: Person, action: Action, reference: str
    ) -> tuple[Screen, str]:
        """Answer; and say how it went: answered, told (why not), failed."""
        try:
            if self._pace is not None:
                self._pace.take(person.user_id)
            if conversation is None:
                raise PersonError(say("I don't know that any more. /help shows what I can do."))
            rules = await self._services.servers.rules(person.guild_id)
            with under_ceiling(rules.audience):
                return await conversation(self._services, person, action), "answered"
        except (PersonError, BusyError, TooSlowError, EngineLostError) as error:
            return Screen((Text(error.said),), replaces=False, plain=error.said), "told"
        except Exception as error:
            # The one place where anything unforeseen becomes an answer instead of silence.
            _log.error("interaction failed", exc_info=error)
            return _apology(error, reference), "failed"


def _apology(error: Exception, reference: str) -> Screen:
    lost = say("That went wrong on my side.")
    if isinstance(error, StoreError):
        lost = say("I could not save or read that.")
    advice = say(
        "Try again in a moment; if it comes back, tell whoever runs me: {reference}.", reference=reference
    )
    return Screen((Heading(lost), Text(advice)), replaces=False, plain=joined(" ", [lost, advice]))
