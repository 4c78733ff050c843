"""The command that measures the quiz."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from recommender.progress import bars


def evaluate_quiz(
    data: Annotated[Path, typer.Option(help="The folder with the published data sets, one folder a set.")],
    folds: Annotated[
        int, typer.Option(min=1, max=5, help="Of five folds of users, how many to measure.")
    ] = 3,
    report: Annotated[Path | None, typer.Option(help="Write the page here too, as Markdown.")] = None,
    bundle: Annotated[
        Path | None, typer.Option(help="A bundle's folder; the shipped one if left out.")
    ] = None,
) -> None:
    """Let held-out MovieLens users take the quiz, and hold its ten films against other ways to ten films."""
    from recommender.bundle import load_bundle
    from recommender.encoders import load_encoder
    from recommender.evaluation.quiz_protocol import measure_quiz
    from recommender.evaluation.quiz_report import quiz_report

    loaded = load_bundle(bundle)
    with bars() as progress:
        measured = measure_quiz(loaded, load_encoder(loaded.manifest["encoder"]), data, folds, progress)
    page = quiz_report(
        measured,
        f"python -m recommender evaluate quiz --data DIR --folds {folds} --report benchmarks/quiz.md",
    )
    typer.echo(page)
    if report:
        report.write_text(page, encoding="utf-8")


def add_to(evaluate: typer.Typer) -> None:
    """Add the command to the group of measurements."""
    evaluate.command("quiz")(evaluate_quiz)
