"""Two people: asking the other, agreeing, ending it, and ``/taste``, how alike they are.

Nobody's taste is put together with anybody's before both agreed: one by asking, the other by pressing.
"""

from __future__ import annotations

from bot.conversations.action import Action
from bot.conversations.arguments import number
from bot.conversations.person import Person
from bot.conversations.screen import Block, Button, Buttons, Heading, Screen, Style, Text
from bot.conversations.wording import stars
from bot.errors import PersonError
from bot.services.company import Alike
from bot.services.services import Services
from recommender.phrases import Phrase, counted, listed, say, term
from recommender.types import Item


async def taste(services: Services, person: Person, action: Action) -> Screen:
    """Tell how alike two tastes are; ask the other first where they have not agreed."""
    other = number(action, 0)
    if other == person.user_id:
        raise PersonError(say("You are exactly like yourself. Choose somebody else."))
    if await services.company.pair(person.user_id, other) is None:
        return not_agreed(other)
    found = await services.company.alike(person.user_id, other)
    said: list[Block] = [Text(text) for text in _in_words(found)]
    buttons = Buttons((Button(say("End this agreement"), Action.of("part", other)),))
    return Screen((Heading(say("How alike you two are")), *said, buttons), private=True)


def not_agreed(other: int) -> Screen:
    """Say that the other has to agree, and offer to ask."""
    return Screen(
        (
            Heading(say("You two have not agreed yet.")),
            Text(
                say(
                    "I put two people's tastes together only where both want that. "
                    "Ask where both of you read along; they need only press a button."
                )
            ),
            Buttons((Button(say("Ask them here"), Action.of("propose", other), Style.PRIMARY),)),
        )
    )


async def propose(services: Services, person: Person, action: Action) -> Screen:
    """Ask the other, for them to see."""
    other = number(action, 0)
    agree = Button(say("Agree"), Action.of("agree", person.user_id, other), Style.PRIMARY)
    what = say(
        "Somebody would like films for both of you, and to know how alike your tastes are. If you agree, "
        "each of you may ask me for that. Neither sees the other's ratings, except of films that both rated."
    )
    return Screen(
        (Heading(say("May I put your tastes together?")), Text(what), Buttons((agree,))),
        private=False,
        replaces=False,
        addressed=other,
    )


async def agree(services: Services, person: Person, action: Action) -> Screen:
    """Take the other's agreement; nobody can give it for them."""
    asker, other = number(action, 0), number(action, 1)
    if person.user_id != other:
        raise PersonError(say("That question is for somebody else."))
    await services.company.agree(asker, other)
    text = say("From now on /recommend with: and /taste work for the two of you. Either of you may end it.")
    return Screen(
        (
            Heading(say("Agreed.")),
            Text(text),
            Buttons((Button(say("End this agreement"), Action.of("part", asker)),)),
        )
    )


async def part(services: Services, person: Person, action: Action) -> Screen:
    """End an agreement."""
    ended = await services.company.part(person.user_id, number(action, 0))
    heading = say("Ended, for both of you.") if ended else say("There was no such agreement.")
    return Screen((Heading(heading),))


def _in_words(found: Alike) -> list[str]:
    said: list[str] = []
    if found.overlap is None:
        said.append(say("One of you has not rated any films yet, so there is little to compare."))
    else:
        said.append(say("Your genres overlap by {percent} %.", percent=str(round(100 * found.overlap))))
    if found.genres:
        said.append(say("You share {genres}.", genres=[term(genre) for genre in found.genres]))
    if found.apart is not None:
        said.append(
            counted(
                "You both rated one film, {apart} stars apart.",
                "You both rated {count} films, on average {apart} stars apart.",
                found.common,
                apart=f"{found.apart:.1f}",
            )
        )
    if found.both:
        said.append(say("You both like {films}.", films=listed(item.label for item in found.both)))
    said += [_disagreement(item, mine, theirs) for item, mine, theirs in found.disagreed]
    return said


def _disagreement(item: Item, mine: float, theirs: float) -> Phrase:
    return say(
        "You disagree on {film}: {mine} and {theirs}.",
        film=item.label,
        mine=stars(mine),
        theirs=stars(theirs),
    )
