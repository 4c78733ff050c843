"""Films named in running text, told apart from ordinary words by the evidence around them.

Every run of up to eight words that is some film's title is a candidate; what speaks for it (a year behind it, quotation marks,
capitals, "movies like ...", a list of other films) is held against how ordinary its words are. "Her" in "I loved Her" and in "with
her" differ in evidence alone. Where nothing matches exactly, capitalised runs and runs after a cue are tried with typos.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from recommender.request.text import fold

_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?|&")
_ARTICLES = frozenset(("the", "a", "an"))
_LONGEST = 9
_CUES = frozenset(
    "like liked love loved loving enjoy enjoyed watched watch rewatched seen saw as than to favorite favorites favourite favourites "
    "of called titled movie film reminds unlike hated hate disliked adore adored try tried recommend heard about".split()
)
_STRONG_CUES = frozenset(
    f"{what} {how}" for what in ("movies", "films", "something", "movie", "film", "anything", "stuff", "one", "more") for how in ("like",)
) | {"similar to", "such as", "vein of", "style of", "fan of", "fans of", "spirit of", "just watched", "recently watched", "reminds of"}
_MOST_COMMON = 3.2
"""What the commonest words can speak against a title; strong evidence outweighs it."""
_JOINS = frozenset(("and", "or", "also"))
THRESHOLD = 1.5


@dataclass(frozen=True, slots=True)
class NamedFilm:
    """What is indexed of one film: its row, every title it goes by, its year, and how well known it is (0-1)."""

    row: int
    titles: tuple[str, ...]
    year: int | None
    fame: float


@dataclass(frozen=True, slots=True)
class Mention:
    """A film named at ``start`` to ``end`` of the text; ``rivals`` are other films of that very title, best known first."""

    row: int
    start: int
    end: int
    evidence: float
    rivals: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int


class FilmNames:
    """Titles to films, for finding them in running text.

    Parameters
    ----------
    films : all films of the catalogue
    ordinary : folded phrase → in how many requests it occurs that name no film at all
    """

    def __init__(self, films: Iterable[NamedFilm], ordinary: Mapping[str, int]) -> None:
        self._ordinary = ordinary
        self._films: dict[int, NamedFilm] = {}
        keys: defaultdict[str, list[int]] = defaultdict(list)
        for film in films:
            self._films[film.row] = film
            for key in dict.fromkeys(key for title in film.titles for key in title_keys(title)):
                keys[key].append(film.row)
        for rows in keys.values():
            rows.sort(key=lambda row: -self._films[row].fame)
        self._keys = dict(keys)
        self._fuzzy = [key for key in self._keys if len(key) >= 5]

    def find(self, text: str) -> list[Mention]:
        """Find the films named in a text, left to right, no two overlapping."""
        words = [_Word(match.group(), *match.span()) for match in _WORD.finditer(fold(text))]
        candidates = [found for at in range(len(words)) for found in self._from(text, words, at)]
        kept = _best_apart(candidates)
        kept = _best_apart([*kept, *self._continuing(text, words, kept)])
        kept += [found for found in self._misspelt(text, words, kept) if _apart(found, kept)]
        return sorted(kept, key=lambda mention: mention.start)

    def _from(self, text: str, words: Sequence[_Word], at: int, extra: float = 0.0) -> list[Mention]:
        """All candidates whose first word stands at ``at`` and whose evidence suffices."""
        found = []
        for length in range(1, min(_LONGEST, len(words) - at) + 1):
            run = words[at : at + length]
            rows = self._keys.get(_key(word.text for word in run))
            if not rows or (length > 1 and run[0].text in _ARTICLES and len(rows) == 0):
                continue
            year = _year_after(text, run[-1].end)
            row = self._of_year(rows, year)
            evidence = self._evidence(text, words, at, length, row, year) + extra
            if evidence >= THRESHOLD:
                rivals = tuple(other for other in rows if other != row and year is None)
                found.append(Mention(row, run[0].start, run[-1].end, evidence, rivals))
        return found

    def _of_year(self, rows: Sequence[int], year: int | None) -> int:
        if year is None:
            return rows[0]
        return min(rows, key=lambda row: abs((self._films[row].year or 0) - year))

    def _evidence(self, text: str, words: Sequence[_Word], at: int, length: int, row: int, year: int | None) -> float:
        run = words[at : at + length]
        film = self._films[row]
        key = _key(word.text for word in run)
        score = {1: -1.5, 2: 0.0, 3: 0.8}.get(length, 1.8) + 1.2 * film.fame
        if year is not None and abs((film.year or 0) - year) <= 1:
            score += 4
        score += 3 * _quoted(text, run[0].start, run[-1].end)
        score += _capitals(text, run)
        score += self._cue(text, words, at, length)
        common = self._ordinary.get(key, 0)
        if common or (length == 1 and len(key) <= 3):
            score -= min(1.2 + 0.5 * float(np.log2(1 + common)), _MOST_COMMON)
        return score + (0.8 if length == 1 and not common and len(key) >= 7 else 0.0)

    def _cue(self, text: str, words: Sequence[_Word], at: int, length: int) -> float:
        """What the words before say: little for any cue, more for "movies like", most where the title fills the whole phrase."""
        if at == 0 or words[at - 1].text not in _CUES or not _joined(text, words[at - 1], words[at]):
            return 0.0
        strong = " ".join(word.text for word in words[max(0, at - 2) : at]) in _STRONG_CUES
        whole = len(_until_break(text, words, at)) == length
        return 1.6 + 0.8 * strong + 1.2 * (strong and whole)

    def _continuing(self, text: str, words: Sequence[_Word], kept: Sequence[Mention]) -> list[Mention]:
        """Films in a list with one already found ("Alien, Up and Her"): its neighbour vouches for them."""
        found: list[Mention] = []
        for mention in kept:
            after = next((at for at, word in enumerate(words) if word.start >= mention.end), None)
            while after is not None and after < len(words) and words[after].text in _JOINS:
                after += 1
            between = text[mention.end : words[after].start] if after is not None and after < len(words) else ""
            if after is not None and re.fullmatch(r"\W*(?:,|/|&|and|or)[\s\W]*(?:and|or)?\W*", between, re.IGNORECASE):
                found += self._from(text, words, after, extra=2.0)
        return found

    def _misspelt(self, text: str, words: Sequence[_Word], kept: Sequence[Mention]) -> list[Mention]:
        """Try runs after "like", "similar to" ... with typos: nearly a title of some fame, and no ordinary words."""
        from rapidfuzz import fuzz, process

        found: list[Mention] = []
        for at in range(1, len(words)):
            if words[at - 1].text not in ("like", "to", "loved", "enjoyed", "than", "watched", "as", "liked", "but"):
                continue
            run = _until_break(text, words, at)
            for length in range(min(len(run), 6), 0, -1):
                key = _key(word.text for word in run[:length])
                if len(key) < 6 or key in self._ordinary:
                    continue
                hit = process.extractOne(key, self._fuzzy, scorer=fuzz.ratio, score_cutoff=86)
                if hit and self._films[self._keys[hit[0]][0]].fame >= 0.35:
                    found.append(Mention(self._keys[hit[0]][0], run[0].start, run[length - 1].end, THRESHOLD))
                    break
        return found


def title_keys(title: str) -> list[str]:
    """Forms a title is looked up by: without its article, and without its subtitle where the main part is telling."""
    words = [word.group() for word in _WORD.finditer(fold(title))]
    keys = [_key(words)]
    main = re.split(r"\s*[:–]\s+|\s+-\s+", title)[0]
    if main != title:
        short = [word.group() for word in _WORD.finditer(fold(main))]
        if len(short) >= 2 or len("".join(short)) >= 7:
            keys.append(_key(short))
    return [key for key in keys if key]


def _key(words: Iterable[str]) -> str:
    plain = ["and" if word == "&" else word.replace("'", "") for word in words]
    if len(plain) > 1 and plain[0] in _ARTICLES:
        plain = plain[1:]
    return " ".join(plain)


def _year_after(text: str, end: int) -> int | None:
    match = re.match(r"[\"'”’*_]*\s*[\(\[,]?\s*((?:19|20)\d\d)\b(?!s)", text[end : end + 12])
    return int(match[1]) if match else None


def _quoted(text: str, start: int, end: int) -> bool:
    return bool(text[max(0, start - 1) : start] in tuple("\"“*_'‘") and text[end : end + 1] in tuple("\"”*_'’")) and start > 0


def _capitals(text: str, run: Sequence[_Word]) -> float:
    """Capitals say something only where the sentence around does not capitalise everything."""
    telling = [word for word in run if len(word.text) > 3 or len(run) == 1] or list(run)
    if not all(text[word.start].isupper() or text[word.start].isdigit() for word in telling):
        return -0.6 if len(run) == 1 else 0.0
    line_start = text.rfind("\n", 0, run[0].start) + 1
    line_end = text.find("\n", run[-1].end)
    around = text[line_start : run[0].start] + text[run[-1].end : line_end if line_end >= 0 else None]
    plain = re.findall(r"\b[a-z]\w+", around)
    capital = re.findall(r"\b[A-Z]\w+", around)
    if plain and len(plain) < len(capital):
        return 0.2
    opens_sentence = bool(re.search(r"(?:^|[.!?\n]\s*)[\"'“]?$", text[: run[0].start]))
    return 0.4 if opens_sentence and len(run) == 1 else 1.8


def _joined(text: str, word: _Word, following: _Word) -> bool:
    return not re.search(r"[.!?;\n]", text[word.end : following.start])


def _until_break(text: str, words: Sequence[_Word], at: int) -> Sequence[_Word]:
    last = at
    while last + 1 < len(words) and not re.search(r"[,.!?;:\n()]", text[words[last].end : words[last + 1].start]):
        if words[last + 1].text in ("but", "and", "or", "with", "though", "except"):
            break
        last += 1
    return words[at : last + 1]


def _apart(mention: Mention, others: Sequence[Mention]) -> bool:
    return all(mention.end <= other.start or mention.start >= other.end for other in others)


def _best_apart(candidates: Sequence[Mention]) -> list[Mention]:
    """Keep the longest of overlapping candidates, the better attested among equally long."""
    kept: list[Mention] = []
    for mention in sorted(candidates, key=lambda found: (found.start - found.end, -found.evidence)):
        if _apart(mention, kept):
            kept.append(mention)
    return kept
