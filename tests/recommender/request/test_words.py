"""The smaller readers: phrases and what becomes of them, directions, themes, company, spelling, words left
over."""

import pytest

from recommender.notes import mood_vocabulary
from recommender.request.company import find_company
from recommender.request.constraints import _CHECKS
from recommender.request.cues import Polarity
from recommender.request.directions import COMPARATIVES, QUALITIES, find_directions, opposite
from recommender.request.lexicon import Lexicon, Meaning, default_lexicon
from recommender.request.spelling import Spelling
from recommender.request.text import tokenise
from recommender.request.themes import Themes
from recommender.request.unknown import MOST, not_understood
from recommender.request.wishes import wish
from recommender.types import Side

SMALL = Lexicon(
    {
        "content": {"scares": ["scary"]},
        "theme": {"zombies": ["zombie"]},
        "mood": {"scary": ["scary"], "cozy": ["cozy", "warm and fuzzy"]},
        "genre": {"Horror": ["horror", "scary", "zombie"]},
        "genres": {"Comedy+Romance": ["romcom"]},
    }
)


def meanings(text: str) -> list[tuple[str, ...]]:
    return [tuple(f"{m.kind}={m.value}" for m in found.meanings) for found in SMALL.find(tokenise(text))]


def test_the_longest_phrase_wins_and_plurals_are_tried() -> None:
    assert meanings("warm and fuzzy romcoms") == [("mood=cozy",), ("genres=Comedy+Romance",)]
    assert meanings("a scary thing") == [("content=scares", "mood=scary", "genre=Horror")]


def test_a_phrase_does_not_reach_over_words_already_taken() -> None:
    tokens = [token for token in tokenise("warm nice and fuzzy") if token.text != "nice"]
    assert SMALL.find(tokens) == []


def written(text: str, polarity: Polarity, *, only: bool = False) -> list[str]:
    (found,) = SMALL.find(tokenise(text))
    slots = wish(found.meanings, polarity, only=only, word=text.split()[-1])
    return [
        f"{'no ' * (slot.side is Side.UNWANTED)}{slot.kind}={slot.value}{' !' * slot.hard}" for slot in slots
    ]


@pytest.mark.parametrize(
    ("text", "polarity", "slots"),
    [
        ("scary", Polarity.PLAIN, ["mood=scary", "genre=Horror"]),
        ("scary", Polarity.NO, ["no content=scares<=0 !"]),
        ("scary", Polarity.LESS, ["no content=scares<=1 !"]),
        ("scary", Polarity.MAY, []),
        ("zombies", Polarity.PLAIN, ["theme=zombies", "genre=Horror"]),
        ("zombies", Polarity.NO, ["no theme=zombies !"]),
        ("romcom", Polarity.PLAIN, ["genre=Comedy", "genre=Romance"]),
        ("romcom", Polarity.NO, ["no genre=Comedy+Romance !"]),
        ("horror", Polarity.LESS, ["no genre=Horror"]),
        ("cozy", Polarity.LESS, ["no mood=cozy !"]),
    ],
)
def test_what_a_phrase_becomes(text: str, polarity: Polarity, slots: list[str]) -> None:
    assert written(text, polarity) == slots


def test_only_makes_it_hard() -> None:
    assert written("horror", Polarity.PLAIN, only=True) == ["genre=Horror !"]


@pytest.mark.parametrize(
    ("kind", "value", "polarity", "flipped"),
    [
        ("fame", "known", Polarity.NO, "hidden"),
        ("fame", "hidden", Polarity.LESS, "known"),
        ("novelty", "again", Polarity.NO, "new"),
        ("language", "foreign", Polarity.NO, "en"),
    ],
)
def test_some_refusals_are_wishes_for_the_other(
    kind: str, value: str, polarity: Polarity, flipped: str
) -> None:
    (slot,) = wish([Meaning(kind, value, value)], polarity)
    assert (slot.kind, slot.value, slot.side) == (kind, flipped, Side.WANTED)


def test_the_lexicon_that_ships_speaks_the_catalogues_words() -> None:
    phrases = default_lexicon()._phrases.values()
    moods = {meaning.value for found in phrases for meaning in found if meaning.kind == "mood"}
    assert moods <= set(mood_vocabulary())
    refusable = {slot.kind for found in phrases for slot in wish(found, Polarity.NO) if slot.hard}
    assert refusable <= set(_CHECKS)


@pytest.mark.parametrize(
    ("text", "seeded", "steps"),
    [
        ("but funnier", True, [("humour+", "funnier")]),
        ("less violent than that", False, [("violence-", "less violent")]),
        ("more action, less sad", False, [("pace+", "more action"), ("sadness-", "less sad")]),
        ("not as dark as Joker", True, [("tone-", "not as dark")]),
        ("not so dark", False, []),
        ("for grown-ups", True, [("audience+", "for grown-ups")]),
        ("for adults", False, []),
        ("more of it", False, []),
    ],
)
def test_directions(text: str, seeded: bool, steps: list[tuple[str, str]]) -> None:
    found = find_directions(tokenise(text), seeded=seeded)
    assert [(slot.value, slot.label) for slot in found] == steps


def test_every_step_has_an_opposite() -> None:
    for value in {*COMPARATIVES.values(), *QUALITIES.values()}:
        assert value[-1] in "+-"
        assert opposite(opposite(value)) == value != opposite(value)


def test_themes_are_those_of_several_notes_and_mean_nothing_else() -> None:
    themes = Themes(
        [["time loop", "Zombies", "class"], ["Time Loops", "zombie"], ["time loop", "zombies", "rare"]],
        {"rare"},
    )
    found = [
        (theme, " ".join(token.text for token in run))
        for theme, run in themes.find(tokenise("time loops, zombie class rare"))
    ]
    assert found == [("time loop", "time loops"), ("zombies", "zombie")]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("with @alex", ["@alex"]),
        ("with <@42> and <@!7>", ["@42", "@7"]),
        ("the three of us", ["3"]),
        ("a group of 5", ["5"]),
        ("for my mom and me", ["2"]),
        ("me@home.org", []),
        ("one of us", []),
    ],
)
def test_company(text: str, values: list[str]) -> None:
    assert [slot.value for slot in find_company(text)] == values


def test_spelling_mends_what_nobody_knows() -> None:
    spelling = Spelling({"comely", "film"}, {"comedy", "documentary", "tarantino"})
    tokens = tokenise("a comdey and a docmentery by tarentino, comely film, qqqqq")
    mended = spelling.mended(tokens)
    assert [(tokens[at].text, word) for at, word in mended.items()] == [
        ("comdey", "comedy"),
        ("docmentery", "documentary"),
        ("tarentino", "tarantino"),
    ]


def test_words_left_over_are_told_in_phrases_and_not_too_many() -> None:
    tokens = tokenise("foo bar, the baz. " + " . ".join(f"qux{letter}" for letter in "abcdef"))
    told = not_understood(tokens, {"baz"}.__contains__)
    assert told[0] == "foo bar"
    assert "baz" not in told
    assert len(told) == MOST
