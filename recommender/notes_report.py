"""What can be said of the notes as a whole: how they cover the films people know, and where they repeat
themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from recommender.catalog import Catalog
from recommender.notes import Note, mood_vocabulary
from recommender.request.text import fold
from recommender.words import terms

NEAR_DUPLICATE = 0.6
"""Share of content words (Jaccard) from which two blurbs are too much alike."""
COVERAGE_STEPS = (500, 1000, 2000, 3800, 5000)


@dataclass(frozen=True, slots=True)
class Check:
    """What `check_notes` found.

    Attributes
    ----------
    shared_requests : requests that two films share
    naming : titles of the films that one of their own requests names
    alike : pairs of titles whose blurbs are nearly the same
    moods : how often each mood is used, most used first
    evenness : entropy of the moods over that of equal use, 0-1
    """

    shared_requests: tuple[str, ...]
    naming: tuple[str, ...]
    alike: tuple[tuple[str, str], ...]
    moods: tuple[tuple[str, int], ...]
    evenness: float

    @property
    def ok(self) -> bool:
        """Whether nothing must be mended."""
        return not (self.shared_requests or self.naming or self.alike)


def check_notes(notes: Sequence[Note]) -> Check:
    """Look for what the schema cannot see in one line."""
    requests = Counter(fold(request) for note in notes for request in note.asked_for)
    moods = Counter(dict.fromkeys(mood_vocabulary(), 0))
    moods.update(mood for note in notes for mood in note.moods)
    shares = np.array([count for count in moods.values() if count]) / max(1, moods.total())
    return Check(
        shared_requests=tuple(request for request, count in requests.items() if count > 1),
        naming=tuple(note.title for note in notes if _names_itself(note)),
        alike=tuple(_alike(notes)),
        moods=tuple(moods.most_common()),
        evenness=float(-(shares * np.log(shares)).sum() / np.log(len(moods))),
    )


def coverage(notes: Sequence[Note], catalog: Catalog) -> list[tuple[str, int, int]]:
    """Count notes among the most rated films and among the films of 2015 to 2025: (which, films, of them with
    a note)."""
    noted = np.isin(catalog.item_ids, [note.item_id for note in notes])
    most_rated = np.argsort(-catalog.rating_count, kind="stable")
    rows = [(f"the {step} most rated", step, int(noted[most_rated[:step]].sum())) for step in COVERAGE_STEPS]
    recent = (catalog.year >= 2015) & (catalog.year <= 2025)
    return [*rows, ("2015 to 2025", int(recent.sum()), int(noted[recent].sum()))]


def _names_itself(note: Note) -> bool:
    """A title of one short word may well stand in a request as that word."""
    title = fold(note.title)
    return " " in title and len(title) > 8 and any(title in fold(request) for request in note.asked_for)


def _alike(notes: Sequence[Note]) -> list[tuple[str, str]]:
    """Pairs of blurbs that share most words, looked for among those that share a rare one."""
    bags = [frozenset(terms(note.blurb)) for note in notes]
    holders: dict[str, list[int]] = {}
    for place, words in enumerate(bags):
        for word in words:
            holders.setdefault(word, []).append(place)
    pairs = {
        (one, other)
        for places in holders.values()
        if len(places) <= 20
        for at, one in enumerate(places)
        for other in places[at + 1 :]
        if len(bags[one] & bags[other]) >= NEAR_DUPLICATE * len(bags[one] | bags[other])
    }
    return [(notes[one].title, notes[other].title) for one, other in sorted(pairs)]
