"""Limits in words: what somebody never wants suggested, set by hand or after a film was not for them."""

from __future__ import annotations

from dataclasses import dataclass

from recommender.phrases import Phrase, say, term
from recommender.request.eras import era_value, years_of
from recommender.types import Content, Item, Side, Slot

CONTENT: dict[str, Phrase] = {
    "violence<=1": say("Considerable violence"),
    "gore<=0": say("Gore"),
    "scares<=1": say("Strong scares"),
    "sexual<=1": say("Considerable sex"),
    "language<=1": say("Strong language"),
    "sadness<=1": say("Considerable sadness"),
    "sad_ending<=0": say("Sad endings"),
    "animal_harm<=0": say("Animals hurt"),
}
"""Ceiling → what it leaves out."""
AGES: dict[str, Phrase] = {
    "teens": say("Only what suits teens"),
    "family": say("Only what suits families"),
    "children": say("Only what suits small children"),
}
"""Ceiling of audience → what it leaves."""
STRONG = 2
"""From which strength, 0-3, a film may have been too much."""
LONG, OLD, STEP = 120, 1980, 30
"""Minutes from which a film may have been too long, and the year before which too old."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a film was not for somebody, and the limit that this would make."""

    key: str
    words: Phrase
    limit: Slot


def content_limit(value: str) -> Slot:
    """Make a ceiling of content a limit."""
    return Slot("content", value, "", hard=True)


def age_limit(value: str) -> Slot:
    """Make a ceiling of audience a limit."""
    return Slot("audience", value, "", hard=True)


def genre_limit(genre: str) -> Slot:
    """Leave a genre out."""
    return Slot("genre", genre, "", Side.UNWANTED, hard=True)


def limit_words(limit: Slot) -> Phrase:
    """Say what a limit leaves out."""
    match limit.kind:
        case "content" if limit.value in CONTENT:
            return CONTENT[limit.value]
        case "content":
            return say("The strongest {what}", what=term(limit.value.split("<=")[0].replace("_", " ")))
        case "audience":
            return AGES.get(limit.value, say("Only what suits {audience}", audience=term(limit.value)))
        case "genre":
            return term(limit.value)
        case "runtime":
            return say("More than {minutes} minutes", minutes=int(limit.value[2:]))
        case "era":
            return say("Before {year}", year=str(years_of(limit.value)[0]))
        case "language":
            return say("Subtitles")
    return say("{name}’s films", name=limit.value)


def reasons(item: Item) -> list[Reason]:
    """List why a film may not be for somebody, by what is known of it."""
    found = [*_content(item.content)]
    found += [
        Reason(f"genre-{genre}", say("Not in the mood for {genre}", genre=term(genre)), genre_limit(genre))
        for genre in item.genres[:3]
    ]
    if item.runtime and item.runtime > LONG:
        most = (item.runtime - 1) // STEP * STEP
        found.append(Reason("long", say("Too long"), Slot("runtime", f"<={most}", "", hard=True)))
    if item.year and item.year < OLD:
        first = item.year // 10 * 10 + 10
        found.append(Reason("old", say("Too old"), Slot("era", era_value(first, None), "", hard=True)))
    if item.language and item.language != "en":
        found.append(Reason("subtitles", say("Subtitles"), Slot("language", "en", "", hard=True)))
    if item.directors:
        director = item.directors[0]
        made = Slot("person", director, "", Side.UNWANTED, hard=True)
        found.append(Reason("director", say("Not a fan of {name}", name=director), made))
    return found


def _content(content: Content) -> list[Reason]:
    words = {
        "violence": say("Too violent"),
        "gore": say("Too gory"),
        "scares": say("Too scary"),
        "sexual": say("Too much sex"),
        "language": say("Too much strong language"),
        "sadness": say("Too sad"),
    }
    strong = {name: level for name in words if (level := getattr(content, name) or 0) >= STRONG}
    found = [
        Reason(name, words[name], content_limit(f"{name}<={level - 1}")) for name, level in strong.items()
    ]
    if content.sad_ending:
        found.append(Reason("ending", say("The sad ending"), content_limit("sad_ending<=0")))
    if content.animal_harm:
        found.append(Reason("animals", say("An animal is hurt"), content_limit("animal_harm<=0")))
    return found
