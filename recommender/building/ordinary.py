"""Titles that are also ordinary words: counted in requests that by rule name no film."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from recommender.notes import Note
from recommender.request.names import title_keys
from recommender.request.text import fold

_LONGEST = 6
_COMPARING = frozenset(("like", "than", "meets", "as", "of", "after", "to"))
_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?|&")


def ordinary_phrases(titles: Iterable[str], notes: Sequence[Note]) -> dict[str, int]:
    """Count in how many of the notes' requests each title, and each single word, occurs as plain words.

    Returns
    -------
    Phrase (folded) → count, in alphabetical order; words occurring once are left out unless they are a title.
    """
    keys = {key for title in titles for key in title_keys(title)}
    counts: Counter[str] = Counter()
    for note in notes:
        for request in note.asked_for:
            words = [match.group().replace("'", "") for match in _WORD.finditer(fold(request))]
            counts.update(run for run in _runs(words) if run in keys or " " not in run)
    return {phrase: counts[phrase] for phrase in sorted(counts) if counts[phrase] > 1 or phrase in keys}


def _runs(words: Sequence[str]) -> set[str]:
    """All runs of up to six words, but for those that a comparison opens ("like goodfellas"): they do name a
    film."""
    starts = [at for at in range(len(words)) if at == 0 or words[at - 1] not in _COMPARING]
    return {
        " ".join(words[at : at + n]) for at in starts for n in range(1, _LONGEST + 1) if at + n <= len(words)
    }
