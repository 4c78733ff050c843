"""Plain facts stated in the first paragraph of an article on a film: its directors, countries, language.

Only what is said in so many words counts ("directed by Jane Doe and John Roe", "is a 2019 South Korean
thriller film"); anything less plain is left unknown.
"""

from __future__ import annotations

import re

DIRECTED_BY = re.compile(
    r"\b[Dd]irected(?:,? (?:and )?[a-z-]+(?:,? and [a-z-]+)?)? by(?P<alone>,? and (?:starring|featuring))?"
    r",? (?:the )?"
)
"""Also "directed and produced by", "directed, written and edited by"."""
PARTICLE = r"(?:de la|del|della|de|di|da|dos|du|van der|van den|van|von|le|la|el|al|ter|ten|bin|ibn|y|af)"
WORD = r"(?:(?:[A-Z]\.)+|[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’ʻ-]*)"
NAME = re.compile(rf"{WORD}(?: (?:{PARTICLE} )?{WORD}){{0,4}}(?:, [JS]r)?")
SUFFIX = re.compile(r",? ([JS]r)$")
JOINT = re.compile(r",? (?P<and>and|&) |, ")
ACTING = re.compile(r"'s\b|,? (?:co-)?(?:star|play|appear|feature|lead|portray|voice)s?\b")
"""What follows people who are in the film, not behind it: "directed by A, B and C star"."""
ROLE = re.compile(
    r"[- ](?:film(?:maker)? |television |music |commercial )?(?:nominated|winning|based|born|veteran|founder|"
    r"(?:[a-z]+[-/ ](?:and )?)?(?:director|filmmaker|writer|actor|actress|producer|creator|cinematographer|"
    r"animator|comedian)s?)\b"
)
"""What follows words that only describe the director: "directed by Hong Kong film director John Woo"."""
NO_PERSON = re.compile(r"'s\b|’s\b|\b(?:Brothers|Sisters|Twins|Bros)\b")
MAX_DIRECTORS = 4
NATIONS = (
    "American=USA, British/English/Scottish/Welsh=UK, Canadian=Canada, Australian=Australia, New "
    "Zealand=New Zealand, Irish=Ireland, French=France, German/West German/East German=Germany, "
    "Italian=Italy, Spanish=Spain, Portuguese=Portugal, Dutch=Netherlands, Belgian=Belgium, "
    "Swiss=Switzerland, Austrian=Austria, Swedish=Sweden, Norwegian=Norway, Danish=Denmark, "
    "Finnish=Finland, Icelandic=Iceland, Polish=Poland, Czech=Czech Republic, Hungarian=Hungary, "
    "Romanian=Romania, Bulgarian=Bulgaria, Greek=Greece, Turkish=Turkey, Russian=Russia, Soviet=Soviet "
    "Union, Ukrainian=Ukraine, Israeli=Israel, Iranian=Iran, Egyptian=Egypt, South African=South "
    "Africa, Nigerian=Nigeria, Indian=India, Pakistani=Pakistan, Chinese=China, Hong Kong=Hong Kong, "
    "Taiwanese=Taiwan, Japanese=Japan, South Korean=South Korea, Thai=Thailand, Vietnamese=Vietnam, "
    "Indonesian=Indonesia, Philippine/Filipino=Philippines, Malaysian=Malaysia, Singaporean=Singapore, "
    "Mexican=Mexico, Brazilian=Brazil, Argentine/Argentinian=Argentina, Chilean=Chile, "
    "Colombian=Colombia, Cuban=Cuba, Peruvian=Peru, Puerto Rican=Puerto Rico, Jamaican=Jamaica"
)
"""Adjectives of nationality, and the country they stand for."""
NATIONALITIES = {
    word: country
    for adjectives, _, country in (entry.partition("=") for entry in NATIONS.split(", "))
    for word in adjectives.split("/")
}
ANY_NATIONALITY = "|".join(sorted(NATIONALITIES, key=len, reverse=True))
COUNTRIES = re.compile(
    r"\b(?:is|was) an? (?:(?:19|20)\d\d )?"
    rf"(?P<nations>(?:{ANY_NATIONALITY})(?:(?:[-–/ ]|, | and )(?:{ANY_NATIONALITY}))*)\b"
    r"(?=[^.]*\b(?:film|movie|documentary|serial|adaptation)\b)"
)
LANGUAGE = re.compile(r"^.{0,160}?\b(?P<language>[A-Z][a-z]+)-language\b")


def countries_in(text: str) -> tuple[str, ...]:
    """Read the countries: "is a 1985 British-American spy film" → UK, USA."""
    found = COUNTRIES.search(text[:300])
    nations = re.findall(ANY_NATIONALITY, found["nations"]) if found else []
    return tuple(dict.fromkeys(NATIONALITIES[nation] for nation in nations))


def language_in(text: str) -> str | None:
    """Read the language's English name where the first words say "French-language"."""
    found = LANGUAGE.search(text)
    return found["language"] if found else None


def directors_in(text: str) -> tuple[str, ...]:
    """Read the directors' names; one word alone ("McG", "the Wachowskis") is not told from other words."""
    found = DIRECTED_BY.search(text)
    if not found:
        return ()
    names, complete = _list_at(text, found.end())
    if found["alone"] or not complete:
        names = names[:1]
    if len(names) == 2 and " " not in names[0] and " " in names[1]:
        names[0] = f"{names[0]} {names[1].rpartition(' ')[2]}"  # "Joel and Ethan Coen"
    return tuple(names) if all(map(_plausible, names)) else ()


def _list_at(text: str, at: int) -> tuple[list[str], bool]:
    """Read "A", "A and B" or "A, B and C"; whether that was the whole list, and of people behind the film."""
    names: list[str] = []
    closed = False
    while len(names) < MAX_DIRECTORS and (name := NAME.match(text, at)):
        if ROLE.match(text, name.end()):
            return [], False
        names.append(SUFFIX.sub(r" \1.", name[0]))
        joint = None if closed else JOINT.match(text, name.end())
        if not joint:
            return names, (closed or len(names) == 1) and not ACTING.match(text, name.end())
        closed, at = bool(joint["and"]), joint.end()
    return names, False


def _plausible(name: str) -> bool:
    return " " in name and name.partition(" ")[0] not in NATIONALITIES and not NO_PERSON.search(name)
