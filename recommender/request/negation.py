"""Which words of a request stand under a "no", a "not too", a "don't mind", and which are an exception to a
"no".

A cue opens a scope that runs over a list ("no gore, blood or jump scares") and closes at the end of the
clause, at a word that turns ("but", "just", "something"), or at an exception ("no horror except
comedy-horror"). Some cues look back ("horror is not my thing", "gore-free"). After Morante and Blanco's *SEM
2012 task in outline, with rules made for requests; the cues are in ``cues.toml``."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from recommender.request.cues import Cues, Polarity, default_cues
from recommender.request.text import Token

_LISTED_AHEAD = 6
"""Words ahead in which an "or" shows that a comma only parts the items under a "no"."""


def polarities(tokens: Sequence[Token], *, adjectives: Collection[str] = ()) -> list[Polarity]:
    """Tell for each token under which polarity it stands (a cue's own words are plain).

    Parameters
    ----------
    adjectives : words that describe a film; after "no gore, " they begin a new wish
    """
    scopes = _Scopes(tokens, default_cues(), adjectives)
    meant = scopes.read()
    for at in range(len(tokens)):
        _look_back(tokens, at, meant)
    return meant


class _Scopes:
    """One reading of the tokens from left to right, with the scope that is open."""

    def __init__(self, tokens: Sequence[Token], cues: Cues, adjectives: Collection[str]) -> None:
        self._tokens = tokens
        self._cues = cues
        self._adjectives = adjectives
        self._scope = Polarity.PLAIN
        self._opened = 0

    def read(self) -> list[Polarity]:
        """Walk over all tokens."""
        meant = [Polarity.PLAIN] * len(self._tokens)
        at = 0
        while at < len(self._tokens):
            if at and self._tokens[at].clause != self._tokens[at - 1].clause:
                self._scope = Polarity.PLAIN
            length, stepped = self._cue_at(at)
            if length:
                at += length
                meant[at : at + stepped] = [self._scope] * stepped
                at += stepped
                continue
            if self._closes(at):
                self._scope = Polarity.PLAIN
            meant[at] = self._scope if self._tokens[at].is_word else Polarity.PLAIN
            at += 1
        return meant

    def _cue_at(self, at: int) -> tuple[int, int]:
        """Length of the cue here (0 where there is none), its scope opened, and of what is stepped over
        behind it."""
        phrase = self._cues.opening.at(self._tokens, at)
        if not phrase:
            return 0, 0
        opens = self._cues.opening[phrase]
        if opens is Polarity.EXCEPT and self._scope is not Polarity.NO:
            opens = Polarity.NO if phrase[0] == "except" else Polarity.PLAIN
        length, stepped = len(phrase), 0
        self._scope = opens or Polarity.PLAIN
        while opens and at + length + stepped < len(self._tokens):
            if self._tokens[at + length + stepped].folded not in self._cues.stepped_over:
                break
            stepped += 1
        self._opened = at + length + stepped
        return length, stepped

    def _closes(self, at: int) -> bool:
        """Whether the word here ends the scope."""
        word = self._tokens[at].folded
        if word in self._cues.turns or self._behind_one_word(at):
            return True
        if word in (",", ")", ":"):
            return word != "," or self._ends_list(at)
        if at <= self._opened:
            return False
        return word in self._cues.turns_later or self._begins_anew(at, word)

    def _behind_one_word(self, at: int) -> bool:
        """Whether the cue's one word lies behind ("non-violent action")."""
        return at > 1 and self._tokens[at - 2].folded in self._cues.one_word

    def _begins_anew(self, at: int, word: str) -> bool:
        """Whether a new wish begins here: a preposition behind a comma, or an adjective."""
        before = [token.folded for token in self._tokens[max(0, at - 2) : at]]
        if word in self._cues.turns_after_comma:
            return before[-1] == "," or before == [",", "and"]
        if before[-1] not in (",", "and") or word not in self._adjectives:
            return False
        return not any(token.folded in ("or", "nor") for token in self._tokens[at : at + 3])

    def _ends_list(self, at: int) -> bool:
        """Whether a comma ends the list under the "no": unless a further item with "or" or "and" goes on with
        it."""
        ahead: list[str] = []
        for token in self._tokens[at + 1 : at + 1 + _LISTED_AHEAD]:
            if token.folded in self._cues.turns or token.folded in (
                "a",
                "an",
                "some",
                "with",
                ".",
                "no",
                "not",
            ):
                break
            ahead.append(token.folded)
        return not any(word in ("or", "nor", "and", "any") for word in ahead[:-1])


def _look_back(tokens: Sequence[Token], at: int, meant: list[Polarity]) -> None:
    """Let "... is not my thing" and "... is fine" tell how the words before it are meant, back to a mark or a
    "but"."""
    backward = default_cues().backward
    phrase = backward.at(tokens, at)
    if not phrase:
        return
    nearest = phrase == ("free",)
    for back in range(at - 1, -1, -1):
        token = tokens[back]
        if (
            not token.is_word
            or token.folded in ("but", "because", "though")
            or token.clause != tokens[at].clause
        ):
            break
        meant[back] = backward[phrase]
        if nearest:
            break
    if not nearest:
        for place in range(at, min(at + len(phrase), len(tokens))):
            meant[place] = Polarity.PLAIN
