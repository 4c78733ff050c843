"""Weight of each part of a score: learned for what a request says (see docs/decisions.md), set for what a
profile says.

There are two sets of them. A request made alone says what is wanted, and its words tell most. In the middle
of a conversation much is small talk: there the films named and what people usually talk of tell more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from recommender.types import Request

_ALONE = {
    "facts": 0.6,
    "extract": 8.0,
    "note": 2.5,
    "asked": 7.0,
    "words": 3.5,
    "genre": 1.3,
    "mood": 1.5,
    "theme": 0.6,
    "era": 1.2,
    "origin": 1.5,
    "grown_up": 1.0,
    "unwished": -0.6,
    "person": 2.5,
    "seed_meaning": 3.7,
    "seed_facts": 4.1,
    "seed_fans": 0.3,
    "seed_talk": 8.0,
    "seed_people": 0.6,
    "seed_genre": 1.35,
    "unlike": -2.0,
    "direction": 2.5,
    "fame": 1.0,
    "talked": 0.5,
    "fame_wish": 4.0,
    "quality": 0.7,
    "quality_wish": 1.0,
    "recent": 0.1,
    "like_minded": 0.3,
    "taste": 3.0,
    "taste_fans": 2.0,
    "listed": 1.0,
    "leaning": 2.5,
    "choice": 1.0,
}
_IN_TALK = {
    "facts": 3.0,
    "extract": 9.0,
    "note": 1.0,
    "asked": 4.5,
    "words": 1.0,
    "genre": 1.5,
    "mood": 0.8,
    "theme": 0.3,
    "era": 1.0,
    "origin": 1.0,
    "grown_up": 1.0,
    "unwished": -0.3,
    "person": 2.5,
    "seed_meaning": 3.3,
    "seed_facts": 3.4,
    "seed_fans": 0.5,
    "seed_talk": 6.2,
    "seed_people": 1.0,
    "seed_genre": 0.9,
    "unlike": -1.0,
    "direction": 2.5,
    "fame": 1.2,
    "talked": 1.05,
    "fame_wish": 4.5,
    "quality": 0.1,
    "quality_wish": 0.5,
    "recent": 0.1,
    "like_minded": 0.25,
    "taste": 3.0,
    "taste_fans": 2.0,
    "listed": 1.0,
    "leaning": 2.5,
    "choice": 1.0,
}


@dataclass(frozen=True, slots=True)
class Weights:
    """Weight by part: of requests made alone, and of those in a conversation."""

    alone: Mapping[str, float]
    in_talk: Mapping[str, float]

    def of(self, request: Request) -> Mapping[str, float]:
        """Choose the weights for a request."""
        return self.in_talk if request.turns else self.alone

    def over(self, older: Mapping[str, Mapping[str, float]]) -> Weights:
        """Take what was stored, and for a part younger than that the weight set here."""
        return Weights({**self.alone, **older.get("alone", {})}, {**self.in_talk, **older.get("in_talk", {})})


WEIGHTS = Weights(_ALONE, _IN_TALK)
