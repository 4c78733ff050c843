"""Tables of the rating models, as Markdown."""

from __future__ import annotations

from typing import Any

from recommender.evaluation.rating_protocol import KNOWN, Results


def ratings_report(results: Results) -> str:
    """The table of held-out ratings of known users."""
    lines = ["| model | RMSE | 80 % range holds | by tercile of popularity |", "|---|---|---|---|"]
    for name, figures in by_rmse(results):
        terciles = ", ".join(f"{share:.3f}" for share in figures.get("by_tercile", ()))
        coverage = f"{figures['coverage']:.3f}" if "coverage" in figures else ""
        lines.append(f"| {name} | {figures['rmse']:.4f} | {coverage} | {terciles} |")
    return "\n".join(lines)


def new_users_report(stars: Results, order: Results) -> str:
    """The tables of users held out entirely, by how many of their ratings are known."""
    rmse = {name: [by[str(k)]["rmse"] for k in KNOWN] for name, by in stars.items()}
    held = {name: [by[str(k)]["coverage"] for k in KNOWN] for name, by in stars.items()}
    quality = {name: [by[str(k)] for k in KNOWN] for name, by in order.items()}
    tables = (
        ("RMSE", rmse),
        ("80 % range holds", held),
        ("NDCG@10, every film not rated a candidate", quality),
    )
    return "\n\n".join(f"{title}:\n\n{by_known(rows)}" for title, rows in tables)


def by_known(rows: dict[str, list[float]]) -> str:
    """A table with a column for each number of ratings known."""
    head = f"| ratings known | {' | '.join(str(k) for k in KNOWN)} |"
    lines = [head, "|---" * (len(KNOWN) + 1) + "|"]
    lines += [
        f"| {name} | {' | '.join(f'{value:.3f}' for value in values)} |" for name, values in rows.items()
    ]
    return "\n".join(lines)


def by_rmse(results: Results) -> list[tuple[str, dict[str, Any]]]:
    """Models, the best first."""
    return sorted(results.items(), key=lambda item: item[1]["rmse"])
