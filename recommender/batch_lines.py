"""The lines of batch files: JSON, one request or one pair of films a line, each held against its form."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field, ValidationError

from recommender.errors import SourceError

Year = Annotated[int, Field(ge=1870, le=2100)] | Literal[""] | None
"""As a number or in digits; empty or null where nobody knows."""


class TurnLine(BaseModel):
    """Who said what; ``speaker`` is ``user`` or anybody else."""

    speaker: str
    text: str


class FilmLine(BaseModel):
    """A film by ids, or by title and year."""

    title: str | None = None
    year: Year = None
    imdb_id: str | None = None
    movielens_id: int | None = None


class RatedLine(FilmLine):
    """A film and the stars somebody gave it."""

    stars: float = Field(ge=0.5, le=5)


class RequestLine(BaseModel):
    """A request with the turns before it, and what its asker rated."""

    query_id: str | int
    turns: list[TurnLine]
    profile: list[RatedLine] | None = None


class AnsweredLine(RequestLine):
    """A request with the films it mentions and those that people recommended."""

    mentioned: list[FilmLine] = []
    relevant: list[FilmLine]


class PairLine(BaseModel):
    """Two films by title, and year where it is known."""

    movie_1: str
    movie_2: str
    year_1: Year = None
    year_2: Year = None


def read_lines(path: Path, form: type[BaseModel]) -> Iterator[dict[str, Any]]:
    """Read JSON lines of one form, each as it stands there. Empty lines are passed over.

    Raises
    ------
    SourceError
        At the first line that is not of the form, naming the line and what is amiss in it.
    """
    with path.open(encoding="utf-8", errors="replace") as file:
        for number, text in enumerate(file, 1):
            if not text.strip():
                continue
            try:
                line = json.loads(text)
                form.model_validate(line)
            except ValidationError as error:
                raise SourceError(f"{path}:{number}: {_amiss(error)}.") from error
            except ValueError as error:
                raise SourceError(f"{path}:{number}: not JSON ({error}).") from error
            yield line


def _amiss(error: ValidationError) -> str:
    """Say the first thing that is amiss: where in the line, and what."""
    first = error.errors()[0]
    where = ".".join(str(step) for step in first["loc"])
    return f"{where}: {first['msg']}" if where else first["msg"]
