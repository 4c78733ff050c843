"""What is said of a film, by kind, for the encoder to read."""

from __future__ import annotations

from recommender.notes import Note
from recommender.types import Item

EXTRACT_CHARACTERS = 400
"""A Wikipedia extract says what matters first; the rest costs time and blurs the vector."""


def facts_text(item: Item, extra_genres: tuple[str, ...] = ()) -> str:
    """Title, year, genres and people in a line; what is unknown is left out."""
    genres = ", ".join(dict.fromkeys((*item.genres, *extra_genres)))
    parts = [item.label, genres]
    if item.directors:
        parts.append("Directed by " + ", ".join(item.directors[:2]))
    if item.cast:
        parts.append("With " + ", ".join(item.cast[:4]))
    return ". ".join(part for part in parts if part) + "."


def note_text(note: Note) -> str:
    """Blurb, moods and themes of a note."""
    return f"{note.blurb} {', '.join(note.moods)}. {', '.join(note.themes)}."


def extract_text(extract: str) -> str:
    """The beginning of a Wikipedia extract."""
    return extract[:EXTRACT_CHARACTERS]
