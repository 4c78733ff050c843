"""What a reader gives back: films as one source tells them, and a report on the rows it skipped."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

T = TypeVar("T")
SHOWN = 3
"""Bad rows that a report's summary spells out."""


@dataclass(frozen=True, slots=True)
class FilmRecord:
    """One film as one source tells it, in its words; None or empty where it is silent."""

    title: str
    year: int | None = None
    other_titles: tuple[str, ...] = ()
    source_id: int | None = None
    """The number the source itself uses, where its other files refer to it."""
    movielens_id: int | None = None
    imdb_id: str | None = None
    """With "tt" and seven digits or more."""
    tmdb_id: int | None = None
    genres: tuple[str, ...] = ()
    runtime: int | None = None
    """Minutes."""
    directors: tuple[str, ...] = ()
    cast: tuple[str, ...] = ()
    """In billing order where the source keeps one."""
    countries: tuple[str, ...] = ()
    language: str | None = None
    certificate: str | None = None
    black_and_white: bool | None = None
    collection: str | None = None
    keywords: tuple[str, ...] = ()
    votes: int | None = None
    """How many people scored it there."""
    score: float | None = None
    """Their mean, on the source's own scale."""
    critic_score: int | None = None
    """Share of critics who liked it, 0-100."""
    text: str = ""
    """Overview, extract or synopsis. To measure with; it never ships."""


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that could not be read; ``line`` counts from 1."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class ReadReport:
    """How the reading of one file went."""

    path: Path
    rows: int
    """Rows read and kept."""
    bad: tuple[BadRow, ...] = ()

    def __str__(self) -> str:
        """One line: rows kept, rows skipped, and why the first of those were."""
        text = f"{self.path.name}: {self.rows:,} rows"
        if not self.bad:
            return text
        named = "; ".join(f"line {row.line}: {row.reason}" for row in self.bad[:SHOWN])
        return f"{text}, {len(self.bad):,} skipped ({named}{'; …' if len(self.bad) > SHOWN else ''})"


@dataclass(frozen=True, slots=True)
class Loaded(Generic[T]):
    """What was read, and how that went."""

    data: T
    reports: tuple[ReadReport, ...]


Films = Loaded[tuple[FilmRecord, ...]]


def joined(parts: Iterable[Films]) -> Films:
    """Put films that came in several files together, in order."""
    parts = tuple(parts)
    films = tuple(film for part in parts for film in part.data)
    return Loaded(films, tuple(report for part in parts for report in part.reports))
