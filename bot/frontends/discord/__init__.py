"""Matinee on Discord: screens drawn with Components V2, everything people do turned into actions."""

from bot.frontends.discord.serving import serve

__all__ = ["serve"]
