"""The terminal chat: the same screens, drawn with rich, with numbers for buttons."""

from bot.frontends.console.chat import chat

__all__ = ["chat"]
