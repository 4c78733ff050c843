"""The quiz itself: the next question, chosen by what it would tell, and what the answers come to.

Pure and deterministic: the same answers of the same person bring the same questions and the same result, on
every machine and after every restart.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

import numpy as np

from recommender.phrases import say
from recommender.quiz.bank import Bank
from recommender.quiz.belief import Belief, Comparison
from recommender.quiz.duels import Duels, compare, count_duels
from recommender.quiz.eras import ERA_KEYS
from recommender.quiz.families import BY_KEY, FAMILIES
from recommender.quiz.log import Answered, Log, Word
from recommender.quiz.outcome import Outcome, make_outcome
from recommender.quiz.question import (
    ERA_MENU,
    FAMILY_MENU,
    LEAVE_OUT,
    PRACTICAL,
    Menu,
    Question,
    Step,
    family_menu,
    read_duel,
)
from recommender.quiz.shares import genre_weights

WANTED, UNWANTED = 3, 5
"""Families that may be picked, and that may be turned down."""
PICK_NOISE = 0.5
"""Spread of what makes somebody pick a family or an era against their own taste."""
STABLE = 0.006
"""Shares that one more duel moved by less are taken to be found."""


class Length(StrEnum):
    """How long a quiz somebody wants."""

    QUICK = "quick"
    NORMAL = "normal"


BEFORE = {Length.QUICK: (Step.FAMILIES,), Length.NORMAL: (Step.FAMILIES, Step.NOT_TONIGHT)}
AFTER = {Length.QUICK: (), Length.NORMAL: (Step.LEAVE_OUT, Step.PRACTICAL)}
"""What is asked before the duels, and after them."""
DUELS = {Length.QUICK: (3, 3), Length.NORMAL: (3, 8)}
"""Fewest and most duels."""
USUAL = {Length.QUICK: 4, Length.NORMAL: 8}
"""Questions there usually are."""


class Quiz:
    """Questions and results from one bank.

    Parameters
    ----------
    bank : the films it asks about
    """

    def __init__(self, bank: Bank) -> None:
        self.bank = bank
        self._duels = Duels(bank)
        self._examples = {family.key: found for family in FAMILIES if (found := bank.examples(family))}

    def question(self, person: int, length: Length, log: Log) -> Question | None:
        """Choose the next question; None when the quiz is over.

        Parameters
        ----------
        person : whoever answers, 0 or more; each meets other duels
        """
        if log.finished:
            return None
        asked = {answer.question for answer in log.answers}
        settled, swaps = count_duels(log.answers)
        number = len(asked.intersection(Step)) + settled + 1
        for step in BEFORE[length]:
            if step not in asked:
                return self._menu_question(step, number, USUAL[length], log)
        after = AFTER[length]
        if not self._known_enough(length, log.answers, settled, swaps):
            belief = self._beliefs(log.answers)[-1]
            if duel := self._duels.best(person, belief, log.answers):
                about = max(USUAL[length], number + len(after))
                return Question(Step.DUEL, number, about, duel=duel, swaps=swaps)
        left = [step for step in after if step not in asked]
        return self._menu_question(left[0], number, number + len(left) - 1, log) if left else None

    def outcome(self, log: Log) -> Outcome:
        """Tell what a log comes to, wherever it ends."""
        return make_outcome(log.answers, self._beliefs(log.answers), self.bank)

    def _beliefs(self, answers: Sequence[Answered]) -> list[Belief]:
        """What is believed at first, and after each answer."""
        beliefs = [Belief.at_first(self.bank.covariance)]
        for answer in answers:
            belief = beliefs[-1]
            for chosen in (*self._picked(answer), *self._taken(answer)):
                belief = belief.preferring(chosen)
            beliefs.append(belief)
        return beliefs

    def _picked(self, answer: Answered) -> list[Comparison]:
        """What a menu's answer says: families picked or turned down, and eras."""
        families = [BY_KEY[key] for key in answer.picks.get(FAMILY_MENU, ()) if key in BY_KEY]
        eras = [key for key in answer.picks.get(ERA_MENU, ()) if key in ERA_KEYS]
        features = [self.bank.family_features(family) for family in families]
        if answer.question == Step.NOT_TONIGHT:
            return [Comparison(-direction, PICK_NOISE) for direction in features]
        # One family alone, where three might be picked, says the more for itself.
        spared = max(0, WANTED - len(families))
        noise = PICK_NOISE * (WANTED - spared) / WANTED
        chosen = [Comparison(direction, noise) for direction in features] * (1 + spared)
        return chosen + [Comparison(self.bank.era_features(key), PICK_NOISE) for key in eras]

    def _taken(self, answer: Answered) -> list[Comparison]:
        """What a duel's answer says; nothing where it was skipped or the films are unknown."""
        sides = read_duel(answer.question)
        if not sides:
            return []
        one, other = sides
        match answer.word:
            case Word.A:
                return [compare(self.bank, one, other)]
            case Word.B:
                return [compare(self.bank, other, one)]
            case Word.BOTH:
                return [compare(self.bank, side, ()) for side in sides]
            case Word.NEITHER:
                return [compare(self.bank, side, ()).turned() for side in sides]
        return []

    def _known_enough(self, length: Length, answers: Sequence[Answered], settled: int, swaps: int) -> bool:
        """Whether duels may stop: there were as many as may be, or the last one changed hardly a share."""
        fewest, most = DUELS[length]
        if settled < fewest or swaps:
            return False
        if settled >= most or any(answer.question in AFTER[length] for answer in answers):
            return True
        before, now = (genre_weights(belief, self.bank.genre_base) for belief in self._beliefs(answers)[-2:])
        return bool(np.abs(now - before).max() < STABLE)

    def _menu_question(self, step: Step, number: int, about: int, log: Log) -> Question:
        return Question(step, number, about, menus=self._menus(step, log.answers), picks=log.picks)

    def _menus(self, step: Step, answers: Sequence[Answered]) -> tuple[Menu, ...]:
        match step:
            case Step.FAMILIES:
                return (family_menu(FAMILY_MENU, say("Up to three"), self._examples, WANTED),)
            case Step.NOT_TONIGHT:
                picked = {key for answer in answers for keys in answer.picks.values() for key in keys}
                others = {key: films for key, films in self._examples.items() if key not in picked}
                return (family_menu(FAMILY_MENU, say("Up to five, or none"), others, UNWANTED),)
            case Step.LEAVE_OUT:
                return (LEAVE_OUT,)
        return PRACTICAL
