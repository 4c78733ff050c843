"""From what a phrase means and how it is meant to a slot: wished for or away, hard or soft, and what a chip
says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recommender.phrases import say, term
from recommender.request.cues import Polarity
from recommender.request.directions import QUALITIES, opposite
from recommender.request.lexicon import Meaning
from recommender.types import Side, Slot

HARD_WHEN_WANTED = frozenset(("language", "country"))
HARD_AFTER_ONLY = frozenset(("genre", "form", "theme"))
_MEANT_BY_NO = (
    "content",
    "theme",
    "form",
    "mood",
    "genre",
    "genres",
    "language",
    "country",
    "fame",
    "novelty",
)
"""Kinds that a "no" can be said of; of several the first is what it means ("no zombies" is not "no
horror")."""
_FLIPPED = {
    "hidden": ("known", term("well known")),
    "known": ("hidden", term("hidden gem")),
    "again": ("new", say("new to you")),
    "new": ("again", term("a rewatch")),
}
_NOT_TOO = {
    "violence": say("not too violent"),
    "gore": say("not too gory"),
    "scares": say("not too scary"),
    "sexual": say("not too explicit"),
    "language": say("not too much swearing"),
    "sadness": say("not too sad"),
    "sad_ending": say("no sad ending"),
    "animal_harm": say("no animal harmed"),
}
_NONE = _NOT_TOO | {
    "violence": say("no violence"),
    "gore": say("no gore"),
    "scares": say("nothing scary"),
    "sexual": say("no sex"),
    "language": say("no swearing"),
    "sadness": say("nothing sad"),
}
FLAGS = ("sad_ending", "animal_harm")


def wish(
    meanings: Sequence[Meaning], polarity: Polarity, *, only: bool = False, word: str = ""
) -> list[Slot]:
    """Make the slots of a phrase found, without their place in the text.

    Parameters
    ----------
    meanings : all the phrase may mean, weightiest first
    only : whether the request says it wants nothing else
    word : the phrase's last word, for "not too slow"
    """
    if polarity is Polarity.MAY:
        return []
    if polarity is Polarity.NO:
        return _refused(meanings)
    if polarity is Polarity.LESS:
        return _lessened(meanings, word)
    return [slot for meaning in meanings for slot in _wanted(meaning, only)]


def ceiling(name: str, most: int) -> Slot:
    """Make the hard ceiling on one kind of content."""
    most = 0 if name in FLAGS else most
    label = _NONE[name] if most == 0 else _NOT_TOO[name]
    return Slot("content", f"{name}<={most}", label, Side.UNWANTED, hard=True)


def _wanted(meaning: Meaning, only: bool) -> list[Slot]:
    if meaning.kind in ("content", "of_oneself"):
        return []
    if meaning.kind == "without":
        return [ceiling(meaning.value, 0)]
    if meaning.kind == "embarrassing":
        return [replace(ceiling(meaning.value, 1), hard=False)]
    if meaning.kind == "genres":
        return [Slot("genre", genre, term(genre.lower()), hard=only) for genre in meaning.value.split("+")]
    adult = meaning.kind == "audience" and meaning.value != "adults"
    hard = adult or meaning.kind in HARD_WHEN_WANTED or (only and meaning.kind in HARD_AFTER_ONLY)
    return [Slot(meaning.kind, meaning.value, meaning.label, hard=hard)]


def _refused(meanings: Sequence[Meaning]) -> list[Slot]:
    meaning = _weightiest(meanings)
    if meaning is None:
        return []
    if meaning.kind == "content":
        return [ceiling(meaning.value, 0)]
    if meaning.kind in ("fame", "novelty"):
        return [Slot(meaning.kind, *_FLIPPED[meaning.value])]
    if (meaning.kind, meaning.value) == ("language", "foreign"):
        return [Slot("language", "en", say("in English"), hard=True)]
    kind = "genre" if meaning.kind == "genres" else meaning.kind
    label = say("no {wish}", wish=meaning.label)
    if kind in ("language", "country", "mood", "form"):
        label = say("not {wish}", wish=meaning.label)
    return [Slot(kind, meaning.value, label, Side.UNWANTED, hard=True)]


def _lessened(meanings: Sequence[Meaning], word: str) -> list[Slot]:
    """Make the slots of a "not too": a ceiling on content, a step away on a scale, else a "no" (of a genre a
    soft one)."""
    meaning = _weightiest(meanings)
    if meaning is not None and meaning.kind == "content":
        return [ceiling(meaning.value, 1)]
    if meaning is not None and meaning.kind == "fame":
        return _refused(meanings)
    if word in QUALITIES:
        return [Slot("direction", opposite(QUALITIES[word]), say("not too {quality}", quality=term(word)))]
    if meaning is not None and meaning.kind in ("genre", "genres"):
        return [Slot("genre", meaning.value, say("less {wish}", wish=meaning.label), Side.UNWANTED)]
    return _refused(meanings)


def _weightiest(meanings: Sequence[Meaning]) -> Meaning | None:
    ranked = [meaning for kind in _MEANT_BY_NO for meaning in meanings if meaning.kind == kind]
    return ranked[0] if ranked else None
