from __future__ import annotations

import pytest

from recommender.bundle import MANIFEST, SHIPPED, Bundle, load_bundle
from recommender.request.understand import Understanding
from recommender.request.vocabulary import make_understanding
from tests.recommender.request.phrase_suite import THIS_YEAR


@pytest.fixture(scope="session")
def bundle() -> Bundle:
    """The bundle that ships."""
    if not (SHIPPED / MANIFEST).is_file():
        pytest.skip("no bundle ships yet: `python -m recommender build` makes it")
    return load_bundle()


@pytest.fixture(scope="session")
def understanding(bundle: Bundle) -> Understanding:
    return make_understanding(bundle, this_year=THIS_YEAR)
