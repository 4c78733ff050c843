"""The engine as the bot sees it; ``recommender.engine.Engine`` fits, and so does a small stand-in in
tests."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from recommender.quiz.quiz import Quiz
from recommender.types import (
    Answer,
    Expected,
    Item,
    Profile,
    Request,
    SimilarAnswer,
    Slot,
    TitleMatch,
    Turn,
)


class Catalog(Protocol):
    """All films, by id."""

    def item(self, item_id: int) -> Item:
        """Return a film; UnknownItemError if there is none of that id."""

    def __contains__(self, item_id: object) -> bool: ...
    def __iter__(self) -> Iterator[Item]: ...
    def __len__(self) -> int: ...


class Engine(Protocol):
    """Requests in, films out; synchronous, called from one thread alone."""

    @property
    def catalog(self) -> Catalog:
        """The films it knows."""

    @property
    def quiz(self) -> Quiz:
        """The quiz on those films."""

    def encode_ahead(self, requests: Sequence[Request]) -> None:
        """Encode what requests say, in one batch, so that answering them need not."""

    def understand(self, text: str, *, turns: tuple[Turn, ...] = (), profile: Profile = ...) -> Request:
        """Read a request."""

    def recommend(self, request: Request, *, count: int = 5) -> Answer:
        """Answer a request."""

    def recommend_together(self, request: Request, others: Sequence[Profile], *, count: int = 5) -> Answer:
        """Answer somebody's request for them and others."""

    def similar(
        self, seeds: Sequence[int], *, but: str = "", profile: Profile = ..., count: int = 5
    ) -> SimilarAnswer:
        """Find films like one to three films."""

    def find_title(self, text: str, *, limit: int = 10) -> list[TitleMatch]:
        """Find films by what was typed of a title, best first."""

    def expected(self, profile: Profile, item_ids: Sequence[int]) -> list[Expected]:
        """Tell the stars this person would give."""

    def left_by(self, slots: Sequence[Slot]) -> tuple[int, int]:
        """Count the films that hard slots leave, and those left out only because nobody knows."""

    def refine(self, request: Request, drop: int) -> Request:
        """Return the request without one of its slots."""
