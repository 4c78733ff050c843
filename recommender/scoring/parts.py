"""The parts of a score: each a measurable thing about a film and a request, with a name that `Why?` can say.

A part is a function of a query, the bundle and the candidates' rows; it gives float32, shape (n_candidates,),
NaN where nothing is known of a film (never 0), and None where the request has nothing to do with it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from recommender.bundle import Bundle
from recommender.centroids import closeness
from recommender.notes import AUDIENCES
from recommender.request.constraints import JUDGED, passes, rows_of_theme
from recommender.request.eras import years_of
from recommender.scoring.leaning import choice_scores, leaning_scores, quiz_alone
from recommender.scoring.query import Query, genre_wishes
from recommender.types import FloatArray, IntArray, Side, Slot

HIDDEN_FAME = 0.4
TOO_KNOWN = 5.0
"""What being better known than that costs a hidden gem, in stars."""
PartFunction = Callable[[Query, Bundle, IntArray], FloatArray | None]


def _meaning(kind: str) -> PartFunction:
    """Closeness of the request to one kind of text."""

    def part(query: Query, bundle: Bundle, rows: IntArray) -> FloatArray | None:
        return None if query.vector is None else bundle.kinds[kind].best_cosines(query.vector, rows)

    return part


def _words(query: Query, bundle: Bundle, rows: IntArray) -> FloatArray | None:
    """The request's own words in what is said of the film."""
    return bundle.words.scores(query.plot_words)[rows] if query.plot_words.strip() else None


def _genre(query: Query, bundle: Bundle, rows: IntArray) -> FloatArray | None:
    """Share of the wished genres that the film has."""
    wished = genre_wishes(query, bundle.catalog.genres, Side.WANTED)
    if not wished.any():
        return None
    return np.asarray(bundle.catalog.genre_matrix[rows] @ wished / wished.sum(), np.float32)


def _mood(query: Query, bundle: Bundle, rows: IntArray) -> FloatArray | None:
    """Share of the wished moods that the film's note names."""
    moods = [
        bundle.mood_columns[slot.value] for slot in query.slots("mood") if slot.value in bundle.mood_columns
    ]
    if not moods:
        return None
    return np.asarray(bundle.notes.moods[rows][:, moods].mean(axis=1), np.float32)


def _theme(query: Query, bundle: Bundle, rows: IntArray) -> FloatArray | None:
    """Share of the wished themes that our notes or people's tags name."""
    themes = [slot.value for slot in query.slots("theme")]
    if not themes:
        return None
    return np.mean([rows_of_theme(theme, bundle)[rows] for theme in themes], axis=0, dtype=np.float32)


def _era(query: Query, bundle: Bundle, rows: IntArray) -> FloatArray | None:
    """Nearness to the years wished for: 1 within them, less by the decade outside."""
    eras = [slot for slot in query.slots("era") if not slot.hard]
    if not eras:
        return None
    return np.max([_nearness(slot, bundle.catalog.year[rows]) for slot in eras], axis=0)


def _nearness(slot: Slot, years: FloatArray) -> FloatArray:
    first, last = years_of(slot.value)
    outside = np.maximum(np.maximum((first or 0) - years, years - (last or np.inf)), 0)
    return np.exp(-outside / 10).astype(np.float32)


def _origin(query: Query, bundle: Bundle, rows: IntArray) -> FloatArray | None:
    """Whether it is of a language or country that would be liked, but need not be."""
    wished = [slot for kind in ("language", "country") for slot in query.slots(kind) if not slot.hard]
    if not wished:
        return None
    return np.mean([passes(slot, bundle)[rows] for slot in wished], axis=0, dtype=np.float32)


def _grown_up(query: Query, bundle: Bundle, rows: IntArray) -> FloatArray | None:
    """Asked for something for grown-ups: 1 where it is for them, 0 for teens, less for children."""
    if not any(slot.value == "adults" for slot in query.slots("audience")):
        return None
    return bundle.notes.numbers["audience"][rows] - AUDIENCES.index("teens")


def _unwished(query: Query, bundle: Bundle, rows: IntArray) -> FloatArray | None:
    """How much it has of what was softly spoken against."""
    refused = [slot for slot in query.request.slots if slot.side is Side.UNWANTED and not slot.hard]
    refused = [slot for slot in refused if slot.kind in JUDGED]
    if not refused:
        return None
    return np.mean([~passes(slot, bundle)[rows] for slot in refused], axis=0, dtype=np.float32)


def _person(query: Query, bundle: Bundle, rows: IntArray) -> FloatArray | None:
    """Whether somebody named is in it or made it."""
    return np.isin(rows, query.person_rows).astype(np.float32) if query.person_rows else None


