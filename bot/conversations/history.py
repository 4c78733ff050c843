"""``/history``: what was suggested and why, what was rated, seen and hidden; with a way back on each row."""

from __future__ import annotations

from bot.conversations.action import Action
from bot.conversations.arguments import number, optional_number, word
from bot.conversations.changes import change_text
from bot.conversations.paging import page_buttons
from bot.conversations.person import Person
from bot.conversations.screen import Block, Button, Buttons, FilmLine, Heading, Screen, Style, Text
from bot.conversations.wording import facts, stars
from bot.services.films import film_ref
from bot.services.lists import HistoryRow, Tab
from bot.services.services import Services
from recommender.phrases import joined, say

SHOWN = 6
"""Rows a page has."""
TABS = {
    Tab.SUGGESTED: say("Suggested"),
    Tab.RATED: say("Rated"),
    Tab.SEEN: say("Seen"),
    Tab.HIDDEN: say("Hidden"),
}
_EMPTY = {
    Tab.SUGGESTED: say("I have suggested nothing yet."),
    Tab.RATED: say("You have rated nothing yet."),
    Tab.SEEN: say("You have marked nothing as seen."),
    Tab.HIDDEN: say("Nothing is hidden: “Not for me” on a film puts it here."),
}


async def history(services: Services, person: Person, action: Action) -> Screen:
    """Show a page of a tab; the first of what was suggested unless told otherwise."""
    tab, page = _tab(word(action, 0)), optional_number(action, 1) or 0
    return await _screen(services, person, tab, page, ())


async def take_back(services: Services, person: Person, action: Action) -> Screen:
    """Undo what a row tells, and go on with its tab."""
    change = await services.feedback.undo(person.user_id, number(action, 0))
    film = await services.films.item(change.signal.item_id)
    done = (Text(change_text(change, film)),)
    return await _screen(services, person, _tab(word(action, 1)), optional_number(action, 2) or 0, done)


async def _screen(services: Services, person: Person, tab: Tab, page: int, said: tuple[Block, ...]) -> Screen:
    found = await services.lists.history(person.user_id, tab, page=page, size=SHOWN)
    lines = [_line(row, tab, page) for row in found.rows]
    rest: list[Block] = [] if lines else [Text(_EMPTY[tab])]
    if not lines and tab is not Tab.HIDDEN:
        rest.append(Buttons((Button(say("Rate films"), Action.of("session"), Style.PRIMARY),)))
    paging = page_buttons(page, more=found.more, to=lambda at: Action.of("history", tab, at))
    rest += [Buttons(paging)] if paging else []
    heading = joined(": ", [say("Your history"), TABS[tab]])
    return Screen((*said, Heading(heading), *lines, *rest, Buttons(_tabs(tab))))


def _tabs(shown: Tab) -> tuple[Button, ...]:
    return tuple(
        Button(label, Action.of("history", tab), disabled=tab is shown) for tab, label in TABS.items()
    )


def _line(row: HistoryRow, tab: Tab, page: int) -> FilmLine:
    if row.signal is None:
        return FilmLine(
            row.item.item_id,
            row.item.label,
            say("Suggested on {day}", day=row.at.date()),
            reason=row.reason,
            open=Action.of("movie", film_ref(row.item.item_id), row.answer_id),
        )
    return FilmLine(
        row.item.item_id,
        row.item.label,
        facts(row.item) if tab is not Tab.RATED else stars(row.signal.value),
        reason=say("On {day}", day=row.at.date()),
        open=Action.of("take-back", row.signal.signal_id, tab, page),
        press=say("Undo"),
    )


def _tab(text: str) -> Tab:
    return Tab(text) if text in {*Tab} else Tab.SUGGESTED
