"""Weight of each part of a score: learned for what a request says (see docs/decisions.md), set for what a
profile says."""

from __future__ import annotations

WEIGHTS = {
    "facts": 1.7,
    "extract": 1.4,
    "note": 2.8,
    "asked": 4.7,
    "words": 3.4,
    "genre": 1.3,
    "mood": 0.5,
    "person": 2.6,
    "seed_meaning": 5.0,
    "seed_facts": 1.0,
    "seed_fans": 2.1,
    "seed_people": 0.6,
    "seed_genre": 1.3,
    "unlike": -2.0,
    "direction": 1.0,
    "fame": 2.5,
    "fame_wish": 6.0,
    "quality": 0.9,
    "quality_wish": 1.0,
    "recent": 0.7,
    "like_minded": 0.5,
    "taste": 3.0,
    "taste_fans": 2.0,
}
