"""Hard constraints: which films may come at all, and of which the data cannot tell.

A film that the data does not describe fails closed: it is left out, and counted, so that people hear of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from recommender.notes import AUDIENCES
from recommender.types import BoolArray, FloatArray, Side, Slot

if TYPE_CHECKING:
    from recommender.bundle import Bundle

CEILINGS = {"NO": 0, "LESS": 1}
"""Level of violence, gore ... still allowed after "no" and after "not too"."""


@dataclass(frozen=True, eq=False)
class Verdict:
    """What hard constraints leave: ``allowed`` films, and films left out only because nobody knows (``unsure``)."""

    allowed: BoolArray
    unsure: BoolArray


def judge(slots: Sequence[Slot], bundle: Bundle) -> Verdict:
    """Hold the whole catalogue against the hard slots of a request."""
    n_items = len(bundle.catalog)
    broken = np.zeros(n_items, np.bool_)
    unknown = np.zeros(n_items, np.bool_)
    for slot in slots:
        if slot.hard:
            passes, known = _check(slot, bundle)
            broken |= known & ~passes
            unknown |= ~known
    return Verdict(~broken & ~unknown, unknown & ~broken)


def _check(slot: Slot, bundle: Bundle) -> tuple[BoolArray, BoolArray]:
    """For each film: does it keep this constraint, and is that known?"""
    passes, known = _CHECKS[slot.kind](slot, bundle)
    if slot.side is Side.UNWANTED and slot.kind != "content":
        passes = ~passes
    return passes, known


def _in_range(values: FloatArray, least: float, most: float) -> tuple[BoolArray, BoolArray]:
    return (values >= least) & (values <= most), ~np.isnan(values)


def _era(slot: Slot, bundle: Bundle) -> tuple[BoolArray, BoolArray]:
    first, last = slot.value.split("-")
    return _in_range(bundle.catalog.year, float(first or 0), float(last or 9999))


def _runtime(slot: Slot, bundle: Bundle) -> tuple[BoolArray, BoolArray]:
    minutes = float(slot.value[2:])
    shorter = slot.value.startswith("<=")
    return _in_range(bundle.catalog.runtime, 0 if shorter else minutes, minutes if shorter else np.inf)


def _genre(slot: Slot, bundle: Bundle) -> tuple[BoolArray, BoolArray]:
    has = bundle.catalog.genre_matrix[:, bundle.catalog.genres.index(slot.value)]
    return has, bundle.catalog.genre_matrix.any(axis=1)


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
    return _in_range(bundle.notes.numbers["audience"], 0, AUDIENCES.index(slot.value))


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
}