def _seed_meaning(query: Query, bundle: Bundle, rows: IntArray) -> FloatArray | None:
    """Closeness in meaning to the films named: half to the nearest of them, half to their middle."""
    if not query.seed_rows:
        return None
    cosines = bundle.item_vectors.between(rows, list(query.seed_rows))
    return np.asarray((cosines.max(axis=1) + cosines.mean(axis=1)) / 2, np.float32)


def _seed_facts(query: Query, bundle: Bundle, rows: IntArray) -> FloatArray | None:
    """Closeness in title, genres and people, as text."""
    if not query.seed_rows:
        return None
    near = bundle.kinds["facts"].vectors.between(rows, list(query.seed_rows))
    return np.asarray(near.mean(axis=1), np.float32)


def _seed_fans(query: Query, bundle: Bundle, rows: IntArray) -> FloatArray | None:
    """Shared fans with the films named."""
    return bundle.cofans.scores(query.seed_rows)[rows] if query.seed_rows else None


def _seed_talk(query: Query, bundle: Bundle, rows: IntArray) -> FloatArray | None:
    """Named by people together with the films named here."""
    return bundle.together.strengths(query.seed_rows)[rows] if query.seed_rows else None


def _seed_people(query: Query, bundle: Bundle, rows: IntArray) -> FloatArray | None:
    """A director or leading actors shared with the films named: 1 for a director, a half for each of up to
    two actors."""
    if not query.seed_rows:
        return None
    return bundle.catalog.shared_people(query.seed_rows)[rows]


def _seed_genre(query: Query, bundle: Bundle, rows: IntArray) -> FloatArray | None:
    """Cosine of a film's genres with those of the films named."""
    if not query.seed_rows:
        return None
    matrix = bundle.catalog.genre_matrix.astype(np.float32)
    middle = matrix[list(query.seed_rows)].mean(axis=0)
    lengths = np.linalg.norm(matrix[rows], axis=1) * np.linalg.norm(middle)
    product = matrix[rows] @ middle
    return np.divide(product, lengths, out=np.full(len(rows), np.nan, np.float32), where=lengths > 0)


def _unlike(query: Query, bundle: Bundle, rows: IntArray) -> FloatArray | None:
    """Closeness in meaning to films the request speaks against."""
    if not query.disliked_rows:
        return None
    return bundle.item_vectors.between(rows, list(query.disliked_rows)).max(axis=1)


def _direction(query: Query, bundle: Bundle, rows: IntArray) -> FloatArray | None:
    """How far a film lies from the seeds in the direction asked for ("but funnier"), in steps of its
    scale."""
    moves = [slot.value for slot in query.slots("direction")]
    if not moves:
        return None
    steps = [_step(bundle, move, query.seed_rows, rows) for move in moves]
    return np.asarray(np.mean(steps, axis=0), np.float32)


def _step(bundle: Bundle, move: str, seed_rows: tuple[int, ...], rows: IntArray) -> FloatArray:
    """Signed, clipped distance along one scale; ``move`` is ``humour+`` or ``violence-``."""
    scale, sign = bundle.scale(move[:-1]), 1 if move.endswith("+") else -1
    known = scale[list(seed_rows)][~np.isnan(scale[list(seed_rows)])] if seed_rows else np.zeros(0)
    start = float(known.mean()) if len(known) else float(np.nanmean(scale))
    return np.clip(sign * (scale[rows] - start), -1.5, 1.5)


def _fame(query: Query, bundle: Bundle, rows: IntArray) -> FloatArray | None:
    """How well known it is, squared: the step from known to famous counts more than from obscure to little
    known. Nothing to somebody who asks for what nobody knows."""
    return None if _hidden_wanted(query) else bundle.fame[rows] ** 2


def _hidden_wanted(query: Query) -> bool:
    return any(slot.value == "hidden" for slot in query.slots("fame"))


def _talked(query: Query, bundle: Bundle, rows: IntArray) -> FloatArray | None:
    """How often people talk of it; nothing to who asks for what nobody talks of or for the like of a film
    and no more, nor beside a quiz."""
    if _hidden_wanted(query) or query.names_films_alone or quiz_alone(query):
        return None
    return bundle.talked[rows]


def _fame_wish(query: Query, bundle: Bundle, rows: IntArray) -> FloatArray | None:
    """Asked for a hidden gem: good, and no better known than `HIDDEN_FAME`; for something known: its fame."""
    wishes = {slot.value for slot in query.slots("fame")}
    if not wishes:
        return None
    if "hidden" not in wishes:
        return bundle.fame[rows]
    quality = bundle.quality[rows]
    gem = np.where(np.isnan(quality), bundle.told_quality[rows], quality)
    return gem - TOO_KNOWN * np.clip(bundle.fame[rows] - HIDDEN_FAME, 0, None)


