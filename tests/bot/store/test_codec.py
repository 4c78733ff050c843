"""What the store keeps of requests and reasons, and reads back."""

from bot.store.codec import phrase_from_text, phrase_to_text, request_from_json, request_to_json
from recommender.phrases import Phrase, capitalized, counted, joined, say
from recommender.types import Request, Slot


def test_a_phrase_comes_back_as_what_it_was_made_of() -> None:
    inner = [say("by {people}", people=("A", say("B"))), counted("one film", "{count} films", 2)]
    back = phrase_from_text(phrase_to_text(capitalized(joined("; ", inner))))
    assert back == "By A and B; 2 films"
    assert isinstance(back, Phrase)
    parts = back.values["text"]
    assert isinstance(parts, Phrase)
    assert [type(part) for part in parts.values.values()] == [Phrase, Phrase]
    assert parts.values["_1"].plural == "{count} films"  # type: ignore[union-attr]


def test_other_text_is_kept_as_it_is() -> None:
    """As reasons were, before they could be said in other languages."""
    for text in ("Loved by fans of Heat", ""):
        assert phrase_from_text(phrase_to_text(text)) == text


def test_chips_are_phrases_still() -> None:
    slots = (
        Slot("runtime", "<=90", say("up to {minutes} min", minutes=90), hard=True),
        Slot("a", "b", "plain"),
    )
    back = request_from_json(request_to_json(Request("hidden words", slots=slots)))
    assert back.slots == slots
    assert back.text == ""
    label = back.slots[0].label
    assert isinstance(label, Phrase)
    assert label.values == {"minutes": 90}
