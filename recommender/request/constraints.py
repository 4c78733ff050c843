"""Hard constraints: which films may come at all, and of which the data cannot tell.

A film that the data does not describe fails closed: it is left out, and counted, so that people hear of it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

import numpy as np

from recommender.notes import AUDIENCES
from recommender.request.eras import years_of
from recommender.request.phrases import EXCEPT
from recommender.request.text import fold, singular
from recommender.types import BoolArray, FloatArray, Side, Slot

if TYPE_CHECKING:
    from recommender.bundle import Bundle

GENTLE = {"violence": 1, "gore": 0, "scares": 1, "sexual": 0, "language": 1}
"""The most that a film for the whole family may hold to be one for small children."""
_EITHER = frozenset(("language", "country", "era"))
"""Kinds of which a film has one, so that two wished for are alternatives."""


@dataclass(frozen=True, eq=False)
class Verdict:
    """What hard constraints leave: ``allowed`` films, and films left out only because nobody knows
    (``unsure``)."""

    allowed: BoolArray
    unsure: BoolArray


def judge(slots: Sequence[Slot], bundle: Bundle) -> Verdict:
    """Hold the whole catalogue against the hard slots of a request.

    Several languages, countries or closed eras that are wished for are alternatives ("French or Italian");
    all else holds at once."""
    n_items = len(bundle.catalog)
    broken = np.zeros(n_items, np.bool_)
    unknown = np.zeros(n_items, np.bool_)
    for alternatives in _alternatives(slots):
        checks = [_check(slot, bundle) for slot in alternatives]
        passes = np.any([passes & known for passes, known in checks], axis=0)
        known = np.all([known for _, known in checks], axis=0)
        broken |= known & ~passes
        unknown |= ~known & ~passes
    return Verdict(~broken & ~unknown, unknown & ~broken)


def passes(slot: Slot, bundle: Bundle) -> BoolArray:
    """Films that keep to a slot of a `JUDGED` kind, hard or not, or of which nobody knows."""
    keeps, known = _check(slot, bundle)
    return keeps | ~known


def _alternatives(slots: Sequence[Slot]) -> list[list[Slot]]:
    """Group the hard slots: those of which one is enough together, each other by itself."""
    groups: dict[object, list[Slot]] = {}
    for place, slot in enumerate(slots):
        if slot.hard:
            either = slot.kind in _EITHER and slot.side is Side.WANTED
            groups.setdefault(slot.kind if either else place, []).append(slot)
    return list(groups.values())


def _check(slot: Slot, bundle: Bundle) -> tuple[BoolArray, BoolArray]:
    """For each film: does it keep this constraint, and is that known?"""
    passes, known = _CHECKS[slot.kind](slot, bundle)
    if slot.side is Side.UNWANTED and slot.kind != "content":
        passes = ~passes
    return passes, known


def _in_range(values: FloatArray, least: float, most: float) -> tuple[BoolArray, BoolArray]:
    return (values >= least) & (values <= most), ~np.isnan(values)


def _era(slot: Slot, bundle: Bundle) -> tuple[BoolArray, BoolArray]:
    first, last = years_of(slot.value)
    return _in_range(bundle.catalog.year, first or 0, last or np.inf)


def _runtime(slot: Slot, bundle: Bundle) -> tuple[BoolArray, BoolArray]:
    minutes = float(slot.value[2:])
    shorter = slot.value.startswith("<=")
    return _in_range(bundle.catalog.runtime, 0 if shorter else minutes, minutes if shorter else np.inf)


def _genre(slot: Slot, bundle: Bundle) -> tuple[BoolArray, BoolArray]:
    """``Horror``; ``Comedy+Romance``: both at once; ``Horror except Comedy``: unless it is a comedy too."""
    genres = bundle.catalog.genre_matrix
    value, _, let_through = slot.value.partition(EXCEPT)
    columns = [bundle.catalog.genres.index(genre) for genre in value.split("+")]
    others = [bundle.catalog.genres.index(genre) for genre in let_through.split("+") if genre]
    has = np.all(genres[:, columns], axis=1) & ~np.any(genres[:, others], axis=1)
    return np.asarray(has, np.bool_), np.asarray(np.any(genres, axis=1), np.bool_)


def _mood(slot: Slot, bundle: Bundle) -> tuple[BoolArray, BoolArray]:
    values = bundle.notes.moods[:, bundle.mood_columns[slot.value]]
    return values > 0, ~np.isnan(values)


def _theme(slot: Slot, bundle: Bundle) -> tuple[BoolArray, BoolArray]:
    """Known of films with a note; people's tags may tell of others that they have it."""
    has = rows_of_theme(slot.value, bundle)
    known = np.zeros(len(bundle.catalog), np.bool_)
    known[list(bundle.notes.themes)] = True
    return has, known | has


