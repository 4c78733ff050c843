"""``python -m recommender notes``: check them, see what they cover, show one."""

from __future__ import annotations

from typing import Annotated

import typer

from recommender.errors import RecommenderError

notes_app = typer.Typer(help="Our own notes on films: check, coverage, show.", no_args_is_help=True)


@notes_app.command()
def check() -> None:
    """Hold every note against the schema and against the others; exit code 1 if something must be mended."""
    from recommender.notes import read_notes
    from recommender.notes_report import check_notes

    notes = read_notes()
    found = check_notes(notes)
    typer.echo(f"{len(notes)} notes keep the schema.")
    typer.echo(
        f"Requests that two films share: {len(found.shared_requests)}. {'; '.join(found.shared_requests[:5])}"
    )
    typer.echo(f"Films named in their own requests: {len(found.naming)}. {'; '.join(found.naming[:5])}")
    typer.echo(
        f"Blurbs nearly alike: {len(found.alike)}. {'; '.join(' ~ '.join(pair) for pair in found.alike[:5])}"
    )
    most, least = found.moods[:3], found.moods[-3:]
    typer.echo(
        f"Moods: evenness {found.evenness:.2f}; most used {_counted(most)}; least used {_counted(least)}."
    )
    if not found.ok:
        raise typer.Exit(1)


@notes_app.command()
def coverage() -> None:
    """Count notes among the films people know best, and among recent ones."""
    from recommender.bundle import SHIPPED
    from recommender.catalog import Catalog
    from recommender.notes import read_notes
    from recommender.notes_report import coverage as count

    for which, films, noted in count(read_notes(), Catalog.load(SHIPPED / "catalog.parquet")):
        typer.echo(f"{which:24} {noted:6} of {films:6}  {noted / films:6.1%}")


@notes_app.command()
def show(title: Annotated[str, typer.Argument(help="A title, with its year if need be.")]) -> None:
    """Show the note on a film."""
    from dataclasses import asdict

    from rich.console import Console

    from recommender.bundle import SHIPPED
    from recommender.catalog import Catalog
    from recommender.notes import read_notes
    from recommender.titles import TitleIndex

    found = TitleIndex(Catalog.load(SHIPPED / "catalog.parquet")).find(title, limit=1)
    notes = {note.item_id: note for note in read_notes()}
    if not found:
        raise RecommenderError(f"No film called {title!r} in the catalogue.")
    if found[0].item_id not in notes:
        raise RecommenderError(
            f"No note on the film that {title!r} names (id {found[0].item_id}); "
            "docs/notes.md says how to add one."
        )
    Console().print(asdict(notes[found[0].item_id]))


def _counted(moods: tuple[tuple[str, int], ...]) -> str:
    return ", ".join(f"{mood} ({count})" for mood, count in moods)
