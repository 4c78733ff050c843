"""What people talk of: how many conversations name a film, and which films are named together.

A chat about films goes to what is in the cinemas and in everybody's mouth; counts of ratings, gathered over
twenty years, know nothing of that."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import numpy as np
import scipy.sparse as sparse

from recommender.building.neighbours import OF_TALK, learn_neighbours
from recommender.neighbours import Neighbours
from recommender.sources.dialogues import Film, read_inspired, read_opendialkg, read_redial
from recommender.types import FloatArray

CHATS = {"redial": read_redial, "inspired": read_inspired}
"""Conversations in which people named what they had in mind."""
LISTED = {"opendialkg": read_opendialkg}
"""Conversations written after a graph of films; which films go together holds, how often is the graph's."""


def learn_talk(
    data: Path, n_items: int, row_of: Callable[[Film], int | None]
) -> tuple[FloatArray, Neighbours]:
    """Learn from the conversations there are; a set that is missing is left out.

    Parameters
    ----------
    data : folder of the published sets
    row_of : the row of a film named, None where the catalogue lacks it

    Returns
    -------
    log(1 + conversations that named it), float32, shape (n_items,); and films named together.
    """
    chats = _rows(data, CHATS, row_of)
    listed = _rows(data, LISTED, row_of)
    named = np.bincount([row for rows in chats for row in rows], minlength=n_items)
    return np.log1p(named).astype(np.float32), learn_neighbours(_matrix(chats + listed, n_items), OF_TALK)


def _rows(
    data: Path,
    readers: Mapping[str, Callable[[Path], Iterable[list[Film]]]],
    row_of: Callable[[Film], int | None],
) -> list[list[int]]:
    """Rows of the films of each conversation, each film once."""
    known: dict[Film, int | None] = {}
    conversations = []
    for name, read in readers.items():
        for films in read(data / name) if (data / name).is_dir() else ():
            for film in films:
                if film not in known:
                    known[film] = row_of(film)
            conversations.append(sorted({row for film in films if (row := known[film]) is not None}))
    return conversations


def _matrix(conversations: list[list[int]], n_items: int) -> sparse.csr_matrix:
    columns = [row for rows in conversations for row in rows]
    starts = np.cumsum([0, *(len(rows) for rows in conversations)])
    return sparse.csr_matrix(
        (np.ones(len(columns), np.float32), columns, starts), shape=(len(conversations), n_items)
    )
