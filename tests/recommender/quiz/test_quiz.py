"""The quiz answered by people whose taste is known."""

from collections.abc import Callable

import pytest

from recommender.quiz.families import FAMILIES
from recommender.quiz.log import Event, Log, Word, replay
from recommender.quiz.outcome import Outcome, Sureness
from recommender.quiz.question import Question, Step
from recommender.quiz.quiz import Length, Quiz
from tests.recommender.quiz.films import bank, genre_of

QUIZ = Quiz(bank())
Choose = Callable[[Question], Event]


def lover_of(*genres: str) -> Choose:
    """Somebody who picks by genre and skips what is no matter of genre."""

    def taken(trio: tuple[int, ...]) -> int:
        return sum(genre_of(item_id) in genres for item_id in trio)

    def choose(question: Question) -> Event:
        if question.step is Step.FAMILIES and not question.picks:
            keys = tuple(f.key for f in FAMILIES if max(f.genres, key=lambda g: f.genres[g]) in genres)
            return Event(question.text, Word.PICK, "family", keys[:3])
        if question.step is not Step.DUEL:
            return Event(question.text, Word.NEXT)
        one, two = map(taken, question.duel)
        if one == two:
            return Event(question.text, Word.BOTH if one else Word.NEITHER)
        return Event(question.text, Word.A if one > two else Word.B)

    return choose


def play(choose: Choose, *, person: int = 7, length: Length = Length.NORMAL) -> list[tuple[Question, Event]]:
    """Play a quiz to its end."""
    played: list[tuple[Question, Event]] = []
    while question := QUIZ.question(person, length, log_of(played)):
        played.append((question, choose(question)))
        assert len(played) < 40
    return played


def log_of(played: list[tuple[Question, Event]]) -> Log:
    return replay(event for _, event in played)


def outcome(choose: Choose) -> Outcome:
    return QUIZ.outcome(log_of(play(choose)))


def pressing(word: Word) -> Choose:
    return lambda question: Event(question.text, word if word in question.words else Word.NEXT)


@pytest.mark.parametrize("loved", [("Horror", "Comedy"), ("Western", "Musical"), ("War",)])
def test_what_somebody_loves_leads_their_shares(loved: tuple[str, ...]) -> None:
    found = outcome(lover_of(*loved))
    assert set(list(found.shares)[: len(loved)]) == set(loved)
    assert sum(found.shares.values()) == 100
    assert list(found.shares.values()) == sorted(found.shares.values(), reverse=True)
    assert sum(found.leanings.genres.values()) == pytest.approx(1, abs=0.01)


@pytest.mark.parametrize("word", [Word.A, Word.B, Word.BOTH, Word.NEITHER, Word.UNKNOWN, Word.SKIP])
@pytest.mark.parametrize(("length", "least", "most"), [(Length.QUICK, 4, 4), (Length.NORMAL, 7, 12)])
def test_a_quiz_ends_within_its_questions(word: Word, length: Length, least: int, most: int) -> None:
    played = play(pressing(word), length=length)
    assert least <= played[-1][0].number <= most
    assert all(1 <= question.number <= question.about <= 12 for question, _ in played)


def test_steps_come_in_order() -> None:
    steps = list(dict.fromkeys(question.step for question, _ in play(pressing(Word.A))))
    assert steps == [Step.FAMILIES, Step.NOT_TONIGHT, Step.DUEL, Step.LEAVE_OUT, Step.PRACTICAL]


def test_the_same_answers_bring_the_same_questions_and_others_other_duels() -> None:
    first = play(lover_of("War"))
    assert first == play(lover_of("War"))
    assert QUIZ.outcome(log_of(first)) == Quiz(bank()).outcome(log_of(first))
    others = {tuple(q.duel for q, _ in play(lover_of("War"), person=person)) for person in range(5)}
    assert len(others) == 5


