import pytest

from recommender.request.cues import Polarity
from recommender.request.negation import polarities
from recommender.request.text import tokenise

ADJECTIVES = frozenset(("funny", "light", "cozy"))


def under(text: str, polarity: Polarity) -> str:
    """The words of a text that stand under a polarity."""
    tokens = tokenise(text)
    meant = polarities(tokens, adjectives=ADJECTIVES)
    return " ".join(token.folded for token, each in zip(tokens, meant, strict=True) if each is polarity)


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("no gore", "gore"),
        ("no gore, blood or jump scares", "gore blood or jump scares"),
        ("no horror, comedy", "horror"),
        ("not horror but funny", "horror"),
        ("no horror. comedy", "horror"),
        ("no gore, funny and light", "gore"),
        ("no gore and funny", "gore and"),
        ("comedy without romance please", "romance"),
        ("non-violent action", "violent"),
        ("gore-free horror", "gore"),
        ("horror is not my thing", "horror is"),
        ("neither horror nor thriller", "horror thriller"),
        ("no gore for my kids", "gore"),
        ("not for kids", "for kids"),
        ("not from france", "from france"),
        ("no horror, and from france", "horror and"),
        ("not only comedies", ""),
        ("not sure, a western", ""),
        ("anything but horror", "horror"),
        ("no longer than two hours", ""),
    ],
)
def test_the_scope_of_a_no(text: str, refused: str) -> None:
    assert under(text, Polarity.NO) == refused


@pytest.mark.parametrize(
    ("text", "lessened"),
    [("not too scary", "scary"), ("it was too slow", "slow"), ("me too", ""), ("less gore", "gore")],
)
def test_not_too_much_of_something(text: str, lessened: str) -> None:
    assert under(text, Polarity.LESS) == lessened


@pytest.mark.parametrize(
    ("text", "allowed"),
    [("don't mind gore", "gore"), ("no blood, but jump scares are ok", "jump scares are"), ("a comedy", "")],
)
def test_what_may_come_is_neither_wanted_nor_refused(text: str, allowed: str) -> None:
    assert under(text, Polarity.MAY) == allowed


def test_an_exception_is_let_through_a_no() -> None:
    assert under("no horror except comedy-horror", Polarity.EXCEPT) == "comedy-horror"
    assert under("no horror except comedy-horror", Polarity.NO) == "horror"


def test_except_without_a_no_is_one() -> None:
    assert under("all except westerns", Polarity.NO) == "westerns"
