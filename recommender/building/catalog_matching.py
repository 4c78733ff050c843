"""Find the film of the catalogue that a record speaks of: by id where it has one, else by title and year.

Ids come first and are never argued with. A title counts when exactly one film of it came out within a year of
the record's, and nothing else that both sides tell speaks against it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from rapidfuzz.fuzz import token_set_ratio

from recommender.building.catalog_sources import Source
from recommender.building.catalog_vocabulary import genres_of, language_of
from recommender.sources.records import FilmRecord
from recommender.title_text import comparable

YEARS_APART = 1
SAME_TEXT = 45.0
"""Overviews of one film, rewritten over the years, are rarely less alike than this (0-100)."""
ENOUGH_CAST = 3
AMERICAN, ENGLISH = "USA", "en"
OWNER = re.compile(r"^[A-Z]\w+ [A-Z]\w+['’]s (?=\w)")
BRACKET = re.compile(r"\s*\([^()]*\)$")
ARTICLE = re.compile(r"^(?:the|an?) (?=\w)")
GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
SAME_NAME = {"oceans 8": "oceans eight", "the expendables 4": "expend4bles"}
"""Comparable titles of one film, too unlike for any rule."""
TMDB = frozenset({Source.TOP10K, Source.UDACITY, Source.HERALDEXX})
"""Sources that quote the same overviews."""


@dataclass(slots=True)
class Draft:
    """A film of the catalogue while it is being put together: what each source says of it."""

    item_id: int
    origin: Source
    records: dict[Source, FilmRecord] = field(default_factory=dict)

    def known(self, fact: str) -> Iterator[object]:
        """Yield what the sources that are not silent say of one fact."""
        return (value for record in self.records.values() if (value := getattr(record, fact)))


class FilmIndex:
    """All drafts so far, found by id or by title."""

    def __init__(self) -> None:
        self.drafts: dict[int, Draft] = {}
        self._by_imdb: dict[str, list[Draft]] = defaultdict(list)
        self._by_tmdb: dict[int, list[Draft]] = defaultdict(list)
        self._by_title: dict[str, list[Draft]] = defaultdict(list)
        self._by_loose_title: dict[str, list[Draft]] = defaultdict(list)

    def add(self, draft: Draft, source: Source, record: FilmRecord) -> None:
        """Put a record to a draft, new or old; its ids and titles lead there from now on."""
        self.drafts[draft.item_id] = draft
        draft.records[source] = record
        if record.imdb_id:
            _append(self._by_imdb[record.imdb_id], draft)
        if record.tmdb_id:
            _append(self._by_tmdb[record.tmdb_id], draft)
        for keys, index in ((title_keys(record), self._by_title), (loose_keys(record), self._by_loose_title)):
            for key in keys:
                _append(index[key], draft)

    def by_id(self, record: FilmRecord) -> list[Draft]:
        """Find by IMDb id, else by TMDB id; several only where MovieLens gave several films one id."""
        if record.imdb_id and (found := self._by_imdb.get(record.imdb_id)):
            return found
        return self._by_tmdb.get(record.tmdb_id, []) if record.tmdb_id else []

    def by_title(self, record: FilmRecord, source: Source) -> Draft | None:
        """Find the one film that this record's title and year, and all else it tells, agree with.

        Without one of its very title, a film of nearly that title (``loose_keys``) and that very year will
        do.
        """
        near = self._near(record, source, title_keys(record), self._by_title, YEARS_APART)
        if not near:
            near = self._near(record, source, loose_keys(record), self._by_loose_title, 0)
        exact = [draft for draft in near if _years_apart(record, draft) == 0]
        agreed = exact if len(near) > 1 else near
        return agreed[0] if len(agreed) == 1 else None

    def _near(
        self,
        record: FilmRecord,
        source: Source,
        keys: Iterable[str],
        index: Mapping[str, list[Draft]],
        years: int,
    ) -> list[Draft]:
        found = {draft.item_id: draft for key in keys for draft in index.get(key, ())}
        return [
            d for d in found.values() if _years_apart(record, d) <= years and not clash(record, source, d)
        ]


def _append(drafts: list[Draft], draft: Draft) -> None:
    if not any(known is draft for known in drafts):
        drafts.append(draft)


def title_keys(record: FilmRecord) -> set[str]:
    """All the record's titles, comparable; none for a title of signs alone ("...")."""
    keys = {key for title in (record.title, *record.other_titles) if (key := comparable(title))}
    return keys | {SAME_NAME[key] for key in keys & SAME_NAME.keys()}


