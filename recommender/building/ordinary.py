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
_COMMON = 5
_LOWER = re.compile(r"[A-Za-z0-9]+(?:'[a-z]+)?|&")
"""Keeps capitals, so that "Heat" in a blurb is not "heat"."""
_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?|&")


def ordinary_phrases(titles: Iterable[str], notes: Sequence[Note]) -> dict[str, int]:
    """Count how often each title, and each single word, occurs as plain words in the notes.

    Requests are written in lower case, whatever they mean, so what occurs in them alone may still be a film
    ("inception, but funny"): it counts only where a blurb or a theme has it in lower case too, or where it is
    several words and common.

    Returns
    -------
    Phrase (folded) → count, in alphabetical order.
    """
    keys = {key for title in titles for key in title_keys(title)}
    plain: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for note in notes:
        for text in (note.blurb, *note.themes):
            plain.update(_runs(_LOWER.findall(text), keys))
        for request in note.asked_for:
            asked.update(_runs([match.group() for match in _WORD.finditer(fold(request))], keys))
    common = {phrase for phrase, count in asked.items() if " " in phrase and count >= _COMMON}
    counts = {phrase: asked[phrase] + plain[phrase] for phrase in {*plain, *common}}
    return {phrase: counts[phrase] for phrase in sorted(counts) if counts[phrase] > 1 or phrase in keys}


def _runs(words: Sequence[str], keys: set[str]) -> set[str]:
    """Runs of up to six words that are titles, and single words; not those that a comparison opens ("like
    goodfellas")."""
    words = [word.replace("'", "") for word in words]
    starts = [at for at in range(len(words)) if at == 0 or words[at - 1] not in _COMPARING]
    runs = {
        " ".join(words[at : at + n]) for at in starts for n in range(1, _LONGEST + 1) if at + n <= len(words)
    }
    return {run for run in runs if run in keys or (" " not in run and run.islower())}
