"""The question bank: well-known films of every era, measured, and put together in trios to choose between."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from recommender.catalog import GENRES
from recommender.quiz.belief import Doubles
from recommender.quiz.eras import ERA_KEYS
from recommender.quiz.families import FAMILIES, Family
from recommender.quiz.space import Space, space_of
from recommender.types import FloatArray

if TYPE_CHECKING:
    from recommender.bundle import Bundle

BORDERS = (1990, 2005)
"""Years that part the bank's eras; each trio has a film of each, so that no duel is between old and new."""
PER_ERA = 90
GENRE_SCALE = 1.5
"""How much genres count beside what is said of a film when films alike are put together."""
EXAMPLES = 3
"""Films that describe a family."""
FAME_WEIGHT = 3.0
"""How much a film's fame counts beside its likeness to the family it describes."""

Trio = tuple[int, ...]


@dataclass(frozen=True, eq=False)
class QuizFilm:
    """What the quiz needs of a film.

    ``vector``, shape (dim,), is what is said of it; ``features``, shape (k,), its place in the space of
    tastes; ``quality`` how many stars more than others people give it.
    """

    item_id: int
    year: int | None
    genres: tuple[str, ...]
    fame: float
    franchise: str | None
    vector: FloatArray
    features: FloatArray
    quality: float = 0.0

    @property
    def era(self) -> int:
        """Which era it is of, 0 the oldest."""
        return sum((self.year or 0) >= year for year in BORDERS)


class Bank:
    """Films to ask about, the best known of each era, and the trios made of them.

    Attributes
    ----------
    covariance : shape (k, k); how people's weights of features vary
    genre_base, era_base : shares of a stranger, each summing to 1
    trios : item ids, films alike that are one of each era
    trio_features : float64, shape (n_trios, k)
    trio_qualities : float64, shape (n_trios,)
    """

    def __init__(self, films: Iterable[QuizFilm], space: Space, *, per_era: int = PER_ERA) -> None:
        self.covariance = space.covariance
        self.genre_base, self.era_base = space.genre_base, space.era_base
        self._known = tuple(films)
        self._known_ids = {film.item_id for film in self._known}
        self._known_genres = np.array([genre_shares(film.genres) for film in self._known])
        self._films = _best_known(self._known, per_era)
        self._places = {film.item_id: place for place, film in enumerate(self._films)}
        self._features = np.array([film.features for film in self._films], np.float64)
        self._qualities = np.array([film.quality for film in self._films])
        self.trios = self._make_trios()
        self.trio_features = np.array([self.features(trio) for trio in self.trios])
        self.trio_qualities = np.array([self.quality(trio) for trio in self.trios])

    def features(self, item_ids: Sequence[int]) -> Doubles:
        """Average the features of films; those the bank does not hold (any more) are left out.

        Returns
        -------
        float64, shape (k,); zeros where none is left.
        """
        places = self._places_of(item_ids)
        return np.asarray(self._features[places].mean(axis=0)) if places else np.zeros(len(self.covariance))

    def quality(self, item_ids: Sequence[int]) -> float:
        """Average the quality of films; 0 where the bank holds none of them."""
        places = self._places_of(item_ids)
        return float(self._qualities[places].mean()) if places else 0.0

    def family_features(self, family: Family) -> Doubles:
        """Features of a family: what it is more of than the average family."""
        mixes = np.array([_mix(other) for other in FAMILIES])
        return self._of_kinds(_mix(family) - mixes.mean(axis=0), 0)

    def era_features(self, key: str) -> Doubles:
        """Features of an era: what it is more of than the average era."""
        flags = np.array([other == key for other in ERA_KEYS], np.float64)
        return self._of_kinds(flags - flags.mean(), len(GENRES))

    def _of_kinds(self, values: Doubles, start: int) -> Doubles:
        features = np.zeros(len(self.covariance))
        features[start : start + len(values)] = values
        return features

    def _places_of(self, item_ids: Sequence[int]) -> list[int]:
        return [self._places[item_id] for item_id in item_ids if item_id in self._places]

    def examples(self, family: Family) -> Trio:
        """Pick films that show what a family is: its own, else known ones, of different eras if there are."""
        if self._known_ids.issuperset(family.films) and family.films:
            return family.films
        mix = _mix(family)
        likeness = self._known_genres @ mix / np.linalg.norm(self._known_genres, axis=1).clip(1e-9)
        scores = likeness + [FAME_WEIGHT * film.fame for film in self._known]
        order = [self._known[place] for place in np.argsort(-scores, kind="stable") if likeness[place] > 0]
        chosen: list[QuizFilm] = []
        for film in order:
            if len(chosen) < EXAMPLES and film.era not in {other.era for other in chosen}:
                chosen.append(film)
        chosen += [film for film in order if film not in chosen]
        return tuple(film.item_id for film in chosen[:EXAMPLES])

    def may_meet(self, first: int, second: int) -> bool:
        """Tell whether two trios (by number) make a fair duel: no film and no franchise on both sides."""
        return not (self._names(self.trios[first]) & self._names(self.trios[second]))

    def _names(self, trio: Trio) -> set[int | str]:
        films = [self._films[self._places[item_id]] for item_id in trio]
        return {film.item_id for film in films} | {film.franchise for film in films if film.franchise}

    def _make_trios(self) -> list[Trio]:
        """Put each film together with the films of the other eras that are most like it."""
        closeness = _closeness(self._films)
        trios: dict[frozenset[int], Trio] = {}
        for place, film in enumerate(self._films):
            nearest = (self._films[near] for near in np.argsort(-closeness[place], kind="stable"))
            trio = tuple(
                mate.item_id for mate in sorted(_with_mates(film, nearest), key=lambda mate: mate.era)
            )
            if len(trio) == 3:
                trios.setdefault(frozenset(trio), trio)
        return list(trios.values())


