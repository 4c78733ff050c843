"""What speaks for a run of words being a film's title, from the text around it alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from recommender.request.text import fold_aligned

ARTICLES = frozenset(("the", "a", "an"))
_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?|&")
_SMALL, _CAPITAL = re.compile(r"\b[a-z]\w+"), re.compile(r"\b[A-Z]\w+")
_OPENING, _CLOSING = tuple("\"“*_'‘"), tuple("\"”*_'’")
_VERBS = frozenset(
    (
        "liked",
        "loved",
        "hated",
        "disliked",
        "enjoyed",
        "watched",
        "rewatched",
        "seen",
        "saw",
        "adored",
        "adore",
        "tried",
    )
)
_COMPARING = frozenset(
    ("like", "likes", "love", "loves", "loving", "enjoy", "than", "unlike", "hate", "try", "recommend")
)
_WEAK = frozenset(
    {
        *(
            "as",
            "to",
            "favorite",
            "favorites",
            "favourite",
            "favourites",
            "of",
            "called",
            "titled",
            "movie",
            "film",
        ),
        *("watch", "reminds", "heard", "about", "after", "are", "include", "including", "were"),
    }
)
_STRONG_CUES = frozenset(
    f"{what} like"
    for what in ("movies", "films", "something", "movie", "film", "anything", "stuff", "one", "more")
) | {
    *(
        "similar to",
        "such as",
        "vein of",
        "style of",
        "fan of",
        "fans of",
        "spirit of",
        "reminds of",
        "nothing like",
    ),
    *(
        "less like",
        "not like",
        "just watched",
        "recently watched",
        "good as",
        "director of",
        "makers of",
        "creators of",
    ),
}
_CUES_AFTER = frozenset(("type", "types", "style", "vibe", "vibes", "esque"))
_OPENERS = frozenset(
    ("but", "and", "or", "with", "though", "except", "because", "for", "please", "which", "that", "who")
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text, folded, and where it stands."""

    text: str
    start: int
    end: int


def words_of(text: str) -> list[Word]:
    """Split a text into the words that titles are made of."""
    return [Word(_plain(match.group()), *match.span()) for match in _WORD.finditer(fold_aligned(text))]


def plain_words(folded: str) -> list[str]:
    """The words of folded text: without apostrophes, "&" as "and"."""
    return [_plain(word) for word in _WORD.findall(folded)]


def key_of(words: Sequence[str]) -> str:
    """The form a title is looked up by: without a leading article."""
    return " ".join(words[1:] if len(words) > 1 and words[0] in ARTICLES else words)


def _plain(word: str) -> str:
    return "and" if word == "&" else word.replace("'", "")


@dataclass(frozen=True, slots=True)
class Cue:
    """What the words before a run say for a title (0 or more), and whether they all but prove it."""

    weight: float = 0.0
    proof: bool = False


def cue_before(text: str, words: Sequence[Word], at: int, length: int) -> Cue:
    """Weigh the words before: little for "of", more for "loved", most for "movies like" before nothing but
    the title."""
    if at == 0 or not joined(text, words[at - 1], words[at]):
        return Cue()
    word = words[at - 1].text
    strong = " ".join(word.text for word in words[max(0, at - 2) : at]) in _STRONG_CUES or (
        at == 1 and word == "like"
    )
    if not strong and word not in _VERBS | _COMPARING | _WEAK:
        return Cue()
    whole = len(until_break(text, words, at)) == length
    if strong:
        return Cue(2.4 + 2.2 * whole, proof=whole)
    if word in _WEAK:
        return Cue(0.8)
    return Cue((2.2 if word in _VERBS else 1.6) + 1.0 * whole)


def cue_after(text: str, words: Sequence[Word], after: int) -> float:
    """Weigh the word behind a run: "... type movies", "... vibes"."""
    return 2.0 if after < len(words) and words[after].text in _CUES_AFTER else 0.0


def has_cue(text: str, words: Sequence[Word], at: int) -> bool:
    """Whether a cue stands right before a place."""
    return cue_before(text, words, at, 0).weight > 0


def year_after(text: str, end: int) -> int | None:
    """The year right behind a title, None where there is none ("the 1990s" is no year)."""
    match = re.match(r"[\"'”’*_]*\s*[\(\[,]?\s*((?:19|20)\d\d)\b(?!s)", text[end : end + 12])
    return int(match[1]) if match else None


def quoted(text: str, start: int, end: int) -> bool:
    """Whether a span stands in quotation marks (or in marks of emphasis)."""
    return start > 0 and text[start - 1] in _OPENING and text[end : end + 1] in _CLOSING


def capitals(text: str, run: Sequence[Word]) -> float:
    """What capitals say: something only where the line around does not capitalise everything."""
    telling = [word for word in run if len(word.text) > 3 or len(run) == 1] or list(run)
    if not all(text[word.start].isupper() or text[word.start].isdigit() for word in telling):
        return -0.6 if len(run) == 1 else 0.0
    line_start = text.rfind("\n", 0, run[0].start) + 1
    line_end = text.find("\n", run[-1].end)
    plain, capital = _cases(text[line_start : line_end if line_end >= 0 else None])
    own_plain, own_capital = _cases(text[run[0].start : run[-1].end])
    if plain > own_plain and plain - own_plain < capital - own_capital:
        return 0.2
    opens_sentence = bool(
        re.search(r"(?:^|[.!?\n]\s*)[\"'“]?$", text[max(0, run[0].start - 8) : run[0].start])
    )
    return 0.4 if opens_sentence and len(run) == 1 else 1.8


@lru_cache(maxsize=256)
def _cases(line: str) -> tuple[int, int]:
    """Count the words of a line that begin small, and with a capital."""
    return len(_SMALL.findall(line)), len(_CAPITAL.findall(line))


def joined(text: str, word: Word, following: Word) -> bool:
    """Whether two words stand in one sentence."""
    return not re.search(r"[.!?;\n]", text[word.end : following.start])


def until_break(text: str, words: Sequence[Word], at: int) -> Sequence[Word]:
    """The words from a place to the next mark, or to a word that opens something else."""
    last = at
    while last + 1 < len(words) and not re.search(
        r"[,.!?;:\n()]", text[words[last].end : words[last + 1].start]
    ):
        if words[last + 1].text in _OPENERS:
            break
        last += 1
    return words[at : last + 1]
