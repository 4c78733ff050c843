"""The readers of one text: films, numbers, ages, people, company, directions, phrases and themes, each making
slots.

Those whose words are most telling come first; what one takes, no later one reads.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import chain

from recommender.catalog import Catalog
from recommender.phrases import say, term
from recommender.request.ages import find_ages
from recommender.request.company import find_company
from recommender.request.counts import find_counts
from recommender.request.cues import Polarity
from recommender.request.directions import find_directions, find_lessened
from recommender.request.eras import era_label, era_value, find_eras, years_of
from recommender.request.lengths import find_lengths, length_label
from recommender.request.lexicon import Lexicon
from recommender.request.names import FilmNames
from recommender.request.number_words import Number, apart
from recommender.request.people import PeopleNames
from recommender.request.phrases import read_phrases
from recommender.request.reading import Reading
from recommender.request.spelling import Spelling
from recommender.request.themes import Themes
from recommender.request.told import wishes_told
from recommender.request.unknown import not_understood
from recommender.types import Side, Slot

_REFUSED = (Polarity.NO, Polarity.LESS)
_HARD_NUMBERS = frozenset(("era", "runtime"))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All that can be named: films, people, themes, phrases; and how words are spelled."""

    films: FilmNames
    people: PeopleNames
    themes: Themes
    spelling: Spelling
    lexicon: Lexicon


@dataclass(frozen=True, slots=True)
class Understood:
    """What one text says by itself; ``allowed`` are refusals it takes back ("some gore is ok")."""

    reading: Reading
    slots: tuple[Slot, ...]
    allowed: tuple[Slot, ...]
    not_understood: tuple[str, ...]


class Readers:
    """Reads single texts.

    Parameters
    ----------
    catalog : where the films named are looked up
    vocabulary : what can be named
    this_year : what "recent" is counted from
    """

    def __init__(self, catalog: Catalog, vocabulary: Vocabulary, *, this_year: int) -> None:
        self._catalog = catalog
        self._vocabulary = vocabulary
        self._this_year = this_year

    def read(self, text: str) -> Understood:
        """Read one text."""
        reading = Reading(text, adjectives=self._vocabulary.lexicon.adjectives)
        slots = _taken(reading, self._films(reading))
        reading.respell(self._vocabulary.spelling.mended(reading.free))
        for reader in (self._ages, self._numbers, self._company, self._people):
            slots += _taken(reading, reader(reading))
        seeded = any(slot.kind == "seed" for slot in slots)
        slots += _taken(reading, find_directions(reading.free, seeded=seeded))
        phrases, allowed = read_phrases(reading, self._vocabulary.lexicon)
        slots += _taken(reading, phrases)
        slots += _taken(reading, find_lessened(reading.free, reading.polarity))
        slots += _taken(reading, self._themes(reading))
        slots = wishes_told(slots, reading.tokens)
        unknown = not_understood(reading.free, self._vocabulary.spelling.knows)
        return Understood(reading, tuple(sorted(slots, key=lambda slot: slot.start)), tuple(allowed), unknown)

    def _films(self, reading: Reading) -> list[Slot]:
        slots = []
        for mention in self._vocabulary.films.find(reading.text):
            item = self._catalog.item(int(self._catalog.item_ids[mention.row]))
            disliked = reading.polarity_of(mention.start, mention.end) in _REFUSED
            side = Side.UNWANTED if disliked else Side.WANTED
            label = say("like {film}", film=item.label)
            if disliked:
                label = say("not like {film}", film=item.label)
            slots.append(Slot("seed", str(item.item_id), label, side, start=mention.start, end=mention.end))
        return slots

    def _ages(self, reading: Reading) -> list[Slot]:
        slots = []
        for age in find_ages(reading.folded):
            slots.append(Slot("audience", age.audience, age.label, hard=True, start=age.start, end=age.end))
            if age.child:
                slots.append(Slot("genre", "Children", term("children"), start=age.start, end=age.end))
        return _free(reading, slots)

    def _numbers(self, reading: Reading) -> list[Slot]:
        text = reading.folded
        found = apart(
            chain(find_eras(text, this_year=self._this_year), find_lengths(text), find_counts(text))
        )
        slots = [_number_slot(number, reading.polarity_of(number.start, number.end)) for number in found]
        return _one_span(_free(reading, [slot for slot in slots if slot is not None]))

    def _company(self, reading: Reading) -> list[Slot]:
        return _free(reading, find_company(reading.folded))

    def _people(self, reading: Reading) -> list[Slot]:
        slots = []
        for mention in self._vocabulary.people.find(reading.free):
            refused = reading.polarity_of(mention.start, mention.end) in _REFUSED
            side = Side.UNWANTED if refused else Side.WANTED
            label = say("no {wish}", wish=mention.name) if refused else mention.name
            hard = refused or mention.hard
            slots.append(Slot("person", mention.name, label, side, hard, mention.start, mention.end))
        return slots

    def _themes(self, reading: Reading) -> list[Slot]:
        slots = []
        for theme, run in self._vocabulary.themes.find(reading.free):
            polarity = reading.polarity(run[0])
            if polarity is Polarity.MAY:
                continue
            refused = polarity in _REFUSED
            side = Side.UNWANTED if refused else Side.WANTED
            label = say("no {wish}", wish=term(theme)) if refused else term(theme)
            slots.append(Slot("theme", theme, label, side, refused, run[0].start, run[-1].end))
        return slots


def _taken(reading: Reading, slots: list[Slot]) -> list[Slot]:
    reading.take(slots)
    return slots


def _free(reading: Reading, slots: Iterable[Slot]) -> list[Slot]:
    return [slot for slot in slots if reading.is_free(slot.start, slot.end)]


def _number_slot(number: Number, polarity: Polarity) -> Slot | None:
    """Make a number's slot; under a "no" its complement, where that is one range, else its other side."""
    if polarity is Polarity.MAY:
        return None
    slot = Slot(
        number.kind,
        number.value,
        number.label,
        hard=number.kind in _HARD_NUMBERS and not number.vague,
        start=number.start,
        end=number.end,
    )
    if polarity not in _REFUSED or number.kind == "count":
        return slot
    if not number.refused:
        return replace(slot, side=Side.UNWANTED, label=say("not {wish}", wish=number.label))
    label = era_label(*years_of(number.refused)) if number.kind == "era" else length_label(number.refused)
    return replace(slot, value=number.refused, label=label)


def _one_span(slots: list[Slot]) -> list[Slot]:
    """Join "after 1990 but before 2000" into one era; keep other slots."""
    since = next((slot for slot in slots if slot.kind == "era" and slot.value.endswith("-")), None)
    until = next((slot for slot in slots if slot.kind == "era" and slot.value.startswith("-")), None)
    if since is None or until is None or until.side is not since.side:
        return slots
    first, last = years_of(since.value)[0], years_of(until.value)[1]
    if first is None or last is None or first > last:
        return slots
    start, end = min(since.start, until.start), max(since.end, until.end)
    joined = replace(since, value=era_value(first, last), label=era_label(first, last), start=start, end=end)
    return [joined, *(slot for slot in slots if slot not in (since, until))]
