"""Commands of the models that read: train the first seed's networks, let them read, measure them all."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from recommender.progress import bars, say

DataOption = Annotated[Path, typer.Option(help="The folder with the published data sets, one folder a set.")]
SEED = 20250101


class Reading(StrEnum):
    """What a network reads out of a text."""

    GENRES = "genres"
    STARS = "stars"


def train_text(
    reading: Annotated[Reading, typer.Argument(help="genres of descriptions, or stars of reviews.")],
    data: DataOption,
    out: Annotated[Path, typer.Option(help="Folder for weights and words.")],
    texts: Annotated[int, typer.Option(min=1, help="Texts to train on, at most.")] = 8000,
    seed: Annotated[int, typer.Option(help="Where chance begins.")] = SEED,
) -> None:
    """Train a network that reads word by word on films that are not held out; the best epoch is kept."""
    from recommender.training.text_networks import train_on_descriptions, train_on_reviews

    train = train_on_descriptions if reading is Reading.GENRES else train_on_reviews
    with bars() as progress:
        trained = train(data, texts, seed, progress)
    trained.save(out)
    say(f"{reading}: weights and {len(trained.vocabulary)} words in {out}")


def read_text(
    text: Annotated[str, typer.Argument(help="A description, or a review.")],
    trained: Annotated[Path, typer.Option("--from", help="Folder that train-text wrote.")],
) -> None:
    """Read a text: per cent of each genre, or stars of ten."""
    from recommender.models.text.genre_lstm import TWELVE
    from recommender.models.text.word_network import WordNetwork, softmax
    from recommender.quiz.shares import percentages

    network = WordNetwork.load(trained)
    found = network.read([text])
    if network.kind == Reading.STARS:
        typer.echo(f"{float(found[0]):.1f} of 10 stars")
        return
    shares = percentages(dict(zip(TWELVE, softmax(found)[0].tolist(), strict=True)))
    for genre in sorted(shares, key=lambda genre: -shares[genre]):
        typer.echo(f"{shares[genre]:3} % {genre}")


def evaluate_texts(
    data: DataOption,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of Markdown.")] = False,
    bundle: Annotated[
        Path | None, typer.Option(help="A bundle's folder; the shipped one if left out.")
    ] = None,
) -> None:
    """Measure genres told of descriptions, stars of reviews and quality of texts, on films never seen."""
    from recommender.bundle import load_bundle
    from recommender.encoders import load_encoder
    from recommender.evaluation import text_protocol as protocol
    from recommender.evaluation.text_report import text_report

    loaded = load_bundle(bundle)
    encoder = load_encoder(loaded.manifest["encoder"])
    means = protocol.mean_by_imdb(loaded.catalog)
    with bars() as progress:
        results = {
            "Genres of descriptions": protocol.measure_genres(data, encoder, SEED, progress),
            "Stars of reviews": protocol.measure_reviews(data, encoder, means, SEED, progress),
            "Mean stars of films, from what is said of them": protocol.measure_quality(loaded),
        }
    typer.echo(json.dumps(results, indent=1) if as_json else text_report(results))


def add_to(app: typer.Typer, evaluate: typer.Typer) -> None:
    """Add the commands to a command line and to its group of measurements."""
    app.command("train-text")(train_text)
    app.command("read-text")(read_text)
    evaluate.command("texts")(evaluate_texts)
