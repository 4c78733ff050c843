"""Films named in running text, told apart from ordinary words by the evidence around them.

Every run of words that is some film's title is a candidate; what speaks for it (a year behind it, quotation
marks, capitals, "movies like ...", a list of other films) is held against how ordinary its words are. "Her"
in "I loved Her" and in "with her" differ in evidence alone. Where nothing matches exactly, runs with an
unknown word are tried with typos."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from recommender.request.evidence import (
    ARTICLES,
    Word,
    capitals,
    cue_after,
    cue_before,
    key_of,
    plain_words,
    quoted,
    words_of,
    year_after,
)
from recommender.request.text import fold
from recommender.request.title_doubts import Doubts
from recommender.request.title_spelling import TitleSpelling

_LIST_BETWEEN = re.compile(r"\W*(?:,|/|&|\band\b|\bor\b)[\s\W]*(?:and|or)?\W*", re.IGNORECASE)
_MAY_HAVE_SUBTITLE = re.compile("[:–-]")
_SUBTITLE = re.compile(r"\s*[:–]\s+|\s+-\s+")
THRESHOLD = 1.5
_OF_YEAR = 6.0
"""What the right year behind a title says for it."""
_WIDEST_GAP = 12
"""Characters between two films of a list at most."""
_CUT_SHORT = 0.3
"""Fame that a film must have more than another to be meant by its title without the subtitle."""
_LISTED = 3.0
"""What a film next to it in a list says for a title."""
_TITLE_ALONE = 5.0
"""What it says for a title that it is the whole request, and means nothing else."""
_LEAST_KNOWN = 0.35
"""Fame of films that are looked for misspelt."""


@dataclass(frozen=True, slots=True)
class NamedFilm:
    """What is indexed of one film: its row, every title it goes by, its year, and how well known it is
    (0-1)."""

    row: int
    titles: tuple[str, ...]
    year: int | None
    fame: float


@dataclass(frozen=True, slots=True)
class Mention:
    """A film named at ``start`` to ``end`` of the text."""

    row: int
    start: int
    end: int
    evidence: float


class FilmNames:
    """Titles to films, for finding them in running text.

    Parameters
    ----------
    films : all films of the catalogue
    ordinary : folded phrase → in how many requests it occurs that name no film at all
    knows : whether a word is spelled right
    telling : words that wish for something by themselves, such as genres
    is_word : whether a word is one of the language, or the name of a person, rather than made for a title
    """

    def __init__(
        self,
        films: Iterable[NamedFilm],
        ordinary: Mapping[str, int],
        *,
        knows: Callable[[str], bool] = lambda word: False,
        telling: Collection[str] = (),
        is_word: Callable[[str], bool] = lambda word: True,
    ) -> None:
        self._doubts = Doubts(ordinary, is_word)
        self._telling = telling
        self._films: dict[int, NamedFilm] = {}
        keys: defaultdict[str, list[tuple[float, int]]] = defaultdict(list)
        for film in films:
            self._films[film.row] = film
            for title in film.titles:
                for place, key in enumerate(title_keys(title)):
                    keys[key].append((film.fame - _CUT_SHORT * place, film.row))
        self._keys = {
            key: list(dict.fromkeys(row for _, row in sorted(rows, key=lambda entry: (-entry[0], entry[1]))))
            for key, rows in keys.items()
        }
        self._longest: dict[str, int] = {}
        for key in keys:
            first, length = key.partition(" ")[0], key.count(" ") + 1
            self._longest[first] = max(length, self._longest.get(first, 0))
        known = [key for key, rows in self._keys.items() if self._films[rows[0]].fame >= _LEAST_KNOWN]
        self._spelling = TitleSpelling(known, lambda key: key in ordinary or key in self._keys, knows)

    def find(self, text: str) -> list[Mention]:
        """Find the films named in a text, left to right, no two overlapping."""
        words = words_of(text)
        candidates = [found for at in range(len(words)) for found in self._from(text, words, at)]
        kept = _best_apart([found for found in candidates if found.evidence >= THRESHOLD])
        kept = _best_apart([*kept, *self._misspelt(text, words, kept)])
        new = kept
        while new:
            listed = _best_apart([*kept, *_listed(text, candidates, new)])
            new, kept = [mention for mention in listed if mention not in kept], listed
        return sorted(kept, key=lambda mention: mention.start)

    def _from(self, text: str, words: Sequence[Word], at: int) -> list[Mention]:
        """All runs of words from a place that are titles, with what speaks for each."""
        found = []
        longest = self._longest_from(words, at)
        for length in range(1, longest + 1):
            run = words[at : at + length]
            rows = self._keys.get(key_of(_words(run)))
            if rows:
                year = year_after(text, run[-1].end)
                row = self._of_year(rows, year)
                evidence = self._evidence(text, words, at, length, row, year)
                found.append(Mention(row, run[0].start, run[-1].end, evidence))
        return found

    def _longest_from(self, words: Sequence[Word], at: int) -> int:
        """How many words the longest title that begins as the words here do has; 0 where none does."""
        article = words[at].text in ARTICLES and at + 1 < len(words)
        longest = self._longest.get(words[at + article].text, 0) + article
        if article:
            longest = max(longest, self._longest.get(words[at].text, 0))
        return min(longest, len(words) - at)

    def _of_year(self, rows: Sequence[int], year: int | None) -> int:
        if year is None:
            return rows[0]
        return min(rows, key=lambda row: abs((self._films[row].year or 0) - year))

    def _evidence(
        self, text: str, words: Sequence[Word], at: int, length: int, row: int, year: int | None
    ) -> float:
        """Add up what speaks for a title and against it."""
        run = words[at : at + length]
        film = self._films[row]
        cue = cue_before(text, words, at, length)
        score = {1: -1.5, 2: 0.0, 3: 0.8}.get(length, 1.8) + 1.2 * film.fame + cue.weight
        score += cue_after(text, words, at + length)
        if year is not None and abs((film.year or 0) - year) <= 1:
            score += _OF_YEAR
        score += 3 * quoted(text, run[0].start, run[-1].end)
        written = capitals(text, run)
        alone = length == len(words) and not all(word.text in self._telling for word in run)
        doubt = self._doubts.of(_words(run)) * (0.5 if cue.proof else 0.6 if written > 1 else 1.0)
        return score + written + _TITLE_ALONE * alone - doubt

    def _misspelt(self, text: str, words: Sequence[Word], kept: Sequence[Mention]) -> list[Mention]:
        """Films whose title some words nearly are."""
        found: list[Mention] = []
        for start, end, key in self._spelling.find(text, words):
            mention = Mention(self._keys[key][0], start, end, THRESHOLD)
            if _apart(mention, [*kept, *found]):
                found.append(mention)
        return found


def title_keys(title: str) -> list[str]:
    """Forms a title is looked up by: without its article, and without its subtitle where the main part is
    telling."""
    words = plain_words(fold(title))
    keys = [key_of(words)]
    main = _SUBTITLE.split(title, maxsplit=1)[0] if _MAY_HAVE_SUBTITLE.search(title) else title
    if main != title:
        short = plain_words(fold(main))
        if len(short) >= 2 or len("".join(short)) >= 7:
            keys.append(key_of(short))
    return [key for key in keys if key]


def _words(run: Sequence[Word]) -> list[str]:
    return [word.text for word in run]


def _listed(text: str, candidates: Sequence[Mention], neighbours: Sequence[Mention]) -> list[Mention]:
    """Films in a list with one already found ("Alien, Up and Her"): their neighbour vouches for them."""
    starts = [neighbour.start for neighbour in neighbours]
    ends = [neighbour.end for neighbour in neighbours]
    found = []
    for mention in candidates:
        if mention.evidence + _LISTED < THRESHOLD:
            continue
        gaps = [(end, mention.start) for end in ends if 0 < mention.start - end <= _WIDEST_GAP]
        gaps += [(mention.end, start) for start in starts if 0 < start - mention.end <= _WIDEST_GAP]
        if any(_LIST_BETWEEN.fullmatch(text[end:start]) for end, start in gaps):
            found.append(replace(mention, evidence=mention.evidence + _LISTED))
    return found


def _apart(mention: Mention, others: Sequence[Mention]) -> bool:
    return all(mention.end <= other.start or mention.start >= other.end for other in others)


def _best_apart(candidates: Sequence[Mention]) -> list[Mention]:
    """Keep the longest of overlapping candidates, the better attested among equally long."""
    kept: list[Mention] = []
    for mention in sorted(candidates, key=lambda found: (found.start - found.end, -found.evidence)):
        if _apart(mention, kept):
            kept.append(mention)
    return kept
