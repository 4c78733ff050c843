"""Plots of the rating models: losses, figures by number of ratings known, calibration, the data itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from recommender.errors import ModelError
from recommender.models.stars import TrainingData
from recommender.types import FloatArray

if TYPE_CHECKING:
    from matplotlib.axes import Axes

DECADE = 10


def plot_known(path: Path, title: str, by_model: Mapping[str, Mapping[str, float]]) -> None:
    """A line a model, over the number of ratings known."""
    figure, axes = canvas(title, "ratings known")
    for name, values in by_model.items():
        axes.plot([*values], [*values.values()], marker="o", label=name)
    axes.legend()
    figure.savefig(path)


def plot_calibration(path: Path, by_model: Mapping[str, Mapping[str, float]]) -> None:
    """Share of ratings within ranges against the share stated."""
    figure, axes = canvas("Calibration: share held against share stated", "share stated")
    axes.plot([0, 1], [0, 1], color="grey", linewidth=1)
    for name, shares in by_model.items():
        axes.plot([float(stated) for stated in shares], [*shares.values()], marker="o", label=name)
    axes.legend()
    figure.savefig(path)


def plot_losses(path: Path, by_network: Mapping[str, Sequence[float]]) -> None:
    """Squared error on ratings held back, over epochs."""
    figure, axes = canvas("Validation loss by epoch", "epoch")
    for name, losses in by_network.items():
        axes.plot(range(1, len(losses) + 1), losses, marker="o", label=name)
    axes.legend()
    figure.savefig(path)


def plot_insights(folder: Path, edition: str, data: TrainingData) -> None:
    """How many ratings have which stars; mean stars by genre and by decade of making."""
    table, facts = data.table, data.facts
    stars, counts = np.unique(table.stars, return_counts=True)
    labels = [f"{value:g}" for value in stars]
    plot_bars(folder / f"ratings-by-stars-{edition}.png", "Ratings by stars", labels, counts)
    by_genre = mean_stars(data, facts.genres)
    plot_bars(folder / f"stars-by-genre-{edition}.png", "Mean stars by genre", facts.genre_names, by_genre)
    decades = np.floor(facts.years / DECADE) * DECADE
    known = np.unique(decades[~np.isnan(decades)])
    by_decade = mean_stars(data, (decades[:, None] == known).astype(np.float32))
    labels = [f"{decade:.0f}s" for decade in known]
    plot_bars(folder / f"stars-by-decade-{edition}.png", "Mean stars by decade of making", labels, by_decade)


def mean_stars(data: TrainingData, members: FloatArray) -> FloatArray:
    """Mean stars of the ratings of each group's items, 0 where there is none; members (n_items, n_groups)."""
    table = data.table
    sums = np.bincount(table.item_rows, table.stars, table.n_items)
    return np.asarray((members.T @ sums) / np.maximum(members.T @ table.item_counts, 1), np.float32)


def plot_bars(path: Path, title: str, labels: Sequence[str], values: Any) -> None:
    """A bar a label."""
    figure, axes = canvas(title, "")
    axes.bar(labels, values)
    axes.tick_params(axis="x", rotation=60)
    figure.savefig(path)


def canvas(title: str, x_label: str) -> tuple[Any, Axes]:
    """An empty plot."""
    try:
        from matplotlib.figure import Figure
    except ImportError as error:
        raise ModelError("plots need matplotlib; `pip install -e .[plots]` brings it.") from error
    figure = Figure(figsize=(7, 4), layout="constrained", dpi=80)
    axes = figure.subplots()
    axes.set_title(title)
    axes.set_xlabel(x_label)
    axes.grid(alpha=0.3)
    return figure, axes
