"""A small engine that answers at once and always the same, over a few real films.

It understands genres ("not" before one turns it round), "before YEAR", "under N minutes", a count, "cozy"
and whole titles; other words it does not understand. Better-liked films come first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from rapidfuzz import fuzz

from recommender.errors import UnknownItemError
from recommender.phrases import say, term
from recommender.quiz.bank import Bank, QuizFilm, genre_shares
from recommender.quiz.quiz import Quiz
from recommender.types import (
    Answer,
    Expected,
    Item,
    Part,
    Profile,
    Recommendation,
    Request,
    Side,
    SimilarAnswer,
    Slot,
    TitleMatch,
    Turn,
)
from tests.recommender.quiz import films as quiz_films


def film(
    item_id: int, title: str, year: int, runtime: int | None, genres: str, director: str, liked: float
) -> Item:
    return Item(
        item_id=item_id,
        title=title,
        year=year,
        runtime=runtime,
        genres=tuple(genres.split()),
        directors=(director,),
        rating_count=int(liked * 1000),
        rating_mean=liked,
    )


FILMS = (
    film(6, "Heat", 1995, 170, "Action Crime Thriller", "Michael Mann", 3.95),
    film(100306, "Heat", 1986, 101, "Action Crime Drama", "Dick Richards", 2.5),
    film(1, "Toy Story", 1995, 81, "Adventure Animation Comedy", "John Lasseter", 3.92),
    film(318, "The Shawshank Redemption", 1994, 142, "Crime Drama", "Frank Darabont", 4.43),
    film(356, "Forrest Gump", 1994, 142, "Comedy Drama Romance", "Robert Zemeckis", 4.16),
    film(587, "Ghost", 1990, 127, "Comedy Drama Romance", "Jerry Zucker", 3.4),
    film(2571, "The Matrix", 1999, 136, "Action Sci-Fi Thriller", "The Wachowskis", 4.19),
    film(79132, "Inception", 2010, 148, "Action Crime Sci-Fi", "Christopher Nolan", 4.07),
    film(1265, "Groundhog Day", 1993, 101, "Comedy Fantasy Romance", "Harold Ramis", 3.94),
    film(912, "Casablanca", 1942, 102, "Drama Romance", "Michael Curtiz", 4.24),
    film(4973, "Amélie", 2001, 122, "Comedy Romance", "Jean-Pierre Jeunet", 4.18),
    film(1307, "When Harry Met Sally...", 1989, 96, "Comedy Romance", "Rob Reiner", 3.98),
    film(539, "Sleepless in Seattle", 1993, 105, "Comedy Drama Romance", "Nora Ephron", 3.45),
    film(1258, "The Shining", 1980, 146, "Horror", "Stanley Kubrick", 4.08),
    film(1214, "Alien", 1979, 117, "Horror Sci-Fi", "Ridley Scott", 4.03),
    film(69757, "(500) Days of Summer", 2009, None, "Comedy Drama Romance", "Marc Webb", 3.67),
)
GENRES = sorted({genre for item in FILMS for genre in item.genres})
FILLER = re.compile(r"a|an|the|me|some|something|films?|movies?|with|for|give|and|but|in|of")
STRANGER = Profile()


def quiz_film(item: Item) -> QuizFilm:
    vector = genre_shares(item.genres).astype(np.float32)
    fame, features = (item.rating_mean or 0) / 5, quiz_films.features(item.genres, item.year or 0)
    return QuizFilm(item.item_id, item.year, item.genres, fame, None, vector, features)


class FakeCatalog:
    """The films above."""

    def __init__(self) -> None:
        self._items = {item.item_id: item for item in FILMS}

    def item(self, item_id: int) -> Item:
        if item_id not in self._items:
            raise UnknownItemError(item_id)
        return self._items[item_id]

    def __contains__(self, item_id: object) -> bool:
        return item_id in self._items

    def __iter__(self) -> Iterator[Item]:
        return iter(self._items.values())

    def __len__(self) -> int:
        return len(self._items)


class FakeEngine:
    """An engine whose answers can be foretold."""

    def __init__(self) -> None:
        self.catalog = FakeCatalog()
        self.quiz = Quiz(Bank(map(quiz_film, FILMS), quiz_films.space()))
        self.requests: list[Request] = []
        """Every request it was asked to answer."""
        self.ahead: list[list[str]] = []
        """Texts of the requests that were to be encoded together, batch by batch."""

    def encode_ahead(self, requests: Sequence[Request]) -> None:
        self.ahead.append([request.text for request in requests])

    def understand(self, text: str, *, turns: tuple[Turn, ...] = (), profile: Profile = STRANGER) -> Request:
        seeds = [
            (match, item)
            for item in FILMS
            for match in re.finditer(re.escape(item.title.lower()), text.lower())
        ]
        if seeds:
            match, item = seeds[0]
            slots = [Slot("seed", str(item.item_id), item.label, start=match.start(), end=match.end())]
            return Request(text, turns, tuple(slots), seeds=(item.item_id,), profile=profile)
        found = sorted(_slots(text), key=lambda slot: slot.start)
        count = next((int(slot.value) for slot in found if slot.kind == "count"), None)
        return Request(text, turns, tuple(found), _rest(text, found), profile=profile, count=count)

    def recommend(self, request: Request, *, count: int = 5) -> Answer:
        self.requests.append(request)
        out = request.exclude | request.profile.known | set(request.seeds)
        left = [item for item in FILMS if item.item_id not in out]
        left = [item for item in left if _within(item, request.profile)]
        kept = [item for item in left if all(_fits(item, slot) for slot in request.slots)]
        unsure = sum(item.runtime is None for item in left) if _asks_runtime(request) else 0
        relaxed = ()
        if not kept:
            kept, relaxed = left, (say("how long it is"),)
        best = sorted(kept, key=lambda item: -_score(item, request.profile))
        return Answer(
            request, self._recommend(best[: request.count or count], request.profile), relaxed, unsure
        )

    def recommend_together(self, request: Request, others: Sequence[Profile], *, count: int = 5) -> Answer:
        answer = self.recommend(request, count=count)
        stars = tuple(
            tuple(_expected(self.catalog.item(shown.item_id), other) for other in others)
            for shown in answer.recommendations
        )
        return replace(answer, others=stars)

    def similar(
        self, seeds: Sequence[int], *, but: str = "", profile: Profile = STRANGER, count: int = 5
    ) -> SimilarAnswer:
        genres = {genre for seed in seeds for genre in self.catalog.item(seed).genres}
        others = [item for item in FILMS if item.item_id not in seeds and genres & set(item.genres)]
        others = [item for item in others if _within(item, profile)]
        best = sorted(others, key=lambda item: -len(genres & set(item.genres)))
        feel = self._recommend(best[:count], profile)
        return SimilarAnswer(tuple(seeds), feel, self._recommend(best[count : count + 2], profile), 3)

    def find_title(self, text: str, *, limit: int = 10) -> list[TitleMatch]:
        found = re.fullmatch(r"(.*?)\s*(?:\((\d{4})\)|\b(\d{4}))", text)
        words, year = (found[1], int(found[2] or found[3])) if found else (text, None)
        matches = [TitleMatch(item.item_id, _likeness(words, item.title)) for item in FILMS]
        of_year = [match for match in matches if year in (None, self.catalog.item(match.item_id).year)]
        best = sorted(of_year, key=lambda match: -match.score)
        return [match for match in best if match.score > 40][:limit]

    def expected(self, profile: Profile, item_ids: Sequence[int]) -> list[Expected]:
        return [_expected(self.catalog.item(item_id), profile) for item_id in item_ids]

    def left_by(self, slots: Sequence[Slot]) -> tuple[int, int]:
        return sum(all(_fits(item, slot) for slot in slots) for item in FILMS), 0

    def refine(self, request: Request, drop: int) -> Request:
        gone = request.slots[drop]
        slots = request.slots[:drop] + request.slots[drop + 1 :]
        text = request.text[: gone.start] + " " * (gone.end - gone.start) + request.text[gone.end :]
        return replace(request, text=text, slots=slots)

    def _recommend(self, items: Sequence[Item], profile: Profile) -> tuple[Recommendation, ...]:
        return tuple(
            Recommendation(
                item.item_id,
                _score(item, profile),
                (
                    Part("quality", 0.6),
                    Part("note", 0.2, ("cozy",)),
                    Part("extract", 0.1, ("cozy",)),
                    Part("taste", -0.1),
                ),
                ("popular",),
                say("{genre}, and well liked.", genre=term(item.genres[0])),
                _expected(item, profile),
            )
            for item in items
        )


def _likeness(typed: str, title: str) -> float:
    typed, title = typed.lower().removeprefix("the "), title.lower().removeprefix("the ")
    if typed == title:
        return 100
    return 90 if typed and title.startswith(typed) else 0.9 * fuzz.ratio(typed, title)


def _slots(text: str) -> Iterator[Slot]:
    for genre in GENRES:
        for match in re.finditer(rf"(not |no )?\b{genre}\b", text, re.IGNORECASE):
            side = Side.UNWANTED if match[1] else Side.WANTED
            label = say("not {wish}", wish=term(genre)) if match[1] else term(genre)
            yield Slot("genre", genre, label, side, bool(match[1]), *match.span())
    for match in re.finditer(r"\bcozy\b", text):
        yield Slot("mood", "cozy", term("cozy"), Side.WANTED, False, *match.span())
    for match in re.finditer(r"before (\d{4})", text):
        last = int(match[1]) - 1
        yield Slot("era", f"-{last}", say("until {year}", year=str(last)), Side.WANTED, True, *match.span())
    for match in re.finditer(r"under (\d+) minutes", text):
        label = say("under {minutes} min", minutes=int(match[1]))
        yield Slot("runtime", f"<={match[1]}", label, Side.WANTED, True, *match.span())
    for match in re.finditer(r"\b(\d) films", text):
        label = say("{count} films", count=int(match[1]))
        yield Slot("count", match[1], label, Side.WANTED, True, *match.span())
    for match in re.finditer(r"<@(\d+)>", text):
        yield Slot("group", f"@{match[1]}", "with them", Side.WANTED, False, *match.span())
    for match in re.finditer(r"hidden gem", text):
        yield Slot("fame", "hidden", term("hidden gem"), Side.WANTED, False, *match.span())


def _rest(text: str, slots: Sequence[Slot]) -> tuple[str, ...]:
    for slot in slots:
        text = text[: slot.start] + " " * (slot.end - slot.start) + text[slot.end :]
    return tuple(word for word in re.findall(r"\w+", text.lower()) if not FILLER.fullmatch(word))


def _fits(item: Item, slot: Slot) -> bool:
    if slot.kind == "genre":
        return (slot.value in item.genres) is (slot.side is Side.WANTED)
    if slot.kind == "era":
        return (item.year or 0) <= int(slot.value.strip("-"))
    if slot.kind == "runtime":
        return item.runtime is not None and item.runtime <= int(slot.value.removeprefix("<="))
    return True


def _within(item: Item, profile: Profile) -> bool:
    return all(_fits(item, slot) for slot in profile.standing if slot.hard)


def _asks_runtime(request: Request) -> bool:
    return any(slot.kind == "runtime" for slot in request.slots)


def _score(item: Item, profile: Profile) -> float:
    loved = {rating.item_id for rating in profile.ratings if rating.stars >= 4}
    genres = {genre for other in FILMS if other.item_id in loved for genre in other.genres}
    return (item.rating_mean or 0) + 0.3 * len(genres & set(item.genres))


def _expected(item: Item, profile: Profile) -> Expected:
    stars = min(5.0, max(0.5, round(_score(item, profile), 1)))
    return Expected(stars, max(0.5, stars - 0.6), min(5.0, stars + 0.6))
