"""Put all sources together, film by film: MovieLens first, then by id, then by title and year."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from recommender.building.catalog_matching import Draft, FilmIndex
from recommender.building.catalog_screen import LeftOut, reason_to_leave_out
from recommender.building.catalog_sources import Source
from recommender.sources.movielens import Links
from recommender.sources.records import FilmRecord
from recommender.title_text import fold

FROM_TMDB_ID = 10_000_000
FROM_TITLE = 10**9
"""Where our own ids begin; MovieLens' own lie below."""
FIRST_NEW_YEAR = 2017
"""MovieLens' small edition thins out from here on."""
FEWEST_CAST = 3
"""A film that Wikipedia alone tells of needs a cast to be worth showing."""


@dataclass(slots=True)
class Merged:
    """The drafts by item id, which source came to which, and what was left out."""

    index: FilmIndex = field(default_factory=FilmIndex)
    left_out: list[tuple[Source, FilmRecord, LeftOut]] = field(default_factory=list)
    unmatched: Counter[Source] = field(default_factory=Counter)

    @property
    def drafts(self) -> list[Draft]:
        """All films, by item id."""
        return [self.index.drafts[item_id] for item_id in sorted(self.index.drafts)]


def merge(films: Mapping[Source, Sequence[FilmRecord]], links: Iterable[Links] = ()) -> Merged:
    """Merge the films of all sources.

    Parameters
    ----------
    links : MovieLens' ids of films that its small edition lacks
    """
    merged = Merged()
    linked = {link.tmdb_id: link for link in links if link.tmdb_id}
    for record in films[Source.MOVIELENS]:
        if record.movielens_id is not None:
            draft = Draft(record.movielens_id, Source.MOVIELENS)
            merged.index.add(draft, Source.MOVIELENS, record)
    _add_top10k(merged, films.get(Source.TOP10K, ()), linked)
    for source in (Source.UDACITY, Source.IMDB5000, Source.HETREC):
        _add_by_id(merged, source, films.get(source, ()))
    for source in (Source.HERALDEXX, Source.WIKIPEDIA):
        _add_by_title(merged, source, films.get(source, ()))
    return merged


def item_id_of(record: FilmRecord, linked: Mapping[int, Links]) -> int:
    """Give a film that ml-latest-small lacks its id: MovieLens' own, of its TMDB id, or of title and year."""
    if record.tmdb_id:
        link = linked.get(record.tmdb_id)
        return link.movielens_id if link else FROM_TMDB_ID + record.tmdb_id
    return FROM_TITLE + zlib.crc32(f"{fold(record.title)}|{record.year}".encode()) % FROM_TITLE


def _add_top10k(merged: Merged, records: Iterable[FilmRecord], linked: Mapping[int, Links]) -> None:
    """Match by all ids first, so that a short of the same title cannot take the place of the film."""
    rest = []
    for bare in records:
        record, item_id = _with_imdb_id(bare, linked), item_id_of(bare, linked)
        drafts = merged.index.by_id(record)
        if not drafts and (same := merged.index.drafts.get(item_id)):
            drafts = [same]
        for draft in drafts:
            merged.index.add(draft, Source.TOP10K, record)
        if not drafts:
            rest.append((item_id, record))
    for item_id, record in rest:
        near = merged.index.by_title(record, Source.TOP10K)
        if near and Source.TOP10K not in near.records:
            merged.index.add(near, Source.TOP10K, record)
        else:
            _add_new(merged, Source.TOP10K, record, item_id)


def _with_imdb_id(record: FilmRecord, linked: Mapping[int, Links]) -> FilmRecord:
    link = linked.get(record.tmdb_id or 0)
    return replace(record, imdb_id=link.imdb_id) if link else record


def _add_by_id(merged: Merged, source: Source, records: Iterable[FilmRecord]) -> None:
    for record in records:
        drafts = merged.index.by_id(record)
        for draft in drafts:
            if source not in draft.records:
                merged.index.add(draft, source, record)
        merged.unmatched[source] += not drafts


def _add_by_title(merged: Merged, source: Source, records: Iterable[FilmRecord]) -> None:
    """Match first, so that no new film stands in the way of a match; then add new films in their order."""
    new = []
    matches: dict[int, list[FilmRecord]] = {}
    for record in records:
        if draft := merged.index.by_title(record, source):
            matches.setdefault(draft.item_id, []).append(record)
        else:
            new.append(record)
    for item_id, found in matches.items():
        draft = merged.index.drafts[item_id]
        years = set(draft.known("year"))
        merged.index.add(draft, source, next((record for record in found if record.year in years), found[0]))
    for record in new:
        if (
            record.year
            and record.year >= FIRST_NEW_YEAR
            and (source is Source.HERALDEXX or _tells_enough(record))
        ):
            _add_new(merged, source, record, item_id_of(record, {}))
        else:
            merged.unmatched[source] += 1


def _tells_enough(record: FilmRecord) -> bool:
    return bool(record.text and record.genres and record.directors) and len(record.cast) >= FEWEST_CAST


def _add_new(merged: Merged, source: Source, record: FilmRecord, item_id: int) -> None:
    reason = reason_to_leave_out(record, item_id)
    if reason is None and item_id in merged.index.drafts:
        reason = LeftOut.SAME_ID
    if reason is None:
        merged.index.add(Draft(item_id, source), source, record)
    else:
        merged.left_out.append((source, record, reason))