def _quality(query: Query, bundle: Bundle, rows: IntArray) -> FloatArray | None:
    """Mean stars above the overall mean, shrunk towards it where few rated."""
    return bundle.quality[rows]


def _quality_wish(query: Query, bundle: Bundle, rows: IntArray) -> FloatArray | None:
    """Asked for the best (or for the worst) it counts again."""
    wishes = {slot.value for slot in query.slots("quality")}
    if not wishes:
        return None
    return -bundle.quality[rows] if "low" in wishes else bundle.quality[rows]


def _recent(query: Query, bundle: Bundle, rows: IntArray) -> FloatArray | None:
    """Years since 1990 in thirties, within -1 and 1.2: people mean newer films unless they say so."""
    return np.clip((bundle.catalog.year[rows] - 1990) / 30, -1, 1.2).astype(np.float32)


def _like_minded(query: Query, bundle: Bundle, rows: IntArray) -> FloatArray | None:
    """What the people nearest to request and profile like (the fifth seed's step)."""
    pointers = [vector for vector in (query.vector, query.taste.centroid) if vector is not None]
    if not pointers:
        return None
    middle = np.sum(pointers, axis=0)
    return bundle.tastes.votes(middle / max(float(np.linalg.norm(middle)), 1e-9))[rows]


def _taste(query: Query, bundle: Bundle, rows: IntArray) -> FloatArray | None:
    """Closeness to the middle, or the two, of what the asker likes, as far as that is known."""
    if query.taste.centroids is None:
        return None
    near = closeness(bundle.item_vectors.at(rows), query.taste.centroids)
    return np.asarray(query.taste.trust * near, np.float32)


def _taste_fans(query: Query, bundle: Bundle, rows: IntArray) -> FloatArray | None:
    """What people who like the same films like, from the asker's folded-in factors."""
    liked = query.taste.liked_rows
    if not liked:
        return None
    folded = query.taste.trust * bundle.tastes.fold_in(liked)
    return np.asarray(bundle.tastes.item_factors[rows] @ folded, np.float32)


def _listed(query: Query, bundle: Bundle, rows: IntArray) -> FloatArray | None:
    """How much further up the ranking model lists it for the asker than for a stranger, as far as the asker
    is known: a single film rated says little beside what was asked for."""
    return None if query.listed is None else np.float32(query.taste.trust) * query.listed[rows]


def _leaning(query: Query, bundle: Bundle, rows: IntArray) -> FloatArray | None:
    """How much likelier than others the asker chooses it, by what their quiz found."""
    scores = leaning_scores(query, bundle)
    return None if scores is None else scores[rows]


def _choice(query: Query, bundle: Bundle, rows: IntArray) -> FloatArray | None:
    """How many people choose it, where a quiz is all there is to go by."""
    scores = choice_scores(query, bundle)
    return None if scores is None else scores[rows]


PARTS: dict[str, PartFunction] = {
    "facts": _meaning("facts"),
    "extract": _meaning("extract"),
    "note": _meaning("note"),
    "asked": _meaning("asked"),
    "words": _words,
    "genre": _genre,
    "mood": _mood,
    "theme": _theme,
    "era": _era,
    "origin": _origin,
    "grown_up": _grown_up,
    "unwished": _unwished,
    "person": _person,
    "seed_meaning": _seed_meaning,
    "seed_facts": _seed_facts,
    "seed_fans": _seed_fans,
    "seed_talk": _seed_talk,
    "seed_people": _seed_people,
    "seed_genre": _seed_genre,
    "unlike": _unlike,
    "direction": _direction,
    "fame": _fame,
    "talked": _talked,
    "fame_wish": _fame_wish,
    "quality": _quality,
    "quality_wish": _quality_wish,
    "recent": _recent,
    "like_minded": _like_minded,
    "taste": _taste,
    "taste_fans": _taste_fans,
    "listed": _listed,
    "leaning": _leaning,
    "choice": _choice,
}


def feature_matrix(query: Query, bundle: Bundle, rows: IntArray) -> FloatArray:
    """All parts of all candidates, float32, shape (n_candidates, len(PARTS)).

    A part the request has nothing to do with is 0 for all; what is unknown of one film takes the mean of the
    other candidates', which neither lifts nor sinks it."""
    columns = []
    for part in PARTS.values():
        values = part(query, bundle, rows)
        columns.append(np.zeros(len(rows), np.float32) if values is None else _filled(values))
    return np.stack(columns, axis=1)


def _filled(values: FloatArray) -> FloatArray:
    known = ~np.isnan(values)
    return np.where(known, values, values[known].mean() if known.any() else 0).astype(np.float32)
