"""Settle what the catalogue says of a film where several sources speak, and keep what they dispute.

Each fact has its sources in order of trust; the first that is not silent is taken. Where another contradicts
it, the row says who says what: nothing is averaged and nothing guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from recommender import catalog_schema as column
from recommender.building.catalog_matching import Draft, share_people
from recommender.building.catalog_sources import Source
from recommender.building.catalog_vocabulary import (
    certificate_of,
    countries_of,
    genres_of,
    language_of,
    subgenres_of,
)
from recommender.sources.records import FilmRecord
from recommender.title_text import comparable

MAX_CAST = 6
SAME_RUNTIME = 5
"""Minutes by which two editions of a film may differ before it is a dispute."""
NEWEST_FIRST = (Source.MOVIELENS, Source.TOP10K, Source.HERALDEXX, Source.UDACITY, Source.WIKIPEDIA)
TRUST: Mapping[str, tuple[Source, ...]] = {
    column.TITLE: NEWEST_FIRST,
    column.YEAR: (*NEWEST_FIRST, Source.HETREC, Source.IMDB5000),
    column.GENRES: (*NEWEST_FIRST, Source.IMDB5000, Source.HETREC),
    column.RUNTIME: (Source.UDACITY, Source.IMDB5000),
    column.DIRECTORS: (Source.UDACITY, Source.IMDB5000, Source.WIKIPEDIA, Source.HETREC),
    column.CAST: (Source.UDACITY, Source.WIKIPEDIA, Source.HETREC, Source.IMDB5000),
    column.COUNTRIES: (Source.HETREC, Source.IMDB5000, Source.WIKIPEDIA),
    column.LANGUAGE: (Source.TOP10K, Source.IMDB5000, Source.WIKIPEDIA),
    column.CERTIFICATE: (Source.IMDB5000,),
    column.BLACK_AND_WHITE: (Source.IMDB5000,),
}
Told = list[tuple[Source, object]]


@dataclass(slots=True)
class Facts:
    """A film's facts by column, who told each, and what is disputed."""

    values: dict[str, object] = field(default_factory=dict)
    told_by: dict[str, str] = field(default_factory=dict)
    disputed: dict[str, str] = field(default_factory=dict)


def settle(draft: Draft) -> Facts:
    """Settle every fact of one film."""
    facts = Facts()
    for fact, read in READ.items():
        told = _told(draft, fact, read)
        if told:
            facts.values[fact] = _combined(fact, told)
            facts.told_by[fact] = told[0][0].label
        if any(_contradicts(fact, told[0][1], value) for _, value in told[1:]):
            facts.disputed[fact] = _who_says_what(told)
    facts.values[column.TITLE] = _with_its_bracket(str(facts.values[column.TITLE]), draft)
    facts.values[column.OTHER_TITLES] = _other_titles(str(facts.values[column.TITLE]), draft)
    facts.values[column.SUBGENRES] = subgenres_of(
        word for known in draft.records.values() for word in known.genres
    )
    return facts


READ: Mapping[str, Callable[[FilmRecord], object]] = {
    column.TITLE: lambda record: record.title,
    column.YEAR: lambda record: record.year,
    column.GENRES: lambda record: genres_of(record.genres),
    column.RUNTIME: lambda record: record.runtime,
    column.DIRECTORS: lambda record: record.directors,
    column.CAST: lambda record: record.cast,
    column.COUNTRIES: lambda record: countries_of(record.countries),
    column.LANGUAGE: lambda record: language_of(record.language),
    column.CERTIFICATE: lambda record: certificate_of(record.certificate),
    column.BLACK_AND_WHITE: lambda record: record.black_and_white,
}


def _told(draft: Draft, fact: str, read: Callable[[FilmRecord], object]) -> Told:
    """What each source that is not silent says, the most trusted first."""
    values = ((source, read(draft.records[source])) for source in TRUST[fact] if source in draft.records)
    return [(source, value) for source, value in values if value is not None and value != ()]


def _combined(fact: str, told: Told) -> object:
    lists = [value for _, value in told if isinstance(value, tuple)]
    if fact == column.COUNTRIES:
        return tuple(dict.fromkeys(country for value in lists for country in value))
    if fact == column.CAST:
        return _people(lists)[:MAX_CAST]
    if fact == column.DIRECTORS:
        return next(
            (value for value in lists[1:] if len(value) > len(lists[0]) and _holds(value, lists[0])), lists[0]
        )
    return told[0][1]


def _people(lists: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """All names in order, each once whatever its spelling."""
    spelt: dict[str, str] = {}
    for name in (name for names in lists for name in names):
        spelt.setdefault(comparable(name), name)
    return tuple(spelt.values())


def _holds(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    """A source that names these directors and more: the other named the first alone."""
    return {comparable(name) for name in shorter} <= {comparable(name) for name in longer}


def _contradicts(fact: str, taken: object, other: object) -> bool:
    if isinstance(taken, tuple) and isinstance(other, tuple):
        if fact == column.DIRECTORS:
            return not share_people(taken, other)
        return fact == column.COUNTRIES and not set(taken) & set(other)
    if fact == column.RUNTIME and isinstance(taken, int) and isinstance(other, int):
        return abs(taken - other) > SAME_RUNTIME
    return fact in (column.YEAR, column.LANGUAGE) and taken != other


def _who_says_what(told: Told) -> str:
    """Write "2007 (MovieLens); 2006 (TMDB, HetRec)"."""
    said: dict[str, list[str]] = {}
    for source, value in told:
        shown = ", ".join(value) if isinstance(value, tuple) else str(value)
        said.setdefault(shown, []).append(source.label)
    return "; ".join(f"{value} ({', '.join(dict.fromkeys(labels))})" for value, labels in said.items())


def _with_its_bracket(title: str, draft: Draft) -> str:
    """Add the bracket that MovieLens set apart where another source has title and bracket as one title."""
    own = draft.records.get(Source.MOVIELENS)
    for other in own.other_titles if own else ():
        whole = comparable(f"{title} ({other})")
        if any(comparable(known.title) == whole for known in draft.records.values()):
            return f"{title} ({other})"
    return title


def _other_titles(title: str, draft: Draft) -> tuple[str, ...]:
    titles = [other for record in draft.records.values() for other in (*record.other_titles, record.title)]
    known = {comparable(title)}
    others = []
    for other in titles:
        if (key := comparable(other)) and key not in known:
            known.add(key)
            others.append(other)
    return tuple(others)
