"""Lengths of films in digits and in words: ``<=90`` or ``>=150``, in minutes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recommender.phrases import say
from recommender.request.number_words import NUMBER, Number, number_of

SHORT, NOT_LONG, LONG = 95, 120, 140
"""Minutes at most that are short, and not long; and at least that are long."""
_ABOUT = 10
"""Minutes more that "90 minutes" by itself allows."""
_LEAST, _MOST = 30, 400
"""Lengths that a film has; other times are of something else."""

_LENGTH = (
    rf"(?P<n>{NUMBER})(?P<half> and (?:a )?half)?[ -]?"
    r"(?P<unit>hours?|hrs?|(?<=\d)h|minutes?|mins?|(?<=\d)m)(?![a-z])"
    r"(?P<half_after> and (?:a )?half)?(?: ?(?:and )?(?P<rest>\d\d)(?: ?(?:minutes?|mins?|m))?\b)?"
)
_HALF_HOUR = r"half an hour"
_UNDER = (
    r"under|less than|shorter than|at most|(?:no|not) (?:longer|more) than|max(?:imum)?(?: of)?|below|"
    r"within|up to|only have|only got|i have|i've got|we have|we've got|fits? in|in"
)
_OVER = r"over|more than|longer than|at least|exceed(?:s|ing)?"
_BOUNDED = re.compile(
    rf"\b(?P<side>{_UNDER}|{_OVER}) (?:about |around |just )?(?:{_LENGTH}|(?P<half_hour>{_HALF_HOUR}))"
)
_BARE = re.compile(
    rf"(?<![\w.])(?:{_LENGTH}|(?P<half_hour>{_HALF_HOUR}))"
    r"(?: (?P<side>or less|or under|or more|or longer|max|tops|at most))?"
)
_RANGE = re.compile(r"\bbetween (?P<least>\d+) and (?P<most>\d+) ?(?P<unit>hours?|minutes?|mins?)\b")
_VAGUE = re.compile(
    r"(?<!less )(?<!more )(?<!as )\b(?:something |quite |pretty |fairly |a )?"
    r"(?P<word>short|quick|long|lengthy)(?=$|[.,!?;]| and\b| but\b| film"
    r"| (?:\w+ )?(?:movie|film|one|flick|watch|comedy|comedies|drama|western|epic)s?\b)"
)


def find_lengths(text: str) -> list[Number]:
    """Find lengths in folded text, what is most certain first; they may overlap."""
    return [*_ranges(text), *_bounded(text), *_bare(text)] or list(_vague(text))


def length_label(value: str) -> str:
    """Say a length as a person would."""
    minutes = int(value[2:])
    if value.startswith("<="):
        return say("up to {minutes} min", minutes=minutes)
    return say("at least {minutes} min", minutes=minutes)


def _length(value: str, span: tuple[int, int], refused: str) -> Number:
    return Number("runtime", value, length_label(value), *span, refused)


def _ranges(text: str) -> Iterator[Number]:
    for match in _RANGE.finditer(text):
        scale = 60 if match["unit"].startswith("h") else 1
        least, most = int(match["least"]) * scale, int(match["most"]) * scale
        middle = match.start("most")
        yield _length(f">={least}", (match.start(), middle), f"<={least}")
        yield _length(f"<={most}", (middle, match.end()), f">={most}")


def _bounded(text: str) -> Iterator[Number]:
    for match in _BOUNDED.finditer(text):
        minutes = _minutes(match)
        values = f"<={minutes}", f">={minutes}"
        value, refused = reversed(values) if re.fullmatch(_OVER, match["side"]) else values
        yield _length(value, match.span(), refused)


def _bare(text: str) -> Iterator[Number]:
    for match in _BARE.finditer(text):
        minutes = _minutes(match)
        if not _LEAST <= minutes <= _MOST:
            continue
        if match["side"] in ("or more", "or longer"):
            yield _length(f">={minutes}", match.span(), f"<={minutes - 1}")
        else:
            exact = match["side"] or match["half_hour"]
            yield _length(f"<={minutes if exact else minutes + _ABOUT}", match.span(), f"<={minutes - 1}")


def _vague(text: str) -> Iterator[Number]:
    for match in _VAGUE.finditer(text):
        if match["word"] in ("short", "quick"):
            yield _length(f"<={SHORT}", match.span(), f">={SHORT}")
        else:
            yield _length(f">={LONG}", match.span(), f"<={NOT_LONG}")


def _minutes(match: re.Match[str]) -> int:
    if match["half_hour"]:
        return 30
    number = number_of(match["n"]) + (0.5 if match["half"] or match["half_after"] else 0)
    if not match["unit"].startswith("h"):
        return int(number)
    return int(number * 60) + int(match["rest"] or 0)
