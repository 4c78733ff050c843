"""One word for one thing: the genres, countries, languages and certificates of all sources in one vocabulary.

Genres are MovieLens' eighteen. What other sources call genres and MovieLens does not (History, Sport, Spy
...) is kept apart as subgenres.
"""

from __future__ import annotations

from collections.abc import Iterable

GENRES = (
    *("Action", "Adventure", "Animation", "Children", "Comedy", "Crime", "Documentary", "Drama", "Fantasy"),
    *("Film-Noir", "Horror", "Musical", "Mystery", "Romance", "Sci-Fi", "Thriller", "War", "Western"),
)
SAME_GENRE = {
    "animated": "Animation",
    "children's": "Children",
    "family": "Children",
    "kids & family": "Children",
    "noir": "Film-Noir",
    "science fiction": "Sci-Fi",
    "suspense": "Thriller",
}
SUBGENRE_WORDS = (
    *("Biography", "Dance", "Disaster", "Found Footage", "History", "Independent", "Legal", "Live Action"),
    *("Martial Arts", "Music", "Political", "Satire", "Short", "Silent", "Slasher", "Sport", "Spy"),
    *("Superhero", "Supernatural", "Teen", "TV Movie"),
)
SUBGENRES = {word.lower(): word for word in SUBGENRE_WORDS} | {"historical": "History", "sports": "Sport"}
_GENRE_OF = {genre.lower(): genre for genre in GENRES} | SAME_GENRE

SAME_COUNTRY = {
    "United States of America": "USA",
    "United States": "USA",
    "United Kingdom": "UK",
    "West Germany": "Germany",
    "East Germany": "Germany",
    "Federal Republic of Yugoslavia": "Yugoslavia",
    "Republic of Macedonia": "North Macedonia",
    "Occupied Palestinian Territory": "Palestine",
}
NO_COUNTRIES = frozenset({"New Line", "Official site"})
"""Left in IMDb 5000's country column by its scraper."""

LANGUAGE_CODES = (
    "Arabic=ar, Bosnian=bs, Cantonese=zh, Chinese=zh, Czech=cs, Danish=da, Dari=fa, Dutch=nl, "
    "Dzongkha=dz, English=en, Filipino=tl, French=fr, German=de, Greek=el, Hebrew=he, Hindi=hi, "
    "Hungarian=hu, Icelandic=is, Indonesian=id, Irish=ga, Italian=it, Japanese=ja, Kannada=kn, "
    "Kazakh=kk, Korean=ko, Malay=ms, Mandarin=zh, Mongolian=mn, Norwegian=no, Panjabi=pa, Persian=fa, "
    "Polish=pl, Portuguese=pt, Romanian=ro, Russian=ru, Slovenian=sl, Spanish=es, Swahili=sw, "
    "Swedish=sv, Tamil=ta, Telugu=te, Thai=th, Urdu=ur, Vietnamese=vi, Yiddish=yi, Zulu=zu"
)
"""English names → ISO 639-1. Languages without such a code (Aramaic, Maya) are unknown."""
LANGUAGES = dict(entry.split("=") for entry in LANGUAGE_CODES.split(", "))
SAME_LANGUAGE = {"cn": "zh", "nb": "no", "sh": "sr"}
"""TMDB's own codes → ISO 639-1; "xx" is TMDB's for no language."""
NO_LANGUAGE = "xx"

SAME_CERTIFICATE = {"GP": "PG", "M": "PG", "X": "NC-17", "NC17": "NC-17"}
"""Older American names of today's certificates."""
CERTIFICATES = frozenset(
    {"G", "PG", "PG-13", "R", "NC-17", "TV-Y", "TV-Y7", "TV-G", "TV-PG", "TV-14", "TV-MA"}
)


def genres_of(words: Iterable[str]) -> tuple[str, ...]:
    """The genres among a source's words, in the vocabulary's order."""
    found = {_GENRE_OF.get(word.lower()) for word in words}
    return tuple(genre for genre in GENRES if genre in found)


def subgenres_of(words: Iterable[str]) -> tuple[str, ...]:
    """The narrower kinds among a source's words, in alphabetical order."""
    return tuple(sorted({SUBGENRES[word.lower()] for word in words if word.lower() in SUBGENRES}))


def countries_of(words: Iterable[str]) -> tuple[str, ...]:
    """The countries in one spelling each."""
    return tuple(dict.fromkeys(SAME_COUNTRY.get(word, word) for word in words if word not in NO_COUNTRIES))


def language_of(word: str | None) -> str | None:
    """The ISO 639-1 code of a source's code or English name."""
    if not word or word == NO_LANGUAGE:
        return None
    return SAME_LANGUAGE.get(word, word) if len(word) == 2 else LANGUAGES.get(word)


def certificate_of(word: str | None) -> str | None:
    """The certificate by its present name; "Approved", "Passed" and "Not Rated" say nothing."""
    certificate = SAME_CERTIFICATE.get(word or "", word or "")
    return certificate if certificate in CERTIFICATES else None
