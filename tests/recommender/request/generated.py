"""Requests made up of pieces whose meaning is known by themselves, to hold the engine's answers against the
films' facts.

Each piece is text and a rule over one film, written here from what the words mean, not from the slots. A rule
fails where the film's facts do not tell: what the data cannot say is left out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hypothesis import strategies as st

from recommender.types import Item

Rule = Callable[[Item, bool], bool]
"""Whether a film keeps a piece; the flag says whether the answer gave way on lengths and years."""

PEOPLE = (
    *(
        "Tom Hanks",
        "Meryl Streep",
        "Denzel Washington",
        "Christopher Nolan",
        "Sandra Bullock",
        "Adam Sandler",
    ),
    *(
        "Martin Scorsese",
        "Julia Roberts",
        "Nicolas Cage",
        "Steven Spielberg",
        "Samuel L. Jackson",
        "Jim Carrey",
    ),
)
LANGUAGES = {"french": "fr", "korean": "ko", "japanese": "ja", "italian": "it", "german": "de"}
COUNTRIES = {"american": "USA", "british": "UK", "australian": "Australia"}
REFUSED_GENRES = {
    "horror": "Horror",
    "romance": "Romance",
    "musicals": "Musical",
    "westerns": "Western",
    "war movies": "War",
    "documentaries": "Documentary",
}
ONLY_GENRES = {"only comedies": "Comedy", "strictly horror": "Horror", "only thrillers": "Thriller"}
LEVELS = {
    "gore": "gore",
    "violence": "violence",
    "jump scares": "scares",
    "nudity": "sexual",
    "swearing": "language",
}
CEILINGS = {
    "not too scary": "scares",
    "not too violent": "violence",
    "not too gory": "gore",
    "nothing too sad": "sadness",
}
AUDIENCES = ("children", "family", "teens", "adults")
SOFT = (
    "something cozy",
    "hidden gem",
    "a comedy",
    "dark but hopeful",
    "with a twist",
    "movies like Heat",
    "epic",
    "for two",
)
MINUTES, YEARS = 10, 5


@dataclass(frozen=True)
class Piece:
    """Words and what they ask of a film."""

    text: str
    keeps: Rule


def until(year: int) -> Piece:
    return Piece(
        f"before {year}", lambda item, wider: item.year is not None and item.year < year + YEARS * wider
    )


def since(year: int) -> Piece:
    return Piece(
        f"since {year}", lambda item, wider: item.year is not None and item.year >= year - YEARS * wider
    )


def decade(decade: int) -> Piece:
    def keeps(item: Item, wider: bool) -> bool:
        return item.year is not None and decade - YEARS * wider <= item.year <= decade + 9 + YEARS * wider

    return Piece(f"from the {decade}s", keeps)


def shorter(minutes: int) -> Piece:
    def keeps(item: Item, wider: bool) -> bool:
        return item.runtime is not None and item.runtime <= minutes + MINUTES * wider

    return Piece(f"under {minutes} minutes", keeps)


def longer(minutes: int) -> Piece:
    def keeps(item: Item, wider: bool) -> bool:
        return item.runtime is not None and item.runtime >= minutes - MINUTES * wider

    return Piece(f"at least {minutes} minutes", keeps)


def in_language(word: str) -> Piece:
    return Piece(f"in {word}", lambda item, wider: item.language == LANGUAGES[word])


def not_from(word: str) -> Piece:
    return Piece(
        f"not {word}", lambda item, wider: bool(item.countries) and COUNTRIES[word] not in item.countries
    )


def with_person(name: str) -> Piece:
    return Piece(f"with {name.lower()}", lambda item, wider: name in (*item.directors, *item.cast))


def without_person(name: str) -> Piece:
    def keeps(item: Item, wider: bool) -> bool:
        people = (*item.directors, *item.cast)
        return bool(people) and name not in people

    return Piece(f"no {name.lower()}", keeps)


def no_genre(word: str) -> Piece:
    genre = REFUSED_GENRES[word]
    return Piece(f"no {word}", lambda item, wider: bool(item.genres) and genre not in item.genres)


def only(words: str) -> Piece:
    return Piece(words, lambda item, wider: ONLY_GENRES[words] in item.genres)


def none_of(word: str) -> Piece:
    return Piece(f"no {word}", lambda item, wider: getattr(item.content, LEVELS[word]) == 0)


def not_too(words: str) -> Piece:
    return Piece(words, lambda item, wider: getattr(item.content, CEILINGS[words]) in (0, 1))


def is_gentle(item: Item) -> bool:
    """Whether a film for the whole family is one for small children too."""
    content = item.content
    levels = (content.violence, content.scares, content.language)
    return all(level is not None and level <= 1 for level in levels) and not (content.gore or content.sexual)


def for_age(age: int) -> Piece:
    most = 0 if age < 7 else 1 if age < 13 else 2

    def keeps(item: Item, wider: bool) -> bool:
        gentle = most > 0 or item.content.audience == "children" or is_gentle(item)
        return gentle and item.content.audience in AUDIENCES[: max(most, 1) + 1]

    return Piece(f"for my {age} year old", keeps)


def wish(words: str) -> Piece:
    return Piece(words, lambda item, wider: True)


KINDS: tuple[st.SearchStrategy[Piece], ...] = (
    st.one_of(
        st.integers(1950, 2015).map(until),
        st.integers(1950, 2015).map(since),
        st.sampled_from(range(1950, 2020, 10)).map(decade),
    ),
    st.one_of(st.integers(70, 180).map(shorter), st.integers(80, 200).map(longer)),
    st.one_of(
        st.sampled_from(sorted(LANGUAGES)).map(in_language), st.sampled_from(sorted(COUNTRIES)).map(not_from)
    ),
    st.one_of(st.sampled_from(PEOPLE).map(with_person), st.sampled_from(PEOPLE).map(without_person)),
    st.one_of(
        st.sampled_from(sorted(REFUSED_GENRES)).map(no_genre), st.sampled_from(sorted(ONLY_GENRES)).map(only)
    ),
    st.one_of(st.sampled_from(sorted(LEVELS)).map(none_of), st.sampled_from(sorted(CEILINGS)).map(not_too)),
    st.integers(3, 17).map(for_age),
    st.sampled_from(SOFT).map(wish),
)


SEPARATORS = (", ", ". ", "; ", " but ", "\n", ", and ")


@st.composite
def pieces(draw: st.DrawFn) -> tuple[Piece, ...]:
    """One to four pieces of different kinds, in any order."""
    chosen = draw(st.lists(st.sampled_from(range(len(KINDS))), min_size=1, max_size=4, unique=True))
    return tuple(draw(KINDS[kind]) for kind in chosen)


@st.composite
def requests(draw: st.DrawFn) -> tuple[str, tuple[Piece, ...]]:
    """A request, and the pieces it is made of."""
    parts = draw(pieces())
    return draw(st.sampled_from(SEPARATORS)).join(part.text for part in parts), parts
