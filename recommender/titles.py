"""Find films by what somebody types for a title: misspelt, half typed, without article or accent, with or
without year.

Every title of a film is kept in a few forms (``title_forms``). What is typed is held against them in four
ways, best first: the very title, a beginning of it, its words in any order, letters nearly the same. Films
that fit equally well come most famous first.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from rapidfuzz import fuzz, process

from recommender.catalog import Catalog
from recommender.title_text import comparable, natural_order
from recommender.types import FloatArray, TitleMatch

EXACT, MAIN_PART, BEGINNING, INNER_BEGINNING = 100.0, 95.0, 90.0, 84.0
"""Scores of the very title, of the part before its colon, of a beginning, of a beginning at a later word."""
WORDS = 80.0
"""Score where all words are found; fewer in proportion to what they tell."""
SAME_LETTERS = 0.9
"""Times the likeness of letters (0-100)."""
USUAL, LAST_RESORT = (0.6, 66.0), (0.15, 45.0)
"""Fewest words and least likeness of letters that count; the second where nothing else is found."""
LEAST_ALIKE_WORD = 78.0
NEAR_YEAR, OTHER_YEAR = 6.0, 25.0
"""Taken off for a year beside the one typed, for any other."""
SHORTEST_FUZZY = 4
SHORTEST_INNER = 3
END = "\uffff"

YEAR = re.compile(r"^(?P<rest>.*?\w.*?)[\s,]*(?:\((?P<bracketed>\d{4})\)?|\b(?P<bare>(?:18|19|20)\d\d))$")
BESIDE = re.compile(r" · .*$|\s*\(\d{0,3}$")
"""What stands behind a title in our own lists, and a year half typed."""
ARTICLE = re.compile(r"^(?:the|an?) (?=\w)")
SUBTITLE = re.compile(r": | - | – ")
PART = re.compile(r"\b(?:part|pt|vol|volume|chapter|episode) (?=\d+\b)")
ROMAN = ("ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
ENGLISH = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
ALIKE = {word: str(number) for words in (ROMAN, ENGLISH) for number, word in enumerate(words, 2)}
ALIKE |= {"doctor": "dr", "mister": "mr", "saint": "st"}
"""Words that people write in two ways."""


def title_forms(title: str) -> list[str]:
    """The forms that a title is looked up by: plain, and with figures and without "part" ("godfather 2")."""
    plain = ARTICLE.sub("", comparable(title))
    words = plain.split()
    short = PART.sub("", " ".join(ALIKE.get(word, word) for word in words)) if len(words) > 1 else plain
    return list(dict.fromkeys(form for form in (plain, short) if form))


@dataclass(slots=True)
class _Keys:
    """Keys found whole or by their beginning; they hold no spaces, so that "spiderman" finds Spider-Man."""

    rows: dict[str, list[int]] = field(default_factory=dict)
    ordered: list[str] = field(default_factory=list)

    def add(self, form: str, row: int) -> None:
        rows = self.rows.setdefault(form.replace(" ", ""), [])
        if row not in rows:
            rows.append(row)

    def close(self) -> None:
        self.ordered = sorted(self.rows)

    def beginning(self, start: str) -> Iterator[int]:
        """Rows of all keys that begin so."""
        for place in range(bisect_left(self.ordered, start), bisect_left(self.ordered, start + END)):
            yield from self.rows[self.ordered[place]]


class _Titles:
    """All forms of all titles of a catalogue, and the words in them."""

    def __init__(self, catalog: Catalog) -> None:
        self.whole, self.main, self.inner = _Keys(), _Keys(), _Keys()
        self.forms: dict[str, list[int]] = defaultdict(list)
        self.words: dict[str, list[int]] = defaultdict(list)
        for row in range(len(catalog)):
            for title in catalog.titles_of(row):
                self._add(title, row)
        for keys in (self.whole, self.main, self.inner):
            keys.close()
        self.spellings = list(self.forms)
        self.vocabulary = list(self.words)

    def _add(self, title: str, row: int) -> None:
        for form in title_forms(title):
            self.whole.add(form, row)
            self.forms[form].append(row)
            words = form.split()
            for start in range(1, len(words)):
                self.inner.add(" ".join(words[start:]), row)
            for word in set(words):
                if row not in self.words[word][-1:]:
                    self.words[word].append(row)
        main = SUBTITLE.split(title, maxsplit=1)
        for form in title_forms(main[0]) if len(main) > 1 else ():
            self.main.add(form, row)


class TitleIndex:
    """All titles of a catalogue, for finding films by what is typed.

    Parameters
    ----------
    fame : shape (n,), larger is better known; MovieLens' count of ratings where none is given
    """

    def __init__(self, catalog: Catalog, fame: FloatArray | None = None) -> None:
        self._catalog = catalog
        self._item_ids = catalog.item_ids
        self._years = catalog.year
        self._fame = np.asarray(catalog.rating_count if fame is None else fame, np.float32)

    @cached_property
    def _titles(self) -> _Titles:
        """Made when a title is first looked for: a start, and most answers, do without."""
        return _Titles(self._catalog)

    def find(self, text: str, *, limit: int = 10) -> list[TitleMatch]:
        """Find the films whose title fits what was typed.

        Parameters
        ----------
        text : a title or its beginning; may hold typos, a year at its end, its article behind ("Matrix, The")

        Returns
        -------
        Films best first, the better known first among equals; all films of exactly the title typed come
        before others.
        """
        text = BESIDE.sub("", text.strip())
        scores = self._scores(text)
        if found := YEAR.match(text):
            year = int(found["bracketed"] or found["bare"])
            of_year = self._in_year(self._scores(found["rest"]), year)
            scores = of_year if found["bracketed"] else _best(scores, of_year)
        best = sorted(scores, key=lambda row: (-round(scores[row]), -self._fame[row], row))[:limit]
        return [TitleMatch(int(self._item_ids[row]), round(scores[row], 1)) for row in best]

    def _in_year(self, scores: dict[int, float], year: int) -> dict[int, float]:
        apart = {row: abs(self._years[row] - year) for row in scores}
        return {
            row: score - (0 if apart[row] == 0 else NEAR_YEAR if apart[row] == 1 else OTHER_YEAR)
            for row, score in scores.items()
        }

    def _scores(self, text: str) -> dict[int, float]:
        """Score every film that fits at all: row → score."""
        forms = title_forms(natural_order(text))
        scores: dict[int, float] = {}
        for form in forms:
            key = form.replace(" ", "")
            for score, rows in (
                (EXACT, self._titles.whole.rows.get(key, ())),
                (MAIN_PART, self._titles.main.rows.get(key, ())),
                (BEGINNING, self._titles.whole.beginning(key)),
                (INNER_BEGINNING, self._titles.inner.beginning(key) if len(key) >= SHORTEST_INNER else ()),
            ):
                _raise(scores, rows, score)
        if forms and max(scores.values(), default=0.0) < EXACT:
            for fewest_words, least_alike in (USUAL, LAST_RESORT):
                self._add_words(scores, forms[0].split(), fewest_words)
                self._add_letters(scores, forms[0], least_alike)
                if scores:
                    break
        return scores

    def _add_words(self, scores: dict[int, float], words: Sequence[str], fewest: float) -> None:
        """Films that hold the telling ones of the words, in whatever order; a word may be misspelt."""
        weights: defaultdict[int, float] = defaultdict(float)
        total = 0.0
        for word in dict.fromkeys(words):
            spelt, rows, alike = self._nearest_word(word)
            weight = self._telling(rows) if spelt else self._telling(())
            total += weight
            for row in rows:
                weights[row] += weight * alike
        for row, weight in weights.items():
            if weight >= fewest * total:
                _raise(scores, (row,), WORDS * weight / total)

    def _nearest_word(self, word: str) -> tuple[bool, Sequence[int], float]:
        if word in self._titles.words:
            return True, self._titles.words[word], 1.0
        if len(word) >= SHORTEST_FUZZY:
            found = process.extractOne(
                word, self._titles.vocabulary, scorer=fuzz.ratio, score_cutoff=LEAST_ALIKE_WORD
            )
            if found:
                return True, self._titles.words[found[0]], found[1] / 100
        return False, (), 0.0

    def _telling(self, rows: Sequence[int]) -> float:
        return math.log(1 + len(self._item_ids) / (1 + len(rows)))

    def _add_letters(self, scores: dict[int, float], form: str, least: float) -> None:
        if len(form) < SHORTEST_FUZZY:
            return
        alike = process.cdist(
            [form], self._titles.spellings, scorer=fuzz.ratio, score_cutoff=least, dtype=np.uint8
        )[0]
        for place in np.flatnonzero(alike):
            _raise(
                scores, self._titles.forms[self._titles.spellings[place]], SAME_LETTERS * float(alike[place])
            )


def _raise(scores: dict[int, float], rows: Iterable[int], score: float) -> None:
    for row in rows:
        if score > scores.get(row, 0.0):
            scores[row] = score


def _best(some: dict[int, float], others: dict[int, float]) -> dict[int, float]:
    return {row: max(some.get(row, 0.0), others.get(row, 0.0)) for row in some.keys() | others.keys()}
