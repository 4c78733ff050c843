"""Eras in digits and in words: ``1990-1999``; an open side is empty (``-1999``, ``2010-``)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from recommender.phrases import say
from recommender.request.number_words import NUMBER, Number, number_of

_DECADES = {
    "twenties": 1920, "thirties": 1930, "forties": 1940, "fifties": 1950, "sixties": 1960, "seventies": 1970,
    "eighties": 1980, "nineties": 1990, "noughties": 2000, "aughts": 2000,
}  # fmt: skip
_RECENT_YEARS, _MODERN_YEARS, _OLD_UNTIL, _NOT_TOO_OLD = 10, 25, 1979, 1990
_LENGTH_OF_PART = 3
_PARTS = {"early": 0, "mid": 3, "late": 6}

_YEAR = r"(?:19[0-9]\d|20[0-3]\d)"
_DECADE = rf"(?:nineteen[ -])?(?:(?:19|20)?'?\d0'?s|{'|'.join(_DECADES)})"
_WHEN = rf"(?:{_YEAR}|(?:(?:early|mid|late)[ -]+)?(?:the )?{_DECADE})"
_NOW = r"(?:now|today|the present)"

Years = tuple[int | None, int | None]
_Reader = Callable[[re.Match[str], int], Years]


def find_eras(text: str, *, this_year: int) -> list[Number]:
    """Find eras in folded text, what is most certain first; they may overlap.

    Parameters
    ----------
    text : folded, each character in its place (see `recommender.request.text.fold_aligned`)
    this_year : what "recent" and "the last ten years" are counted from
    """
    return [
        replace(_era(match, *years(match, this_year)), vague=vague)
        for patterns, vague in ((_PATTERNS, False), (_VAGUE_PATTERNS, True))
        for pattern, years in patterns
        for match in pattern.finditer(text)
    ]


def era_label(first: int | None, last: int | None) -> str:
    """Say an era as a person would."""
    if first is None or last is None:
        if first is None:
            return say("before {year}", year=str((last or 0) + 1))
        return say("{year} or later", year=str(first))
    if last - first == 9 and first % 10 == 0:
        return say("{decade}s", decade=str(first))
    return str(first) if first == last else f"{first}-{last}"


def years_of(value: str) -> Years:
    """Read an era's canonical value."""
    first, last = value.split("-")
    return (int(first) if first else None, int(last) if last else None)


def era_value(first: int | None, last: int | None) -> str:
    """Write an era's canonical value."""
    return f"{first or ''}-{last or ''}"


def _era(match: re.Match[str], first: int | None, last: int | None) -> Number:
    refused = ""
    if first is None and last is not None:
        refused = era_value(last + 1, None)
    elif last is None and first is not None:
        refused = era_value(None, first - 1)
    return Number("era", era_value(first, last), era_label(first, last), *match.span(), refused)


def _between(match: re.Match[str], this_year: int) -> Years:
    return _span(match[1])[0], _span(match[2])[1]


def _until(match: re.Match[str], this_year: int) -> Years:
    return None, _span(match["when"])[1]


def _before(match: re.Match[str], this_year: int) -> Years:
    return None, _span(match["when"])[0] - 1


def _since(match: re.Match[str], this_year: int) -> Years:
    return _span(match["when"])[0], None


def _after(match: re.Match[str], this_year: int) -> Years:
    return _span(match["when"])[1] + 1, None


def _decades(match: re.Match[str], this_year: int) -> Years:
    first, last = _span(match["when"])
    if match["other"]:
        last = _span(match["other"])[1]
    opened = match["open"] or ""
    if opened in ("older", "earlier", "before"):
        return None, last
    return (first, None) if opened else (first, last)


def _last_years(match: re.Match[str], this_year: int) -> Years:
    years = number_of(match["n"] or "one") * (10 if match["unit"].startswith("decade") else 1)
    return int(this_year - years), None


def _span(when: str) -> tuple[int, int]:
    """First and last year of "1994", "90s", "the late eighties" (a part of a decade is four years)."""
    words = re.sub(r"\bthe\b|\bnineteen\b", " ", when).replace("-", " ").split()
    word = words[-1]
    if re.fullmatch(_YEAR, word):
        return int(word), int(word)
    digits = re.sub(r"\D", "", word)
    short = len(digits) < 4
    start = _DECADES.get(word) or int(digits) + (2000 if int(digits) <= 20 else 1900) * short
    if words[0] in _PARTS:
        start += _PARTS[words[0]]
        return start, start + _LENGTH_OF_PART
    return start, start + (99 if start % 100 == 0 and start < 2000 else 9)


def _fixed(first: int | None, last: int | None) -> _Reader:
    return lambda match, this_year: (first, last)


def _within(years: int) -> _Reader:
    return lambda match, this_year: (this_year - years, None)


_PATTERNS: tuple[tuple[re.Pattern[str], _Reader], ...] = tuple(
    (re.compile(pattern), years)
    for pattern, years in (
        (rf"\b(?:between|from) ({_WHEN}) (?:and|to|through|until|till|-) ({_WHEN})(?!\w)", _between),
        (rf"\b({_YEAR}) ?(?:-|to) ?({_YEAR})\b", _between),
        (rf"\b(?:from )?(?P<when>{_WHEN}) (?:to|til|till|until|through) {_NOW}\b", _since),
        (
            rf"\b(?:from |since )?(?:the )?(?P<when>{_WHEN}) (?:on|onwards?|and (?:up|on|later|newer))\b",
            _since,
        ),
        (rf"\b(?:up to|until|no later than)[ -](?:the )?(?P<when>{_WHEN})(?!\w)", _until),
        (rf"\b(?:before|pre|older than|prior to|earlier than)[ -](?:the )?(?P<when>{_WHEN})(?!\w)", _before),
        (rf"\b(?:since|post)[ -](?:the )?(?P<when>{_WHEN})(?!\w)", _since),
        (rf"\b(?:after|newer than|later than)[ -](?:the )?(?P<when>{_WHEN})(?!\w)", _after),
        (
            rf"(?<![\w'])(?P<when>(?:(?:early|mid|late)[ -]+)?(?:the )?{_DECADE})"
            rf"(?:(?: (?:and|or|to) |-)(?:the )?(?P<other>{_DECADE}))?"
            r"(?: (?:or|and) (?P<open>older|earlier|before|newer|later))?(?!\w)",
            _decades,
        ),
        (rf"\b(?:the )?(?:last|past) (?P<n>{NUMBER})? ?(?P<unit>years?|yrs?|decades?)\b", _last_years),
        (r"\bthis century\b", _fixed(2000, None)),
        (
            r"\b(?:recent(?:ly made)?|new(?:est)? (?:movies?|films?|releases?)|latest)\b",
            _within(_RECENT_YEARS),
        ),
        (r"(?<=too )old\b", _fixed(None, _NOT_TOO_OLD - 1)),
        (
            r"\bold(?:er)?(?: (?:movies?|films?|hollywood|classics?|timey)\b| (?=black))",
            _fixed(None, _OLD_UNTIL),
        ),
        (rf"\b(?:in|of|from) (?P<when>{_YEAR})\b", lambda match, this_year: _span(match["when"])),
    )
)
_VAGUE_PATTERNS: tuple[tuple[re.Pattern[str], _Reader], ...] = (
    (
        re.compile(r"\b(?:modern|contemporary)\b(?! (?:art|family|life|times|world|society|force|war))"),
        _within(_MODERN_YEARS),
    ),
    (re.compile(r"\bold school\b|\bgolden age\b"), _fixed(None, _OLD_UNTIL)),
)
"""Eras that leave their years open: wishes, not limits."""
