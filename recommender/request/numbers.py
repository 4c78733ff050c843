"""Eras, lengths and counts, in digits and in words.

Values are canonical: an era ``1990-1999`` (an open side is empty: ``-1999``, ``2010-``), a runtime ``<=90`` or ``>=150`` in minutes, a
count ``3``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "an": 1, "a": 1, "half": 0.5, "ninety": 90, "eighty": 80, "hundred": 100, "sixty": 60,
}  # fmt: skip
_DECADES = {
    "twenties": 1920, "thirties": 1930, "forties": 1940, "fifties": 1950, "sixties": 1960, "seventies": 1970, "eighties": 1980,
    "nineties": 1990, "noughties": 2000, "aughts": 2000,
}  # fmt: skip
_N = r"(?P<n>\d+(?:\.\d+)?|" + "|".join(_WORDS) + ")"
_YEAR = r"(?:19[0-9]\d|20[0-3]\d)"
_DECADE = r"(?:(?:19|20)?'?\d0'?s|" + "|".join(_DECADES) + ")"
_PART = r"(?:(?P<part>early|mid|late)[ -]+)?(?:the )?"


@dataclass(frozen=True, slots=True)
class Number:
    """A slot that a number gave: kind, canonical value, chip, and span."""

    kind: str
    value: str
    label: str
    start: int
    end: int


def find_numbers(text: str, *, this_year: int) -> list[Number]:
    """Find eras, runtimes and counts in folded text; overlapping readings go to the one found first.

    Parameters
    ----------
    text : folded (see `recommender.request.text.fold`)
    this_year : what "recent" and "the last ten years" are counted from
    """
    found: list[Number] = []
    for reading in (_eras(text, this_year), _runtimes(text), _counts(text)):
        for number in reading:
            if all(number.end <= other.start or number.start >= other.end for other in found):
                found.append(number)
    return sorted(found, key=lambda number: number.start)


def _eras(text: str, this_year: int) -> Iterator[Number]:
    def era(match: re.Match[str], first: int | None, last: int | None) -> Number:
        return Number("era", f"{first or ''}-{last or ''}", _era_label(first, last), *match.span())

    for match in re.finditer(rf"\b(?:between|from) ({_YEAR}) (?:and|to|through|until|-) ({_YEAR})\b|\b({_YEAR}) ?- ?({_YEAR})\b", text):
        first, last = (int(year) for year in match.groups() if year)
        yield era(match, first, last)
    side = rf"(?P<when>{_YEAR}|{_PART}{_DECADE})"
    for match in re.finditer(rf"\b(?:before|pre|older than|prior to|up to|until|no later than|earlier than)[ -](?:the )?{side}(?!\w)", text):
        first, _ = _span(match["when"])
        inclusive = match.group().startswith(("up to", "until", "no later"))
        yield era(match, None, _span(match["when"])[1] if inclusive else first - 1)
    for match in re.finditer(rf"\b(?:after|since|post|newer than|later than|from)[ -](?:the )?{side}(?: (?:on|onwards?|or later|till now|til now|to now|and up))?(?!\w)", text):
        first, last = _span(match["when"])
        strictly = match.group().startswith(("after", "newer", "later"))
        plain_from = match.group().startswith("from") and not match.group().endswith(("on", "onward", "onwards", "later", "now", "up"))
        if plain_from:
            yield era(match, first, last)
        else:
            yield era(match, last + 1 if strictly else first, None)
    for match in re.finditer(rf"(?<![\w']){_PART}(?P<decade>{_DECADE})(?: (?:and|or|to|-) (?:the )?(?P<other>{_DECADE}))?(?: (?:or|and) (?P<open>older|earlier|newer|later))?(?!\w)", text):
        first, last = _span(match.group("decade"), match["part"])
        if match["other"]:
            last = _span(match["other"])[1]
        yield era(match, None if match["open"] in ("older", "earlier") else first, None if match["open"] in ("newer", "later") else last)
    for match in re.finditer(rf"\bthe last (?P<n>\d+|{'|'.join(_WORDS)})? ?(?P<unit>years?|decades?)\b", text):
        years = _value(match["n"] or "1") * (10 if match["unit"].startswith("decade") else 1)
        yield era(match, int(this_year - years), None)
    for match in re.finditer(r"\b(?:recent(?:ly)?|newer|new(?:est)? (?:movies?|films?|releases?)|latest|modern|contemporary)\b", text):
        yield era(match, this_year - (25 if match.group().startswith(("mod", "con")) else 10), None)
    for match in re.finditer(r"\b(?:old(?:er)? (?:movies?|films?|hollywood|school|classics?)|golden age)\b", text):
        yield era(match, None, 1979)
    for match in re.finditer(rf"\b(?:in|of|from) ({_YEAR})\b", text):
        yield era(match, int(match[1]), int(match[1]))


def _runtimes(text: str) -> Iterator[Number]:
    unit = r"[ -]?(?P<unit>hours?|hrs?|h|minutes?|mins?|m)\b"
    half = r"(?: and (?:a )?half)?"
    under = r"(?:under|less than|shorter than|at most|no longer than|not longer than|no more than|max(?:imum)?(?: of)?|below|within|up to|only have|i have|we have|i've got|fits? in|in)"
    over = r"(?:over|more than|longer than|at least|exceeds?)"
    for match in re.finditer(rf"\b(?P<side>{under}|{over}) (?:about |around )?{_N}{half}{unit}{half}", text):
        minutes = _minutes(match)
        more = re.fullmatch(over, match["side"]) is not None
        preceded_by_no = re.search(r"(?:no|not|nothing|isn't|without)(?: \w+)? $", text[: match.start()]) is not None
        yield _runtime(match, minutes, longer=more and not preceded_by_no)
    for match in re.finditer(rf"(?<![\w.])(?P<n>\d+){unit}(?: or (?P<side>less|under|more|longer))?", text):
        minutes = _minutes(match)
        if 30 <= minutes <= 400:
            yield _runtime(match, minutes + (0 if match["side"] else 10), longer=match["side"] in ("more", "longer"))
    for match in re.finditer(r"\b(?:something |quite |pretty |fairly )?(?P<word>shorter|short|quick|long|lengthy)(?= (?:movie|film|one|and|but|,|\w+ (?:movie|film|comedy|one))|[.,!]|$)", text):
        yield _runtime(match, 95, longer=False) if match["word"] in ("short", "quick", "shorter") else _runtime(match, 140, longer=True)


def _counts(text: str) -> Iterator[Number]:
    names = "|".join(word for word, value in _WORDS.items() if value == int(value) and word not in ("a", "an"))
    noun = r"(?:\w+ ){0,2}?(?:movies|films|picks|suggestions|recommendations|ideas|options|titles|of them|comedies|thrillers|dramas|romcoms)"
    for match in re.finditer(rf"\b(?:(?:give|show|send|find|pick|suggest|recommend|name|list) (?:me |us )?(?P<a>\d+|{names})\b|top (?P<b>\d+)\b|(?P<c>\d+|{names}) {noun}\b)", text):
        count = int(_value(match["a"] or match["b"] or match["c"]))
        if 1 <= count <= 20:
            yield Number("count", str(count), f"{count} film{'s' * (count > 1)}", *match.span())


def _value(word: str) -> float:
    return _WORDS[word] if word in _WORDS else float(word)


def _span(when: str, part: str | None = None) -> tuple[int, int]:
    """First and last year of "1994", "90s", "the late eighties" (a part is about four years)."""
    words = when.replace("the ", "").replace("-", " ").split()
    word = words[-1]
    part = part or (words[0] if words[0] in ("early", "mid", "late") else None)
    if re.fullmatch(_YEAR, word):
        return int(word), int(word)
    digits = re.sub(r"\D", "", word)
    start = _DECADES.get(word) or (int(digits) if len(digits) == 4 else (2000 if int(digits) <= 20 else 1900) + int(digits))
    if part:
        offset = {"early": 0, "mid": 3, "late": 6}[part]
        return start + offset, start + offset + 3
    return start, start + (99 if start % 100 == 0 and start < 2000 else 9)


def _era_label(first: int | None, last: int | None) -> str:
    if first is None:
        return f"until {last}"
    if last is None:
        return f"since {first}"
    if last - first == 9 and first % 10 == 0:
        return f"{first}s"
    return str(first) if first == last else f"{first}-{last}"


def _minutes(match: re.Match[str]) -> int:
    number = _value(match["n"]) + (0.5 if "half" in match.group() and match["n"] != "half" else 0)
    return int(number * 60 if match["unit"].startswith("h") else number)


def _runtime(match: re.Match[str], minutes: int, *, longer: bool) -> Number:
    sign, words = (">=", "over") if longer else ("<=", "up to")
    return Number("runtime", f"{sign}{minutes}", f"{words} {minutes} min", *match.span())
