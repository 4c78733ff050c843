"""The quiz's result: shares with a picture, ten films, and how it came about."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from bot.conversations.action import Action
from bot.conversations.answers import answer_notes
from bot.conversations.cards import film_line
from bot.conversations.person import Person
from bot.conversations.quiz_picture import draw_shares
from bot.conversations.quiz_screens import DUEL_LABELS, OPTION_LENGTH
from bot.conversations.screen import (
    Block,
    Button,
    Buttons,
    Heading,
    Option,
    Picture,
    Screen,
    Select,
    Style,
    Text,
)
from bot.conversations.wording import clip, listed
from bot.services.lists import StoredAnswer
from bot.services.quiz import QuizState, Ten
from bot.services.services import Services
from recommender.quiz.families import BY_KEY
from recommender.quiz.log import Word
from recommender.quiz.outcome import Move, Outcome
from recommender.quiz.question import Step, read_duel

LEGEND = "safe: what you like; stretch: partly; wildcard: something else, and good"


async def result_screen(
    services: Services, person: Person, state: QuizState, *, exclude: Collection[int] = ()
) -> Screen:
    """Draw a finished quiz's result, with ten films that are none of those to exclude."""
    ten = await services.quizzes.ten(person.user_id, state.outcome, exclude=exclude)
    shares = shares_text(state.outcome)
    wishes = listed([slot.label for slot in state.outcome.wishes])
    blocks: list[Block] = [
        Heading(f"Your taste: {shares}"),
        Text(f"I am going by {_counted(state)}; this is {state.outcome.sureness}."),
        _picture(state.outcome),
        *([Text(f"For tonight: {wishes}.")] if wishes else []),
        *await _film_lines(services, ten),
        *(Text(text, quiet=True) for text in (*answer_notes(ten.answer), LEGEND)),
        Buttons(_ways(state, ten)),
    ]
    return Screen(tuple(blocks), plain=f"Your taste: {shares}")


async def how_screen(services: Services, state: QuizState) -> Screen:
    """Say which answer moved which share."""
    lines = [Text(await _move_text(services, move)) for move in state.outcome.moves]
    nothing = Text("No answer moved a share: I know no more of you than what most people like.")
    back = Button("Back to the result", Action.of("quiz", state.quiz_id, "result"), Style.PRIMARY)
    return Screen((Heading("How I got this"), *(lines or [nothing]), Buttons((back,))))


async def seen_screen(services: Services, state: QuizState, stored: StoredAnswer) -> Screen:
    """Ask which of the ten they have seen."""
    items = await services.films.items([shown.item_id for shown in stored.shown])
    options = tuple(Option(clip(item.label, OPTION_LENGTH), str(item.item_id)) for item in items)
    mark = Action.of("quiz", state.quiz_id, "mark", stored.answer_id)
    back = Button("None of them", Action.of("quiz", state.quiz_id, "result"))
    return Screen(
        (
            Heading("Which have you seen?"),
            Text("They make room for others, and I won't suggest them again.", quiet=True),
            Select(mark, "Seen …", options, most=len(options)),
            Buttons((back,)),
        )
    )


async def shared_screen(services: Services, state: QuizState, stored: StoredAnswer) -> Screen:
    """Show shares and films to everyone, without what else the quiz knows."""
    shares = shares_text(state.outcome)
    items = await services.films.items([shown.item_id for shown in stored.shown])
    films = [Text(f"{rank}. {item.label}") for rank, item in enumerate(items, start=1)]
    yours = Buttons((Button("Take the quiz", Action.of("quiz"), Style.PRIMARY),))
    heading = Heading(f"A taste in films: {shares}")
    return Screen(
        (heading, _picture(state.outcome), *films, yours), private=False, replaces=False, plain=heading.text
    )


def shares_text(outcome: Outcome) -> str:
    """Write shares: ``Thriller 34 %, Sci-Fi 27 %``."""
    return ", ".join(f"{genre} {share} %" for genre, share in outcome.shares.items())


def _picture(outcome: Outcome) -> Picture:
    return Picture(draw_shares(outcome.shares), "taste.png", f"Bars of genre shares: {shares_text(outcome)}")


def _counted(state: QuizState) -> str:
    moved = len(state.outcome.moves)
    return "one answer" if moved == 1 else f"{moved or 'no'} answers"


async def _film_lines(services: Services, ten: Ten) -> list[Block]:
    shown = ten.answer.recommendations
    items = await services.films.items([each.item_id for each in shown])
    return [
        replace(film_line(item, each, ten.answer_id, rank), label=ten.labels[item.item_id], blurb="")
        for rank, (item, each) in enumerate(zip(items, shown, strict=True), start=1)
    ]


def _ways(state: QuizState, ten: Ten) -> tuple[Button, ...]:
    def way(label: str, *args: object) -> Button:
        return Button(label, Action.of("quiz", state.quiz_id, *args))

    films = [way("Seen some of these", "seen", ten.answer_id), way("New ten", "new", ten.answer_id)]
    return (
        *(films if ten.answer.recommendations else ()),
        way("How I got this", "how"),
        *([way("Share", "share", ten.answer_id)] if ten.answer.recommendations else ()),
        Button("Take it again", Action.of("quiz", "normal")),
    )


async def _move_text(services: Services, move: Move) -> str:
    answer = move.answer
    duel = [await services.films.items(trio) for trio in read_duel(answer.question)]
    if duel:
        sides = [
            f"{letter}, {listed([item.title for item in trio])}"
            for letter, trio in zip("AB", duel, strict=True)
        ]
        said = f"You said {DUEL_LABELS[answer.word]} to {' or '.join(sides)}"
        if answer.word in (Word.A, Word.B):
            sides = sides if answer.word is Word.A else sides[::-1]
            said = f"You took {sides[0]} over {sides[1]}"
    else:
        names = [f"“{BY_KEY[key].name}”" for keys in answer.picks.values() for key in keys]
        picked = "You turned down" if answer.question == Step.NOT_TONIGHT else "You picked"
        said = f"{picked} {listed(names)}"
    return f"{said}: {move.genre} {move.before} → {move.after} %."
