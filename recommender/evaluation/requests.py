"""How well requests are answered: films that people then recommended, found among the first ten, with and
without each part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from recommender.scoring.parts import PARTS
from recommender.scoring.weights import Weights
from recommender.training.ranking import Example, learn_weights
from recommender.types import FloatArray, IntArray

FOLDS = 5
DEPTH = 50


@dataclass(frozen=True, slots=True)
class Figures:
    """Recall over (request, film) pairs (He et al., CIKM 2023); hit, precision and NDCG over requests."""

    recall10: float
    recall20: float
    recall50: float
    hit10: float
    precision10: float
    ndcg10: float


def measure(examples: Sequence[Example], weights: Weights) -> Figures:
    """Rank each example's candidates by the weights and count; films that were no candidates count as not
    found."""
    ranks = [_ranks(example, weights) for example in examples]
    wanted = np.array([len(found) + e.missed for found, e in zip(ranks, examples, strict=True)])
    asked = [place for place, count in enumerate(wanted) if count]
    pairs = max(1, int(wanted.sum()))
    in_ten = [ranks[place][ranks[place] < 10] for place in asked]
    ideal = [sum(1 / np.log2(n + 2) for n in range(min(10, wanted[place]))) for place in asked]
    gained = [float((1 / np.log2(found + 2)).sum()) for found in in_ten]
    return Figures(
        recall10=sum(int((found < 10).sum()) for found in ranks) / pairs,
        recall20=sum(int((found < 20).sum()) for found in ranks) / pairs,
        recall50=sum(int((found < DEPTH).sum()) for found in ranks) / pairs,
        hit10=float(np.mean([len(found) > 0 for found in in_ten])),
        precision10=float(np.mean([len(found) / 10 for found in in_ten])),
        ndcg10=float(np.mean([gain / best for gain, best in zip(gained, ideal, strict=True)])),
    )


def cross_validated(
    examples: Sequence[Example], others: Sequence[Sequence[Example]], start: Weights
) -> Figures:
    """Measure each fold with weights that no request of its dialogues taught; ``others`` are sets to learn
    from as well."""
    groups = sorted({example.group for example in examples})
    figures = []
    sizes = []
    for fold in range(FOLDS):
        held = set(groups[fold::FOLDS])
        taught = [example for example in examples if example.group not in held]
        tested = [example for example in examples if example.group in held]
        weights = learn_weights([taught, *others], start)
        figures.append(measure(tested, weights))
        sizes.append(len(tested))
    names = Figures.__slots__
    return Figures(*(float(np.average([getattr(f, name) for f in figures], weights=sizes)) for name in names))


def without_each(examples: Sequence[Example], weights: Weights) -> Iterator[tuple[str, Figures]]:
    """Measure with one part's weight at nothing, part by part."""
    for name in PARTS:
        if weights.alone.get(name) or weights.in_talk.get(name):
            without = Weights({**weights.alone, name: 0.0}, {**weights.in_talk, name: 0.0})
            yield name, measure(examples, without)


def _ranks(example: Example, weights: Weights) -> IntArray:
    """Places (from 0) of the films people recommended, among the candidates in order."""
    ranking = weights.in_talk if example.in_talk else weights.alone
    scores: FloatArray = example.features @ np.array([ranking.get(name, 0.0) for name in PARTS], np.float32)
    order = np.argsort(-scores, kind="stable")
    places = np.empty(len(order), np.int64)
    places[order] = np.arange(len(order))
    return places[example.relevant]