def rows_of_theme(theme: str, bundle: Bundle) -> BoolArray:
    """Films of which a note or a tag says the theme, as bool over the catalogue."""
    has = np.zeros(len(bundle.catalog), np.bool_)
    said, words = _said(bundle), _plain(theme)
    at = said.text.find(words)
    while at >= 0:
        phrase = bisect_right(said.ends, at)
        has[said.rows[phrase]] = True
        at = said.text.find(words, said.ends[phrase])
    return has


@dataclass(frozen=True, slots=True)
class _Said:
    """What is said of films, phrase behind phrase; where each phrase ends, and the films it is said of."""

    text: str
    ends: list[int]
    rows: list[list[int]]


@lru_cache(maxsize=2)
def _said(bundle: Bundle) -> _Said:
    """Gather what our notes and tags say."""
    rows: defaultdict[str, list[int]] = defaultdict(list)
    for row in range(len(bundle.catalog)):
        for phrase in (*bundle.notes.themes.get(row, ()), *bundle.catalog.tags_of(row)):
            rows[phrase].append(row)
    plain = list(map(_plain, rows))
    return _Said("".join(plain), list(accumulate(map(len, plain))), list(rows.values()))


def _plain(phrase: str) -> str:
    """The words of a phrase without plurals, between spaces, so that whole words are found in it."""
    return f" {' '.join(singular(word) for word in fold(phrase).replace('-', ' ').split())} "


def _language(slot: Slot, bundle: Bundle) -> tuple[BoolArray, BoolArray]:
    languages = bundle.catalog.language
    known = languages != ""
    return (languages != "en") if slot.value == "foreign" else (languages == slot.value), known


def _country(slot: Slot, bundle: Bundle) -> tuple[BoolArray, BoolArray]:
    rows = bundle.catalog.rows_of_country(slot.value)
    passes = np.zeros(len(bundle.catalog), np.bool_)
    passes[rows] = True
    return passes, bundle.catalog.has_country


def _person(slot: Slot, bundle: Bundle) -> tuple[BoolArray, BoolArray]:
    passes = np.zeros(len(bundle.catalog), np.bool_)
    passes[bundle.catalog.rows_of_person(slot.value)] = True
    return passes, bundle.catalog.has_people | passes


def _content(slot: Slot, bundle: Bundle) -> tuple[BoolArray, BoolArray]:
    """``gore<=0``, ``sad_ending<=0``; always a ceiling."""
    name, most = slot.value.split("<=")
    return _in_range(bundle.notes.numbers[name], 0, float(most))


def _audience(slot: Slot, bundle: Bundle) -> tuple[BoolArray, BoolArray]:
    """Small children may also see what is for the whole family, where it is gentle."""
    numbers = bundle.notes.numbers
    passes, known = _in_range(numbers["audience"], 0, AUDIENCES.index(slot.value))
    if slot.value == "children":
        for_all = _in_range(numbers["audience"], 0, AUDIENCES.index("family"))[0]
        gentle = np.all([numbers[name] <= most for name, most in GENTLE.items()], axis=0)
        passes |= for_all & gentle
    return passes, known


def _form(slot: Slot, bundle: Bundle) -> tuple[BoolArray, BoolArray]:
    return bundle.catalog.black_and_white == 1, ~np.isnan(bundle.catalog.black_and_white)


_CHECKS = {
    "era": _era,
    "runtime": _runtime,
    "genre": _genre,
    "language": _language,
    "country": _country,
    "person": _person,
    "content": _content,
    "audience": _audience,
    "form": _form,
    "mood": _mood,
    "theme": _theme,
}
JUDGED = frozenset(_CHECKS)
"""Kinds of slots that films can be held against."""