def loose_keys(record: FilmRecord) -> set[str]:
    """The titles without article, bracket at the end and "Roald Dahl's" in front."""
    bare = (OWNER.sub("", BRACKET.sub("", title)) for title in (record.title, *record.other_titles))
    return {key for title in bare if (key := ARTICLE.sub("", comparable(title)))}


def _years_apart(record: FilmRecord, draft: Draft) -> int:
    if record.year is None:
        return YEARS_APART + 1
    years = (year for year in draft.known("year") if isinstance(year, int))
    return min((abs(record.year - year) for year in years), default=YEARS_APART + 1)


def clash(record: FilmRecord, source: Source, draft: Draft) -> bool:
    """Tell whether something beside title and year shows that these are two films.

    That is: TMDB's overviews are unlike and the years differ; other TMDB ids, or a film of the USA where
    another language is spoken, and other genres; no director in
    common, or nobody in two casts of three and more, and no director in common known.
    """
    if source in TMDB and _years_apart(record, draft) and _texts_differ(record, draft):
        return True
    if (_ids_differ(record, draft) or _tongues_differ(record, draft)) and not _genres_agree(record, draft):
        return True
    directors = _compare(record.directors, draft, "directors", 1)
    cast = _compare(record.cast, draft, "cast", ENOUGH_CAST)
    return (directors is False and cast is not True) or (cast is False and directors is not True)


def _texts_differ(record: FilmRecord, draft: Draft) -> bool:
    texts = [known.text for source, known in draft.records.items() if source in TMDB and known.text]
    return bool(record.text and texts) and all(
        token_set_ratio(record.text, text) < SAME_TEXT for text in texts
    )


def _ids_differ(record: FilmRecord, draft: Draft) -> bool:
    known = set(draft.known("tmdb_id"))
    return bool(record.tmdb_id and known) and record.tmdb_id not in known


def _tongues_differ(record: FilmRecord, draft: Draft) -> bool:
    """The Call (2020) is a Korean film and an American one."""
    languages = {language_of(str(language)) for language in draft.known("language")}
    return record.countries == (AMERICAN,) and bool(languages) and ENGLISH not in languages


def _genres_agree(record: FilmRecord, draft: Draft) -> bool:
    """Half of the shorter list of genres at least in common."""
    ours = set(genres_of(record.genres))
    theirs = {genre for known in draft.records.values() for genre in genres_of(known.genres)}
    return 2 * len(ours & theirs) >= min(len(ours), len(theirs)) > 0


def _compare(people: Iterable[str], draft: Draft, fact: str, enough: int) -> bool | None:
    """Tell whether the people meet; None where too few are known to say."""
    people = tuple(people)
    answers = []
    for record in draft.records.values():
        others: tuple[str, ...] = getattr(record, fact)
        if share_people(people, others):
            return True
        answers.append(len(people) >= enough and len(others) >= enough)
    return False if any(answers) else None


def share_people(some: Iterable[str], others: Iterable[str]) -> bool:
    """Tell whether two lists name somebody in common: by surname, or by the same words in whatever order."""
    return bool(_name_keys(some) & _name_keys(others))


def _name_keys(people: Iterable[str]) -> set[str]:
    names = [[word for word in comparable(name).split() if word not in GENERATIONS] for name in people]
    return {key for words in names if words for key in (words[-1], "".join(words), " ".join(sorted(words)))}
