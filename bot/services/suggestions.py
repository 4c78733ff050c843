"""Suggestions: requests understood, answered and remembered, so that an answer's buttons work for ever."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.errors import PersonError
from bot.services.company import Company
from bot.services.engine import Engine
from bot.services.expectations import with_told
from bot.services.profiles import Profiles
from bot.services.servers import within
from bot.services.worker import Worker
from bot.store.records import AnswerKind, StoredAnswer
from bot.store.store import Store
from recommender.phrases import say
from recommender.types import (
    Answer,
    Expected,
    Item,
    Profile,
    Recommendation,
    Request,
    SimilarAnswer,
    Slot,
)

COUNT = 5
REQUESTS_IN_MIND = 256
"""Requests whose words are kept, in memory alone, for their next button."""
BETWEEN = ", "
_ONE_OF_A_KIND = {"runtime", "era", "fame"}
"""Kinds of which a request has one: a new one takes the place of the old."""


@dataclass(frozen=True, slots=True)
class Suggested:
    """An answer and the id its buttons carry."""

    answer_id: int
    answer: Answer


@dataclass(frozen=True, slots=True)
class SuggestedSimilar:
    """Films like others, and the id their buttons carry."""

    answer_id: int
    answer: SimilarAnswer


class Suggestions:
    """What to watch, for one person and one wish at a time."""

    def __init__(self, store: Store, worker: Worker, profiles: Profiles, company: Company) -> None:
        self._store = store
        self._worker = worker
        self._profiles = profiles
        self._company = company
        self._in_mind: OrderedDict[int, Request] = OrderedDict()

    async def understand(self, user_id: int, text: str, *, max_minutes: int | None = None) -> Request:
        """Read a request; ``max_minutes`` bounds the films' length whatever the words say."""
        profile = await self._profiles.get(user_id)
        request = await self._worker.ask(lambda engine: engine.understand(text, profile=profile))
        request = await self._company.name(user_id, request)
        if max_minutes is None:
            return request
        label = say("under {minutes} min", minutes=max_minutes)
        limit = Slot("runtime", f"<={max_minutes}", label, hard=True)
        return await self._worker.ask(lambda engine: _added(engine, request, Request(slots=(limit,))))

    async def answer(self, user_id: int, request: Request) -> Suggested:
        """Answer a request with this person's taste as it is now, and remember the answer."""
        request = replace(request, profile=within(await self._profiles.get(user_id)))
        answer = await self._best(request, await self._company.of(user_id, request))
        answer = replace(answer, recommendations=with_told(answer.recommendations))
        answer_id = await self._store.answers.add(
            user_id, AnswerKind.RECOMMEND, request, answer.recommendations
        )
        self._keep_in_mind(answer_id, request)
        return Suggested(answer_id, answer)

    async def _best(self, request: Request, others: Sequence[Profile]) -> Answer:
        if others:
            return await self._worker.ask(
                lambda engine: engine.recommend_together(request, others, count=COUNT), request=request
            )
        return await self._worker.ask(lambda engine: engine.recommend(request, count=COUNT), request=request)

    async def more(self, user_id: int, answer_id: int) -> Suggested:
        """Answer the same request with films that were not shown for it yet."""
        stored = await self.recall(answer_id)
        shown = frozenset(recommendation.item_id for recommendation in stored.shown)
        return await self.answer(user_id, replace(stored.request, exclude=stored.request.exclude | shown))

    async def without(self, user_id: int, answer_id: int, slot: int) -> Suggested:
        """Answer the same request without one thing that was understood.

        Raises
        ------
        PersonError
            If it had no such thing.
        """
        request = (await self.recall(answer_id)).request
        if not 0 <= slot < len(request.slots):
            raise PersonError(say("That is no longer part of the request. Press Adjust again."))
        return await self.answer(user_id, await self._worker.ask(lambda engine: engine.refine(request, slot)))

    async def with_words(self, user_id: int, answer_id: int, words: str) -> Suggested:
        """Answer the same request with something added ("before 1990"); it wins over what it contradicts."""
        request = (await self.recall(answer_id)).request
        added = await self.understand(user_id, words)
        return await self.answer(
            user_id, await self._worker.ask(lambda engine: _added(engine, request, added))
        )

    async def similar(self, user_id: int, seeds: Sequence[int], *, but: str = "") -> SuggestedSimilar:
        """Find films like one to three films, and remember what was shown."""
        profile = within(await self._profiles.get(user_id))
        answer = await self._worker.ask(
            lambda engine: engine.similar(seeds, but=but, profile=profile, count=COUNT)
        )
        answer = replace(answer, same_feel=with_told(answer.same_feel), same_fans=with_told(answer.same_fans))
        shown = answer.same_feel + answer.same_fans
        answer_id = await self._store.answers.add(
            user_id, AnswerKind.SIMILAR, Request(seeds=tuple(seeds)), shown
        )
        return SuggestedSimilar(answer_id, answer)

    async def card_shown(self, user_id: int, item: Item, expected: Expected | None) -> None:
        """Remember that a film's card was shown, with the expected stars on it."""
        shown = Recommendation(item.item_id, score=0.0, expected=expected)
        await self._store.answers.add(user_id, AnswerKind.MOVIE, Request(), (shown,))

    async def recall(self, answer_id: int) -> StoredAnswer:
        """Return an answer as it was shown; its request's words are those of what was understood.

        Raises
        ------
        PersonError
            If it is gone.
        """
        stored = await self._store.answers.get(answer_id)
        if stored is None:
            raise PersonError(say("That answer is gone. Ask again with /recommend."))
        request = self._in_mind.get(answer_id)
        if request is None:
            request = _in_words(stored.request)
        return replace(stored, request=request)

    def forget(self, answer_ids: Iterable[int]) -> None:
        """Keep the words of these answers' requests in mind no longer."""
        for answer_id in answer_ids:
            self._in_mind.pop(answer_id, None)

    def _keep_in_mind(self, answer_id: int, request: Request) -> None:
        self._in_mind[answer_id] = request
        if len(self._in_mind) > REQUESTS_IN_MIND:
            self._in_mind.popitem(last=False)


def _in_words(request: Request) -> Request:
    """Give a request the words of what was understood of it, each slot with its own."""
    text, slots = "", []
    for slot in request.slots:
        start = len(text) + len(BETWEEN) if text else 0
        text += f"{BETWEEN}{slot.label}" if text else slot.label
        slots.append(replace(slot, start=start, end=len(text)))
    return replace(request, text=text, slots=tuple(slots))


def _added(engine: Engine, request: Request, added: Request) -> Request:
    """Add one request to another; what it says again, or otherwise, is taken out of the first."""
    for place in reversed(range(len(request.slots))):
        if any(_displaces(new, request.slots[place]) for new in added.slots):
            request = engine.refine(request, place)
    between = BETWEEN if request.text and added.text else ""
    offset = len(request.text) + len(between)
    moved = (replace(slot, start=slot.start + offset, end=slot.end + offset) for slot in added.slots)
    return replace(
        request,
        text=f"{request.text}{between}{added.text}",
        slots=(*request.slots, *moved),
        not_understood=(*request.not_understood, *added.not_understood),
    )


def _displaces(new: Slot, old: Slot) -> bool:
    if new.kind in _ONE_OF_A_KIND:
        return new.kind == old.kind
    return (new.kind, new.value) == (old.kind, old.value)
