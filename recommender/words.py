"""Which films a request's words are about, literally: BM25 over our notes, people's tags and genres.

Meaning by vectors blurs what is rare ("submarine", "time loop"); this does not. Robertson and Zaragoza 2009,
with one document a film; the index is a sparse matrix term × item whose entries are the finished BM25
weights."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
import snowballstemmer

from recommender.request.plain_words import plain_words
from recommender.request.text import fold
from recommender.sparse_rows import SparseRows
from recommender.types import FloatArray

_WORD = re.compile(r"[a-z0-9]{2,}")
_STEMMER = snowballstemmer.stemmer("english")
_STOP = plain_words("fillers")


def terms(text: str) -> list[str]:
    """Content words of a text, folded and stemmed (Snowball's English), in order."""
    return [_stem(word) for word in _WORD.findall(fold(text)) if word not in _STOP]


@lru_cache(maxsize=100_000)
def _stem(word: str) -> str:
    return str(_STEMMER.stemWord(word))


class WordIndex:
    """Term weights of every item.

    Parameters
    ----------
    vocabulary : term → row of the matrix
    weights : n_terms rows, n_items columns
    """

    def __init__(self, vocabulary: Mapping[str, int], weights: SparseRows) -> None:
        self._vocabulary = vocabulary
        self._weights = weights

    @classmethod
    def of(cls, documents: Sequence[Mapping[str, float]], *, k1: float = 1.2, b: float = 0.5) -> WordIndex:
        """Build from one bag of weighted terms an item (see `bag`)."""
        lengths = np.array([sum(bag.values()) for bag in documents], np.float64)
        mean = max(1.0, float(lengths[lengths > 0].mean())) if (lengths > 0).any() else 1.0
        frequency = Counter(term for bag in documents for term in bag)
        kept = sorted(term for term, count in frequency.items() if count >= 2)
        vocabulary = {term: row for row, term in enumerate(kept)}
        held: list[list[tuple[int, float]]] = [[] for _ in kept]
        for item_row, bag in enumerate(documents):
            damping = k1 * (1 - b + b * lengths[item_row] / mean)
            for term, count in bag.items():
                if term in vocabulary:
                    idf = np.log(1 + (len(documents) - frequency[term] + 0.5) / (frequency[term] + 0.5))
                    held[vocabulary[term]].append((item_row, idf * count * (k1 + 1) / (count + damping)))
        return cls(vocabulary, _rows(held, len(documents)))

    def scores(self, text: str) -> FloatArray:
        """BM25 of every item for a text, divided by the best sum the text could reach, so in 0-1; shape
        (n_items,)."""
        found = [self._vocabulary[term] for term in dict.fromkeys(terms(text)) if term in self._vocabulary]
        best = self._weights.largest(found).sum()
        return self._weights.total(found) / best if found else self._weights.total(())

    def cited(self, text: str, item_row: int) -> list[str]:
        """Terms of a text that an item holds, weightiest first."""
        held = {
            term: self._weights.at(self._vocabulary[term], item_row)
            for term in terms(text)
            if term in self._vocabulary
        }
        return [term for term, weight in sorted(held.items(), key=lambda entry: -entry[1]) if weight > 0]

    def save(self, path: Path) -> None:
        """Write as npz, terms joined by line breaks."""
        weights = self._weights
        np.savez_compressed(
            path,
            terms=np.frombuffer("\n".join(self._vocabulary).encode(), np.uint8),
            data=weights.values.astype(np.float16),
            indices=weights.columns.astype(np.int32),
            indptr=weights.starts.astype(np.int32),
            shape=np.array((len(self._vocabulary), weights.n_columns)),
        )

    @classmethod
    def load(cls, path: Path) -> WordIndex:
        """Read what `save` wrote."""
        with np.load(path) as stored:
            words = stored["terms"].tobytes().decode().split("\n")
            values = stored["data"].astype(np.float32)
            weights = SparseRows(values, stored["indices"], stored["indptr"], int(stored["shape"][1]))
        return cls({term: row for row, term in enumerate(words)}, weights)


def _rows(held: Sequence[Sequence[tuple[int, float]]], n_columns: int) -> SparseRows:
    entries = [entry for row in held for entry in row]
    return SparseRows(
        np.array([value for _, value in entries], np.float32),
        np.array([column for column, _ in entries], np.int32),
        np.cumsum([0, *map(len, held)], dtype=np.int32),
        n_columns,
    )


def bag(texts: Iterable[tuple[str, float]]) -> dict[str, float]:
    """Count terms over texts, each with a weight."""
    counts: Counter[str] = Counter()
    for text, weight in texts:
        for term in terms(text):
            counts[term] += weight  # type: ignore[assignment]  # weights may be fractions
    return dict(counts)
