"""``python -m bot``: serve Discord, chat in the terminal, look after the database, check the set-up."""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from bot.app import chat_in_terminal, serve_discord
from bot.check import check as check_all
from bot.check import check_discord
from bot.config import Settings, StoreSettings, load_settings
from bot.errors import ConfigError, MatineeError
from bot.log import configure_logging
from bot.store.backup import back_up
from bot.store.backup import restore as restore_database
from bot.store.migrations import migrate as migrate_database
from recommender.errors import RecommenderError

FAILED, MISCONFIGURED, INTERRUPTED = 1, 2, 130
DEMONSTRATION = ("a cozy romcom", "/similar Inception", "something short and funny from the 90s")

cli = typer.Typer(
    help="Matinee helps people choose a film, on Discord or in the terminal.",
    epilog="Settings are read from config.toml and MATINEE_* variables; config.example.toml lists them.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
ConfigFile = Annotated[
    Path | None, typer.Option("--config", "-c", help="The config file; else MATINEE_CONFIG or config.toml.")
]


@cli.callback(invoke_without_command=True)
def default(context: typer.Context, config: ConfigFile = None) -> None:
    """Without a command: run."""
    settings = load_settings(config)
    configure_logging(settings.log)
    context.obj = settings
    if context.invoked_subcommand is None:
        run(context)


@cli.command()
def run(context: typer.Context) -> None:
    """Serve Discord if a token is configured, else chat in the terminal."""
    settings: Settings = context.obj
    if settings.discord.token is not None:
        asyncio.run(serve_discord(settings))
    else:
        console(context)


@cli.command()
def console(context: typer.Context) -> None:
    """Chat in the terminal, or answer the lines piped in; with neither, show what Matinee does."""
    settings: Settings = context.obj
    if sys.stdin is not None and sys.stdin.isatty():
        asyncio.run(chat_in_terminal(settings, None))
        return
    lines = _piped()
    if lines is not None:
        asyncio.run(chat_in_terminal(settings, lines))
        return
    # A demonstration shows the same to everybody, and leaves no trace in anybody's history.
    with tempfile.TemporaryDirectory() as folder:
        store = StoreSettings(path=Path(folder) / "demonstration.sqlite3")
        asyncio.run(chat_in_terminal(settings.model_copy(update={"store": store}), DEMONSTRATION))


@cli.command()
def migrate(context: typer.Context) -> None:
    """Make the database, or bring it up to date."""
    settings: Settings = context.obj
    applied = migrate_database(settings.store.path)
    typer.echo(f"{settings.store.path}: {', '.join(applied) or 'nothing to do'}")


@cli.command()
def backup(context: typer.Context, to: Annotated[Path, typer.Argument(help="The file to write.")]) -> None:
    """Copy the database to a file, while Matinee runs or not."""
    settings: Settings = context.obj
    typer.echo(back_up(settings.store.path, to))


@cli.command()
def restore(
    context: typer.Context, backup: Annotated[Path, typer.Argument(help="A file that `backup` wrote.")]
) -> None:
    """Put a backup in the database's place, while Matinee is stopped."""
    settings: Settings = context.obj
    typer.echo(restore_database(settings.store.path, backup))


@cli.command()
def check(
    context: typer.Context,
    discord: Annotated[bool, typer.Option(help="Ask Discord too: the token, permissions.")] = False,
) -> None:
    """Check settings, token, database, files, disk and bundle, and say what to do."""
    failed = 0
    terminal = Console(highlight=False, soft_wrap=True)
    for finding in chain(check_all(context.obj), check_discord(context.obj) if discord else ()):
        mark = "[green]ok   [/]" if finding.ok else "[red]fails[/]"
        terminal.print(f"{mark} {finding.name:9}", end=" ")
        terminal.print(finding.says, markup=False)
        failed += not finding.ok
    if failed:
        raise typer.Exit(FAILED)


@cli.command()
def messages(
    check: Annotated[
        bool, typer.Option(help="Change nothing; fail where a language lacks a sentence.")
    ] = False,
) -> None:
    """Bring the catalogues of other languages in step with the code (for developers)."""
    from bot.catalogue import catalogues, gaps, update

    for path in catalogues():
        if not check:
            update(path)
        missing = [*gaps(path)]
        typer.echo("\n".join(missing) or f"{path.name} says everything")
        if missing and check:
            raise typer.Exit(FAILED)


def main() -> None:
    """Run the command line; what goes wrong is a sentence and an exit code."""
    try:
        cli()
    except ConfigError as error:
        _fail(error, MISCONFIGURED)
    except (MatineeError, RecommenderError) as error:
        _fail(error, FAILED)
    except (KeyboardInterrupt, asyncio.CancelledError):
        sys.exit(INTERRUPTED)


def _piped() -> Iterable[str] | None:
    """Return the lines on standard input, as they come; None if there is nothing but blanks."""
    lines: Iterator[str] = iter(sys.stdin or ())
    first = next((line for line in lines if line.strip()), None)
    return None if first is None else chain([first], lines)


def _fail(error: Exception, code: int) -> None:
    Console(stderr=True, soft_wrap=True, highlight=False).print(f"matinee: {error}", markup=False)
    sys.exit(code)


if __name__ == "__main__":
    main()
