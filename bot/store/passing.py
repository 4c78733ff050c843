"""Answers that are not to be stored: kept in memory for a while, so that their buttons work."""

from __future__ import annotations

import secrets
from collections import OrderedDict

from bot.store.records import AnswerKind, StoredAnswer

KEPT = 1_000
FIRST_ID = 2**52
"""Ids from here on are of no stored answer; chosen at random, so that none is met again after a restart."""


class PassingAnswers:
    """The newest answers to people of whom nothing is stored."""

    def __init__(self) -> None:
        self._answers: OrderedDict[int, StoredAnswer] = OrderedDict()

    def new_id(self) -> int:
        """Choose an id."""
        return FIRST_ID + secrets.randbelow(FIRST_ID)

    def add(self, answer: StoredAnswer) -> None:
        """Keep an answer; the oldest goes."""
        self._answers[answer.answer_id] = answer
        if len(self._answers) > KEPT:
            self._answers.popitem(last=False)

    def get(self, answer_id: int) -> StoredAnswer | None:
        """Return an answer; None if it is gone."""
        return self._answers.get(answer_id)

    def items(self, user_id: int, kind: AnswerKind) -> list[int]:
        """List the films that somebody's answers of a kind showed, newest first."""
        newest = reversed(self._answers.values())
        theirs = [answer for answer in newest if answer.user_id == user_id and answer.kind is kind]
        return [shown.item_id for answer in theirs for shown in answer.shown]

    def forget(self, user_id: int) -> list[int]:
        """Drop somebody's answers; return their ids."""
        ids = [answer_id for answer_id, answer in self._answers.items() if answer.user_id == user_id]
        for answer_id in ids:
            del self._answers[answer_id]
        return ids
