"""The engine on the films that ship."""

from __future__ import annotations

import numpy as np
import pytest

from recommender.engine import Engine
from recommender.errors import RequestError, UnknownItemError
from recommender.types import Answer, Profile, Rating, Request

REQUESTS = (
    "a cozy romcom",
    "like Inception but funnier",
    "a Korean thriller",
    "something short and funny from the 90s",
    "",
)


def ask(engine: Engine, text: str, profile: Profile | None = None, count: int = 10) -> Answer:
    return engine.recommend(engine.understand(text, profile=profile), count=count)


def ids(answer: Answer) -> list[int]:
    return [film.item_id for film in answer.recommendations]


def film(engine: Engine, title: str) -> int:
    return engine.find_title(title)[0].item_id


@pytest.mark.parametrize("text", REQUESTS)
def test_a_request_is_answered_with_that_many_different_films(shipped: Engine, text: str) -> None:
    answer = ask(shipped, text)
    assert len(set(ids(answer))) == 10
    assert all(film.reason and film.sources and film.expected for film in answer.recommendations)


@pytest.mark.parametrize("text", REQUESTS)
def test_the_same_request_gets_the_same_answer(shipped: Engine, text: str) -> None:
    assert ask(shipped, text) == ask(shipped, text)


@pytest.mark.parametrize("text", REQUESTS)
def test_parts_sum_to_the_score(shipped: Engine, text: str) -> None:
    for found in ask(shipped, text).recommendations:
        assert sum(part.value for part in found.parts) == pytest.approx(found.score, abs=1e-3)


def test_no_franchise_comes_twice(shipped: Engine) -> None:
    found = [
        shipped.catalog.item(i).franchise for i in ids(ask(shipped, "space opera with lightsabers", count=20))
    ]
    named = [franchise for franchise in found if franchise]
    assert len(named) == len(set(named))


def test_what_is_seen_hidden_or_shown_does_not_come(shipped: Engine) -> None:
    first = ids(ask(shipped, "a cozy romcom"))
    person = Profile(
        ratings=(Rating(first[0], 4.0),), seen=frozenset(first[1:3]), hidden=frozenset(first[3:5])
    )
    request = shipped.understand("a cozy romcom", profile=person)
    again = shipped.recommend(Request(**{**fields(request), "exclude": frozenset(first[5:])}), count=10)
    assert not set(ids(again)) & set(first)


def fields(request: Request) -> dict[str, object]:
    return {name: getattr(request, name) for name in Request.__slots__}


def test_films_named_are_seeds_and_not_answers(shipped: Engine) -> None:
    inception = film(shipped, "Inception")
    request = shipped.understand("something like Inception")
    assert request.seeds == (inception,)
    assert inception not in ids(shipped.recommend(request, count=50))


def test_years_and_length_are_kept(shipped: Engine) -> None:
    for item_id in ids(ask(shipped, "a comedy from the 90s under 100 minutes", count=20)):
        item = shipped.catalog.item(item_id)
        assert item.year is not None
        assert 1990 <= item.year <= 1999
        assert item.runtime is not None
        assert item.runtime <= 100


def test_what_nobody_knows_fails_closed_and_is_counted(shipped: Engine) -> None:
    answer = ask(shipped, "horror without gore")
    assert answer.unsure > 0
    assert all(shipped.catalog.item(i).content.gore == 0 for i in ids(answer))


def test_giving_way_is_said(shipped: Engine) -> None:
    answer = ask(shipped, "a hidden gem western musical from 1931 under 70 minutes", count=30)
    assert answer.relaxed[0].startswith("how well known")
    assert ask(shipped, "a cozy romcom").relaxed == ()


def test_a_count_in_words_wins(shipped: Engine) -> None:
    assert len(ids(ask(shipped, "give me three heist films", count=5))) == 3


def test_a_hidden_gem_is_less_known(shipped: Engine) -> None:
    def fame(text: str) -> float:
        return float(
            np.mean([shipped.bundle.fame[shipped.catalog.row_of(i)] for i in ids(ask(shipped, text))])
        )

    assert fame("a thriller, a hidden gem") < fame("a thriller") - 0.1


def test_a_rating_changes_the_next_answer(shipped: Engine) -> None:
    horror, romance = (film(shipped, title) for title in ("The Conjuring (2013)", "Notting Hill"))
    scared = Profile((Rating(horror, 5.0), Rating(romance, 1.0)))
    loving = Profile((Rating(horror, 1.0), Rating(romance, 5.0)))
    assert ids(ask(shipped, "", scared)) != ids(ask(shipped, "", loving))
    near = shipped.expected(scared, [film(shipped, "Insidious (2010)")])[0].stars
    assert near > shipped.expected(loving, [film(shipped, "Insidious (2010)")])[0].stars


def test_dropping_a_wish_is_as_if_it_had_not_been_said(shipped: Engine) -> None:
    request = shipped.understand("a comedy from the 90s")
    era = next(place for place, slot in enumerate(request.slots) if slot.kind == "era")
    without = shipped.refine(request, era)
    assert [slot.kind for slot in without.slots] == [s.kind for s in request.slots if s.kind != "era"]
    assert "90s" not in without.text
    assert shipped.refine(request, 99) == request


def test_similar_films_come_as_two_lists_without_sequels(shipped: Engine) -> None:
    seed = film(shipped, "The Godfather (1972)")
    answer = shipped.similar([seed])
    found = [film.item_id for film in (*answer.same_feel, *answer.same_fans)]
    assert len(answer.same_feel) == len(answer.same_fans) == 5
    assert not any(shipped.catalog.item(i).title.startswith("The Godfather") for i in found)
    assert answer.sequels_hidden >= 2


def test_similar_needs_a_film_that_is_there(shipped: Engine) -> None:
    with pytest.raises(RequestError, match="at least one film"):
        shipped.similar([])
    with pytest.raises(UnknownItemError, match="No film with id 12345678"):
        shipped.similar([12345678])


def test_likeness_knows_brothers_from_strangers(shipped: Engine) -> None:
    heat, ronin, paddington = (
        film(shipped, title) for title in ("Heat (1995)", "Ronin (1998)", "Paddington (2014)")
    )
    assert shipped.likeness(heat, ronin) > shipped.likeness(heat, paddington)
    assert shipped.likeness(heat, ronin) == pytest.approx(shipped.likeness(ronin, heat))


@pytest.mark.parametrize("text", ["", "   ", "?!", "\x00", "😀" * 300, "no " * 500, "ﷺ" * 50, "a" * 5000])
def test_no_text_is_too_strange(shipped: Engine, text: str) -> None:
    assert len(ids(ask(shipped, text))) == 10


def test_who_only_names_a_film_gets_its_like_and_not_what_all_talk_of(shipped: Engine) -> None:
    answer = ask(shipped, "movies like Her", count=5)
    parts = {part.name for film in answer.recommendations for part in film.parts}
    assert "seed_meaning" in parts
    assert not parts & {"talked", "asked", "note"}, "'movies like' says nothing by itself"
