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
from bot.conversations.speech import spoken_to
from bot.conversations.wording import clip
from bot.language import Language
from bot.services.lists import StoredAnswer
from bot.services.quiz import QuizState, Ten
from bot.services.services import Services
from recommender.phrases import Phrase, counted, joined, listed, say, term
from recommender.quiz.families import BY_KEY
from recommender.quiz.log import Word
from recommender.quiz.outcome import Move, Outcome, Sureness
from recommender.quiz.question import Step, read_duel
from recommender.quiz.ten import Label

LABELS = {Label.SAFE: say("safe"), Label.STRETCH: say("stretch"), Label.WILDCARD: say("wildcard")}
LEGEND = say("safe: what you like; stretch: partly; wildcard: something else, and good")
SURENESS = {
    Sureness.SURE: say("quite sure"),
    Sureness.FAIRLY_SURE: say("fairly sure"),
    Sureness.GUESS: say("a first guess"),
    Sureness.NOTHING: say("no more than what most people like"),
}


async def result_screen(
    services: Services, person: Person, state: QuizState, *, exclude: Collection[int] = ()
) -> Screen:
    """Draw a finished quiz's result, with ten films that are none of those to exclude."""
    ten = await services.quizzes.ten(person.user_id, state.outcome, exclude=exclude)
    heading = say("Your taste: {shares}", shares=shares_text(state.outcome))
    wishes = listed(slot.label for slot in state.outcome.wishes)
    blocks: list[Block] = [
        Heading(heading),
        Text(_basis(state)),
        _picture(state.outcome, await spoken_to(services, person)),
        *([Text(say("For tonight: {wishes}.", wishes=wishes))] if wishes else []),
        *await _film_lines(services, ten),
        *(Text(text, quiet=True) for text in (*answer_notes(ten.answer), LEGEND)),
        Buttons(_ways(state, ten)),
    ]
    return Screen(tuple(blocks), plain=heading)


async def how_screen(services: Services, state: QuizState) -> Screen:
    """Say which answer moved which share."""
    lines = [Text(await _move_text(services, move)) for move in state.outcome.moves]
    nothing = Text(say("No answer moved a share: I know no more of you than what most people like."))
    back = Button(say("Back to the result"), Action.of("quiz", state.quiz_id, "result"), Style.PRIMARY)
    return Screen((Heading(say("How I got this")), *(lines or [nothing]), Buttons((back,))))


async def seen_screen(services: Services, state: QuizState, stored: StoredAnswer) -> Screen:
    """Ask which of the ten they have seen."""
    items = await services.films.items([shown.item_id for shown in stored.shown])
    options = tuple(Option(clip(item.label, OPTION_LENGTH), str(item.item_id)) for item in items)
    mark = Action.of("quiz", state.quiz_id, "mark", stored.answer_id)
    back = Button(say("None of them"), Action.of("quiz", state.quiz_id, "result"))
    return Screen(
        (
            Heading(say("Which have you seen?")),
            Text(say("They make room for others, and I won't suggest them again."), quiet=True),
            Select(mark, say("Seen …"), options, most=len(options)),
            Buttons((back,)),
        )
    )


async def shared_screen(services: Services, person: Person, state: QuizState, stored: StoredAnswer) -> Screen:
    """Show shares and films to everyone, without what else the quiz knows."""
    shares = shares_text(state.outcome)
    items = await services.films.items([shown.item_id for shown in stored.shown])
    films = [Text(f"{rank}. {item.label}") for rank, item in enumerate(items, start=1)]
    yours = Buttons((Button(say("Take the quiz"), Action.of("quiz"), Style.PRIMARY),))
    heading = Heading(say("A taste in films: {shares}", shares=shares))
    picture = _picture(state.outcome, await spoken_to(services, person))
    return Screen((heading, picture, *films, yours), private=False, replaces=False, plain=heading.text)


def shares_text(outcome: Outcome) -> Phrase:
    """Write shares: ``Thriller 34 %, Sci-Fi 27 %``."""
    shares = outcome.shares.items()
    return joined(", ", (say("{genre} {share} %", genre=term(genre), share=share) for genre, share in shares))


def _picture(outcome: Outcome, spoken: Language) -> Picture:
    bars = {spoken.text(term(genre)): share for genre, share in outcome.shares.items()}
    alt = say("Bars of genre shares: {shares}", shares=shares_text(outcome))
    return Picture(draw_shares(bars), "taste.png", alt)


def _basis(state: QuizState) -> Phrase:
    moved, sureness = len(state.outcome.moves), SURENESS[state.outcome.sureness]
    if not moved:
        return say("I am going by no answers; this is {sureness}.", sureness=sureness)
    return counted(
        "I am going by one answer; this is {sureness}.",
        "I am going by {count} answers; this is {sureness}.",
        moved,
        sureness=sureness,
    )


async def _film_lines(services: Services, ten: Ten) -> list[Block]:
    shown = ten.answer.recommendations
    items = await services.films.items([each.item_id for each in shown])
    return [
        replace(film_line(item, each, ten.answer_id, rank), label=LABELS[ten.labels[item.item_id]], blurb="")
        for rank, (item, each) in enumerate(zip(items, shown, strict=True), start=1)
    ]


def _ways(state: QuizState, ten: Ten) -> tuple[Button, ...]:
    def way(label: str, *args: object) -> Button:
        return Button(label, Action.of("quiz", state.quiz_id, *args))

    films = [way(say("Seen some of these"), "seen", ten.answer_id), way(say("New ten"), "new", ten.answer_id)]
    return (
        *(films if ten.answer.recommendations else ()),
        way(say("How I got this"), "how"),
        *([way(say("Share"), "share", ten.answer_id)] if ten.answer.recommendations else ()),
        Button(say("Take it again"), Action.of("quiz", "normal")),
    )


async def _move_text(services: Services, move: Move) -> Phrase:
    said, genre = await _answer_text(services, move), term(move.genre)
    return say(
        "{said}: {genre} {before} → {after} %.", said=said, genre=genre, before=move.before, after=move.after
    )


async def _answer_text(services: Services, move: Move) -> Phrase:
    """Say what an answer was."""
    answer = move.answer
    duel = [await services.films.items(trio) for trio in read_duel(answer.question)]
    if duel:
        one, other = (
            say("{letter}, {films}", letter=letter, films=[item.title for item in trio])
            for letter, trio in zip("AB", duel, strict=True)
        )
        if answer.word is Word.B:
            one, other = other, one
        if answer.word in (Word.A, Word.B):
            return say("You took {one} over {other}", one=one, other=other)
        return say("You said {word} to {one} or {other}", word=DUEL_LABELS[answer.word], one=one, other=other)
    names = [say("“{word}”", word=BY_KEY[key].name) for keys in answer.picks.values() for key in keys]
    if answer.question == Step.NOT_TONIGHT:
        return say("You turned down {families}", families=names)
    return say("You picked {families}", families=names)
