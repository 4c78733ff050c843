"""One line of why, made from the parts that lifted a film above the other candidates, and from nothing
else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from recommender.bundle import Bundle
from recommender.neighbours import Neighbours
from recommender.phrases import Phrase, capitalized, joined, listed, say, term
from recommender.quiz.shares import LEAST_SHOWN
from recommender.request.constraints import passes, rows_of_theme
from recommender.scoring.parts import PARTS
from recommender.scoring.query import Query
from recommender.types import FloatArray, Part, Side

SHOWN = 2
"""Causes a line names at most."""
LEAST_SHARE = 0.15
"""Share of all that lifts a film that a part must have to be named."""


@dataclass(frozen=True, slots=True)
class Cause:
    """Why, in words, and the films or words it rests on."""

    words: Phrase
    cites: tuple[str, ...] = ()


CauseMaker = Callable[[Query, Bundle, int], Cause | None]


def named_parts(query: Query, bundle: Bundle, row: int, values: FloatArray) -> tuple[Part, ...]:
    """Name a film's parts that are not zero, largest first, each with what it rests on."""
    parts = []
    for name, value in zip(PARTS, values, strict=True):
        if value:
            cause = _CAUSES[name](query, bundle, row)
            parts.append(Part(name, float(value), cause.cites if cause else ()))
    return tuple(sorted(parts, key=lambda part: -abs(part.value)))


def reason(query: Query, bundle: Bundle, row: int, values: FloatArray) -> Phrase:
    """Say in a line what lifted a film; the film's own character where nothing stands out."""
    lifting = float(np.clip(values, 0, None).sum())
    order = sorted(zip(PARTS, values, strict=True), key=lambda entry: -entry[1])
    said: list[Phrase] = []
    for name, value in order:
        if value <= 0 or (said and value < LEAST_SHARE * lifting):
            break
        cause = _CAUSES[name](query, bundle, row)
        if cause and not any(cause.words in other or other in cause.words for other in said):
            said.append(cause.words)
        if len(said) == SHOWN:
            break
    return capitalized(joined("; ", said) or _character(bundle, row))


def _character(bundle: Bundle, row: int) -> Phrase:
    moods = bundle.notes.mood_names.get(row, ())[:2]
    genres = [genre.lower() for genre in bundle.catalog.genres_of(row)[:2]]
    return joined(", ", _terms((*moods, *genres))) or say("among the films closest to what you asked")


def _about(query: Query, bundle: Bundle, row: int) -> Cause | None:
    """What of the film answers the words: its themes and moods that share them, else what it is about."""
    cited = set(bundle.words.cited(query.plot_words, row))
    themes = bundle.notes.themes.get(row, ())
    shared = [theme for theme in themes if cited & set(_stems(theme))]
    if shared:
        return _theme_said(shared)
    wished = {slot.value for slot in query.slots("mood")}
    moods = [mood for mood in bundle.notes.mood_names.get(row, ()) if mood in wished]
    if moods:
        return _words(moods)
    if not themes:
        return None
    return Cause(say("close to your words, with {themes}", themes=_terms(themes[:2])), tuple(themes[:2]))


def _theme_said(themes: Sequence[str]) -> Cause:
    return Cause(say("touches on {themes}", themes=_terms(themes[:2])), tuple(themes[:2]))


def _words(held: Sequence[str]) -> Cause | None:
    """Name what a film has of what was wished, in its own words."""
    return Cause(listed(_terms(held)), tuple(held)) if held else None


def _terms(words: Iterable[str]) -> tuple[Phrase, ...]:
    return tuple(map(term, words))


def _stems(text: str) -> list[str]:
    from recommender.words import terms

    return terms(text)


def _genre_cause(query: Query, bundle: Bundle, row: int) -> Cause | None:
    wished = {slot.value for slot in query.slots("genre")}
    return _words([genre.lower() for genre in bundle.catalog.genres_of(row) if genre in wished])


def _mood_cause(query: Query, bundle: Bundle, row: int) -> Cause | None:
    wished = {slot.value for slot in query.slots("mood")}
    return _words([mood for mood in bundle.notes.mood_names.get(row, ()) if mood in wished])


def _theme_cause(query: Query, bundle: Bundle, row: int) -> Cause | None:
    held = [slot.value for slot in query.slots("theme") if rows_of_theme(slot.value, bundle)[row]]
    return _theme_said(held) if held else None


def _era_cause(query: Query, bundle: Bundle, row: int) -> Cause | None:
    held = [slot.label for slot in query.slots("era") if passes(slot, bundle)[row]]
    return Cause(say("from the years you spoke of ({years})", years=held[0]), (held[0],)) if held else None


def _origin_cause(query: Query, bundle: Bundle, row: int) -> Cause | None:
    wished = (*query.slots("language"), *query.slots("country"))
    held = [slot.label for slot in wished if passes(slot, bundle)[row]]
    return Cause(listed(held), tuple(held)) if held else None


