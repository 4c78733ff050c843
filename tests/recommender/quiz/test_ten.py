from collections import Counter

from recommender.quiz.ten import Label, choose_ten, label_of
from recommender.types import Item, Recommendation

SHARES = {"Horror": 0.5, "Comedy": 0.3, "Drama": 0.05}


def film(*genres: str) -> Item:
    return Item(1, "A film", 2000, genres=genres)


def ranked(*labels: Label) -> list[tuple[Recommendation, Label]]:
    return [(Recommendation(place, 1 - place / 100), label) for place, label in enumerate(labels)]


def test_a_label_tells_how_much_of_a_film_is_what_the_quiz_found() -> None:
    assert label_of(film("Horror"), SHARES) is Label.SAFE
    assert label_of(film("Horror", "Comedy"), SHARES) is Label.SAFE
    assert label_of(film("Comedy", "Drama"), SHARES) is Label.STRETCH
    assert label_of(film("Drama"), SHARES) is Label.WILDCARD
    assert label_of(film(), SHARES) is Label.WILDCARD
    assert label_of(film("Horror"), {}) is Label.WILDCARD


def test_seven_safe_two_that_stretch_and_a_wildcard_in_their_order() -> None:
    order = [Label.SAFE] * 12 + [Label.STRETCH] * 3 + [Label.WILDCARD] * 3
    chosen = choose_ten(ranked(*order))
    assert Counter(label for _, label in chosen) == {Label.SAFE: 7, Label.STRETCH: 2, Label.WILDCARD: 1}
    assert [film.item_id for film, _ in chosen] == [0, 1, 2, 3, 4, 5, 6, 12, 13, 15]


def test_the_best_fill_up_where_a_label_has_too_few() -> None:
    chosen = choose_ten(ranked(*[Label.STRETCH] * 15))
    assert [film.item_id for film, _ in chosen] == list(range(10))
    assert len(choose_ten(ranked(*[Label.SAFE] * 4))) == 4
