"""What MovieLens' users make of films, in numbers: counts and means of ratings, and tags with counts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

import pandas as pd

from recommender.sources.fields import clean
from recommender.sources.ratings import ITEM, STARS, TAG, TIME, USER

Stats = Mapping[int, tuple[int, float | None]]
NO_RATINGS: tuple[int, None] = (0, None)


def rating_stats(ratings: pd.DataFrame) -> Stats:
    """Count and average each film's ratings: item id → (count, mean stars)."""
    grouped = ratings.groupby(ITEM)[STARS].agg(["count", "mean"])
    return {int(item): (int(count), float(mean)) for item, count, mean in grouped.itertuples()}


def without_repeats(earlier: pd.DataFrame, ratings: pd.DataFrame) -> pd.DataFrame:
    """Leave out of an earlier edition's ratings those that the later one holds too.

    The editions number users anew, but three people are in both: their ratings stand there with film, stars
    and second.
    """
    same = [ITEM, STARS, TIME]
    marked = earlier.merge(ratings[same].drop_duplicates(), on=same, how="left", indicator="_where")
    return marked[marked["_where"] == "left_only"][[USER, ITEM, STARS, TIME]]


def tags_by_item(tags: pd.DataFrame) -> Mapping[int, tuple[tuple[str, int], ...]]:
    """List each film's tags in lower case with how many users gave them, most used first."""
    lower = tags.assign(**{TAG: [clean(str(tag)).lower() for tag in tags[TAG]]})
    once = lower.drop_duplicates([USER, ITEM, TAG])
    found: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for item, tag in zip(once[ITEM], once[TAG], strict=True):
        found[int(item)][tag] += 1
    return {
        item: tuple(sorted(used.items(), key=lambda pair: (-pair[1], pair[0])))
        for item, used in found.items()
    }
