"""The quiz measured: simulated people who are in no statistic, every way to ten films on the same people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from recommender.building.build import pooled_ratings
from recommender.building.catalog import build_catalog
from recommender.bundle import Bundle
from recommender.encoders import Encoder
from recommender.engine import Engine
from recommender.evaluation.quiz_arms import Arms
from recommender.evaluation.quiz_people import Person, World, real_shares
from recommender.evaluation.quiz_worlds import HeldOut, fold_of, held_out_people, without
from recommender.models.stars import Progress
from recommender.notes import read_notes
from recommender.quiz.belief import Doubles
from recommender.quiz.eras import era_flags
from recommender.quiz.log import Answered
from recommender.quiz.outcome import Outcome
from recommender.quiz.question import Step, read_duel
from recommender.quiz.quiz import Length
from recommender.types import BoolArray, FloatArray, IntArray

FOLDS = 5
DEPTH = 10
QUESTIONS = (0, 1, 2, 3, 4, 5, 6)
"""Questions after which the quiz is finished early; the whole of it comes last."""


@dataclass(frozen=True, eq=False)
class Measured:
    """Figures of everybody, in one order, by way: NDCG@10, films liked, how far shares are from the real."""

    ndcg: dict[str, FloatArray]
    liked: dict[str, FloatArray]
    distance: dict[str, FloatArray]


def measure_quiz(bundle: Bundle, encoder: Encoder, data: Path, folds: int, progress: Progress) -> Measured:
    """Hold folds of users out, learn the rest anew, and let the held-out ones take the quiz."""
    ratings = pooled_ratings(build_catalog(data))
    ratings = ratings[ratings["item_id"].isin(bundle.catalog.item_ids)]
    notes = [note for note in read_notes() if note.item_id in bundle.catalog]
    fold = fold_of(ratings["user_id"].to_numpy(), FOLDS)
    figures: tuple[dict[str, list[float]], ...] = tuple(defaultdict(list) for _ in range(3))
    for held in range(folds):
        training = ratings[fold != held]
        engine = Engine(without(bundle, training, notes), encoder)
        asked = _asked_about(engine)
        people = list(held_out_people(ratings[fold == held], engine.catalog, asked))
        bar = progress(f"Fold {held + 1} of {folds}", len(people))
        liked_rows = np.searchsorted(engine.catalog.item_ids, training[training["stars"] >= 4]["item_id"])
        liked_count = np.bincount(liked_rows, minlength=len(asked)).astype(np.float32)
        world = _world(engine)
        for one in people:
            for way, ten, distance in _ways(_arms(engine, world, one, asked, liked_count), world):
                found = np.isin(_rows(engine, ten), one.liked)
                figures[0][way].append(ndcg(found, len(one.liked)))
                figures[1][way].append(float(found.sum()))
                figures[2][way].append(distance)
            bar(1)
    return Measured(*({way: np.array(values, np.float32) for way, values in by.items()} for by in figures))


def _asked_about(engine: Engine) -> BoolArray:
    ids = sorted({item_id for trio in engine.quiz.bank.trios for item_id in trio})
    return np.isin(engine.catalog.item_ids, ids)


def _world(engine: Engine) -> World:
    catalog = engine.catalog
    genres = catalog.genre_matrix.astype(np.float32)
    shares = genres / np.maximum(genres.sum(axis=1, keepdims=True), 1)
    return World(shares, era_flags(catalog.year), catalog.rating_count.astype(np.float32))


def _arms(engine: Engine, world: World, held: HeldOut, asked: BoolArray, liked_count: FloatArray) -> Arms:
    there = np.setdiff1d(np.arange(len(asked)), held.later)
    person = Person(world, held.known, held.stars, there, np.random.default_rng(held.user_id))
    out = np.concatenate([held.known, held.later, np.flatnonzero(asked)])
    out_ids = frozenset(engine.catalog.item_ids[out].tolist())
    return Arms(engine, person, held, liked_count, out_ids)


def _ways(arms: Arms, world: World) -> Iterator[tuple[str, list[int], float]]:
    """Every way by name, the ten it gives, and how far its shares are from the real ones (NaN without)."""
    truth = real_shares(world, arms.held.liked)

    def told(name: str, outcome: Outcome) -> tuple[str, list[int], float]:
        shares = np.array(list(outcome.leanings.genres.values()))
        return name, arms.asked(outcome), jensen_shannon(shares / shares.sum(), truth)

    answers = arms.quiz(Length.NORMAL)
    whole = arms.outcome(answers)
    leading = max(whole.leanings.genres, key=lambda genre: whole.leanings.genres[genre])
    yield "popularity", arms.popular(), np.nan
    yield "popularity in the leading genre", arms.popular(leading), np.nan
    for count in (10, 15):
        yield f"{count} best known films rated", arms.rated(arms.best_known()[:count]), np.nan
    yield "10 random films rated", arms.rated(arms.at_random()[:10]), np.nan
    for count in QUESTIONS:
        yield told(f"quiz, {count} questions", arms.outcome(_first(answers, count)))
    yield told("quiz, whole", whole)
    yield told("quiz, quick", arms.outcome(arms.quiz(Length.QUICK)))
    duels = sum(bool(read_duel(answer.question)) for answer in answers)
    yield told("quiz, its duels at random", arms.outcome(arms.random_duels(answers, duels)))
    yield told("8 random questions", arms.outcome(arms.random_duels((), 8)))


def _first(answers: list[Answered], count: int) -> list[Answered]:
    """The first questions; of duels whose films were swapped the swaps are part."""
    kept: list[Answered] = []
    asked = 0
    for answer in answers:
        asked += answer.question in set(Step) or answer.word != "unknown"
        if asked > count:
            break
        kept.append(answer)
    return kept


def _rows(engine: Engine, item_ids: list[int]) -> IntArray:
    return np.array([engine.catalog.row_of(item_id) for item_id in item_ids], np.int64)


def ndcg(found: BoolArray, wanted: int) -> float:
    """NDCG of a list, by which of its places hold what was wanted."""
    discounts = 1 / np.log2(np.arange(2, DEPTH + 2))
    ideal = discounts[: min(DEPTH, wanted)].sum()
    return float((discounts[: len(found)] * found).sum() / max(ideal, 1e-9))


def jensen_shannon(one: Doubles, other: Doubles) -> float:
    """Distance of two distributions, 0 to 1: the root of their divergence in bits."""
    middle = (one + other) / 2

    def divergence(shares: Doubles) -> float:
        there = shares > 0
        return float((shares[there] * np.log2(shares[there] / middle[there])).sum())

    return float(np.sqrt(max(0.0, (divergence(one) + divergence(other)) / 2)))
