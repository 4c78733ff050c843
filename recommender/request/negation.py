"""Which words of a request stand under a "no", and which under a "less".

A cue opens a scope that runs over a list ("no gore, blood or jump scares") and closes at the end of the clause, at a word that
turns ("but", "just", "please", "something"), or at an exception ("no horror except comedy-horror"), whose words are wanted.
After Morante and Blanco's *SEM 2012 task in outline, with rules made for requests.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from recommender.request.text import Token


class Polarity(IntEnum):
    """How a word is meant."""

    PLAIN = 0
    LESS = 1
    """"not too scary", "less violent": a ceiling rather than a ban."""
    NO = 2


_CUES: dict[tuple[str, ...], Polarity] = {
    tuple(phrase.split()): Polarity.NO
    for phrase in (
        "no",
        "not",
        "non",
        "without",
        "never",
        "avoid",
        "avoiding",
        "exclude",
        "excluding",
        "hate",
        "hates",
        "hated",
        "dislike",
        "disliked",
        "minus",
        "nothing",
        "anything but",
        "everything but",
        "don't",
        "dont",
        "doesn't",
        "doesnt",
        "didn't",
        "didnt",
        "isn't",
        "isnt",
        "aren't",
        "arent",
        "wasn't",
        "can't stand",
        "cant stand",
        "cannot stand",
        "no more",
        "other than",
        "sick of",
        "tired of",
        "rather than",
        "instead of",
        "except",
        "except for",
        "but no",
        "but not",
        "skip",
        "leave out",
        "free of",
        "isn't a",
        "neither",
        "nor",
    )
}
_CUES |= {
    tuple(phrase.split()): Polarity.LESS
    for phrase in (
        "not too",
        "not so",
        "not very",
        "not overly",
        "nothing too",
        "less",
        "not super",
        "isn't too",
        "don't want too",
        "without too much",
        "not that",
        "without being too",
        "too",
    )
}
_NOT_CUES = tuple(
    tuple(phrase.split())
    for phrase in (
        "not only",
        "not just",
        "not sure",
        "not necessarily",
        "no problem",
        "no matter",
        "why not",
        "don't mind",
        "dont mind",
        "don't care",
        "dont care",
        "doesn't have to",
        "doesn't matter",
        "don't know",
        "dont know",
        "can't go wrong",
        "cannot wait",
        "can't wait",
        "nothing beats",
        "no idea",
        "not opposed",
        "never seen",
        "never saw",
        "never watched",
        "haven't seen",
        "not seen",
        "don't get me wrong",
        "couldn't stop",
        "can't get enough",
        "me too",
        "that too",
        "it too",
        "those too",
        "one too",
        "too !",
        "too .",
        "too ,",
        "no thanks",
        "no worries",
        "not bad",
    )
)
_TURNS = frozenset(
    "but just something please though instead prefer preferably want love like looking however i i'd i'm give show maybe more than".split()
)
_EXCEPTIONS = frozenset(("except", "unless", "besides"))


def polarities(tokens: Sequence[Token]) -> list[Polarity]:
    """Tell for each token under which polarity it stands (the cue's own words are plain)."""
    result = [Polarity.PLAIN] * len(tokens)
    scope = Polarity.PLAIN
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if at and token.clause != tokens[at - 1].clause:
            scope = Polarity.PLAIN
        passed = _phrase_at(tokens, at, _NOT_CUES)
        if passed:
            at += passed
            continue
        cue = _cue_at(tokens, at)
        if cue and not (scope is Polarity.NO and token.folded in _EXCEPTIONS):
            at += len(cue)
            scope = _CUES[cue] if at < len(tokens) else scope
            at += _skip_want(tokens, at)
            continue
        if token.folded in _TURNS or token.folded in _EXCEPTIONS or _ends_list(tokens, at):
            scope = Polarity.PLAIN
        result[at] = scope if token.is_word else Polarity.PLAIN
        at += 1
    return result


def _cue_at(tokens: Sequence[Token], at: int) -> tuple[str, ...] | None:
    for length in (3, 2, 1):
        words = tuple(token.folded for token in tokens[at : at + length])
        if words in _CUES:
            return words
    return None


def _phrase_at(tokens: Sequence[Token], at: int, phrases: Sequence[tuple[str, ...]]) -> int:
    words = tuple(token.folded for token in tokens[at : at + 4])
    return max((len(phrase) for phrase in phrases if words[: len(phrase)] == phrase), default=0)


def _skip_want(tokens: Sequence[Token], at: int) -> int:
    """Step over the verb in "don't want", "didn't like", "not looking for", which would otherwise close the scope."""
    skipped = 0
    while at + skipped < len(tokens) and tokens[at + skipped].folded in (
        "want",
        "like",
        "love",
        "looking",
        "really",
        "care",
        "for",
        "enjoy",
        "give",
        "show",
        "me",
        "a",
        "any",
        "of",
        "into",
        "interested",
        "in",
        "to",
        "be",
        "see",
        "watch",
    ):
        skipped += 1
    return skipped


def _ends_list(tokens: Sequence[Token], at: int) -> bool:
    """Whether a comma here ends the list under the "no": it does unless a short item and another or/and/comma go on."""
    if tokens[at].folded != ",":
        return False
    ahead = [token.folded for token in tokens[at + 1 : at + 6]]
    return not any(word in ("or", "nor", "and", "any") for word in ahead)
