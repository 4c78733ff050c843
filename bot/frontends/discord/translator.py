"""Commands in the languages we speak: names, descriptions, options and choices, told to Discord at a sync."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.app_commands import TranslationContextLocation as Location

from bot.language import ENGLISH, language
from recommender.phrases import term

ABOUT = {
    Location.command_name: "command",
    Location.group_name: "command",
    Location.parameter_name: "option",
    Location.choice_name: "choice",
}
"""What a single word is about, as catalogues have it; descriptions are sentences like any other."""


class CommandTranslator(app_commands.Translator):
    """Translates from the catalogues."""

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        """Say a word or a sentence of a command; None where the English does."""
        spoken = language(locale.value)
        if spoken.code == ENGLISH:
            return None
        about = ABOUT.get(context.location)
        said = spoken.word(string.message, about) if about else spoken.text(term(string.message))
        return said if said != string.message else None
