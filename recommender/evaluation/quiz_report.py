"""The quiz's figures as Markdown: a table of ways, paired differences against the goals, a plot."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from recommender.evaluation.quiz_protocol import QUESTIONS, Measured
from recommender.types import FloatArray

WHOLE, POPULAR = "quiz, whole", "popularity"
PLOTTED = tuple(f"quiz, {count} questions" for count in QUESTIONS)
Z95 = 1.96
HOW = """held-out MovieLens users answer from half of what they rated; the ten films are held against
what they liked of the other half. All that is learned of ratings is learned of other users, except the
rating model, which only the ways by ratings ask and which knows these people: it favours them. What the quiz
may ask about is known of everybody and never to be found, and films made after somebody's last rating are no
candidates: in every way alike. Menus that forbid (what to leave out, length) are left as they are. Ratings
are taken by the engine as it is; what the ranking model by itself makes of them, and why all this is so,
stands in [docs/decisions.md](../docs/decisions.md)."""


@dataclass(frozen=True, slots=True)
class Goal:
    """How much better than another way the quiz should be, at least; ``least`` as a share of that way."""

    other: str
    least: float


GOALS = (
    Goal("10 best known films rated", 0.0),
    Goal(POPULAR, 0.20),
    Goal("8 random questions", 0.08),
)


def quiz_report(measured: Measured, command: str) -> str:
    """Write the whole page."""
    people = len(measured.ndcg[WHOLE])
    lines = [
        "# The quiz",
        "",
        f"{people} {HOW}",
        "",
        f"    {command}",
        "",
        "| way to ten films | NDCG@10 | liked@10 | distance of shares (Jensen-Shannon) |",
        "|---|---|---|---|",
        *(_row(way, measured) for way in measured.ndcg),
        "",
        "## Goals, paired",
        "",
        "| against | difference | 95 % range | goal | met |",
        "|---|---|---|---|---|",
        *(_goal_row(goal, measured) for goal in GOALS),
        "",
        "## By number of questions",
        "",
        *_plot(measured),
    ]
    return "\n".join(lines) + "\n"


def difference(measured: Measured, other: str) -> tuple[float, float]:
    """How much better the quiz is than another way, as a share of it, and half its 95 % range."""
    gap: FloatArray = measured.ndcg[WHOLE] - measured.ndcg[other]
    base = max(float(measured.ndcg[other].mean()), 1e-9)
    return float(gap.mean()) / base, Z95 * float(gap.std()) / np.sqrt(len(gap)) / base


def _row(way: str, measured: Measured) -> str:
    distance = float(measured.distance[way].mean())
    told = "" if np.isnan(distance) else f"{distance:.3f}"
    return f"| {way} | {measured.ndcg[way].mean():.4f} | {measured.liked[way].mean():.2f} | {told} |"


def _goal_row(goal: Goal, measured: Measured) -> str:
    gap, half = difference(measured, goal.other)
    met, bounds = "yes" if gap >= goal.least else "no", f"{gap - half:+.1%} to {gap + half:+.1%}"
    return f"| {goal.other} | {gap:+.1%} | {bounds} | at least {goal.least:+.0%} | {met} |"


def _plot(measured: Measured) -> list[str]:
    """A line over the number of questions, popularity beside it, as a diagram that Markdown viewers draw."""
    values = [float(measured.ndcg[way].mean()) for way in (*PLOTTED, WHOLE)]
    popular = float(measured.ndcg[POPULAR].mean())
    ends = min(popular, *values), max(popular, *values)
    ticks = ", ".join(f'"{count}"' for count in (*QUESTIONS, "all"))
    return [
        "NDCG@10 of the quiz finished after so many questions; the flat line is popularity.",
        "",
        "```mermaid",
        "xychart-beta",
        f"    x-axis [{ticks}]",
        f'    y-axis "NDCG@10" {0.95 * ends[0]:.3f} --> {1.05 * ends[1]:.3f}',
        f"    line [{', '.join(f'{value:.4f}' for value in values)}]",
        f"    line [{', '.join([f'{popular:.4f}'] * len(values))}]",
        "```",
    ]
