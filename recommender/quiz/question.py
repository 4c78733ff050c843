"""The questions: what each screen of the quiz asks, and what can be chosen there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from recommender.phrases import say
from recommender.quiz.eras import ERAS
from recommender.quiz.families import FAMILIES
from recommender.quiz.log import Picks, Word
from recommender.types import Side, Slot


class Step(StrEnum):
    """What a question is about."""

    FAMILIES = "families"
    NOT_TONIGHT = "not"
    DUEL = "duel"
    LEAVE_OUT = "leave"
    PRACTICAL = "practical"


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a menu; ``slots`` are what it asks of films, ``item_ids`` films that describe it."""

    key: str
    label: str
    slots: tuple[Slot, ...] = ()
    item_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Menu:
    """Choices of which up to ``most`` may be picked."""

    name: str
    title: str
    choices: tuple[Choice, ...]
    most: int = 1

    def kept(self, keys: tuple[str, ...]) -> tuple[str, ...]:
        """Keep what this menu offers, no more than it allows, in its own order."""
        return tuple(choice.key for choice in self.choices if choice.key in keys)[: self.most]


@dataclass(frozen=True, slots=True)
class Question:
    """One question as it is asked now.

    ``number`` counts from 1, ``about`` is how many there will probably be. ``duel`` holds two trios of item
    ids; other steps have menus, with what is picked of them so far.
    """

    step: Step
    number: int
    about: int
    duel: tuple[tuple[int, ...], ...] = ()
    menus: tuple[Menu, ...] = ()
    picks: Picks = field(default_factory=dict)
    swaps: int = 0

    @property
    def text(self) -> str:
        """The question as the log keeps it."""
        return " ".join([self.step, *(",".join(map(str, trio)) for trio in self.duel)])

    @property
    def words(self) -> frozenset[Word]:
        """What may be pressed."""
        own = DUEL_WORDS if self.step is Step.DUEL else (Word.PICK, Word.NEXT)
        return frozenset((*own, Word.SKIP, Word.BACK, Word.FINISH))


FAMILY_MENU, ERA_MENU = "family", "era"
"""Menus whose picks tell of a taste; the others' are wishes."""
DUEL_WORDS = (Word.A, Word.B, Word.BOTH, Word.NEITHER, Word.UNKNOWN)


def read_duel(text: str) -> tuple[tuple[int, ...], ...]:
    """Read the trios out of a question's text; empty for other questions."""
    step, *trios = text.split(" ")
    if step != Step.DUEL:
        return ()
    return tuple(tuple(int(item_id) for item_id in trio.split(",")) for trio in trios)


def family_menu(name: str, title: str, examples: Mapping[str, tuple[int, ...]], most: int) -> Menu:
    """Make a menu of the families that have examples."""
    choices = (Choice(f.key, f.name, item_ids=examples[f.key]) for f in FAMILIES if f.key in examples)
    return Menu(name, title, tuple(choices), most)


def _never(kind: str, value: str, label: str) -> Slot:
    return Slot(kind, value, label, Side.UNWANTED, hard=True)


def _always(kind: str, value: str, label: str) -> Slot:
    return Slot(kind, value, label, hard=True)


LEAVE_OUT = Menu(
    "out",
    say("Leave out …"),
    (
        Choice("gore", say("Gore"), (_never("content", "gore<=0", say("no gore")),)),
        Choice("scares", say("Jump scares"), (_never("content", "scares<=1", say("no jump scares")),)),
        Choice(
            "violence", say("Strong violence"), (_never("content", "violence<=1", say("not too violent")),)
        ),
        Choice("sex", say("Sex scenes"), (_never("content", "sexual<=1", say("no sex scenes")),)),
        Choice("sad", say("Sad endings"), (_never("content", "sad_ending<=0", say("no sad endings")),)),
        Choice(
            "animals", say("Animals harmed"), (_never("content", "animal_harm<=0", say("no animals harmed")),)
        ),
        Choice("subtitles", say("Subtitles"), (_always("language", "en", say("no subtitles")),)),
        Choice(
            "grey", say("Black and white"), (_never("form", "black and white", say("no black and white")),)
        ),
        Choice("long", say("Over 2½ hours"), (_always("runtime", "<=150", say("under 2½ hours")),)),
    ),
    most=9,
)
PRACTICAL = (
    Menu(
        ERA_MENU,
        say("From when? Up to three, or none"),
        tuple(Choice(era.key, era.name) for era in ERAS),
        most=3,
    ),
    Menu(
        "length",
        say("How long, usually?"),
        (
            Choice("any", say("Any length")),
            Choice(
                "short",
                say("Up to an hour and a half"),
                (_always("runtime", "<=95", say("about 90 minutes")),),
            ),
            Choice("usual", say("Up to two hours"), (_always("runtime", "<=120", say("under two hours")),)),
        ),
    ),
    Menu(
        "fame",
        say("How well known?"),
        (
            Choice("any", say("A mix")),
            Choice("known", say("Ones that people talk about"), (Slot("fame", "known", say("well known")),)),
            Choice("hidden", say("Hidden gems"), (Slot("fame", "hidden", say("hidden gems")),)),
        ),
    ),
)
