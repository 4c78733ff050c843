from __future__ import annotations

import pandas as pd

from recommender.building.catalog_people import respelt, spellings
from recommender.building.catalog_ratings import rating_stats, tags_by_item, without_repeats
from recommender.sources.ratings import ITEM, STARS, TAG, TIME, USER


def ratings(*rows: tuple[int, int, float, int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=[USER, ITEM, STARS, TIME])


def test_counts_and_means() -> None:
    assert rating_stats(ratings((1, 6, 4.0, 10), (2, 6, 5.0, 20), (1, 7, 0.5, 30))) == {
        6: (2, 4.5),
        7: (1, 0.5),
    }


def test_people_in_both_editions_count_once() -> None:
    """The editions number users anew; film, stars and second give away who is in both."""
    earlier = ratings((1, 6, 4.0, 10), (2, 6, 4.0, 11), (3, 6, 3.5, 10))
    later = ratings((77, 6, 4.0, 10), (77, 6, 4.0, 10))
    left = without_repeats(earlier, later)
    assert left[[USER, STARS]].to_numpy().tolist() == [[2, 4.0], [3, 3.5]]
    assert list(left.columns) == [USER, ITEM, STARS, TIME]


def test_tags_are_counted_by_people_whatever_the_case() -> None:
    rows = [(1, 6, "Heist", 1), (2, 6, "heist ", 2), (2, 6, "HEIST", 3), (3, 6, "cops", 4), (3, 7, "noir", 5)]
    tags = pd.DataFrame(rows, columns=[USER, ITEM, TAG, TIME])
    assert tags_by_item(tags) == {6: (("heist", 2), ("cops", 1)), 7: (("noir", 1),)}


def test_everybody_is_spelt_the_way_most_sources_do() -> None:
    rows = [
        {"directors": ("Brian De Palma",), "cast": ()},
        {"directors": ("Brian De Palma",)},
        {"directors": ("Brian DePalma",), "cast": ("Brian De Palma", "Al Pacino")},
    ]
    assert respelt(rows[2], spellings(rows)) == {
        "directors": ("Brian De Palma",),
        "cast": ("Brian De Palma", "Al Pacino"),
    }
