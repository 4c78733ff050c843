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


def test_the_best_ten_come_in_their_order_with_no_more_of_a_label_than_is_good() -> None:
    order = [Label.WILDCARD] * 3 + [Label.STRETCH] * 5 + [Label.SAFE] * 12
    chosen = choose_ten(ranked(*order))
    assert Counter(label for _, label in chosen) == {Label.WILDCARD: 2, Label.STRETCH: 4, Label.SAFE: 4}
    assert [film.item_id for film, _ in chosen] == [0, 1, 3, 4, 5, 6, 8, 9, 10, 11]
    assert [film.item_id for film, _ in choose_ten(ranked(*[Label.SAFE] * 12))] == list(range(10))


def test_the_best_fill_up_where_a_label_has_too_few() -> None:
    chosen = choose_ten(ranked(*[Label.STRETCH] * 15))
    assert [film.item_id for film, _ in chosen] == list(range(10))
    assert len(choose_ten(ranked(*[Label.SAFE] * 4))) == 4
