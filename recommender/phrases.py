"""Sentences that can be said in other languages.

`say("Directed by {people}.", people=item.directors)` is English text that remembers what it was made of, so
that whoever shows it can say it in the language of whoever reads it. What is made of it by slicing, joining
or formatting is plain text again and stays English: put the pieces together with the functions below.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

Value = str | int | float | date | Sequence[str]
"""What a sentence may hold: text or another phrase, a number, a day, texts to list; years and ids as text."""


class Phrase(str):
    """A text in English that remembers what it was made of.

    Attributes
    ----------
    template : the sentence, its values in braces; for one where ``plural`` is for any other ``count``
    values : name → what goes there
    capital : whether the whole begins with a capital letter
    """

    __slots__ = ("capital", "plural", "template", "values")
    template: str
    values: Mapping[str, Value]
    plural: str
    capital: bool

    def __new__(
        cls, template: str, values: Mapping[str, Value], plural: str = "", capital: bool = False
    ) -> Phrase:
        """Put the sentence together in English."""
        chosen = template if not plural or values["count"] == 1 else plural
        text = chosen.format(**{name: _in_english(value) for name, value in values.items()})
        phrase = super().__new__(cls, upper_first(text) if capital else text)
        phrase.template, phrase.values, phrase.plural, phrase.capital = template, values, plural, capital
        return phrase

    def __getnewargs__(self) -> tuple[Any, ...]:  # pickled as what it was made of
        return self.template, self.values, self.plural, self.capital


def say(template: str, /, **values: Value) -> Phrase:
    """Say a sentence: ``say("Which {title}?", title=quoted)``."""
    return Phrase(template, values)


def counted(one: str, many: str, count: float, /, **values: Value) -> Phrase:
    """Say how many: ``counted("one film", "{count} films", 4)``."""
    return Phrase(one, {"count": count, **values}, many)


def term(word: str) -> Phrase:
    """Make a word of a fixed vocabulary (a genre, a mood) one that can be translated."""
    return Phrase(word.replace("{", "{{").replace("}", "}}"), {})


def listed(texts: Iterable[str]) -> Phrase:
    """Join texts as people do: ``a, b and c``."""
    return Phrase("{texts}", {"texts": tuple(texts)})


def joined(between: str, texts: Iterable[str]) -> Phrase:
    """Join texts with the same between each."""
    values = {f"_{place}": text for place, text in enumerate(texts)}
    return Phrase(between.join(f"{{{name}}}" for name in values), values)


def capitalized(text: str) -> Phrase:
    """Begin a text with a capital letter."""
    return Phrase("{text}", {"text": text}, capital=True)


def upper_first(text: str) -> str:
    """Turn the first letter into a capital, and leave the others."""
    return text[:1].upper() + text[1:]


def _in_english(value: Value) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, float):
        return f"{value:,.1f}"
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, date):
        return f"{value.day} {value:%B}"
    return f"{', '.join(value[:-1])} and {value[-1]}" if len(value) > 1 else "".join(value)
