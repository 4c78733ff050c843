"""A request made measurable: its vector, its wishes as arrays over the catalogue, its seeds and its asker's
taste as rows."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import numpy as np

from recommender.bundle import Bundle
from recommender.encoders import Encoder
from recommender.expected import listed_first
from recommender.profile import Taste, taste_of
from recommender.types import FloatArray, Profile, Request, Side, Slot
from recommender.words import terms

MEANING_CHARACTERS = 1000
"""What people ask for stands in their last words; the encoder reads 256 tokens anyway."""


@dataclass(frozen=True, eq=False)
class Query:
    """What scoring needs of one request.

    Attributes
    ----------
    words : what was written, without the films named
    plot_words : ``words`` without what has a part of its own (genres, moods, years ...): what the film is to
    be about
    vector : float32, shape (dim,); the meaning of ``words`` as the bundle's adapter turns it, None where none
        are left
    seed_rows, disliked_rows : films to be like, and to be unlike
    taste : what is known of the asker
    listed : how much further up each item is listed for the asker than for a stranger; or None
    """

    request: Request
    words: str
    plot_words: str
    vector: FloatArray | None
    seed_rows: tuple[int, ...]
    disliked_rows: tuple[int, ...]
    taste: Taste
    person_rows: tuple[int, ...] = field(default=())
    listed: FloatArray | None = None

    @property
    def names_films_alone(self) -> bool:
        """Whether all that was said is which films to be like."""
        return bool(self.seed_rows) and not self.words and not self.request.turns

    def slots(self, kind: str, side: Side = Side.WANTED) -> list[Slot]:
        """The request's slots of a kind, on one side."""
        return [slot for slot in self.request.slots if slot.kind == kind and slot.side is side]


def make_query(request: Request, bundle: Bundle, encoder: Encoder) -> Query:
    """Measure a request against a bundle."""
    words = meaning_words(request)
    vector = adapted(encoder.encode([words])[0], bundle.adapter) if words else None
    people = [slot for slot in request.slots if slot.kind == "person" and slot.side is Side.WANTED]
    return Query(
        request=request,
        words=words,
        plot_words=plot_words(request, words),
        vector=vector,
        seed_rows=tuple(bundle.catalog.row_of(seed) for seed in request.seeds),
        disliked_rows=tuple(bundle.catalog.row_of(seed) for seed in request.disliked_seeds),
        taste=taste_of(request.profile, bundle),
        person_rows=tuple(
            sorted({row for slot in people for row in bundle.catalog.rows_of_person(slot.value)})
        ),
        listed=listed_first(request.profile, bundle),
    )


def adapted(vector: FloatArray, adapter: FloatArray) -> FloatArray:
    """Turn a request's vector towards those of the films that answer such requests; of length 1 again."""
    turned = adapter @ vector
    return np.asarray(turned / max(float(np.linalg.norm(turned)), 1e-9), np.float32)


def seeds_only(bundle: Bundle, seed_rows: tuple[int, ...]) -> Query:
    """A query that says nothing but which films to be like."""
    return Query(Request(), "", "", None, seed_rows, (), taste_of(Profile(), bundle))


def meaning_words(request: Request) -> str:
    """The user's words without film names and years in brackets, the latest last, cut to what the encoder
    reads; empty where they say nothing by themselves ("movies like")."""
    texts = [turn.text for turn in request.turns if turn.speaker == "user"]
    named = [slot for slot in request.slots if slot.kind == "seed"]
    words = request.text
    for slot in sorted(named, key=lambda slot: -slot.start):
        words = words[: slot.start] + words[slot.end :]
    whole = " ".join([*texts, words]).strip()
    plain = re.sub(r"\(\s*\d{4}\s*\)", " ", whole)[-MEANING_CHARACTERS:].strip()
    return plain if terms(plain) else ""


def plot_words(request: Request, words: str) -> str:
    """The words that are left once those of every slot with a part of its own are taken away."""
    said = sorted(
        {request.text[slot.start : slot.end] for slot in request.slots if slot.end}, key=len, reverse=True
    )
    for phrase in said:
        words = re.sub(rf"(?<!\w){re.escape(phrase)}(?!\w)", " ", words, flags=re.IGNORECASE)
    return words


def genre_wishes(query: Query, genres: tuple[str, ...], side: Side) -> FloatArray:
    """Which genres are wished for (or away), as 0/1 over the catalogue's genres."""
    values = {slot.value for slot in query.slots("genre", side)}
    return np.array([genre in values for genre in genres], np.float32)
