"""Text to request: every wish a slot, with the span of text that said it, and the words nobody understood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from recommender.catalog import Catalog
from recommender.phrases import say
from recommender.request.followups import merged, referred, without_repeats
from recommender.request.readers import Readers, Understood, Vocabulary
from recommender.types import Profile, Request, Side, Slot, Turn


class Understanding:
    """Understands requests against one catalogue.

    Parameters
    ----------
    catalog : its films are what can be named
    vocabulary : how they, their people and all else are named
    this_year : what "recent" is counted from; the current one if None
    """

    def __init__(self, catalog: Catalog, vocabulary: Vocabulary, *, this_year: int | None = None) -> None:
        self._readers = Readers(catalog, vocabulary, this_year=this_year or datetime.now(UTC).year)

    def understand(
        self, text: str, *, turns: tuple[Turn, ...] = (), profile: Profile | None = None
    ) -> Request:
        """Understand a request, and the turns before it.

        Later wishes displace what they contradict. Films named by either side are seeds, since talk about a
        film is talk about what is like it; "more like the second" keeps only that one of the films last
        shown. Only wishes of ``text`` itself carry spans."""
        understood = self._readers.read(text)
        earlier, shown = self._earlier(turns)
        slots = list(understood.slots)
        if reference := referred(text, shown):
            film, match = reference
            slots.append(_pointed_at(film, match.span(), understood))
            earlier = [slot for slot in earlier if slot not in shown]
        slots = merged(earlier, without_repeats(slots), allowed=understood.allowed, text=text)
        seeds = _seeds(slots, Side.WANTED)
        return Request(
            text=text,
            turns=turns,
            slots=tuple(slots),
            not_understood=understood.not_understood,
            seeds=seeds,
            disliked_seeds=tuple(seed for seed in _seeds(slots, Side.UNWANTED) if seed not in seeds),
            profile=profile or Profile(),
            count=next((int(slot.value) for slot in slots if slot.kind == "count"), None),
        )

    def _earlier(self, turns: Sequence[Turn]) -> tuple[list[Slot], list[Slot]]:
        """Merge the wishes of all turns before; also tell the films that the last of them shown by the system
        named."""
        slots: list[Slot] = []
        shown: list[Slot] = []
        for turn in turns:
            said = self._readers.read(turn.text)
            films = [
                _without_span(slot) for slot in said.slots if slot.kind == "seed" and slot.side is Side.WANTED
            ]
            if turn.speaker == "user":
                wishes = [_without_span(slot) for slot in said.slots]
                slots = merged(slots, wishes, allowed=said.allowed, text=turn.text)
            else:
                slots = without_repeats([*slots, *films])
            shown = films or shown
        return slots, shown


def _pointed_at(film: Slot, span: tuple[int, int], understood: Understood) -> Slot:
    """Make the seed that "the second" means, disliked where the words refuse it."""
    refused = understood.reading.refuses(*span)
    side = Side.UNWANTED if refused else Side.WANTED
    label = say("not {wish}", wish=film.label) if refused else film.label
    return replace(film, side=side, label=label, start=span[0], end=span[1])


def _without_span(slot: Slot) -> Slot:
    return replace(slot, start=0, end=0)


def _seeds(slots: Sequence[Slot], side: Side) -> tuple[int, ...]:
    return tuple(
        dict.fromkeys(int(slot.value) for slot in slots if slot.kind == "seed" and slot.side is side)
    )
