"""Suggestions: requests understood, answered and remembered, so that an answer's buttons work for ever."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.errors import PersonError
from bot.services.profiles import Profiles
from bot.services.worker import Worker
from bot.store.records import AnswerKind, StoredAnswer
from bot.store.store import Store
from recommender.types import (
    Answer,
    Expected,
    Item,
    Recommendation,
    Request,
    SimilarAnswer,
    Slot,
)

COUNT = 5
REQUESTS_IN_MIND = 256
"""Requests whose words are kept, in memory alone, for their next button."""
_REPLACED_BY = {"runtime", "era", "fame"}
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

    def __init__(self, store: Store, worker: Worker, profiles: Profiles) -> None:
        self._store = store
        self._worker = worker
        self._profiles = profiles
        self._in_mind: OrderedDict[int, Request] = OrderedDict()

    async def understand(self, user_id: int, text: str, *, max_minutes: int | None = None) -> Request:
        """Read a request; ``max_minutes`` bounds the films' length whatever the words say."""
        profile = await self._profiles.get(user_id)
        request = await self._worker.ask(lambda engine: engine.understand(text, profile=profile))
        if max_minutes is None:
            return request
        limit = Slot("runtime", f"<={max_minutes}", f"under {max_minutes} min", hard=True)
        return replace(request, slots=_merged(request.slots, (limit,)))

    async def answer(self, user_id: int, request: Request) -> Suggested:
        """Answer a request with this person's taste as it is now, and remember the answer."""
        request = replace(request, profile=await self._profiles.get(user_id))
        answer = await self._worker.ask(lambda engine: engine.recommend(request, count=COUNT))
        answer_id = await self._store.answers.add(
            user_id, AnswerKind.RECOMMEND, request, answer.recommendations
        )
        self._keep_in_mind(answer_id, request)
        return Suggested(answer_id, answer)

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
            raise PersonError("That is no longer part of the request. Press Adjust again.")
        return await self.answer(user_id, await self._worker.ask(lambda engine: engine.refine(request, slot)))

    async def with_words(self, user_id: int, answer_id: int, words: str) -> Suggested:
        """Answer the same request with something added ("before 1990"); it wins over what it contradicts."""
        stored = await self.recall(answer_id)
        added = await self.understand(user_id, words)
        text = f"{stored.request.text}, {words}" if stored.request.text else words
        return await self.answer(
            user_id,
            replace(
                stored.request,
                text=text,
                slots=_merged(stored.request.slots, added.slots),
                not_understood=(),
            ),
        )

    async def similar(self, user_id: int, seeds: Sequence[int], *, but: str = "") -> SuggestedSimilar:
        """Find films like one to three films, and remember what was shown."""
        profile = await self._profiles.get(user_id)
        answer = await self._worker.ask(
            lambda engine: engine.similar(seeds, but=but, profile=profile, count=COUNT)
        )
        shown = answer.same_feel + answer.same_fans
        answer_id = await self._store.answers.add(
            user_id, AnswerKind.SIMILAR, Request(seeds=tuple(seeds)), shown
        )
        return SuggestedSimilar(answer_id, answer)

    async def card_shown(self, user_id: int, item: Item, expected: Expected) -> None:
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
            raise PersonError("That answer is gone. Ask again with /recommend.")
        request = self._in_mind.get(answer_id)
        if request is None:
            request = replace(stored.request, text=", ".join(slot.label for slot in stored.request.slots))
        return replace(stored, request=request)

    def _keep_in_mind(self, answer_id: int, request: Request) -> None:
        self._in_mind[answer_id] = request
        if len(self._in_mind) > REQUESTS_IN_MIND:
            self._in_mind.popitem(last=False)


def _merged(slots: tuple[Slot, ...], added: tuple[Slot, ...]) -> tuple[Slot, ...]:
    replaced = {slot.kind for slot in added} & _REPLACED_BY
    kept = tuple(slot for slot in slots if slot.kind not in replaced and slot not in added)
    return kept + added
