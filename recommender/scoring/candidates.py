"""Candidates: the union of several short lists, each film remembering which lists it was on.

No single list is enough: the fifty films nearest in meaning hold a fifteenth of what people then recommend.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from recommender.bundle import Bundle
from recommender.centroids import closeness
from recommender.index import top
from recommender.scoring.leaning import leaning_scores
from recommender.scoring.query import Query, genre_wishes
from recommender.types import BoolArray, FloatArray, IntArray, Side

BY_MEANING = 300
BY_PROMPT = 500
"""The fifth seed's number: the request's nearest films, weighed with the people nearest to it."""
PER_LIST = 200


@dataclass(frozen=True, eq=False)
class Candidates:
    """Rows to score (ascending), and the rows of each list they came from."""

    rows: IntArray
    lists: Mapping[str, IntArray]


def find_candidates(query: Query, bundle: Bundle, allowed: BoolArray) -> Candidates:
    """Gather candidates from every list that the request gives cause for.

    Parameters
    ----------
    allowed : shape (n_items,); films that may come at all (hard constraints kept, not seen, not hidden)
    """
    lists = dict((*_by_meaning(query, bundle, allowed), *_by_score(query, bundle, allowed)))
    return Candidates(np.unique(np.concatenate(list(lists.values()))), lists)


def _by_meaning(query: Query, bundle: Bundle, allowed: BoolArray) -> Iterator[tuple[str, IntArray]]:
    """The films nearest to the request in each kind of text."""
    if query.vector is None:
        return
    for name, kind in bundle.kinds.items():
        k = BY_PROMPT if name == "asked" else BY_MEANING
        places, _ = bundle.indexes[name].search(
            query.vector, k, None if allowed.all() else allowed[kind.owners]
        )
        yield f"meaning:{name}", np.unique(kind.owners[places])


def _by_score(query: Query, bundle: Bundle, allowed: BoolArray) -> Iterator[tuple[str, IntArray]]:
    for name, scores in _scored_lists(query, bundle):
        rows = np.flatnonzero(allowed & ~np.isnan(scores))
        yield name, rows[top(scores[rows], PER_LIST)]


def _scored_lists(query: Query, bundle: Bundle) -> Iterator[tuple[str, FloatArray]]:
    """Name, and score of every item (NaN: not on this list), of each list that is no nearest-neighbour
    search."""
    vectors = bundle.item_vectors
    if query.plot_words.strip():
        yield "words", _positive(bundle.words.scores(query.plot_words))
    if query.seed_rows:
        middle = vectors[list(query.seed_rows)].mean(axis=0)
        yield "seeds:meaning", np.asarray(vectors @ middle, np.float32)
        yield "seeds:fans", _positive(bundle.cofans.scores(query.seed_rows))
        yield "seeds:talk", _positive(bundle.together.strengths(query.seed_rows))
        yield "seeds:people", _positive(bundle.catalog.shared_people(query.seed_rows))
    if query.person_rows:
        named = np.full(len(vectors), np.nan, np.float32)
        named[list(query.person_rows)] = bundle.fame[list(query.person_rows)]
        yield "people", named
    if query.taste.centroids is not None:
        yield "taste", closeness(vectors, query.taste.centroids)
    if query.taste.liked_rows:
        fans = bundle.tastes.item_factors @ bundle.tastes.fold_in(query.taste.liked_rows)
        yield "taste:fans", np.asarray(fans, np.float32)
    if query.listed is not None:
        yield "listed", query.listed
    leaning = leaning_scores(query, bundle)
    if leaning is not None:
        yield "leaning", _liked(bundle) + 2 * leaning
    yield from _wished(query, bundle)
    yield "popular and good", _liked(bundle)
    yield "talked of", bundle.talked


def _wished(query: Query, bundle: Bundle) -> Iterator[tuple[str, FloatArray]]:
    """The best known films of the genres and moods asked for."""
    liked = _liked(bundle)
    wished = genre_wishes(query, bundle.catalog.genres, Side.WANTED)
    if wished.any():
        share = bundle.catalog.genre_matrix @ wished / wished.sum()
        yield "genre", np.where(share > 0, liked + 2 * share, np.nan).astype(np.float32)
    moods = [
        bundle.mood_columns[slot.value] for slot in query.slots("mood") if slot.value in bundle.mood_columns
    ]
    if moods:
        share = bundle.notes.moods[:, moods].mean(axis=1)
        yield "mood", np.where(share > 0, liked + 2 * share, np.nan).astype(np.float32)
    pointers = [vector for vector in (query.vector, query.taste.centroid) if vector is not None]
    if pointers:
        yield "like-minded", bundle.tastes.votes(np.asarray(sum(pointers), np.float32))


def _liked(bundle: Bundle) -> FloatArray:
    return bundle.fame + np.float32(0.3) * bundle.quality


def _positive(scores: FloatArray) -> FloatArray:
    return np.where(scores > 0, scores, np.nan).astype(np.float32)
