"""Make the pictures of ``docs/``: ``python -m benchmarks.pictures``; the real bot, asked by nobody real."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bot.app import open_app
from bot.config import Settings, StoreSettings
from bot.conversations.action import Action
from bot.conversations.router import Person, Router
from bot.conversations.screen import Buttons, Picture, Screen, Select

FOLDER = Path(__file__).parents[1] / "docs" / "pictures"
SOMEBODY = Person(1)
RATINGS = {
    "Heat": 9,
    "The Silence of the Lambs": 9,
    "Fargo": 10,
    "Se7en": 8,
    "Groundhog Day": 9,
    "Notting Hill": 4,
    "Alien": 8,
    "Amélie": 7,
    "Saw": 2,
    "Zodiac": 9,
    "Toy Story": 7,
    "The Big Lebowski": 10,
}
"""Half stars."""
ANSWERS = ("scare,laugh,think",)


def main() -> None:
    """Write each picture there is."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(store=StoreSettings(path=Path(folder) / "pictures.sqlite3"))
        for name, picture in asyncio.run(pictures(settings)).items():
            FOLDER.mkdir(parents=True, exist_ok=True)
            (FOLDER / f"{name}.png").write_bytes(picture.png)
            print(f"{FOLDER / name}.png: {picture.alt}")


async def pictures(settings: Settings) -> dict[str, Picture]:
    """Draw them: what a quiz finds, and what ratings tell."""
    async with open_app(settings) as app:
        quiz = await take_quiz(app.router)
        for title, halves in RATINGS.items():
            await app.router.answer(SOMEBODY, Action.of("rate", title, halves))
        profile = await app.router.answer(SOMEBODY, Action.of("profile"))
    return {"quiz": next(drawn(quiz)), "profile": next(drawn(profile))}


async def take_quiz(router: Router) -> Screen:
    """Answer the first question and finish."""
    screen = await router.answer(SOMEBODY, Action.of("quiz", "quick"))
    (menu,) = [block for block in screen.blocks if isinstance(block, Select)]
    for chosen in ANSWERS:
        screen = await router.answer(SOMEBODY, Action(menu.action.name, (*menu.action.args, chosen)))
    for label in ("Next", "A", "B", "Finish now"):
        screen = await router.answer(SOMEBODY, pressed(screen, label))
    return screen


def pressed(screen: Screen, label: str) -> Action:
    """What a button does."""
    buttons = [each for block in screen.blocks if isinstance(block, Buttons) for each in block.buttons]
    return next(button.action for button in buttons if button.label.startswith(label))


def drawn(screen: Screen) -> Iterator[Picture]:
    """A screen's pictures."""
    return (block for block in screen.blocks if isinstance(block, Picture))


if __name__ == "__main__":
    main()
