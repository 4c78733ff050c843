"""What can go wrong in the recommender, in one tree.

RecommenderError
├── BundleError          a file of the bundle is missing, broken or of another version
├── SourceError          a published data file is not what its reader expects
├── UnknownItemError     an item id (or row) the catalogue does not hold
├── RequestError         a request that cannot be answered as it is put
└── ModelError           weights or an encoder that cannot be loaded or do not fit
"""

from __future__ import annotations


class RecommenderError(Exception):
    """Base of all errors here; its text says what is wrong, where, and what to do next."""


class BundleError(RecommenderError):
    """A file of the bundle is missing, broken, or of another version."""


class SourceError(RecommenderError):
    """A published data file is not what its reader expects."""


class UnknownItemError(RecommenderError):
    """An item the catalogue does not hold."""

    def __init__(self, item_id: int) -> None:
        super().__init__(f"No film with id {item_id} in the catalogue.")
        self.item_id = item_id


class RequestError(RecommenderError):
    """A request that cannot be answered as it is put."""


class ModelError(RecommenderError):
    """Weights or an encoder that cannot be loaded or do not fit the bundle."""
