"""Answers and the films they showed, so that their buttons work for ever and "Why?" can be asked later."""

from __future__ import annotations

import sqlite3

from bot.store.codec import (
    parts_from_json,
    parts_to_json,
    phrase_from_text,
    phrase_to_text,
    request_from_json,
    request_to_json,
)
from bot.store.database import Database
from bot.store.records import AnswerKind, StoredAnswer
from bot.store.signals import insert_user
from bot.store.times import from_millis, now, to_millis
from recommender.types import Expected, Recommendation, Request


class Answers:
    """Answers to all users."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(
        self, user_id: int, kind: AnswerKind, request: Request, shown: tuple[Recommendation, ...]
    ) -> int:
        """Store an answer with the films it shows, in order; return its id."""
        moment = now()
        async with self._database.transaction() as connection:
            await insert_user(connection, user_id, moment)
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

    async def get(self, answer_id: int) -> StoredAnswer | None:
        """Read an answer back; None if there is none of that id."""
        row = await self._database.row("SELECT * FROM answers WHERE answer_id = ?", (answer_id,))
        return await self._answer(row) if row else None

    async def recent(self, user_id: int, *, limit: int = 10) -> list[StoredAnswer]:
        """List the newest answers that suggested films, newest first."""
        rows = await self._database.rows(
            "SELECT * FROM answers WHERE user_id = ? AND kind IN ('recommend', 'similar') "
            "ORDER BY answer_id DESC LIMIT ?",
            (user_id, limit),
        )
        return [await self._answer(row) for row in rows]

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
        return [row["item_id"] for row in rows]

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
