"""Two people: nothing of one is used for the other before both agreed."""

from bot.conversations.action import Action
from bot.conversations.person import Person
from bot.conversations.screen import Screen
from bot.services.services import Services
from tests.bot.conversations.conftest import ME, Do
from tests.bot.conversations.screens import buttons, films, heading, labels, press, texts

BEN = Person(8)


def both(text: str = "") -> Action:
    return Action("recommend", (text, "", str(BEN.user_id)))


async def agreed(do: Do) -> Screen:
    proposal = await do("propose", BEN.user_id)
    return await do(press(proposal, "Agree"), person=BEN)


async def test_without_an_agreement_it_offers_to_ask(do: Do) -> None:
    for asked in (await do(both("comedy")), await do("taste", BEN.user_id)):
        assert heading(asked) == "You two have not agreed yet."
        proposal = await do(press(asked, "Ask them here"))
        assert not proposal.private
        assert proposal.addressed == BEN.user_id


async def test_nobody_agrees_for_somebody_else(do: Do, services: Services) -> None:
    agree = press(await do("propose", BEN.user_id), "Agree")
    for other in (ME, Person(9)):
        assert texts(await do(agree, person=other)) == ["That question is for somebody else."]
    assert await services.company.pair(ME.user_id, BEN.user_id) is None


async def test_films_for_two_say_what_each_would_give(do: Do) -> None:
    assert heading(await agreed(do)) == "Agreed."
    await do("rate", "Alien", 10, person=BEN)
    screen = await do(both("comedy"))
    assert all(
        film.expected.startswith("you about") and ", they about" in film.expected for film in films(screen)
    )
    assert "for the two of you" in texts(screen)[0]


async def test_more_and_nudges_stay_for_two_and_dropping_it_does_not(do: Do) -> None:
    await agreed(do)
    screen = await do(both("comedy"))
    more = await do(press(screen, "More"))
    assert ", they about" in films(more)[0].expected
    adjust = await do(press(screen, "Adjust"))
    alone = await do(press(adjust, "Drop for the two of you"))
    assert ", they about" not in films(alone)[0].expected


async def test_a_mention_in_a_request_is_the_same_where_both_agreed(do: Do, services: Services) -> None:
    await agreed(do)
    screen = await do("recommend", "")
    assert ", they about" not in films(screen)[0].expected
    pair = await services.company.pair(ME.user_id, BEN.user_id)
    request = await services.suggestions.understand(ME.user_id, f"comedy with <@{BEN.user_id}>")
    assert f"pair:{pair}" in [slot.value for slot in request.slots]


async def test_whoever_did_not_agree_is_only_counted(services: Services) -> None:
    request = await services.suggestions.understand(ME.user_id, "comedy with <@99>")
    assert [slot.value for slot in request.slots if slot.kind == "group"] == ["2"]


async def test_either_may_end_it(do: Do) -> None:
    done = await agreed(do)
    screen = await do(both("comedy"))
    assert heading(await do(press(done, "End this agreement"), person=BEN)) == "Ended, for both of you."
    assert heading(await do(both("comedy"))) == "You two have not agreed yet."
    again = await do(press(screen, "More"))
    assert ", they about" not in films(again)[0].expected, "old buttons know it too"


async def test_who_is_hidden_agrees_to_nothing_and_is_told_of_to_nobody(do: Do) -> None:
    await do("settings", "hidden", "on", person=BEN)
    assert "hidden from others" in texts(await agreed(do))[0]
    await do("settings", "hidden", "off", person=BEN)
    await agreed(do)
    screen = await do(both("comedy"))
    await do("settings", "hidden", "on", person=BEN)
    assert heading(await do("taste", BEN.user_id)) == "You two have not agreed yet."
    assert ", they about" not in films(await do(press(screen, "More")))[0].expected


async def test_taste_tells_what_is_shared_and_what_is_not(do: Do) -> None:
    await agreed(do)
    for title, mine, theirs in (("Alien", 10, 9), ("Ghost", 2, 10), ("Amélie", 8, 8)):
        await do("rate", title, mine)
        await do("rate", title, theirs, person=BEN)
    said = "\n".join(texts(await do("taste", BEN.user_id)))
    assert "You both rated 3 films, on average 1.5 stars apart." in said
    assert "You both like Alien (1979) and Amélie (2001)." in said
    assert "You disagree on Ghost (1990): 1 star and 5 stars." in said
    assert "Your genres overlap by " in said


async def test_taste_of_somebody_who_rated_nothing(do: Do) -> None:
    await agreed(do)
    screen = await do("taste", BEN.user_id)
    assert "little to compare" in texts(screen)[0]
    assert labels(screen) == ["End this agreement"]
    assert "exactly like yourself" in texts(await do("taste", ME.user_id))[0]


async def test_the_other_being_wiped_out_ends_it(do: Do) -> None:
    await agreed(do)
    await do("privacy", "erase", person=BEN)
    assert heading(await do("taste", BEN.user_id)) == "You two have not agreed yet."
    assert buttons(await do("privacy"))
