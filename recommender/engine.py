"""The engine: requests in, films out. Synchronous, pure, deterministic; one instance serves everybody.

understand   text → Request: constraints, seeds, moods, negations, and the words not understood retrieve
the union of short lists: by meaning, by seeds, by people of like mind, by taste, popular and good filter
hard constraints, seen, hidden score        parts, each named rank         parts → one score (learned
weights), then variety and one film a franchise explain      the parts that really moved the score, in words
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path

import numpy as np

from recommender.bundle import Bundle, load_bundle
from recommender.catalog import Catalog
from recommender.encoders import Encoder, load_encoder
from recommender.encoders.remembering import RememberingEncoder
from recommender.expected import expected_stars
from recommender.group import above_floor, for_all, together, united
from recommender.quiz.bank import bank_of
from recommender.quiz.quiz import Quiz
from recommender.request.constraints import judge
from recommender.request.relax import relaxations
from recommender.request.standing import limits, with_standing
from recommender.request.understand import Understanding
from recommender.request.vocabulary import make_understanding
from recommender.scoring.candidates import find_candidates
from recommender.scoring.present import present
from recommender.scoring.query import Query, make_query, meaning_words
from recommender.scoring.ranker import Scored, order, score
from recommender.similar import likeness, similar_films
from recommender.titles import TitleIndex
from recommender.types import (
    Answer,
    BoolArray,
    Expected,
    Profile,
    Request,
    SimilarAnswer,
    Slot,
    TitleMatch,
    Turn,
)


class Engine:
    """Answers requests from one bundle.

    Parameters
    ----------
    bundle : everything known of films
    encoder : the one the bundle's vectors were made with
    """

    def __init__(self, bundle: Bundle, encoder: Encoder) -> None:
        self.bundle = bundle
        self.encoder = RememberingEncoder(encoder)
        self._titles = TitleIndex(bundle.catalog, bundle.fame)
        self._understanding: Understanding = make_understanding(bundle)

    @classmethod
    def load(cls, bundle_dir: Path | None = None) -> Engine:
        """Load the engine on a bundle (None: the one that ships).

        Raises
        ------
        BundleError
            If the bundle is missing, broken or of another format.
        ModelError
            If its encoder cannot be loaded.
        """
        bundle = load_bundle(bundle_dir)
        return cls(bundle, load_encoder(bundle.manifest["encoder"]))

    @cached_property
    def quiz(self) -> Quiz:
        """The quiz, on this bundle's films."""
        return Quiz(bank_of(self.bundle))

    @property
    def catalog(self) -> Catalog:
        """The films."""
        return self.bundle.catalog

    def encode_ahead(self, requests: Sequence[Request]) -> None:
        """Encode what requests say, in one batch, so that answering them need not: for those that wait."""
        self.encoder.encode([words for request in requests if (words := meaning_words(request))])

    def understand(
        self, text: str, *, turns: tuple[Turn, ...] = (), profile: Profile | None = None
    ) -> Request:
        """Understand a request and the turns before it; never raises for what people write."""
        return self._understanding.understand(text, turns=turns, profile=profile)

    def recommend(self, request: Request, *, count: int = 5) -> Answer:
        """Answer a request with the best ``count`` films (``request.count`` wins where it is set).

        Fewer come back only where even the relaxed request leaves fewer; what was relaxed is said in the
        answer.

        Raises
        ------
        UnknownItemError
            If a seed is no film of the catalogue.
        """
        wanted = request.count or count
        relaxed, words, allowed, unsure = self.relaxed(request, wanted)
        query = make_query(with_standing(relaxed), self.bundle, self.encoder)
        scored = self.score(query, allowed)
        chosen = order(scored, self.bundle, wanted)
        return Answer(
            request=request,
            recommendations=present(query, self.bundle, scored, chosen),
            relaxed=words,
            unsure=int(unsure.sum()),
        )

    def recommend_together(self, request: Request, others: Sequence[Profile], *, count: int = 5) -> Answer:
        """Answer somebody's request for them and others: the best average, with a floor for the least happy.

        Raises
        ------
        UnknownItemError
            If a seed is no film of the catalogue.
        """
        wanted = request.count or count
        relaxed, words, allowed, unsure = self.relaxed(for_all(request, others), wanted)
        asked = [with_standing(replace(relaxed, profile=profile)) for profile in (request.profile, *others)]
        queries = [make_query(each, self.bundle, self.encoder) for each in asked]
        candidates = united([find_candidates(query, self.bundle, allowed) for query in queries])
        films = together([score(query, self.bundle, candidates) for query in queries])
        scored, compromise = above_floor(films, wanted)
        chosen = order(scored, self.bundle, wanted)
        shown = present(queries[0], self.bundle, scored, chosen)
        item_ids = [recommendation.item_id for recommendation in shown]
        stars = [self.expected(profile, item_ids) for profile in others]
        return Answer(request, shown, words, int(unsure.sum()), tuple(zip(*stars, strict=True)), compromise)

    def rank(self, request: Request, count: int) -> list[tuple[int, float]]:
        """Rank films for a request by score alone, without variety: for measuring, and for lists made without
        a chat.

        Returns
        -------
        Item ids with scores, best first; fewer than ``count`` only where the (relaxed) constraints leave
        fewer."""
        request, _, allowed, _ = self.relaxed(request, count)
        scored = self.score(make_query(request, self.bundle, self.encoder), allowed)
        best = order(scored, self.bundle, count, variety=False)
        return [
            (int(self.catalog.item_ids[scored.rows[place]]), float(scored.scores[place])) for place in best
        ]

    def likeness(self, item_id: int, other_id: int) -> float:
        """How good a recommendation one film is for somebody who liked the other; larger is better, no fixed
        range.

        Raises
        ------
        UnknownItemError
            If an id is no film of the catalogue.
        """
        return likeness(self.bundle, self.catalog.row_of(item_id), self.catalog.row_of(other_id))

    def score(self, query: Query, allowed: BoolArray) -> Scored:
        """Gather a query's candidates among the films allowed, and score them."""
        return score(query, self.bundle, find_candidates(query, self.bundle, allowed))

    def similar(
        self, seeds: Sequence[int], *, but: str = "", profile: Profile | None = None, count: int = 5
    ) -> SimilarAnswer:
        """Find films like one or more films, as two lists: same feel, and same fans.

        Raises
        ------
        UnknownItemError
            If a seed is no film of the catalogue.
        RequestError
            If no seed is given.
        """
        request = self.understand(but) if but else Request()
        wishes = replace(request, seeds=tuple(dict.fromkeys(seeds)), profile=profile or Profile())
        return similar_films(wishes, self.bundle, self.encoder, count=count)

    def find_title(self, text: str, *, limit: int = 10) -> list[TitleMatch]:
        """Find films by what somebody typed as a title, best first."""
        return self._titles.find(text, limit=limit)

    def expected(self, profile: Profile, item_ids: Sequence[int]) -> list[Expected]:
        """Predict the stars a person would give films, each with its range.

        Raises
        ------
        UnknownItemError
            If an id is no film of the catalogue.
        """
        return expected_stars(profile, [self.catalog.row_of(item_id) for item_id in item_ids], self.bundle)

    def left_by(self, slots: Sequence[Slot]) -> tuple[int, int]:
        """Count the films that hard slots leave, and those left out only because nobody knows."""
        verdict = judge(slots, self.bundle)
        return int(verdict.allowed.sum()), int(verdict.unsure.sum())

    def refine(self, request: Request, drop: int) -> Request:
        """Leave out the slot numbered ``drop``: the request as if those words had not been said."""
        if not 0 <= drop < len(request.slots):
            return request
        gone = request.slots[drop]
        slots = request.slots[:drop] + request.slots[drop + 1 :]
        text = request.text[: gone.start] + " " * (gone.end - gone.start) + request.text[gone.end :]
        without = {int(gone.value)} if gone.kind == "seed" else set()
        return replace(
            request,
            text=text,
            slots=slots,
            seeds=tuple(seed for seed in request.seeds if seed not in without),
            disliked_seeds=tuple(seed for seed in request.disliked_seeds if seed not in without),
            count=None if gone.kind == "count" else request.count,
        )

    def relaxed(self, request: Request, wanted: int) -> tuple[Request, tuple[str, ...], BoolArray, BoolArray]:
        """Give way until enough films are left.

        Returns
        -------
        The request then, what was given up, the films allowed and those left out because nobody knows (bool,
        shape (n_items,)).
        """
        within = judge(limits(request.profile), self.bundle).allowed
        for relaxed, given_up in relaxations(request):
            said = given_up
            verdict = judge(relaxed.slots, self.bundle)
            offered = self._offered(relaxed) & within
            allowed = verdict.allowed & offered
            if allowed.sum() >= wanted:
                break
        return relaxed, said, allowed, verdict.unsure & offered

    def _offered(self, request: Request) -> BoolArray:
        """Everything but what was named, seen, hidden or just shown (a comfort rewatch may bring what was
        seen)."""
        again = any(slot.kind == "novelty" and slot.value == "again" for slot in request.slots)
        gone = {*request.seeds, *request.disliked_seeds, *request.exclude}
        gone |= request.profile.hidden if again else request.profile.known
        offered = np.ones(len(self.catalog), np.bool_)
        offered[[self.catalog.row_of(item_id) for item_id in gone if item_id in self.catalog]] = False
        return offered
