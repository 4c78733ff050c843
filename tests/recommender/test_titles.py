from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from recommender import catalog_schema as schema
from recommender.catalog import Catalog
from recommender.sources.movielens import read_films
from recommender.titles import TitleIndex, title_forms
from tests.recommender.films import catalog_of, titled

FILMS = titled(
    ("The Matrix", 1999, 500),
    ("The Matrix Reloaded", 2003, 200),
    ("Heat", 1995, 150),
    ("The Heat", 2013, 40),
    ("Heathers", 1989, 60),
    ("Schindler's List", 1993, 400),
    ("The Godfather", 1972, 450),
    ("The Godfather: Part II", 1974, 300),
    ("The Lord of the Rings: The Fellowship of the Ring", 2001, 350),
    ("Fast & Furious", 2009, 30),
    ("Spider-Man", 2002, 200),
    ("Blade Runner", 1982, 220),
    ("Blade Runner 2049", 2017, 50),
    ("1917", 2019, 10),
    ("Borat: Cultural Learnings of America", 2006, 90),
    ("Crouching Tiger, Hidden Dragon", 2000, 180),
    ("La La Land", 2016, 70),
    ("M", 1931, 20),
    ("The Good, the Bad and the Ugly", 1966, 160),
    ("Doctor Strange", 2016, 60),
)


def found(typed: str, catalog: Catalog = FILMS, *, limit: int = 10) -> list[str]:
    return [catalog.item(match.item_id).label for match in TitleIndex(catalog).find(typed, limit=limit)]


@pytest.mark.parametrize(
    ("typed", "film"),
    [
        *(
            ("matrix", "The Matrix (1999)"),
            ("The Matrix", "The Matrix (1999)"),
            ("Matrix, The", "The Matrix (1999)"),
        ),
        *(
            ("matirx", "The Matrix (1999)"),
            ("teh matrix", "The Matrix (1999)"),
            ("martix 1999", "The Matrix (1999)"),
        ),
        *(("shindlers list", "Schindler's List (1993)"), ("schindler’s list", "Schindler's List (1993)")),
        *(
            ("godfather 2", "The Godfather: Part II (1974)"),
            ("godfather part two", "The Godfather: Part II (1974)"),
        ),
        ("lotr fellowship of the ring", "The Lord of the Rings: The Fellowship of the Ring (2001)"),
        ("felowship of the ring", "The Lord of the Rings: The Fellowship of the Ring (2001)"),
        *(("fast and furious", "Fast & Furious (2009)"), ("spiderman", "Spider-Man (2002)")),
        *(("blade runner 2049", "Blade Runner 2049 (2017)"), ("1917", "1917 (2019)"), ("m", "M (1931)")),
        ("borat", "Borat: Cultural Learnings of America (2006)"),
        ("hidden dragon", "Crouching Tiger, Hidden Dragon (2000)"),
        ("la la land", "La La Land (2016)"),
        ("good bad ugly", "The Good, the Bad and the Ugly (1966)"),
        ("dr strange", "Doctor Strange (2016)"),
        ("Heat (1995) · Michael Mann", "Heat (1995)"),
    ],
)
def test_what_people_type_finds_the_film(typed: str, film: str) -> None:
    assert found(typed)[0] == film


@pytest.mark.parametrize("typed", ["heat 1995", "Heat (1995)", "heat, 1995", "Heat (1995", "heat 1996"])
def test_a_year_picks_among_films_of_one_title(typed: str) -> None:
    assert found(typed)[:2] == ["Heat (1995)", "The Heat (2013)"]


def test_the_other_year_picks_the_other_film() -> None:
    assert found("heat 2013")[0] == "The Heat (2013)"


def test_a_year_half_typed_is_no_part_of_the_title() -> None:
    assert found("Heat (19") == found("Heat")


