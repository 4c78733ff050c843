"""Text to request: every wish a slot, with the span of text that said it, and the words nobody understood."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from recommender.catalog import Catalog
from recommender.request.directions import find_directions
from recommender.request.lexicon import Lexicon, Meaning, default_lexicon
from recommender.request.names import FilmNames, Mention
from recommender.request.negation import Polarity, polarities
from recommender.request.numbers import find_numbers
from recommender.request.people import PeopleNames
from recommender.request.text import Token, fold, tokenise
from recommender.types import Profile, Request, Side, Slot, Turn

_SOFT_COUNTRIES = re.compile(r"\bamerican (?:dream|history|west|south|civil war|football)\b")
_FILLER = frozenset(
    "a an the of in on at to for with and or but not no is are was be been i i'm im me my we us you your it its that this these those "
    "movie movies film films something anything watch want wanna would like love please can could any some one ones looking find give "
    "recommend suggest suggestion suggestions good great nice really very more most as so too than about have has had do does did am "
    "show tonight today mood feel feeling need kind type sort there they them he she his her what which who when where how hi hello hey "
    "thanks thank just maybe also get see seen from by into up out if will should similar such".split()
)


class Understanding:
    """Understands requests against one catalogue.

    Parameters
    ----------
    catalog : its genres, titles and people are what can be named
    films, people : finders of names in running text
    this_year : what "recent" is counted from; the current one if None
    """

    def __init__(
        self,
        catalog: Catalog,
        films: FilmNames,
        people: PeopleNames,
        *,
        lexicon: Lexicon | None = None,
        this_year: int | None = None,
    ) -> None:
        self._catalog = catalog
        self._films = films
        self._people = people
        self._lexicon = lexicon or default_lexicon()
        self._this_year = this_year or datetime.now(UTC).year

    def understand(self, text: str, *, turns: tuple[Turn, ...] = (), profile: Profile | None = None) -> Request:
        """Understand a request, and the turns before it.

        Earlier user turns add their wishes; films named by either side are seeds, since talk about a film is talk about what
        is like it. Only wishes of ``text`` itself carry spans.
        """
        slots, not_understood = self._slots(text)
        earlier = [replace(slot, start=0, end=0) for turn in turns for slot in self._earlier(turn)]
        merged = _merged([*slots, *earlier])
        seeds = _seeds(merged, Side.WANTED)
        return Request(
            text=text,
            turns=turns,
            slots=tuple(merged),
            not_understood=tuple(not_understood),
            seeds=seeds,
            disliked_seeds=tuple(seed for seed in _seeds(merged, Side.UNWANTED) if seed not in seeds),
            profile=profile or Profile(),
            count=next((int(slot.value) for slot in slots if slot.kind == "count"), None),
        )

    def _earlier(self, turn: Turn) -> list[Slot]:
        slots, _ = self._slots(turn.text)
        if turn.speaker == "user":
            return [slot for slot in slots if slot.kind != "count"]
        return [slot for slot in slots if slot.kind == "seed" and slot.side is Side.WANTED]

    def _slots(self, text: str) -> tuple[list[Slot], list[str]]:
        tokens = tokenise(text)
        meant = polarities(tokens)
        films = self._films.find(text)
        slots = [self._seed(mention, tokens, meant) for mention in films]
        free = [token for token in tokens if not any(f.start <= token.start < f.end for f in films)]
        polarity = dict(zip((token.start for token in tokens), meant, strict=True))
        for finder in (self._person_slots, self._number_slots, self._direction_slots, self._lexicon_slots):
            found = finder(text, free, polarity, bool(films))
            slots += found
            free = [token for token in free if not any(s.start <= token.start < s.end for s in found)]
        unknown = [token.text for token in free if token.is_word and token.folded not in _FILLER and len(token.text) > 2]
        return sorted(slots, key=lambda slot: slot.start), list(dict.fromkeys(unknown))

    def _seed(self, mention: Mention, tokens: Sequence[Token], meant: Sequence[Polarity]) -> Slot:
        item = self._catalog.item(int(self._catalog.item_ids[mention.row]))
        under = [p for token, p in zip(tokens, meant, strict=True) if mention.start <= token.start < mention.end]
        disliked = Polarity.NO in under
        label = f"not like {item.label}" if disliked else f"like {item.label}"
        side = Side.UNWANTED if disliked else Side.WANTED
        return Slot("seed", str(item.item_id), label, side, start=mention.start, end=mention.end)

    def _person_slots(self, text: str, free: list[Token], polarity: dict[int, Polarity], seeded: bool) -> list[Slot]:
        slots = []
        for mention in self._people.find(free):
            first, last = free[mention.first], free[mention.last - 1]
            unwanted = polarity[first.start] is not Polarity.PLAIN
            label = f"not {mention.name}" if unwanted else f"with {mention.name}"
            side = Side.UNWANTED if unwanted else Side.WANTED
            slots.append(
                Slot("person", mention.name, label, side, unwanted or mention.hard, first.start, last.end)
            )
        return slots

    def _number_slots(self, text: str, free: list[Token], polarity: dict[int, Polarity], seeded: bool) -> list[Slot]:
        starts = {token.start for token in free}
        numbers = [n for n in find_numbers(fold(text), this_year=self._this_year) if any(n.start <= s < n.end for s in starts)]
        return [
            Slot(n.kind, n.value, n.label, hard=n.kind in ("era", "runtime"), start=n.start, end=n.end) for n in numbers
        ]

    def _direction_slots(self, text: str, free: list[Token], polarity: dict[int, Polarity], seeded: bool) -> list[Slot]:
        return find_directions(free) if seeded else []

    def _lexicon_slots(self, text: str, free: list[Token], polarity: dict[int, Polarity], seeded: bool) -> list[Slot]:
        slots = []
        for found in self._lexicon.find(free):
            first, last = free[found.first], free[found.last - 1]
            under = polarity[first.start]
            only = found.first > 0 and free[found.first - 1].folded == "only"
            for meaning in found.meanings:
                slot = _slot(meaning, under, only=only)
                if slot:
                    slots.append(replace(slot, start=first.start, end=last.end))
        return slots


def _slot(meaning: Meaning, under: Polarity, *, only: bool) -> Slot | None:
    """What a meaning becomes under a "no", a "less", an "only", or none of them; None where it says nothing then."""
    if meaning.kind == "content":
        if under is Polarity.PLAIN:
            return None
        most = 0 if under is Polarity.NO else 1
        return Slot("content", f"{meaning.value}<={most}", _without(meaning, under), Side.UNWANTED, hard=True)
    if under is Polarity.LESS:
        return None
    unwanted = under is Polarity.NO
    hard = {
        "genre": unwanted or only,
        "language": True,
        "country": True,
        "audience": not unwanted,
        "form": meaning.value == "black and white" and not unwanted,
    }.get(meaning.kind, False)
    if meaning.kind == "form" and meaning.value != "black and white":
        return None
    if unwanted and meaning.kind in ("mood", "audience", "fame", "quality", "novelty", "group"):
        return None
    label = f"not {meaning.label}" if unwanted else meaning.label
    return Slot(meaning.kind, meaning.value, label, Side.UNWANTED if unwanted else Side.WANTED, hard)


def _without(meaning: Meaning, under: Polarity) -> str:
    return f"no {meaning.label}" if under is Polarity.NO else f"not too much {meaning.label}"


def _merged(slots: Sequence[Slot]) -> list[Slot]:
    """Keep the first slot of each kind, value and side; what is said later of the same kind of range gives way to the earlier in the list."""
    kept: dict[tuple[str, str, str], Slot] = {}
    for slot in slots:
        alone = slot.kind in ("era", "count") or (slot.kind == "runtime")
        key = (slot.kind, "" if alone else slot.value, "" if alone else slot.side)
        kept.setdefault(key, slot)
    return list(kept.values())


def _seeds(slots: Sequence[Slot], side: Side) -> tuple[int, ...]:
    return tuple(dict.fromkeys(int(slot.value) for slot in slots if slot.kind == "seed" and slot.side is side))
