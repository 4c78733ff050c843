"""The families of films that the quiz begins with, in plain words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from recommender.phrases import say


@dataclass(frozen=True, slots=True)
class Family:
    """A kind of evening.

    Attributes
    ----------
    key : what the log calls it
    genres : how much of it each genre is
    films : item ids of films that most people know and that show what it is, of three eras
    """

    key: str
    name: str
    genres: Mapping[str, float]
    films: tuple[int, ...] = ()


FAMILIES = (
    Family("laugh", say("A good laugh"), {"Comedy": 1.0}, (2791, 1265, 54503)),
    Family("love", say("Falling in love"), {"Romance": 0.8, "Comedy": 0.2}, (1307, 2671, 40629)),
    Family("action", say("Chases and explosions"), {"Action": 0.8, "Thriller": 0.2}, (1036, 5418, 122882)),
    Family("future", say("Space, robots and the future"), {"Sci-Fi": 1.0}, (541, 2571, 109487)),
    Family(
        "quest", say("Magic and great adventures"), {"Fantasy": 0.5, "Adventure": 0.5}, (1197, 4993, 6539)
    ),
    Family("scare", say("A proper scare"), {"Horror": 1.0}, (1258, 1407, 168250)),
    Family("tense", say("Suspense and riddles"), {"Thriller": 0.5, "Mystery": 0.5}, (904, 47, 112556)),
    Family("crooks", say("Cops, crooks and heists"), {"Crime": 0.8, "Film-Noir": 0.2}, (1213, 6, 4963)),
    Family("moving", say("Lives that move you"), {"Drama": 1.0}, (1246, 1704, 47099)),
    Family("war", say("War stories"), {"War": 0.8, "Drama": 0.2}, (1208, 2028, 10530915)),
    Family("west", say("The Wild West"), {"Western": 1.0}, (1201, 1266, 82459)),
    Family("drawn", say("Animation, for all ages"), {"Animation": 0.7, "Children": 0.3}, (1, 5618, 68954)),
    Family("songs", say("Songs and dancing"), {"Musical": 1.0}, (899, 1380, 164909)),
    Family("real", say("True stories, told as they were"), {"Documentary": 1.0}, (246, 5669, 187717)),
)
BY_KEY: Mapping[str, Family] = {family.key: family for family in FAMILIES}
