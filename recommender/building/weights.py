"""Weight of each part of a score: learned for what a request says (see docs/decisions.md), set for what a
profile says."""

from __future__ import annotations

WEIGHTS = {
    "facts": 2.9,
    "extract": 6.0,
    "note": 1.5,
    "asked": 5.0,
    "words": 3.0,
    "genre": 1.4,
    "mood": 1.5,
    "theme": 1.0,
    "era": 1.5,
    "origin": 1.5,
    "unwished": -1.0,
    "person": 2.5,
    "seed_meaning": 3.1,
    "seed_facts": 3.7,
    "seed_fans": 0.95,
    "seed_people": 0.65,
    "seed_genre": 1.1,
    "unlike": -2.0,
    "direction": 1.0,
    "fame": 2.6,
    "fame_wish": 4.0,
    "quality": 0.35,
    "quality_wish": 1.0,
    "recent": 0.3,
    "like_minded": 1.0,
    "taste": 3.0,
    "taste_fans": 2.0,
    "leaning": 1.5,
}
