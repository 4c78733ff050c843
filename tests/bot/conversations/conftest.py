from collections.abc import Awaitable, Callable

import pytest

from bot.conversations.action import Action
from bot.conversations.person import Person
from bot.conversations.router import Router
from bot.conversations.screen import Screen

ME = Person(7)
Do = Callable[..., Awaitable[Screen]]


@pytest.fixture
def do(router: Router) -> Do:
    """Do something: an action, or the name and arguments of one."""

    async def do(what: Action | str, *args: object, person: Person = ME) -> Screen:
        return await router.answer(person, what if isinstance(what, Action) else Action.of(what, *args))

    return do