def _person_cause(query: Query, bundle: Bundle, row: int) -> Cause | None:
    people = {*bundle.catalog.people_of(row)}
    named = [s.value for s in query.slots("person", Side.WANTED) if s.value in people]
    return Cause(say("with {people}", people=named), tuple(named)) if named else None


def _nearest_seed(query: Query, bundle: Bundle, row: int) -> Cause | None:
    cosines = bundle.item_vectors.between([row], list(query.seed_rows))
    film = bundle.catalog.title_of(query.seed_rows[int(np.argmax(cosines))])
    return Cause(say("in the spirit of {film}", film=film), (film,))


def _fan_seed(query: Query, bundle: Bundle, row: int) -> Cause | None:
    title = _strongest(bundle.cofans, query, bundle, row)
    return Cause(say("loved by fans of {film}", film=title), (title,)) if title else None


def _talk_seed(query: Query, bundle: Bundle, row: int) -> Cause | None:
    title = _strongest(bundle.together, query, bundle, row)
    return Cause(say("often named together with {film}", film=title), (title,)) if title else None


def _strongest(neighbours: Neighbours, query: Query, bundle: Bundle, row: int) -> str | None:
    """Title of the film named that is the nearest neighbour; None where none is one."""
    strengths = [neighbours.towards(seed, row) for seed in query.seed_rows]
    best = int(np.argmax(strengths))
    return bundle.catalog.title_of(query.seed_rows[best]) if strengths[best] > 0 else None


def _people_seed(query: Query, bundle: Bundle, row: int) -> Cause | None:
    own = bundle.catalog.people_of(row)
    for seed in query.seed_rows:
        shared = [name for name in bundle.catalog.people_of(seed) if name in own]
        if shared:
            film = bundle.catalog.title_of(seed)
            return Cause(say("{person}, as in {film}", person=shared[0], film=film), (shared[0], film))
    return None


def _own_film(query: Query, bundle: Bundle, row: int) -> Cause | None:
    """The film the asker liked that is nearest to this one."""
    others = [other for other in query.taste.liked_rows if other != row]
    if not others:
        return None
    nearest = others[int(np.argmax(bundle.item_vectors.between([row], others)))]
    film = bundle.catalog.title_of(nearest)
    if _is_theirs(query, bundle, nearest):
        return Cause(say("because you liked {film}", film=film), (film,))
    return Cause(say("close to {film}", film=film), (film,))


def _is_theirs(query: Query, bundle: Bundle, row: int) -> bool:
    """Whether the asker spoke of a film itself, not only took it with others in a quiz."""
    profile, item_id = query.request.profile, int(bundle.catalog.item_ids[row])
    return item_id in profile.watchlist or any(item_id == rating.item_id for rating in profile.ratings)


def _leaning_cause(query: Query, bundle: Bundle, row: int) -> Cause | None:
    """The film's genres that the quiz gave a share worth a word, the largest two."""
    leanings = query.request.profile.leanings
    shares = leanings.genres if leanings else {}
    held = sorted(bundle.catalog.genres_of(row), key=lambda genre: -shares.get(genre, 0))
    leading = [genre for genre in held if shares.get(genre, 0) >= LEAST_SHOWN][:2]
    if not leading:
        return None
    genres = _terms(genre.lower() for genre in leading)
    return Cause(say("your quiz leans to {genres}", genres=genres), tuple(leading))


def _quality_cause(query: Query, bundle: Bundle, row: int) -> Cause | None:
    mean = bundle.catalog.rating_mean[row]
    return Cause(say("rated {mean} on average", mean=float(mean))) if mean >= 3.8 else None


def _direction_cause(query: Query, bundle: Bundle, row: int) -> Cause | None:
    words = [slot.label for slot in query.slots("direction")]
    return Cause(listed(words), tuple(words)) if words else None


def _constant(words: Phrase) -> CauseMaker:
    return lambda query, bundle, row: Cause(words)


def _unsaid(query: Query, bundle: Bundle, row: int) -> Cause | None:
    return None


_CAUSES: dict[str, CauseMaker] = {
    "facts": _unsaid,
    "extract": _about,
    "note": _about,
    "asked": _about,
    "words": _about,
    "genre": _genre_cause,
    "mood": _mood_cause,
    "theme": _theme_cause,
    "era": _era_cause,
    "origin": _origin_cause,
    "grown_up": _unsaid,
    "unwished": _unsaid,
    "person": _person_cause,
    "seed_meaning": _nearest_seed,
    "seed_facts": _nearest_seed,
    "seed_fans": _fan_seed,
    "seed_talk": _talk_seed,
    "seed_people": _people_seed,
    "seed_genre": _nearest_seed,
    "unlike": _unsaid,
    "direction": _direction_cause,
    "fame": _unsaid,
    "talked": _unsaid,
    "fame_wish": _constant(say("as well known as you asked for")),
    "quality": _quality_cause,
    "quality_wish": _quality_cause,
    "recent": _unsaid,
    "like_minded": _constant(say("liked by people who like such films")),
    "taste": _own_film,
    "taste_fans": _own_film,
    "listed": _own_film,
    "leaning": _leaning_cause,
    "choice": _unsaid,
}
