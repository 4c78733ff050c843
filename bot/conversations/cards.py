"""Films as they are shown: a line of a list, and a card with everything that can be done with one film."""

from __future__ import annotations

from dataclasses import dataclass

from bot.conversations.action import Action
from bot.conversations.person import Person
from bot.conversations.screen import (
    Block,
    Button,
    Buttons,
    FilmLine,
    Heading,
    Screen,
    Style,
    Text,
)
from bot.conversations.wording import DOT, about, facts, stars
from bot.services.films import film_ref
from bot.services.services import Services
from recommender.phrases import joined, listed, say, term
from recommender.types import Item, Profile, Recommendation

STARS = (1, 2, 3, 4, 5)
FACTS = {
    "year": say("year"),
    "runtime": say("runtime"),
    "language": say("language"),
    "countries": say("countries"),
    "directors": say("directors"),
}
CARD = "card"
"""Where a signal given on a card comes from."""


def film_line(item: Item, recommendation: Recommendation, answer_id: int, rank: int) -> FilmLine:
    """Draw a suggested film as a line of a list; it opens the card, which remembers why it was suggested."""
    return FilmLine(
        item_id=item.item_id,
        title=item.title,
        facts=facts(item),
        reason=recommendation.reason,
        expected=about(recommendation.expected) if recommendation.expected else "",
        blurb=item.blurb or "",
        rank=rank,
        open=Action.of("movie", film_ref(item.item_id), answer_id),
    )


@dataclass(frozen=True, slots=True)
class Note:
    """What a tap just did: said above the card, with the way back."""

    text: str
    undo: Action | None = None


async def card(
    services: Services, person: Person, item: Item, *, answer: str = "", note: Note | None = None
) -> Screen:
    """Draw a film's card; the expected stars that it shows are remembered.

    Parameters
    ----------
    answer : id of the answer that suggested the film, whose reasons ``Why?`` tells; empty if none did
    note : what was just done
    """
    profile = await services.profiles.get(person.user_id)
    blocks: list[Block] = [Text(note.text)] if note else []
    blocks += [Heading(item.label), Text(facts(item))]
    blocks += [Text(text) for text in (_people(item), item.blurb or "") if text]
    blocks += [Text(text) for text in await _expectation(services, person, item, profile)]
    blocks += [Text(text, quiet=True) for text in (_standing(item, profile), _provenance(item)) if text]
    blocks += [
        Buttons(star_buttons(item, profile, CARD, answer)),
        Buttons(_marks(item, profile, answer, note)),
    ]
    return Screen(tuple(blocks), rateable=item.item_id, plain=joined(": ", [item.label, facts(item)]))


def given(item: Item, profile: Profile) -> float | None:
    """Tell the stars this person gave a film; None if none."""
    return next((rating.stars for rating in profile.ratings if rating.item_id == item.item_id), None)


def star_buttons(item: Item, profile: Profile, source: str, answer: str = "") -> tuple[Button, ...]:
    """Draw the five star buttons; the one pressed before stands out and says so."""
    yours = given(item, profile)
    return tuple(
        Button(
            say("★ {star} (yours)", star=star) if star == yours else f"★ {star}",
            Action.of("rate", film_ref(item.item_id), 2 * star, source, answer),
            Style.GOOD if star == yours else Style.NORMAL,
        )
        for star in STARS
    )


async def _expectation(services: Services, person: Person, item: Item, profile: Profile) -> list[str]:
    if given(item, profile) is not None:
        return []
    (expected,) = await services.films.expected(person.user_id, [item.item_id])
    await services.suggestions.card_shown(person.user_id, item, expected)
    if expected is None:
        return [say("Too few people have rated it to say how you would like it.")]
    return [say("For you {about} stars.", about=about(expected))]


def _marks(item: Item, profile: Profile, answer: str, note: Note | None) -> tuple[Button, ...]:
    def mark(label: str, name: str) -> Button:
        return Button(label, Action.of(name, film_ref(item.item_id), CARD, answer))

    item_id = item.item_id
    buttons = [
        mark(say("Not seen"), "unseen") if item_id in profile.seen else mark(say("Seen it"), "seen"),
        mark(say("Off the watchlist"), "unwatch")
        if item_id in profile.watchlist
        else mark(say("Watchlist"), "watch"),
        mark(say("Suggest it again"), "unhide")
        if item_id in profile.hidden
        else mark(say("Not for me"), "hide"),
    ]
    if answer:
        buttons.append(Button(say("Why?"), Action.of("why", answer, film_ref(item_id))))
    if note is not None and note.undo is not None:
        buttons.append(Button(say("Undo"), note.undo))
    else:
        buttons.append(Button(say("More like this"), Action.of("similar", film_ref(item_id))))
    return tuple(buttons)


def _people(item: Item) -> str:
    said = []
    if item.directors:
        said.append(say("Directed by {people}.", people=item.directors[:3]))
    if item.cast:
        said.append(say("With {people}.", people=item.cast[:4]))
    return joined(" ", said)


def _standing(item: Item, profile: Profile) -> str:
    yours = given(item, profile)
    said = [say("You gave it {stars}.", stars=stars(yours))] if yours is not None else []
    said += [say("You have seen it.")] if item.item_id in profile.seen else []
    said += [say("It is on your watchlist.")] if item.item_id in profile.watchlist else []
    said += [say("You asked me not to suggest it.")] if item.item_id in profile.hidden else []
    return joined(" ", said)


def _provenance(item: Item) -> str:
    known = [
        say("Also called {title}", title=item.other_titles[0]) if item.other_titles else "",
        listed(map(term, item.countries[:3])),
        *(
            say("Sources disagree on its {fact}: {said}", fact=FACTS.get(fact, fact), said=said)
            for fact, said in item.disputed.items()
        ),
    ]
    return joined(DOT, filter(None, known))
