"""Reading screens as a person would."""

from bot.conversations.action import Action
from bot.conversations.screen import Button, Buttons, FilmLine, Heading, Screen, Text


def heading(screen: Screen) -> str:
    return next(block.text for block in screen.blocks if isinstance(block, Heading))


def texts(screen: Screen) -> list[str]:
    return [block.text for block in screen.blocks if isinstance(block, Text)]


def films(screen: Screen) -> list[FilmLine]:
    return [block for block in screen.blocks if isinstance(block, FilmLine)]


def titles(screen: Screen) -> list[str]:
    return [film.title for film in films(screen)]


def buttons(screen: Screen) -> list[Button]:
    return [button for block in screen.blocks if isinstance(block, Buttons) for button in block.buttons]


def labels(screen: Screen) -> list[str]:
    return [button.label for button in buttons(screen)]


def press(screen: Screen, label: str) -> Action:
    """Return what a button does, the way Discord would give it back."""
    (button,) = [button for button in buttons(screen) if button.label == label]
    return Action.parse(button.action.custom_id)
