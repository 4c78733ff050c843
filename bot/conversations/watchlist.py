"""``/watchlist``: what somebody keeps for later, in order, by length, and one picked for them."""

from __future__ import annotations

import secrets

from bot.conversations.action import Action
from bot.conversations.arguments import number, optional_number, word
from bot.conversations.cards import Note, card
from bot.conversations.feedback import MARKS, mark
from bot.conversations.paging import page_buttons
from bot.conversations.person import Person
from bot.conversations.screen import (
    Block,
    Button,
    Buttons,
    FilmLine,
    Heading,
    Option,
    Screen,
    Select,
    Style,
    Text,
)
from bot.conversations.wording import about, duration, facts
from bot.services.films import film_ref
from bot.services.lists import KeptFilm, Order
from bot.services.services import Services
from recommender.phrases import counted, say

SHOWN = 6
"""Films a page has."""
LENGTHS = (90, 105, 120, 150, 180)
"""Minutes somebody may have."""
ANY = "0"
_ORDERS = {
    Order.FIT: say("Best for me"),
    Order.NEWEST: say("Newest first"),
    Order.SHORTEST: say("Shortest first"),
}


async def watchlist(services: Services, person: Person, action: Action) -> Screen:
    """Show the watchlist, what they would like best first; with a film, put it there."""
    if word(action, 0):
        return await mark(services, person, Action("watch", action.args))
    return await _panel(services, person, Order.FIT, None, 0)


async def panel(services: Services, person: Person, action: Action) -> Screen:
    """Show the watchlist as asked: its order, the minutes at hand (0 for any), the page."""
    order, minutes = _order(word(action, 0)), (optional_number(action, 1) or None)
    return await _panel(services, person, order, minutes, optional_number(action, 2) or 0)


async def fit(services: Services, person: Person, action: Action) -> Screen:
    """Show what fits in the minutes that were chosen from the menu."""
    return await _panel(services, person, _order(word(action, 0)), number(action, 1) or None, 0)


async def drop(services: Services, person: Person, action: Action) -> Screen:
    """Take a film off the list, and go on with the list."""
    order, minutes = _order(word(action, 0)), (optional_number(action, 1) or None)
    gone = await services.films.item(number(action, 2))
    kind, value = MARKS["unwatch"]
    change = await services.feedback.give(person.user_id, gone.item_id, kind, value, source="card")
    note = Note(
        say("{film} is off your watchlist.", film=gone.label), Action.of("undo", change.signal.signal_id)
    )
    return await _panel(services, person, order, minutes, 0, note)


async def pick(services: Services, person: Person, action: Action) -> Screen:
    """Pick a film by chance, none twice in a round.

    The arguments are the minutes at hand (0 for any), the round, and the film picked last.
    """
    minutes = optional_number(action, 0) or None
    after = optional_number(action, 2)
    seed = optional_number(action, 1)
    if seed is None:
        seed = secrets.randbelow(10**9)
    film = await services.lists.pick(person.user_id, seed, after=after, minutes=minutes)
    if film is None and after is None:
        return await _panel(services, person, Order.FIT, minutes, 0)
    if film is None:
        again = Button(say("Begin again"), Action.of("pick", minutes or 0), Style.PRIMARY)
        text = say("That was every film on your watchlist, each once.")
        return Screen((Heading(say("No more to pick.")), Text(text), Buttons((again, _back(minutes)))))
    shown = await card(services, person, film.item, note=Note(say("From your watchlist, by chance:")))
    another = Button(say("Pick another"), Action.of("pick", minutes or 0, seed, film.item.item_id))
    return Screen(
        (*shown.blocks, Buttons((another, _back(minutes)))), rateable=shown.rateable, plain=shown.plain
    )


async def _panel(
    services: Services,
    person: Person,
    order: Order,
    minutes: int | None,
    page: int,
    note: Note | None = None,
) -> Screen:
    films = await services.lists.watchlist(person.user_id, order=order, minutes=minutes)
    said: list[Block] = [Text(note.text)] if note else []
    way_back = (Button(say("Undo"), note.undo),) if note and note.undo else ()
    if not films:
        return _empty(said, way_back, order, minutes)
    page = min(page, (len(films) - 1) // SHOWN)
    shown = films[page * SHOWN : (page + 1) * SHOWN]
    lines = [_line(film, rank) for rank, film in enumerate(shown, start=page * SHOWN + 1)]
    paging = page_buttons(
        page, more=len(films) > (page + 1) * SHOWN, to=lambda at: _to(order, minutes, at), newer=say("Back")
    )
    return Screen(
        (
            *said,
            Heading(_heading(len(films), minutes)),
            *lines,
            _length_menu(order, minutes),
            _drop_menu(order, minutes, shown),
            Buttons(
                (Button(say("Pick one for me"), Action.of("pick", minutes or 0), Style.PRIMARY), *paging)
            ),
            Buttons((*_order_buttons(order, minutes), *way_back)),
        )
    )


def _heading(count: int, minutes: int | None) -> str:
    if minutes is None:
        return counted("Your watchlist: one film", "Your watchlist: {count} films", count)
    return counted(
        "Your watchlist: one film fits in {time}",
        "Your watchlist: {count} films fit in {time}",
        count,
        time=duration(minutes),
    )


def _empty(said: list[Block], way_back: tuple[Button, ...], order: Order, minutes: int | None) -> Screen:
    if minutes is not None:
        text = say("Nothing on your watchlist is known to fit in {time}.", time=duration(minutes))
        return Screen((*said, Heading(text), _length_menu(order, minutes), Buttons((_back(None), *way_back))))
    return Screen(
        (
            *said,
            Heading(say("Your watchlist is empty.")),
            Text(say("Open a film and press Watchlist, or start here:")),
            Buttons((Button(say("Films for me"), Action.of("recommend", "")), *way_back)),
        )
    )


def _line(film: KeptFilm, rank: int) -> FilmLine:
    return FilmLine(
        film.item.item_id,
        film.item.title,
        facts(film.item),
        expected=about(film.expected) if film.expected else "",
        rank=rank,
        open=Action.of("movie", film_ref(film.item.item_id)),
    )


def _length_menu(order: Order, minutes: int | None) -> Select:
    options = [Option(say("However long"), ANY, chosen=minutes is None)]
    options += [
        Option(say("Fits in {time}", time=duration(most)), str(most), chosen=minutes == most)
        for most in LENGTHS
    ]
    return Select(Action.of("fit", order), say("How much time is there?"), tuple(options))


def _drop_menu(order: Order, minutes: int | None, shown: list[KeptFilm]) -> Select:
    options = tuple(Option(film.item.label, str(film.item.item_id)) for film in shown)
    return Select(Action.of("drop-kept", order, minutes or 0), say("Take off the list …"), options)


def _order_buttons(order: Order, minutes: int | None) -> tuple[Button, ...]:
    return tuple(
        Button(label, _to(each, minutes, 0), disabled=each is order) for each, label in _ORDERS.items()
    )


def _to(order: Order, minutes: int | None, page: int) -> Action:
    return Action.of("kept", order, minutes or 0, page)


def _back(minutes: int | None) -> Button:
    return Button(say("The whole list"), _to(Order.FIT, minutes, 0))


def _order(text: str) -> Order:
    return Order(text) if text in {*Order} else Order.FIT
