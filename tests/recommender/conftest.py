from __future__ import annotations

import pytest

from recommender.engine import Engine


@pytest.fixture(scope="session")
def shipped() -> Engine:
    """The engine on the bundle that ships, loaded once."""
    return Engine.load()
