"""Simulated people for the quiz: held-out MovieLens users, who answer from half of what they rated.

They pick families and eras that they chose more often than others did, and rated above their own mean; of two
trios they take the one whose films they gave more, give or take. Films they did not rate they do not know.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from recommender.catalog import GENRES
from recommender.quiz.belief import Doubles
from recommender.quiz.eras import ERA_KEYS
from recommender.quiz.families import FAMILIES
from recommender.quiz.log import Event, Word
from recommender.quiz.question import ERA_MENU, FAMILY_MENU, Menu, Question, Step
from recommender.types import FloatArray, IntArray

PICK_NOISE, CHOICE_NOISE = 0.3, 0.5
"""Spread of whim, in affinity and in stars."""
NO_DIFFERENCE = 0.25
"""Stars between two trios below which they say both, or neither."""
TURNED_DOWN, PICKED_ERA = -0.2, 0.1
"""Affinity below which a family is turned down, and above which an era is picked."""
STARS_COUNT = 2.0
"""What a star counts beside a log ratio of choosing."""
FEW = 3.0
"""Ratings' worth of the middle that means are pulled by."""
MIDDLE = 3.6
FAMILY_KEYS = tuple(family.key for family in FAMILIES)
FAMILY_GENRES = np.array([[family.genres.get(genre, 0.0) for genre in GENRES] for family in FAMILIES])


@dataclass(frozen=True, eq=False)
class World:
    """What all simulated people share.

    Attributes
    ----------
    genres, eras : shares of each item, shapes (n_items, n_genres) and (n_items, n_eras)
    usual : how often others choose each item, shape (n_items,)
    """

    genres: FloatArray
    eras: FloatArray
    usual: FloatArray


@dataclass(eq=False)
class Person:
    """One of them.

    Attributes
    ----------
    known, stars : rows and stars of what they answer from
    there : rows of what there was when they rated
    random : where their whims come from
    """

    world: World
    known: IntArray
    stars: FloatArray
    there: IntArray
    random: np.random.Generator

    def answer(self, question: Question, row_of: dict[int, int]) -> Event:
        """Press a button."""
        if question.step is Step.DUEL:
            return Event(question.text, self._choice(question.duel, row_of))
        menu = next((menu for menu in question.menus if menu.name in (FAMILY_MENU, ERA_MENU)), None)
        keys = self._picks(question.step, menu) if menu and not question.picks else ()
        if menu is None or not keys:
            return Event(question.text, Word.NEXT)
        return Event(question.text, Word.PICK, menu.name, keys)

    @cached_property
    def mean(self) -> float:
        """Their own mean, shrunk."""
        return float((self.stars.sum() + FEW * MIDDLE) / (len(self.stars) + FEW))

    @cached_property
    def _given(self) -> dict[int, float]:
        return dict(zip(self.known.tolist(), (self.stars - self.mean).tolist(), strict=True))

    def _picks(self, step: Step, menu: Menu) -> tuple[str, ...]:
        if menu.name == ERA_MENU:
            affinities = dict(zip(ERA_KEYS, self._affinities(self.world.eras), strict=True))
        else:
            families = self._affinities(self.world.genres @ FAMILY_GENRES.T.astype(np.float32))
            affinities = dict(zip(FAMILY_KEYS, families, strict=True))
        sign = -1 if step is Step.NOT_TONIGHT else 1
        order = sorted((choice.key for choice in menu.choices), key=lambda key: -sign * affinities[key])
        least = {Step.NOT_TONIGHT: -TURNED_DOWN, Step.PRACTICAL: PICKED_ERA}.get(step, -np.inf)
        return tuple(key for key in order[: menu.most] if sign * affinities[key] > least)

    def _affinities(self, kinds: FloatArray) -> list[float]:
        """How much they lean to each kind, kinds (n_items, n): chosen more than usual, and rated better."""
        weights = kinds[self.known]
        liked = (self.stars - self.mean) @ weights / (weights.sum(axis=0) + FEW)
        usual = self.world.usual[self.there]
        expected = usual @ kinds[self.there] / max(float(usual.sum()), 1e-9)
        chosen = np.log((weights.mean(axis=0) + 0.01) / (expected + 0.01))
        there = np.where(expected < 0.005, -np.inf, 0)
        noise = self.random.normal(0, PICK_NOISE, kinds.shape[1])
        return list((STARS_COUNT * liked + chosen + noise + there).tolist())

    def _choice(self, duel: Sequence[Sequence[int]], row_of: dict[int, int]) -> Word:
        sides = [[self._given[row_of[i]] for i in trio if row_of[i] in self._given] for trio in duel]
        if not any(sides):
            return Word.UNKNOWN
        one, other = (float(np.mean(side)) if side else 0.0 for side in sides)
        lead = one - other + float(self.random.normal(0, CHOICE_NOISE))
        if all(sides) and abs(lead) < NO_DIFFERENCE:
            return Word.BOTH if one + other > 0 else Word.NEITHER
        return Word.A if lead > 0 else Word.B


def real_shares(world: World, rows: IntArray) -> Doubles:
    """Share of each genre in some items; shape (n_genres,), sums to 1."""
    shares = world.genres[rows].sum(axis=0).astype(np.float64)
    return np.asarray(shares / max(float(shares.sum()), 1e-9))
