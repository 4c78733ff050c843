"""The quiz's questions as screens."""

from __future__ import annotations

from collections.abc import Mapping

from bot.conversations.action import Action
from bot.conversations.screen import Block, Button, Buttons, Heading, Option, Screen, Select, Style, Text
from bot.conversations.wording import clip
from bot.services.quiz import QuizState
from bot.services.services import Services
from recommender.phrases import joined, listed, say
from recommender.quiz.log import Word
from recommender.quiz.question import Menu, Question, Step
from recommender.types import Item

ASKED = {
    Step.FAMILIES: say("Which of these would you watch this week?"),
    Step.NOT_TONIGHT: say("And which not tonight?"),
    Step.DUEL: say("Which three would you rather watch?"),
    Step.LEAVE_OUT: say("Shall I leave anything out?"),
    Step.PRACTICAL: say("Last, the practical side."),
}
HINTS = {
    Step.FAMILIES: say("Three films stand for each."),
    Step.NOT_TONIGHT: say("They come back another day."),
    Step.DUEL: say("Go by the feel of all three together; you need not have seen them."),
    Step.LEAVE_OUT: say(
        "Nothing is left out unless you say so. Films I can't be sure of are left out with it."
    ),
    Step.PRACTICAL: say("Leave what does not matter."),
}
SWAPPED = say("Here are others instead.")
RENEWED = say("Your last quiz had waited for more than a week, so this is a fresh one.")
DUEL_LABELS = {
    Word.A: "A",
    Word.B: "B",
    Word.BOTH: say("Both"),
    Word.NEITHER: say("Neither"),
    Word.UNKNOWN: say("I don't know these"),
}
OPTION_LENGTH = 100


async def question_screen(services: Services, state: QuizState, question: Question) -> Screen:
    """Draw a question, with Back, Skip and Finish now below it."""
    asked = ASKED[question.step]
    heading = say(
        "{number} of about {about}: {asked}", number=question.number, about=question.about, asked=asked
    )
    films = await _films(services, question)
    blocks: list[Block] = [Text(RENEWED)] if state.renewed else []
    blocks += [Heading(heading), Text(SWAPPED if question.swaps else HINTS[question.step], quiet=True)]
    blocks += [
        Text(joined(": ", [letter, listed(films[item_id].label for item_id in trio if item_id in films)]))
        for letter, trio in zip("AB", question.duel, strict=False)
    ]
    blocks += [_select(state, menu, question, films) for menu in question.menus]
    if question.duel:
        keys = tuple(Button(label, press(state, word)) for word, label in DUEL_LABELS.items())
        blocks.append(Buttons(keys))
    return Screen((*blocks, Buttons(_ways(state, question))), plain=heading)


def press(state: QuizState, word: Word, *more: str) -> Action:
    """Make the action of a button on the screen shown now."""
    return Action.of("quiz", state.quiz_id, state.step, word, *more)


def _ways(state: QuizState, question: Question) -> tuple[Button, ...]:
    onward = [] if question.duel else [Button(say("Next"), press(state, Word.NEXT), Style.PRIMARY)]
    return (
        *onward,
        Button(say("Skip"), press(state, Word.SKIP)),
        Button(say("Back"), press(state, Word.BACK), disabled=question.number == 1),
        Button(say("Finish now"), press(state, Word.FINISH)),
    )


def _select(state: QuizState, menu: Menu, question: Question, films: Mapping[int, Item]) -> Select:
    picked = question.picks.get(menu.name, ())
    options = tuple(
        Option(
            choice.label,
            choice.key,
            clip(listed([films[i].title for i in choice.item_ids if i in films]), OPTION_LENGTH),
            choice.key in picked,
        )
        for choice in menu.choices
    )
    return Select(press(state, Word.PICK, menu.name), menu.title, options, least=0, most=menu.most)


async def _films(services: Services, question: Question) -> dict[int, Item]:
    """Fetch the films that a question names."""
    described = [choice.item_ids for menu in question.menus for choice in menu.choices]
    named = [item_id for item_ids in (*question.duel, *described) for item_id in item_ids]
    return {item.item_id: item for item in await services.films.items(named)}
