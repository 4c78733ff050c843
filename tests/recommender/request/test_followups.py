import pytest

from recommender.request.followups import merged, referred, without_repeats
from recommender.types import Side, Slot

NINETIES = Slot("era", "1990-1999", "1990s", hard=True)
COMEDY = Slot("genre", "Comedy", "comedy")
NO_COMEDY = Slot("genre", "Comedy", "no comedy", Side.UNWANTED, hard=True)
KOREAN = Slot("language", "ko", "Korean", hard=True)
NO_GORE = Slot("content", "gore<=0", "no gore", Side.UNWANTED, hard=True)
NOT_TOO_GORY = Slot("content", "gore<=1", "not too gory", Side.UNWANTED, hard=True)
SHORT = Slot("runtime", "<=100", "up to 100 min", hard=True)
SAD, HAPPY = Slot("mood", "sad", "sad"), Slot("mood", "feel-good", "feel-good")
FIRST, SECOND, THIRD = (Slot("seed", str(number), f"like Film {number}") for number in (1, 2, 3))


def step(value: str, label: str) -> Slot:
    return Slot("direction", value, label)


@pytest.mark.parametrize(
    ("earlier", "later", "values"),
    [
        ([COMEDY], [NINETIES], ["1990-1999", "Comedy"]),
        ([NO_COMEDY], [COMEDY], ["Comedy"]),
        ([KOREAN], [Slot("language", "en", "in English", hard=True)], ["en"]),
        ([NO_GORE], [NOT_TOO_GORY], ["gore<=1"]),
        ([NINETIES], [Slot("era", "-1959", "before 1960", hard=True)], ["-1959"]),
        ([step("humour+", "funnier")], [step("humour-", "less funny")], ["humour-"]),
        ([SAD], [HAPPY], ["feel-good", "sad"]),
    ],
)
def test_what_is_said_later_displaces_what_it_contradicts(
    earlier: list[Slot], later: list[Slot], values: list[str]
) -> None:
    assert [slot.value for slot in merged(earlier, later)] == values


def test_instead_displaces_all_of_its_kind() -> None:
    assert merged([SAD, COMEDY], [HAPPY], text="something happy instead") == [HAPPY, COMEDY]


def test_what_may_come_takes_an_earlier_no_back() -> None:
    assert merged([NO_GORE, COMEDY], [], allowed=[NO_GORE]) == [COMEDY]


@pytest.mark.parametrize(
    ("earlier", "comparative", "expected"),
    [
        (NINETIES, step("year-", "older"), ("era", "-1989", "before 1990")),
        (NINETIES, step("year+", "newer"), ("era", "2000-", "2000 or later")),
        (Slot("era", "1990-", "1990 or later"), step("year+", "newer"), ("era", "2000-", "2000 or later")),
        (Slot("era", "-1989", "before 1990"), step("year-", "older"), ("era", "-1979", "before 1980")),
        (SHORT, step("runtime-", "shorter"), ("runtime", "<=80", "up to 80 min")),
        (SHORT, step("runtime+", "longer"), ("runtime", ">=100", "at least 100 min")),
        (COMEDY, step("year-", "older"), ("direction", "year-", "older")),
    ],
)
def test_comparatives_are_relative_to_what_was_wished(
    earlier: Slot, comparative: Slot, expected: tuple[str, str, str]
) -> None:
    first = merged([earlier], [comparative])[0]
    assert (first.kind, first.value, first.label) == expected
    assert first.hard is (first.kind != "direction")


def test_the_harder_of_two_alike_is_kept() -> None:
    hard = Slot("genre", "Comedy", "comedy", hard=True)
    assert without_repeats([COMEDY, hard]) == [hard]


@pytest.mark.parametrize(
    ("text", "film"),
    [
        ("more like the second", SECOND),
        ("nothing like the first one", FIRST),
        ("like number 3", THIRD),
        ("more like the last one", THIRD),
        ("more like the fifth", None),
        ("the first of its kind", None),
        ("like a dream", None),
    ],
)
def test_which_film_was_pointed_at(text: str, film: Slot | None) -> None:
    found = referred(text, [FIRST, SECOND, THIRD])
    assert (found and found[0]) == film
