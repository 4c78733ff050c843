"""Quizzes: the log of what was pressed in each, and what the last one found of somebody's taste."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from datetime import datetime

from bot.store.admission import admit, one
from bot.store.database import Database
from bot.store.times import from_millis, now, to_millis
from recommender.quiz.log import Event, Word
from recommender.types import Leanings


@dataclass(frozen=True, slots=True)
class StoredQuiz:
    """A quiz and its log."""

    quiz_id: int
    user_id: int
    length: str
    events: tuple[Event, ...]
    touched: datetime
    """When it was begun or last answered."""
    closed: bool


class Quizzes:
    """Quizzes of all users."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def open(self, user_id: int, length: str, *, since: datetime) -> StoredQuiz:
        """Return somebody's open quiz, or begin one of this length.

        Parameters
        ----------
        since : an open quiz not touched since then is closed, and a new one begun

        Raises
        ------
        PausedError
            If the person paused learning.
        """
        moment = to_millis(now())
        async with self._database.transaction() as connection:
            await admit(connection, user_id, now())
            await connection.execute(
                "UPDATE quizzes SET closed_at = ? WHERE user_id = ? AND closed_at IS NULL AND touched_at < ?",
                (moment, user_id, to_millis(since)),
            )
            await connection.execute(
                "INSERT INTO quizzes (user_id, length, touched_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                (user_id, length, moment),
            )
        row = await self._database.row(
            "SELECT * FROM quizzes WHERE user_id = ? ORDER BY quiz_id DESC LIMIT 1", (user_id,)
        )
        assert row is not None
        return await self._quiz(row)

    async def get(self, quiz_id: int) -> StoredQuiz | None:
        """Read a quiz; None if there is none of that id."""
        row = await self._database.row("SELECT * FROM quizzes WHERE quiz_id = ?", (quiz_id,))
        return await self._quiz(row) if row else None

    async def add(self, quiz_id: int, step: int, event: Event) -> bool:
        """Store what was pressed as the event of this number; on return it is on the disk.

        Returns
        -------
        False, and nothing is stored, where that event is there already or the quiz is closed: a second tap.

        Raises
        ------
        PausedError
            If the person paused learning.
        """
        moment = to_millis(now())
        async with self._database.transaction() as connection:
            whose = await one(connection, "SELECT user_id FROM quizzes WHERE quiz_id = ?", (quiz_id,))
            if whose is None:
                return False
            await admit(connection, whose["user_id"], now())
            touched = await connection.execute(
                "UPDATE quizzes SET touched_at = ? WHERE quiz_id = ? AND closed_at IS NULL "
                "AND ? = (SELECT count(*) FROM quiz_events WHERE quiz_events.quiz_id = quizzes.quiz_id)",
                (moment, quiz_id, step),
            )
            if not touched.rowcount:
                return False
            await connection.execute(
                "INSERT INTO quiz_events VALUES (?, ?, ?, ?, ?, ?, ?)",
                (quiz_id, step, event.question, event.word, event.menu, json.dumps(event.keys), moment),
            )
        return True

    async def close(self, quiz_id: int, leanings: Leanings) -> None:
        """Close a quiz that is open; what it found takes the place of what an earlier one found."""
        async with self._database.transaction() as connection:
            closed = await connection.execute(
                "UPDATE quizzes SET closed_at = ? WHERE quiz_id = ? AND closed_at IS NULL",
                (to_millis(now()), quiz_id),
            )
            if closed.rowcount:
                await connection.execute(
                    "INSERT OR REPLACE INTO quiz_tastes (user_id, quiz_id, leanings) "
                    "SELECT user_id, quiz_id, ? FROM quizzes WHERE quiz_id = ?",
                    (_to_json(leanings), quiz_id),
                )

    async def leanings(self, user_id: int) -> Leanings | None:
        """Tell what somebody's last finished quiz found; None without one."""
        row = await self._database.row("SELECT leanings FROM quiz_tastes WHERE user_id = ?", (user_id,))
        return _from_json(row["leanings"]) if row else None

    async def _quiz(self, row: sqlite3.Row) -> StoredQuiz:
        events = await self._database.rows(
            "SELECT * FROM quiz_events WHERE quiz_id = ? ORDER BY step", (row["quiz_id"],)
        )
        return StoredQuiz(
            quiz_id=row["quiz_id"],
            user_id=row["user_id"],
            length=row["length"],
            events=tuple(
                Event(event["question"], Word(event["word"]), event["menu"], tuple(json.loads(event["keys"])))
                for event in events
            ),
            touched=from_millis(row["touched_at"]),
            closed=row["closed_at"] is not None,
        )


def _to_json(leanings: Leanings) -> str:
    # Pairs, since the keys of a JSON object are text.
    pairs = list(leanings.films.items())
    return json.dumps({"genres": dict(leanings.genres), "films": pairs, "eras": dict(leanings.eras)})


def _from_json(text: str) -> Leanings:
    data = json.loads(text)
    return Leanings(data["genres"], dict(data["films"]), data.get("eras", {}))
