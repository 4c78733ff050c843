"""What can be named in a request, taken from a bundle: its films, its people, and what its notes tell of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import chain
from typing import TYPE_CHECKING

from recommender.request.directions import COMPARATIVES, QUALITIES
from recommender.request.lexicon import default_lexicon
from recommender.request.names import FilmNames, NamedFilm
from recommender.request.number_words import WORDS
from recommender.request.people import PeopleNames
from recommender.request.readers import Vocabulary
from recommender.request.spelling import Spelling
from recommender.request.text import fold
from recommender.request.themes import Themes
from recommender.request.understand import Understanding
from recommender.request.unknown import FILLERS

if TYPE_CHECKING:
    from recommender.bundle import Bundle

_SMALL = re.compile(r"(?<![.!?…]\s)(?<!^)\b[a-z][\w'’]*")
"""A word that is not written with a capital."""
_ANY = re.compile(r"[^\W_]+(?:'[a-z]+)?")


def make_understanding(bundle: Bundle, *, this_year: int | None = None) -> Understanding:
    """Make the understanding of requests for a bundle's catalogue."""
    return Understanding(bundle.catalog, make_vocabulary(bundle), this_year=this_year)


def make_vocabulary(bundle: Bundle) -> Vocabulary:
    """Gather what can be named."""
    catalog, lexicon = bundle.catalog, default_lexicon()
    weights = _weights_of_people(bundle)
    plain = {fold(word) for word in _found(_SMALL, bundle.notes.blurbs.values())}
    people = PeopleNames(weights, plain | lexicon.words | FILLERS)
    words = (
        plain
        | lexicon.words
        | FILLERS
        | WORDS.keys()
        | {part for name in weights for part in fold(name).split()}
    )
    known = _known_words(bundle) | words | COMPARATIVES.keys() | QUALITIES.keys()
    spelling = Spelling(known, lexicon.words | people.last_names)
    films = (
        NamedFilm(row, catalog.titles_of(row), catalog.year_of(row), float(bundle.fame[row]))
        for row in range(len(catalog))
    )
    return Vocabulary(
        films=FilmNames(
            films, bundle.ordinary, knows=spelling.knows, telling=lexicon.words, is_word=words.__contains__
        ),
        people=people,
        themes=Themes(bundle.notes.themes.values(), {fold(name) for name in weights}),
        spelling=spelling,
        lexicon=lexicon,
    )


def _weights_of_people(bundle: Bundle) -> Mapping[str, float]:
    """How well known each person is: the fame of their films together."""
    weights: defaultdict[str, float] = defaultdict(float)
    for row in range(len(bundle.catalog)):
        for name in set(bundle.catalog.people_of(row)):
            weights[name] += float(bundle.fame[row])
    return weights


def _known_words(bundle: Bundle) -> set[str]:
    """All words our notes use; those of our own requests stand in ``ordinary``."""
    themes = {theme for themes in bundle.notes.themes.values() for theme in themes}
    return _found(_ANY, map(fold, (*bundle.notes.blurbs.values(), *themes))) | set(bundle.ordinary)


def _found(pattern: re.Pattern[str], texts: Iterable[str]) -> set[str]:
    return set(chain.from_iterable(map(pattern.findall, texts)))
