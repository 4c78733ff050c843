from __future__ import annotations

import pytest

from recommender.building.catalog_vocabulary import (
    GENRES,
    SUBGENRE_WORDS,
    certificate_of,
    countries_of,
    genres_of,
    language_of,
    subgenres_of,
)
from recommender.catalog import GENRES as CATALOG_GENRES


def test_the_catalogue_reads_the_vocabulary_that_is_built() -> None:
    assert GENRES == CATALOG_GENRES


def test_one_word_a_genre() -> None:
    assert genres_of(("Science Fiction", "Family", "Noir", "Suspense", "Animated")) == (
        *("Animation", "Children", "Film-Noir", "Sci-Fi", "Thriller"),
    )
    assert genres_of(("Children's", "drama")) == ("Children", "Drama")


def test_words_that_are_no_genre_are_left_out() -> None:
    assert genres_of(("IMAX", "Foreign", "(no genres listed)", "Sport")) == ()


def test_narrower_kinds_are_kept_apart() -> None:
    assert subgenres_of(("Historical", "History", "Sports", "Superhero", "Drama")) == (
        "History",
        "Sport",
        "Superhero",
    )
    assert not set(SUBGENRE_WORDS) & set(GENRES)


def test_one_spelling_a_country() -> None:
    assert countries_of(("United States of America", "USA", "West Germany", "France")) == (
        "USA",
        "Germany",
        "France",
    )
    assert countries_of(("New Line", "Official site")) == ()


@pytest.mark.parametrize(
    ("word", "code"),
    [
        *(("English", "en"), ("Mandarin", "zh"), ("cn", "zh"), ("nb", "no"), ("ko", "ko")),
        *(("xx", None), ("Aboriginal", None), ("None", None), ("", None), (None, None)),
    ],
)
def test_languages_are_iso_codes(word: str | None, code: str | None) -> None:
    assert language_of(word) == code


@pytest.mark.parametrize(
    ("word", "certificate"),
    [
        ("PG-13", "PG-13"),
        ("GP", "PG"),
        ("NC17", "NC-17"),
        ("Approved", None),
        ("Not Rated", None),
        (None, None),
    ],
)
def test_certificates_go_by_their_present_name(word: str | None, certificate: str | None) -> None:
    assert certificate_of(word) == certificate
