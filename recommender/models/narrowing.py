"""A rating model for some of its items: the catalogue lost a few films, which is no reason to train again."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from recommender.models.ials import Ials
from recommender.models.item_facts import ItemFacts
from recommender.models.serving import RatingModel
from recommender.models.set_encoder import SetEncoder
from recommender.models.signals import Signals
from recommender.models.standing import Standing
from recommender.models.strangers import Strangers
from recommender.sparse_rows import SparseRows
from recommender.types import BoolArray, IntArray


def narrowed(model: RatingModel, item_ids: IntArray) -> RatingModel | None:
    """Keep the items named, in their order; None where the model does not know one of them.

    Parameters
    ----------
    item_ids : ascending, as the model's own
    """
    kept = np.isin(model.item_ids, item_ids)
    if kept.sum() < len(item_ids):
        return None
    signals = narrowed_signals(model.orderer.signals, kept)
    return RatingModel(
        model.item_ids[kept],
        model.item_counts[kept],
        signals.strangers,
        model.ranges,
        replace(model.orderer, signals=signals),
        model.now,
    )


def narrowed_signals(signals: Signals, kept: BoolArray) -> Signals:
    """Keep some items; ``kept`` is a mask."""
    standing = signals.standing
    return Signals(
        ItemFacts(signals.facts.genres[kept], signals.facts.years[kept]),
        Standing(standing.liked[kept], standing.rated[kept], standing.years, standing.liked_by_year[:, kept]),
        narrowed_links(signals.neighbours, kept),
        narrowed_links(signals.liked_links, kept),
        narrowed_links(signals.rated_links, kept),
        Ials(signals.liked_factors.items[kept], signals.liked_factors.config),
        Ials(signals.rated_factors.items[kept], signals.rated_factors.config),
        narrowed_encoder(signals.set_encoder, kept),
        narrowed_strangers(signals.strangers, kept),
    )


def narrowed_links(links: SparseRows, kept: BoolArray) -> SparseRows:
    """Keep some rows and the same columns."""
    counts = np.diff(links.starts)
    row_of = np.repeat(np.arange(len(counts)), counts)
    held = kept[row_of] & kept[links.columns]
    new_counts = np.bincount(row_of[held], minlength=len(counts))[kept]
    columns = (np.cumsum(kept) - 1)[links.columns[held]].astype(np.int32)
    starts = np.concatenate([[0], np.cumsum(new_counts)]).astype(np.int32)
    return SparseRows(links.values[held], columns, starts, int(kept.sum()))


def narrowed_encoder(encoder: SetEncoder, kept: BoolArray) -> SetEncoder:
    """Keep some items."""
    held = kept[encoder.known]
    known = (np.cumsum(kept) - 1)[encoder.known[held]].astype(np.int64)
    by_item = {name: getattr(encoder, name)[held] for name in ("liked", "rated", "out", "bias")}
    return replace(encoder, known=known, **by_item)


def narrowed_strangers(strangers: Strangers, kept: BoolArray) -> Strangers:
    """Keep some items: whatever has a row an item."""
    by_item = ("mean", "loadings", "own", "choice_in", "choice_out")
    return replace(strangers, **{name: getattr(strangers, name)[kept] for name in by_item})
