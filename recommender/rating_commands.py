"""Commands of the rating models: predict and recommend on ratings from outside."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from recommender.progress import bars, say

MoviesOption = Annotated[Path, typer.Option(help="movies.csv: movieId,title,genres.")]
TrainOption = Annotated[Path, typer.Option(help="Ratings to train on: userId,movieId,rating,timestamp.")]
ProfilesOption = Annotated[Path | None, typer.Option(help="Ratings of people to fold in, never trained on.")]
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


def add_to(app: typer.Typer) -> None:
    """Add the commands to a command line."""
    app.command()(predict)
    app.command()(recommend_users)
