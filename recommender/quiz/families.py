"""The families of films that the quiz begins with, in plain words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Family:
    """A kind of evening: its key in the log, its name, and how much of it each genre is."""

    key: str
    name: str
    genres: Mapping[str, float]


FAMILIES = (
    Family("laugh", "A good laugh", {"Comedy": 1.0}),
    Family("love", "Falling in love", {"Romance": 0.8, "Comedy": 0.2}),
    Family("action", "Chases and explosions", {"Action": 0.8, "Thriller": 0.2}),
    Family("future", "Space, robots and the future", {"Sci-Fi": 1.0}),
    Family("quest", "Magic and great adventures", {"Fantasy": 0.5, "Adventure": 0.5}),
    Family("scare", "A proper scare", {"Horror": 1.0}),
    Family("tense", "Suspense and riddles", {"Thriller": 0.5, "Mystery": 0.5}),
    Family("crooks", "Cops, crooks and heists", {"Crime": 0.8, "Film-Noir": 0.2}),
    Family("moving", "Lives that move you", {"Drama": 1.0}),
    Family("war", "War stories", {"War": 0.8, "Drama": 0.2}),
    Family("west", "The Wild West", {"Western": 1.0}),
    Family("drawn", "Animation, for all ages", {"Animation": 0.7, "Children": 0.3}),
    Family("songs", "Songs and dancing", {"Musical": 1.0}),
    Family("real", "True stories, told as they were", {"Documentary": 1.0}),
)
BY_KEY: Mapping[str, Family] = {family.key: family for family in FAMILIES}
