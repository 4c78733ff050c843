"""Answers and the films they showed, so that their buttons work for ever and "Why?" can be asked later."""

from __future__ import annotations

import sqlite3
from datetime import datetime

from bot.errors import PausedError
from bot.store.admission import admit
from bot.store.codec import (
    parts_from_json,
    parts_to_json,
    phrase_from_text,
    phrase_to_text,
    request_from_json,
    request_to_json,
)
from bot.store.database import Database
from bot.store.passing import PassingAnswers
from bot.store.records import AnswerKind, Impression, StoredAnswer
from bot.store.times import from_millis, now, to_millis
from recommender.types import Expected, Recommendation, Request


class Answers:
    """Answers to all users; those to people who paused, or opted out, in memory alone."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._passing = PassingAnswers()

    async def add(
        self, user_id: int, kind: AnswerKind, request: Request, shown: tuple[Recommendation, ...]
    ) -> int:
        """Store an answer with the films it shows, in order; return its id."""
        moment = now()
        try:
            return await self._store(user_id, kind, request, shown, moment)
        except PausedError:
            answer_id = self._passing.new_id()
            understood = request_from_json(request_to_json(request))
            self._passing.add(StoredAnswer(answer_id, user_id, kind, understood, shown, moment))
            return answer_id

    async def get(self, answer_id: int) -> StoredAnswer | None:
        """Read an answer back; None if there is none of that id."""
        if passing := self._passing.get(answer_id):
            return passing
        row = await self._database.row("SELECT * FROM answers WHERE answer_id = ?", (answer_id,))
        return await self._answer(row) if row else None

    def forget(self, user_id: int) -> list[int]:
        """Drop what memory alone holds of somebody's answers; return the ids of those answers."""
        return self._passing.forget(user_id)

    async def _store(
        self,
        user_id: int,
        kind: AnswerKind,
        request: Request,
        shown: tuple[Recommendation, ...],
        moment: datetime,
    ) -> int:
        async with self._database.transaction() as connection:
            await admit(connection, user_id, moment)
            cursor = await connection.execute(
                "INSERT INTO answers (user_id, kind, request, at) VALUES (?, ?, ?, ?)",
                (user_id, kind, request_to_json(request), to_millis(moment)),
            )
            answer_id = cursor.lastrowid
            assert answer_id is not None
            await connection.executemany(
                "INSERT INTO impressions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    (answer_id, rank, *_impression(recommendation))
                    for rank, recommendation in enumerate(shown, start=1)
                ],
            )
        return answer_id

    async def suggested(self, user_id: int, *, limit: int, offset: int = 0) -> list[Impression]:
        """List films suggested to somebody, each with its reason, the newest first."""
        rows = await self._database.rows(
            "SELECT answer_id, at, item_id, reason FROM answers JOIN impressions USING (answer_id) "
            "WHERE user_id = ? AND kind IN ('recommend', 'similar') "
            "ORDER BY answer_id DESC, rank LIMIT ? OFFSET ?",
            (user_id, limit, offset),
        )
        return [
            Impression(
                row["item_id"], row["answer_id"], phrase_from_text(row["reason"]), from_millis(row["at"])
            )
            for row in rows
        ]

    async def last_predicted(self, user_id: int, item_id: int) -> float | None:
        """Tell the expected stars this person last saw for a film; None if they never saw any."""
        row = await self._database.row(
            "SELECT predicted FROM impressions JOIN answers USING (answer_id) "
            "WHERE item_id = ? AND user_id = ? ORDER BY answer_id DESC LIMIT 1",
            (item_id, user_id),
        )
        return row["predicted"] if row else None

    async def recent_items(self, user_id: int, kind: AnswerKind, *, limit: int) -> list[int]:
        """List the films that answers of a kind showed last, newest first."""
        rows = await self._database.rows(
            "SELECT item_id FROM answers JOIN impressions USING (answer_id) WHERE user_id = ? AND kind = ? "
            "ORDER BY answer_id DESC, rank LIMIT ?",
            (user_id, kind, limit),
        )
        return [*self._passing.items(user_id, kind), *(row["item_id"] for row in rows)][:limit]

    async def _answer(self, row: sqlite3.Row) -> StoredAnswer:
        shown = await self._database.rows(
            "SELECT * FROM impressions WHERE answer_id = ? ORDER BY rank", (row["answer_id"],)
        )
        return StoredAnswer(
            answer_id=row["answer_id"],
            user_id=row["user_id"],
            kind=AnswerKind(row["kind"]),
            request=request_from_json(row["request"]),
            shown=tuple(_recommendation(impression) for impression in shown),
            at=from_millis(row["at"]),
        )


def _impression(recommendation: Recommendation) -> tuple[object, ...]:
    expected = recommendation.expected
    return (
        recommendation.item_id,
        recommendation.score,
        phrase_to_text(recommendation.reason),
        parts_to_json(recommendation.parts),
        *((expected.stars, expected.low, expected.high) if expected else (None, None, None)),
    )


def _recommendation(row: sqlite3.Row) -> Recommendation:
    expected = None
    if row["predicted"] is not None:
        expected = Expected(row["predicted"], row["predicted_low"], row["predicted_high"])
    return Recommendation(
        item_id=row["item_id"],
        score=row["score"],
        parts=parts_from_json(row["parts"]),
        reason=phrase_from_text(row["reason"]),
        expected=expected,
    )
