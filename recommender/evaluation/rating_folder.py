"""A report folder: figures as JSON, plots, and ``ratings.md`` over all that was measured so far."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from recommender.evaluation.rating_plots import plot_calibration, plot_insights, plot_known, plot_losses
from recommender.evaluation.rating_protocol import Results
from recommender.evaluation.rating_report import new_users_report, ratings_report
from recommender.models.stars import TrainingData

FOLDER = "ratings"
NEW_USERS = "new-users"
HEAD = """# How good the rating models are

Written by `python -m recommender evaluate ratings|new-users --data EDITION --report benchmarks` (`--peers`
measures other libraries beside ours, on the same splits). RMSE in stars; lower is better. NDCG@10 counts
films given 4 stars or more, every film that is not in the profile being a candidate; higher is better.
Ranges are to hold 80 % of the time.
"""


def add_ratings(folder: Path, edition: str, results: Results, data: TrainingData) -> None:
    """Keep the figures of held-out ratings, plot them and the data they come from."""
    plots = folder / FOLDER
    plots.mkdir(parents=True, exist_ok=True)
    calibrated = {name: figures["held"] for name, figures in results.items() if "held" in figures}
    plot_calibration(plots / f"calibration-{edition}.png", calibrated)
    losses = {name: each for figures in results.values() for name, each in figures.get("losses", {}).items()}
    if losses:
        plot_losses(plots / f"loss-by-epoch-{edition}.png", losses)
    plot_insights(plots, edition, data)
    add_figures(folder, edition, results)


def add_new_users(folder: Path, figures: dict[str, Any]) -> None:
    """Keep the figures of new users, and plot them by how many of their ratings are known."""
    plots = folder / FOLDER
    plots.mkdir(parents=True, exist_ok=True)
    stars, order = figures["stars"], figures["order"]
    rmse = {name: {k: each["rmse"] for k, each in by.items()} for name, by in stars.items()}
    coverage = {name: {k: each["coverage"] for k, each in by.items()} for name, by in stars.items()}
    plot_known(plots / "new-users-rmse.png", "RMSE of new users", rmse)
    plot_known(plots / "new-users-coverage.png", "Share of ratings that 80 % ranges hold", coverage)
    plot_known(plots / "new-users-ndcg.png", "NDCG@10 of new users", order)
    add_figures(folder, NEW_USERS, figures)


def add_figures(folder: Path, name: str, figures: Mapping[str, Any]) -> None:
    """Keep figures under a name, and write the report anew."""
    text = json.dumps(figures, indent=1, ensure_ascii=False) + "\n"
    (folder / FOLDER / f"{name}.json").write_text(text, encoding="utf-8")
    (folder / "ratings.md").write_text(report(folder), encoding="utf-8")


def report(folder: Path) -> str:
    """Write out all figures of a folder: editions first, new users last."""
    parts = [HEAD]
    paths = sorted((folder / FOLDER).glob("*.json"), key=lambda path: (path.stem == NEW_USERS, path.stem))
    for path in paths:
        figures = json.loads(path.read_text(encoding="utf-8"))
        if path.stem == NEW_USERS:
            held = f"{figures['folds']} of 5 folds of users held out entirely."
            tables = new_users_report(figures["stars"], figures["order"])
            parts.append(f"## New users, {figures['edition']}\n\n{held}\n\n{tables}\n")
        else:
            parts.append(f"## Held-out ratings, {path.stem}\n\n{ratings_report(figures)}\n")
    plots = sorted((folder / FOLDER).glob("*.png"))
    parts += [f"![{path.stem.replace('-', ' ')}]({FOLDER}/{path.name})\n" for path in plots]
    return "\n".join(parts)
