from __future__ import annotations

import zlib

import pytest

from recommender.title_text import comparable, fold, natural_order


@pytest.mark.parametrize(
    ("title", "folded"),
    [
        ("Amélie!", "amelie"),
        ("  M*A*S*H ", "m a s h"),
        ("WALL·E", "walle"),
        ("千と千尋", ""),
        ("Fast & Furious", "fast furious"),
    ],
)
def test_folding_for_ids_is_plain_ascii(title: str, folded: str) -> None:
    assert fold(title) == folded


def test_folding_never_changes() -> None:
    """Ids are made from it; these stand in the notes that ship."""
    assert zlib.crc32(f"{fold('Déjà Vu: Again')}|2024".encode()) == zlib.crc32(b"deja vu again|2024")


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Schindler's List", "schindlers list"),
        ("Schindler’s List", "schindlers list"),
        ("Fast & Furious", "fast and furious"),
        ("Amélie", "amelie"),
        ("Ærøskøbing", "aeroskobing"),
        ("Straße", "strasse"),
        ("Łódź", "lodz"),
        ("千と千尋の神隠し", "千と千尋の神隠し"),
        ("АДМИРАЛЪ", "адмиралъ"),
        ("½ Alien³", "1 2 alien3"),
        ("snake_case...", "snake case"),
        ("?!", ""),
    ],
)
def test_titles_are_comparable_in_every_script(title: str, words: str) -> None:
    assert comparable(title) == words


def test_accents_may_be_typed_in_two_ways() -> None:
    assert comparable("Ame\u0301lie") == comparable("Am\u00e9lie")


@pytest.mark.parametrize(
    ("title", "natural"),
    [
        ("Matrix, The", "The Matrix"),
        ("Avventura, L'", "L'Avventura"),
        ("Haine, La", "La Haine"),
        ("Passion, En", "En Passion"),
        ("Matrix,The", "The Matrix"),
    ],
)
def test_articles_come_back_in_front(title: str, natural: str) -> None:
    assert natural_order(title) == natural


@pytest.mark.parametrize(
    "title", ["Me, Myself & Irene", "I, Robot", "Lust, Caution", "Definitely, Maybe", "The"]
)
def test_a_comma_alone_inverts_nothing(title: str) -> None:
    assert natural_order(title) == title
