"""What is imported decides how fast Matinee starts."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = (
    "torch",
    "transformers",
    "sentence_transformers",
    "pandas",
    "scipy",
    "sklearn",
    "matplotlib",
    "hnswlib",
)


@pytest.mark.parametrize(
    "module",
    [
        "recommender",
        "recommender.engine",
        "recommender.cli",
        "bot.store.store",
        "bot.app",
        "bot.conversations.router",
    ],
)
def test_serving_imports_nothing_heavy(module: str) -> None:
    program = f"import sys, {module}; print(*(set({HEAVY!r}) & set(sys.modules)))"
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert found.stdout.split() == []


def test_answering_imports_nothing_heavy_either() -> None:
    program = (
        "import sys; from recommender.engine import Engine; engine = Engine.load();"
        "assert engine.recommend(engine.understand('films like Heat')).recommendations;"
        f"print(*(set({HEAVY!r}) & set(sys.modules)))"
    )
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert found.stdout.split() == []
