"""Who is talking."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Person:
    """Who is talking: an account, its language, and the server it talks from (None in private)."""

    user_id: int
    locale: str = "en"
    guild_id: int | None = None
    channel_id: int | None = field(default=None, compare=False)
    manages: bool = field(default=False, compare=False)
    """Whether they may manage that server."""
