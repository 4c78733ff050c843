"""Every language says everything."""

from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from bot.catalogue import catalogues, gaps, gather, update

HEADER = 'msgid ""\nmsgstr ""\n"Language: de\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'


def ids(path: Path) -> set[object]:
    with path.open("rb") as file:
        return {(message.context, message.id) for message in read_po(file)}


@pytest.mark.parametrize("path", catalogues(), ids=lambda path: path.stem)
def test_a_catalogue_says_everything(path: Path) -> None:
    """If not: `python -m bot messages` adds what is new to the .po file, to be translated there."""
    assert [*gaps(path)] == []


@pytest.mark.parametrize("path", catalogues(), ids=lambda path: path.stem)
def test_a_catalogue_says_nothing_that_nobody_says(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / path.name
    copy.write_bytes(path.read_bytes())
    update(copy)
    assert ids(path) - ids(copy) == set()


def test_sentences_are_gathered_with_their_plurals() -> None:
    said = gather()
    assert "Which film?" in said
    assert "Which “{title}”?" in said


@pytest.mark.parametrize(
    ("entry", "gap"),
    [
        ('msgid "Which “{title}”?"\nmsgstr "Welcher „{titel}“?"', "other values"),
        ('msgid "Which “{title}”?"\nmsgstr "Welcher?"', "other values"),
        ('msgid "Which “{title}”?"\nmsgstr ""', "does not say"),
        ('#, fuzzy\nmsgid "Which “{title}”?"\nmsgstr "Welcher „{title}“?"', "does not say"),
        ("", "does not say"),
    ],
)
def test_a_gap_is_named(tmp_path: Path, entry: str, gap: str) -> None:
    path = tmp_path / "de.po"
    path.write_text(f"{HEADER}\n{entry}\n")
    (told,) = [line for line in gaps(path) if line.endswith("'Which “{title}”?'")]
    assert told.startswith(f"de.po {'has ' if gap.startswith('other') else ''}{gap}")


def test_an_update_keeps_what_is_said_and_drops_what_is_not(tmp_path: Path) -> None:
    path = tmp_path / "de.po"
    path.write_text(
        f'{HEADER}\nmsgid "Which film?"\nmsgstr "Welcher Film?"\n\nmsgid "Nobody says this."\nmsgstr "Nie."\n'
    )
    update(path)
    updated = path.read_text()
    assert 'msgid "Which film?"\nmsgstr "Welcher Film?"' in updated
    assert 'msgid "These come nearest:"\nmsgstr ""' in updated
    assert "Nobody" not in updated


def test_words_that_the_data_of_today_does_not_bring_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "de.po"
    path.write_text(f'{HEADER}\n#: vocabulary\nmsgid "Atlantis"\nmsgstr "Atlantis, aber deutsch"\n')
    update(path)
    assert 'msgid "Atlantis"\nmsgstr "Atlantis, aber deutsch"' in path.read_text()
