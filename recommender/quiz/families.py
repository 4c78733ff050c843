"""The families of films that the quiz begins with, in plain words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from recommender.phrases import say


@dataclass(frozen=True, slots=True)
class Family:
    """A kind of evening: its key in the log, its name, and how much of it each genre is."""

    key: str
    name: str
    genres: Mapping[str, float]


FAMILIES = (
    Family("laugh", say("A good laugh"), {"Comedy": 1.0}),
    Family("love", say("Falling in love"), {"Romance": 0.8, "Comedy": 0.2}),
    Family("action", say("Chases and explosions"), {"Action": 0.8, "Thriller": 0.2}),
    Family("future", say("Space, robots and the future"), {"Sci-Fi": 1.0}),
    Family("quest", say("Magic and great adventures"), {"Fantasy": 0.5, "Adventure": 0.5}),
    Family("scare", say("A proper scare"), {"Horror": 1.0}),
    Family("tense", say("Suspense and riddles"), {"Thriller": 0.5, "Mystery": 0.5}),
    Family("crooks", say("Cops, crooks and heists"), {"Crime": 0.8, "Film-Noir": 0.2}),
    Family("moving", say("Lives that move you"), {"Drama": 1.0}),
    Family("war", say("War stories"), {"War": 0.8, "Drama": 0.2}),
    Family("west", say("The Wild West"), {"Western": 1.0}),
    Family("drawn", say("Animation, for all ages"), {"Animation": 0.7, "Children": 0.3}),
    Family("songs", say("Songs and dancing"), {"Musical": 1.0}),
    Family("real", say("True stories, told as they were"), {"Documentary": 1.0}),
)
BY_KEY: Mapping[str, Family] = {family.key: family for family in FAMILIES}