def test_no_film_is_asked_about_twice() -> None:
    asked = [i for q, _ in play(pressing(Word.UNKNOWN)) for trio in q.duel for i in trio]
    assert len(asked) == len(set(asked))


def test_unknown_films_are_swapped_twice_and_are_no_dislike() -> None:
    duels = [question for question, _ in play(pressing(Word.UNKNOWN)) if question.step is Step.DUEL]
    assert [question.swaps for question in duels[:4]] == [0, 1, 2, 0]
    assert [question.number for question in duels[:4]] == [3, 3, 3, 4]
    found = outcome(pressing(Word.UNKNOWN))
    assert (found.sureness, found.moves, found.leanings.films) == (Sureness.NOTHING, (), {})


def test_what_was_picked_is_not_offered_to_be_turned_down() -> None:
    questions = {question.step: question for question, _ in play(lover_of("War"))}
    assert "war" in {choice.key for choice in questions[Step.FAMILIES].menus[0].choices}
    assert "war" not in {choice.key for choice in questions[Step.NOT_TONIGHT].menus[0].choices}


def test_a_yes_raises_and_a_no_lowers_the_share_it_is_told_by() -> None:
    found = outcome(lover_of("Horror"))
    assert found.moves[0].genre == "Horror"
    for move in found.moves:
        assert (move.after < move.before) is (move.answer.word is Word.NEITHER)
    assert set(found.leanings.films.values()) <= {0.6, -0.3}


def test_more_answers_make_surer() -> None:
    assert outcome(lover_of("Horror")).sureness is not Sureness.NOTHING
    assert QUIZ.outcome(Log()).sureness is Sureness.NOTHING
    assert sum(QUIZ.outcome(Log()).shares.values()) == 100


def test_every_stop_gives_a_result() -> None:
    played = play(lover_of("Crime"))
    for end in range(len(played)):
        question, _ = played[end]
        log = replay([*(event for _, event in played[:end]), Event(question.text, Word.FINISH)])
        assert QUIZ.question(7, Length.NORMAL, log) is None
        assert sum(QUIZ.outcome(log).shares.values()) == 100


def test_wishes_become_hard_constraints() -> None:
    log = replay(
        [
            Event("leave", Word.PICK, "out", ("gore", "subtitles")),
            Event("leave", Word.NEXT),
            Event("practical", Word.PICK, "length", ("usual",)),
            Event("practical", Word.PICK, "fame", ("hidden",)),
            Event("practical", Word.NEXT),
        ]
    )
    wishes = QUIZ.outcome(log).wishes
    assert [(slot.kind, slot.value, slot.hard) for slot in wishes] == [
        ("content", "gore<=0", True),
        ("language", "en", True),
        ("runtime", "<=120", True),
        ("fame", "hidden", False),
    ]


def test_a_family_picked_alone_says_more_for_itself_than_among_three() -> None:
    def share(*keys: str) -> float:
        log = replay([Event("families", Word.PICK, "family", keys), Event("families", Word.NEXT)])
        return QUIZ.outcome(log).leanings.genres["Western"]

    assert share("west") > share("west", "war") > share("west", "war", "songs") > share()


def test_eras_picked_lead_their_shares_and_forbid_nothing() -> None:
    log = replay(
        [Event("practical", Word.PICK, "era", ("70s", "new", "century")), Event("practical", Word.NEXT)]
    )
    found = QUIZ.outcome(log)
    shares = found.leanings.eras
    assert set(sorted(shares, key=lambda era: -shares[era])[:2]) == {"70s", "new"}
    assert sum(shares.values()) == pytest.approx(1, abs=0.01)
    assert found.wishes == ()


def test_a_menu_keeps_what_it_offers_and_no_more_than_it_allows() -> None:
    menu = play(pressing(Word.SKIP))[0][0].menus[0]
    assert menu.kept(("war", "nonsense", "laugh", "love", "action")) == ("laugh", "love", "action")
