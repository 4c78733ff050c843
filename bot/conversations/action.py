"""An action: what a person just did, as short plain text that survives restarts.

A button's ``custom_id`` *is* its action (``v1:rate:603:8``), so one persistent listener serves every button
for ever and the terminal reaches whatever Discord reaches. Arguments are short; what does not fit lives in
the store under an id.
"""

from __future__ import annotations

from dataclasses import dataclass

VERSION = "v1"
MAX_LENGTH = 100
"""Discord's limit for a custom_id."""


class UnreadableActionError(ValueError):
    """A custom_id that is not an action of this version."""


@dataclass(frozen=True, slots=True)
class Action:
    """One action: its name and its arguments, all text."""

    name: str
    args: tuple[str, ...] = ()

    @property
    def custom_id(self) -> str:
        """The action as a button carries it."""
        text = ":".join((VERSION, self.name, *self.args))
        if len(text) > MAX_LENGTH or any(":" in word for word in (self.name, *self.args)):
            raise ValueError(f"action {text!r} does not fit a button")
        return text

    @classmethod
    def of(cls, name: str, *args: object) -> Action:
        """Make an action of whatever prints as its arguments."""
        return cls(name, tuple(str(arg) for arg in args))

    @classmethod
    def parse(cls, custom_id: str) -> Action:
        """Read an action back.

        Raises
        ------
        UnreadableActionError
            If it is of another version or no action at all.
        """
        version, *words = custom_id.split(":")
        if version != VERSION or not words or not words[0]:
            raise UnreadableActionError(custom_id[:MAX_LENGTH])
        return cls(words[0], tuple(words[1:]))
