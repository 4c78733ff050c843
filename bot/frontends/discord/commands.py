"""The slash commands: each becomes one action."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import discord
from discord import app_commands

from bot.conversations.action import Action
from bot.frontends.discord.titles import complete_title
from recommender.phrases import say

if TYPE_CHECKING:
    from bot.frontends.discord.client import MatineeClient

    Interaction = discord.Interaction[MatineeClient]

Show = Literal["everyone", "me"]
Title = app_commands.Range[str, 1, 100]
Words = app_commands.Range[str, 1, 300]
Minutes = app_commands.Range[int, 30, 600]
EVERYONE = "everyone"
SHOW = say("Who sees the answer; as in /settings unless you say so")
STARS = [
    app_commands.Choice(name="★" * (half // 2) + "½" * (half % 2) + f" {half / 2:g}", value=half)
    for half in range(10, 0, -1)
]


@app_commands.command(description=say("A minute of buttons that finds what you want to watch"))
@app_commands.describe(length=say("Quick asks four questions, normal about eight"))
async def quiz(interaction: Interaction, length: Literal["quick", "normal"] = "normal") -> None:
    """Open the quiz, or go on with it."""
    await _attend(interaction, Action("quiz", (length,)))


@app_commands.command(description=say("Films for what you feel like, in your own words"))
@app_commands.describe(
    request=say("What you feel like: a cozy romcom from the 90s; empty for films picked for you"),
    with_=say("Somebody who watches along; both of you must have agreed"),
    max_minutes=say("How much time you have"),
    show=SHOW,
)
@app_commands.rename(with_="with")
async def recommend(
    interaction: Interaction,
    request: Words = "",
    with_: discord.User | None = None,
    max_minutes: Minutes | None = None,
    show: Show | None = None,
) -> None:
    """Answer a request."""
    args = [request, str(max_minutes or ""), str(with_.id if with_ else "")]
    while len(args) > 1 and not args[-1]:
        args.pop()
    await _attend(interaction, Action("recommend", tuple(args)), show)


@app_commands.command(description=say("Films like one, two or three others"))
@app_commands.describe(
    title=say("A film you like"),
    and_=say("A second film"),
    and_also=say("A third film"),
    but=say("What should be different: but funnier, but shorter"),
    show=SHOW,
)
@app_commands.rename(and_="and")
@app_commands.autocomplete(title=complete_title, and_=complete_title, and_also=complete_title)
async def similar(
    interaction: Interaction,
    title: Title,
    and_: Title | None = None,
    and_also: Title | None = None,
    but: Words = "",
    show: Show | None = None,
) -> None:
    """Find films like others; typed titles may hold commas, so they come one a line."""
    seeds = "\n".join(filter(None, (title, and_, and_also)))
    await _attend(interaction, Action("similar", (seeds, but) if but else (seeds,)), show)


@app_commands.command(description=say("One film: what it is, and what you would probably give it"))
@app_commands.describe(title=say("The film"), show=SHOW)
@app_commands.autocomplete(title=complete_title)
async def movie(interaction: Interaction, title: Title, show: Show | None = None) -> None:
    """Show a film's card."""
    await _attend(interaction, Action("movie", (title,)), show)


@app_commands.command(description=say("Rate a film you have seen"))
@app_commands.describe(
    title=say("The film"), stars=say("Half a star to five; leave it out to pick on the card")
)
@app_commands.autocomplete(title=complete_title)
@app_commands.choices(stars=STARS)
async def rate(interaction: Interaction, title: Title | None = None, stars: int | None = None) -> None:
    """Rate a film; without one, one after the other."""
    if title is None:
        await _attend(interaction, Action("session"))
    else:
        await _attend(interaction, Action("rate", (title,) if stars is None else (title, str(stars))))


@app_commands.command(description=say("Films you keep for later"))
@app_commands.describe(add=say("A film to keep"))
@app_commands.autocomplete(add=complete_title)
async def watchlist(interaction: Interaction, add: Title | None = None) -> None:
    """Show the watchlist, or add to it."""
    await _attend(interaction, Action("watchlist", (add,) if add else ()))


@app_commands.command(description=say("What I suggested, and what you rated, saw and hid"))
async def history(interaction: Interaction) -> None:
    """Show the history."""
    await _attend(interaction, Action("history"))


@app_commands.command(description=say("Your taste as I understand it"))
@app_commands.describe(show=SHOW)
async def profile(interaction: Interaction, show: Show | None = None) -> None:
    """Show a person's taste."""
    await _attend(interaction, Action("profile"), show)


@app_commands.command(
    name="import", description=say("Bring your ratings from Letterboxd, IMDb or my own export")
)
async def import_(interaction: Interaction) -> None:
    """Ask for a file."""
    await interaction.client.attendant.ask_for_file(interaction)


@app_commands.command(description=say("Who sees answers, how well known films are, language, limits"))
async def settings(interaction: Interaction) -> None:
    """Show the settings."""
    await _attend(interaction, Action("settings"))


@app_commands.command(description=say("How alike your taste and somebody else's are; both must have agreed"))
@app_commands.describe(user=say("Whose taste to compare with yours"))
async def taste(interaction: Interaction, user: discord.User) -> None:
    """Compare two tastes."""
    await _attend(interaction, Action("taste", (str(user.id),)))


@app_commands.command(description=say("This server's rules: channels, who sees answers, films that suit all"))
@app_commands.describe(what=say("Set them up, look at them, or delete them"))
@app_commands.default_permissions(manage_guild=True)
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
async def server(interaction: Interaction, what: Literal["setup", "status", "reset"] = "setup") -> None:
    """Show or change a server's rules."""
    await _attend(interaction, Action("server", (what,)))


@app_commands.command(description=say("What I keep of you: see it, download it, pause it, delete it"))
async def privacy(interaction: Interaction) -> None:
    """Show what is kept."""
    await _attend(interaction, Action("privacy"))


@app_commands.command(name="help", description=say("What Matinee can do, with examples to press"))
async def help_(interaction: Interaction) -> None:
    """Explain."""
    await _attend(interaction, Action("help"))


COMMANDS: tuple[app_commands.Command[Any, ..., Any], ...] = (
    quiz,
    recommend,
    similar,
    movie,
    rate,
    watchlist,
    history,
    profile,
    import_,
    taste,
    settings,
    server,
    privacy,
    help_,
)


async def _attend(interaction: Interaction, action: Action, show: Show | None = "me") -> None:
    public = None if show is None else show == EVERYONE
    await interaction.client.attendant.attend(interaction, action, public=public)
