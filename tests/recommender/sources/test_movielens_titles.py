from __future__ import annotations

import pytest

from recommender.sources.movielens_titles import parse_title


@pytest.mark.parametrize(
    ("text", "title", "others", "year"),
    [
        ("Toy Story (1995)", "Toy Story", (), 1995),
        ("Matrix, The (1999)", "The Matrix", (), 1999),
        ("Blind Side, The  (2009)", "The Blind Side", (), 2009),
        ("Pocahontas II: Journey to a New World (1998) ", "Pocahontas II: Journey to a New World", (), 1998),
        ("Seven (a.k.a. Se7en) (1995)", "Seven", ("Se7en",), 1995),
        (
            "Bicycle Thieves (a.k.a. Bicycle Thief) (aka The Bicycle Thieves) (Ladri di biciclette) (1948)",
            "Bicycle Thieves",
            ("Bicycle Thief", "The Bicycle Thieves", "Ladri di biciclette"),
            1948,
        ),
        (
            "City of Women, The (Città delle donne, La) (1980)",
            "The City of Women",
            ("La Città delle donne",),
            1980,
        ),
        ("Boot, Das (Boat, The) (1981)", "Das Boot", ("The Boat",), 1981),
        ("Avventura, L' (Adventure, The) (1960)", "L'Avventura", ("The Adventure",), 1960),
        ("(500) Days of Summer (2009)", "(500) Days of Summer", (), 2009),
        ("Some Girl(s) (2013)", "Some Girl(s)", (), 2013),
        (
            "Birdman: Or (The Unexpected Virtue of Ignorance) (2014)",
            "Birdman: Or (The Unexpected Virtue of Ignorance)",
            (),
            2014,
        ),
        ("2001: A Space Odyssey (1968)", "2001: A Space Odyssey", (), 1968),
        ("Ready Player One", "Ready Player One", (), None),
        ("Death Note: Desu nôto (2006–2007)", "Death Note: Desu nôto", (), 2006),
        ("Crazy, Stupid, Love. (2011)", "Crazy, Stupid, Love.", (), 2011),
        ("Happy, Texas (1999)", "Happy, Texas", (), 1999),
        ("Untitled Spider-Man Reboot (2017)", "Spider-Man: Homecoming", (), 2017),
    ],
)
def test_titles_are_taken_apart(text: str, title: str, others: tuple[str, ...], year: int | None) -> None:
    parsed = parse_title(text)
    assert (parsed.title, parsed.other_titles, parsed.year) == (title, others, year)


def test_an_other_title_equal_to_the_title_says_nothing_new() -> None:
    assert parse_title("Dune (Dune) (1984)").other_titles == ()