def test_a_title_typed_whole_comes_before_its_sequels_and_better_known_beginnings() -> None:
    assert found("heat") == ["Heat (1995)", "The Heat (2013)", "Heathers (1989)"]
    assert found("blade runner")[0] == "Blade Runner (1982)"


def test_beginnings_come_most_famous_first() -> None:
    assert found("the godf") == ["The Godfather (1972)", "The Godfather: Part II (1974)"]
    assert found("m")[1:3] == ["The Matrix (1999)", "The Matrix Reloaded (2003)"]


def test_fame_may_be_given() -> None:
    fame = np.zeros(len(FILMS), np.float32)
    fame[3] = 1.0
    assert TitleIndex(FILMS, fame).find("heat")[0].item_id == 4


def test_all_films_of_one_title_come_back() -> None:
    catalog = titled(
        *(("Hamlet", 1900 + year, year) for year in range(12)), ("Hamlet Goes Business", 1987, 99)
    )
    matches = TitleIndex(catalog).find("hamlet", limit=25)
    assert [match.score for match in matches[:12]] == [100.0] * 12
    assert matches[0].item_id == 12
    assert len(matches) == 13


def test_films_of_one_title_and_year_both_come_back() -> None:
    assert found("emma 1996", titled(("Emma", 1996, 5), ("Emma", 1996, 9), ("Emma", 2009))) == [
        *("Emma (1996)", "Emma (1996)", "Emma (2009)"),
    ]


def test_other_titles_count_as_much() -> None:
    catalog = catalog_of(
        {schema.TITLE: "City of God", schema.OTHER_TITLES: ["Cidade de Deus"]},
        {schema.TITLE: "Cidade Baixa"},
    )
    (match, *_) = TitleIndex(catalog).find("cidade de deus")
    assert (match.item_id, match.score) == (1, 100.0)


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("千と千尋", "千と千尋の神隠し"),
        ("адмирал", "Адмиралъ"),
        ("amelie", "Amélie"),
        ("AMÉLIE", "Amélie"),
        ("괴물", "괴물"),
    ],
)
def test_other_scripts_and_accents(typed: str, title: str) -> None:
    assert found(typed, titled("Amélie", "千と千尋の神隠し", "Адмиралъ", "괴물"))[0] == title


def test_a_beginning_may_lack_a_letter() -> None:
    assert found("schindlr")[0] == "Schindler's List (1993)"


@pytest.mark.parametrize("typed", ["", "  ", "...", "?!"])
def test_nothing_is_found_for_nothing(typed: str) -> None:
    assert found(typed) == []


def test_something_near_is_offered_where_nothing_fits() -> None:
    assert "The Matrix (1999)" in found("the matrix movie with keanu")


def test_scores_fall_from_the_best_and_the_limit_holds() -> None:
    assert len(TitleIndex(FILMS).find("h", limit=2)) == 2
    scores = [match.score for match in TitleIndex(FILMS).find("godfather 1974")]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 100 for score in scores)


def test_forms_drop_article_part_and_numerals() -> None:
    assert title_forms("The Godfather: Part II") == ["godfather part ii", "godfather 2"]
    assert title_forms("X") == ["x"]
    assert title_forms("...") == []


@pytest.mark.shared
def test_films_that_share_a_bare_title_all_come_back() -> None:
    path = Path(__file__).parents[3] / "shared" / "data" / "ml-latest-small" / "movies.csv"
    if not path.is_file():
        pytest.skip(f"needs {path}")
    films = read_films(path).data
    catalog = titled(*((film.title, film.year or 0) for film in films))
    index = TitleIndex(catalog)
    named: dict[str, set[int]] = {}
    for item_id, film in enumerate(films, 1):
        named.setdefault(film.title, set()).add(item_id)
    shared = {title: item_ids for title, item_ids in named.items() if len(item_ids) > 1}
    assert sum(map(len, shared.values())) >= 536
    for title, item_ids in shared.items():
        matches = index.find(title, limit=25)
        assert item_ids <= {match.item_id for match in matches if match.score == 100.0}, title
