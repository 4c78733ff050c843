"""Encoders: sentences to unit vectors, under one protocol."""

from __future__ import annotations

from recommender.encoders.base import Encoder

DEFAULT = "minilm"


def load_encoder(name: str = DEFAULT, *, exact: bool = False) -> Encoder:
    """Load an encoder by name.

    Parameters
    ----------
    name : ``minilm`` (the default, offline), ``sentence:MODEL`` for any sentence-transformers model, or
    ``last-four:CHECKPOINT``
        for any BERT checkpoint pooled over its last four layers; MODEL and CHECKPOINT are a folder or a hub
        id
    exact : what a bundle's vectors are made with; else, of the default encoder, its like in bytes that serves

    Raises
    ------
    ModelError
        If the name is of no such form or the model cannot be loaded.
    """
    from recommender.encoders.last_four import LastFourEncoder
    from recommender.encoders.minilm import MiniLM
    from recommender.encoders.sentence import SentenceEncoder
    from recommender.errors import ModelError

    kind, _, model = name.partition(":")
    if name == DEFAULT:
        return MiniLM.exact() if exact else MiniLM.rounded()
    if model and kind == "sentence":
        return SentenceEncoder(model)
    if model and kind == "last-four":
        return LastFourEncoder(model)
    raise ModelError(f"No encoder {name!r}; use minilm, sentence:MODEL or last-four:CHECKPOINT.")


__all__ = ["DEFAULT", "Encoder", "load_encoder"]
