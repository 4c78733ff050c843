"""Commands of the rating models: predict and recommend on ratings from outside, measure on MovieLens."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recommender.progress import bars, say

if TYPE_CHECKING:
    from recommender.models.stars import TrainingData

MoviesOption = Annotated[Path, typer.Option(help="movies.csv: movieId,title,genres.")]
TrainOption = Annotated[Path, typer.Option(help="Ratings to train on: userId,movieId,rating,timestamp.")]
ProfilesOption = Annotated[Path | None, typer.Option(help="Ratings of people to fold in, never trained on.")]
DataOption = Annotated[Path, typer.Option(help="Folder of a MovieLens edition.")]
ModelsOption = Annotated[str, typer.Option("--models", help="Names of rating models, with commas.")]
PeersOption = Annotated[
    bool, typer.Option("--peers", help="Measure other libraries' models too; they need the extra `peers`.")
]
ReportOption = Annotated[
    Path | None, typer.Option("--report", help="Folder to write figures, plots and ratings.md into.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON instead of Markdown.")]
SHOWN = "posterior,strangers,bias,networks,perceptron"
SEED = 20250101
OutOption = Annotated[Path, typer.Option(help="Where to write the answer.")]


def predict(
    movies: MoviesOption,
    train: TrainOption,
    pairs: Annotated[Path, typer.Option(help="userId,movieId to predict; other columns are not read.")],
    out: OutOption,
    profiles: ProfilesOption = None,
    model: Annotated[str, typer.Option(help="Name of a rating model.")] = "posterior",
) -> None:
    """Train on ratings, fold people in, and predict stars with a range that holds 80 % of the time."""
    from recommender.outside import OutsideFiles, predict_pairs

    with bars() as progress:
        count = predict_pairs(OutsideFiles(movies, train, profiles), pairs, out, model, say, progress)
    say(f"{count} pairs predicted into {out}")


def recommend_users(
    movies: MoviesOption,
    train: TrainOption,
    users: Annotated[Path, typer.Option(help="userId, one column: who to recommend to.")],
    out: OutOption,
    profiles: ProfilesOption = None,
    k: Annotated[int, typer.Option("-k", min=1, max=1000, help="Films a user.")] = 50,
) -> None:
    """Train on ratings, fold people in, and list the films that each would like best."""
    from recommender.outside import OutsideFiles, recommend_to_users

    with bars() as progress:
        count = recommend_to_users(OutsideFiles(movies, train, profiles), users, out, k, say, progress)
    say(f"{count} users answered in {out}")


def train(
    data: Annotated[Path, typer.Option(help="The folder with the published data sets, one folder a set.")],
    bundle: Annotated[
        Path | None, typer.Option("--bundle", help="A bundle's folder; the shipped one if left out.")
    ] = None,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Train though ratings and films are those trained on.")
    ] = False,
) -> None:
    """Train the rating models of a bundle; cut short, it goes on where it was when it is called again."""
    from recommender.building.train import train_bundle
    from recommender.bundle import SHIPPED

    folder = bundle or SHIPPED
    with bars() as progress:
        trained = train_bundle(data, folder, progress, fresh=fresh)
    say(f"rating models trained into {folder}" if trained else "nothing to train: same ratings, same films")


def similar(
    titles: Annotated[list[str], typer.Argument(help="Films, one or several: Heat, or Heat (1995).")],
    by: Annotated[str, typer.Option(help="ratings-network, feel or fans.")] = "ratings-network",
    fewest: Annotated[int, typer.Option(min=0, help="Ratings a film must have, for ratings-network.")] = 20,
    k: Annotated[int, typer.Option("-k", min=1, max=1000, help="How many films.")] = 10,
    bundle: Annotated[
        Path | None, typer.Option("--bundle", help="A bundle's folder; the shipped one if left out.")
    ] = None,
) -> None:
    """List films like one or several: by a rating network's film layer, by meaning, or by shared fans."""
    from recommender.likeness import similar_titles

    for label, score in similar_titles(titles, by, fewest, k, bundle):
        typer.echo(f"{score:6.3f}  {label}")


def evaluate_ratings(
    data: DataOption,
    model: ModelsOption = SHOWN,
    peers: PeersOption = False,
    as_json: JsonOption = False,
    report: ReportOption = None,
) -> None:
    """Predict held-out ratings: a tenth by hash, or the splits published with the 100K edition."""
    from recommender.evaluation.editions import rating_splits
    from recommender.evaluation.rating_protocol import Protocol, measure_ratings
    from recommender.evaluation.rating_report import ratings_report

    with bars() as progress:
        splits = rating_splits(data)
        results = measure_ratings(splits, Protocol(_named(model), 1, SEED, peers), progress)
    typer.echo(json.dumps(results, indent=1) if as_json else ratings_report(results))
    if report:
        from recommender.evaluation.rating_folder import add_ratings

        add_ratings(report, data.name, results, splits[0].data)


def evaluate_new_users(
    data: DataOption,
    model: ModelsOption = SHOWN,
    folds: Annotated[
        int, typer.Option(min=1, max=5, help="Of five folds of users, how many to measure.")
    ] = 5,
    peers: PeersOption = False,
    as_json: JsonOption = False,
    report: ReportOption = None,
) -> None:
    """Hold users out entirely and fold them in by 0 to 20 ratings: error, range and order for each number."""
    from recommender.evaluation.rating_protocol import Protocol, measure_new_users
    from recommender.evaluation.rating_report import new_users_report

    with bars() as progress:
        stars, order = measure_new_users(_read(data), Protocol(_named(model), folds, SEED, peers), progress)
    figures = {"edition": data.name, "folds": folds, "stars": stars, "order": order}
    typer.echo(json.dumps(figures, indent=1) if as_json else new_users_report(stars, order))
    if report:
        from recommender.evaluation.rating_folder import add_new_users

        add_new_users(report, figures)


def _named(models: str) -> list[str]:
    from recommender.training.names import named_model

    names = [name.strip() for name in models.split(",") if name.strip()]
    for name in names:
        named_model(name)
    return names


def _read(folder: Path) -> TrainingData:
    from recommender.outside_files import read_edition

    return read_edition(folder)


def add_to(app: typer.Typer, evaluate: typer.Typer) -> None:
    """Add the commands to a command line and to its group of measurements."""
    app.command()(predict)
    app.command()(recommend_users)
    app.command()(train)
    app.command()(similar)
    evaluate.command("ratings")(evaluate_ratings)
    evaluate.command("new-users")(evaluate_new_users)