def bank_of(bundle: Bundle) -> Bank:
    """Make the bank of a bundle's catalogue."""
    catalog, space = bundle.catalog, space_of(bundle)
    quality = np.nan_to_num(bundle.quality)
    known = np.argsort(-bundle.fame, kind="stable")[: 40 * PER_ERA]
    films = (
        QuizFilm(
            item_id=int(catalog.item_ids[row]),
            year=catalog.year_of(row),
            genres=catalog.genres_of(row),
            fame=float(bundle.fame[row]),
            # Two films of one title would be taken for one.
            franchise=catalog.franchise_of(row) or catalog.title_of(row),
            vector=bundle.item_vectors[row],
            features=space.features[row],
            quality=float(quality[row]),
        )
        for row in map(int, known)
    )
    return Bank(films, space)


def genre_shares(genres: Sequence[str]) -> Doubles:
    """Share a film evenly among its genres; float64, shape (n_genres,)."""
    return np.array([(genre in genres) / max(1, len(genres)) for genre in GENRES])


def _mix(family: Family) -> Doubles:
    return np.array([family.genres.get(genre, 0.0) for genre in GENRES])


def _best_known(films: Iterable[QuizFilm], per_era: int) -> list[QuizFilm]:
    """The best known films of each era, one of each franchise in each, best known first."""
    chosen: list[QuizFilm] = []
    taken: set[tuple[int, str]] = set()
    left = [per_era] * (len(BORDERS) + 1)
    for film in sorted(films, key=lambda film: (-film.fame, film.item_id)):
        key = (film.era, film.franchise or f"#{film.item_id}")
        if left[film.era] and film.genres and key not in taken:
            left[film.era] -= 1
            taken.add(key)
            chosen.append(film)
    return chosen


def _with_mates(film: QuizFilm, nearest: Iterable[QuizFilm]) -> list[QuizFilm]:
    """Add to a film the nearest films of the eras it is not of, none of a franchise there already."""
    mates = [film]
    for other in nearest:
        franchises = {mate.franchise for mate in mates if mate.franchise}
        if other.era not in {mate.era for mate in mates} and other.franchise not in franchises:
            mates.append(other)
        if len(mates) == 3:
            break
    return mates


def _closeness(films: Sequence[QuizFilm]) -> Doubles:
    """How much alike films are in genres and in what is said of them; shape (n, n)."""
    genres = np.array([genre_shares(film.genres) for film in films])
    vectors = np.array([film.vector for film in films], np.float64)
    parts = [GENRE_SCALE * (genres - genres.mean(axis=0)), vectors - vectors.mean(axis=0)]
    placed = np.hstack(parts)
    return np.asarray(placed @ placed.T)
