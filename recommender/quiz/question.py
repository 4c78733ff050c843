"""The questions: what each screen of the quiz asks, and what can be chosen there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

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
    "Leave out …",
    (
        Choice("gore", "Gore", (_never("content", "gore<=0", "no gore"),)),
        Choice("scares", "Jump scares", (_never("content", "scares<=1", "no jump scares"),)),
        Choice("violence", "Strong violence", (_never("content", "violence<=1", "not too violent"),)),
        Choice("sex", "Sex scenes", (_never("content", "sexual<=1", "no sex scenes"),)),
        Choice("sad", "Sad endings", (_never("content", "sad_ending<=0", "no sad endings"),)),
        Choice("animals", "Animals harmed", (_never("content", "animal_harm<=0", "no animals harmed"),)),
        Choice("subtitles", "Subtitles", (_always("language", "en", "no subtitles"),)),
        Choice("grey", "Black and white", (_never("form", "black and white", "no black and white"),)),
        Choice("long", "Over 2½ hours", (_always("runtime", "<=150", "under 2½ hours"),)),
    ),
    most=9,
)
PRACTICAL = (
    Menu(
        "era",
        "From when?",
        (
            Choice("any", "Any year"),
            Choice("new", "New: since 2015", (_always("era", "2015-", "since 2015"),)),
            Choice("century", "This century", (_always("era", "2000-", "since 2000"),)),
            Choice("eighties", "The 80s and 90s", (_always("era", "1980-1999", "80s and 90s"),)),
            Choice("old", "Before 1980", (_always("era", "-1979", "before 1980"),)),
        ),
    ),
    Menu(
        "length",
        "How long, usually?",
        (
            Choice("any", "Any length"),
            Choice("short", "Up to an hour and a half", (_always("runtime", "<=95", "about 90 minutes"),)),
            Choice("usual", "Up to two hours", (_always("runtime", "<=120", "under two hours"),)),
        ),
    ),
    Menu(
        "fame",
        "How well known?",
        (
            Choice("any", "A mix"),
            Choice("known", "Ones that people talk about", (Slot("fame", "known", "well known"),)),
            Choice("hidden", "Hidden gems", (Slot("fame", "hidden", "hidden gems"),)),
        ),
    ),
)
