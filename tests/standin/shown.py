"""A message as a person sees it, with what tests ask of it."""

from __future__ import annotations

from dataclasses import dataclass

from tests.standin.components import BUTTON, SELECT, TEXT, walk
from tests.standin.forms import Json
from tests.standin.world import Message


@dataclass(frozen=True)
class Shown:
    """What was on the screen at one moment; later changes of the message do not touch it."""

    message: Message
    components: tuple[Json, ...]
    ephemeral: bool
    content: str
    files: tuple[str, ...]

    @classmethod
    def of(cls, message: Message) -> Shown:
        return cls(
            message, tuple(message.components), message.ephemeral, message.content, tuple(message.files)
        )

    @property
    def text(self) -> str:
        """All text, a block a line."""
        blocks = [part["content"] for part in walk([*self.components]) if part["type"] == TEXT]
        return "\n".join([self.content, *blocks] if self.content else blocks)

    @property
    def buttons(self) -> dict[str, str]:
        """What each button says → its custom_id; the first of several that say the same."""
        parts = [part for part in self._parts(BUTTON) if "custom_id" in part]
        return {part.get("label", ""): part["custom_id"] for part in reversed(parts)}

    @property
    def custom_ids(self) -> list[str]:
        """The custom_ids of all buttons and menus, in order."""
        return [part["custom_id"] for part in walk([*self.components]) if part.get("custom_id")]

    @property
    def selects(self) -> list[Json]:
        return self._parts(SELECT)

    def button(self, start: str) -> str:
        """Find the custom_id of the button whose label starts so."""
        for label, custom_id in self.buttons.items():
            if label.startswith(start):
                return custom_id
        raise AssertionError(f"no button {start!r} among {sorted(self.buttons)}")

    def _parts(self, kind: int) -> list[Json]:
        return [part for part in walk([*self.components]) if part["type"] == kind]
