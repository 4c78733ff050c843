"""Figures of the models that read, as Markdown."""

from __future__ import annotations

from collections.abc import Mapping

Figures = Mapping[str, Mapping[str, float]]


def text_report(results: Mapping[str, Figures]) -> str:
    """A table for each thing measured, a row for each model or set."""
    return "\n\n".join(f"## {name}\n\n{_table(figures)}" for name, figures in results.items())


def _table(figures: Figures) -> str:
    columns = list(next(iter(figures.values())))
    lines = [f"| | {' | '.join(columns)} |", "|---" * (len(columns) + 1) + "|"]
    for name, row in figures.items():
        lines.append(f"| {name} | {' | '.join(_number(row[column]) for column in columns)} |")
    return "\n".join(lines)


def _number(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.3f}"
