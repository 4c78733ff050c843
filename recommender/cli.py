"""The recommender's command line: build a bundle, rank requests, score pairs, look at what is there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from recommender import quiz_commands, rating_commands, text_commands
from recommender.errors import RecommenderError
from recommender.notes_commands import notes_app
from recommender.progress import bars, say

app = typer.Typer(help=__doc__, no_args_is_help=True, pretty_exceptions_enable=False)
app.add_typer(notes_app, name="notes")

BundleOption = Annotated[
    Path | None, typer.Option("--bundle", help="A bundle's folder; the shipped one if left out.")
]


@app.command()
def build(
    data: Annotated[Path, typer.Option(help="The folder with the published data sets, one folder a set.")],
    out: Annotated[Path, typer.Option(help="Where to write the bundle.")],
    encoder: Annotated[str, typer.Option(help="minilm, sentence:MODEL or last-four:CHECKPOINT.")] = "minilm",
    notes: Annotated[
        bool, typer.Option(help="Use our notes; without them only to measure what they bring.")
    ] = True,
) -> None:
    """Build the whole bundle from the published files."""
    from recommender.building.build import BuildOptions, build_bundle

    with bars() as progress:
        manifest = build_bundle(BuildOptions(data, out, encoder, say, progress, notes))
    size = sum(path.stat().st_size for path in out.iterdir()) / 1e6
    say(f"{manifest['items']} films, {manifest['notes']} notes, {size:.1f} MB in {out}")


@app.command()
def rank(
    requests: Annotated[Path, typer.Option("--in", help="Requests, JSON lines.")],
    ranked: Annotated[Path, typer.Option("--out", help="Where to write the ranked films, JSON lines.")],
    k: Annotated[int, typer.Option("-k", min=1, max=1000, help="Films a request.")] = 50,
    bundle: BundleOption = None,
) -> None:
    """Rank films for requests in a file; films named in the turns are seeds, not answers."""
    from recommender.batch import rank_requests
    from recommender.engine import Engine

    with bars() as progress:
        count = rank_requests(Engine.load(bundle), requests, ranked, k, progress)
    say(f"{count} requests ranked into {ranked}")


@app.command()
def similarity(
    pairs: Annotated[Path, typer.Option("--in", help="Pairs of films, JSON lines.")],
    scored: Annotated[Path, typer.Option("--out", help="Where to write the pairs with their scores.")],
    bundle: BundleOption = None,
) -> None:
    """Score pairs of films: how good is one for somebody who liked the other."""
    from recommender.batch import score_pairs
    from recommender.engine import Engine

    count, unknown = score_pairs(Engine.load(bundle), pairs, scored)
    say(f"{count} pairs scored into {scored}, {unknown} of them unknown")


@app.command("learn-weights")
def learn_weights_command(
    requests: Annotated[list[Path], typer.Option("--in", help="Requests with the films people recommended.")],
    out: Annotated[Path, typer.Option(help="Where to write the weights.")],
    bundle: BundleOption = None,
) -> None:
    """Learn the weights of a score's parts from real requests, each file counting the same."""
    from recommender.engine import Engine
    from recommender.scoring.weights import WEIGHTS
    from recommender.training.ranking import learn_weights, read_examples, write_weights

    engine = Engine.load(bundle)
    with bars() as progress:
        sets = [list(read_examples(engine, path, progress(path.name, 1))) for path in requests]
    write_weights(learn_weights(sets, WEIGHTS), out)
    say(f"weights learned from {sum(map(len, sets))} requests written to {out}")


evaluate = typer.Typer(help="Measure how good answers are.", no_args_is_help=True)
app.add_typer(evaluate, name="evaluate")
rating_commands.add_to(app, evaluate)
text_commands.add_to(app, evaluate)
quiz_commands.add_to(evaluate)


@evaluate.command("requests")
def evaluate_requests(
    requests: Annotated[list[Path], typer.Option("--in", help="Requests with the films people recommended.")],
    ablations: Annotated[bool, typer.Option(help="Measure without each part as well.")] = True,
    report: Annotated[Path | None, typer.Option(help="Write the tables here too, as Markdown.")] = None,
    bundle: BundleOption = None,
) -> None:
    """Measure the answers to requests: as served, cross-validated by dialogue, and without each part."""
    from recommender.engine import Engine
    from recommender.evaluation.report import requests_report

    with bars() as progress:
        text = requests_report(Engine.load(bundle), requests, progress, ablations=ablations)
    typer.echo(text)
    if report:
        report.write_text(text + "\n", encoding="utf-8")


@app.command()
def info(bundle: BundleOption = None) -> None:
    """Show what a bundle holds, and check its files."""
    from recommender.bundle import SHIPPED, check_files, read_manifest

    folder = bundle or SHIPPED
    manifest = read_manifest(folder)
    check_files(folder, manifest)
    shown: dict[str, Any] = {key: value for key, value in manifest.items() if key != "files"}
    typer.echo(json.dumps(shown, indent=2, ensure_ascii=False))
    for name in manifest["files"]:
        typer.echo(f"{(folder / name).stat().st_size / 1e6:8.2f} MB  {name}")


def main() -> None:
    """Run the command line; an error of ours is one line on stderr and exit code 1."""
    try:
        app()
    except RecommenderError as error:
        typer.echo(f"error: {error}", err=True)
        raise SystemExit(1) from None
    except OSError as error:
        typer.echo(f"error: {error.filename or ''}: {error.strerror}", err=True)
        raise SystemExit(1) from None
