from __future__ import annotations

import json
from dataclasses import replace

import pytest
from typer.testing import CliRunner

from recommender.cli import app
from recommender.notes import Note, parse_note
from recommender.notes_report import check_notes
from tests.recommender.test_notes import GOOD


@pytest.fixture
def note() -> Note:
    return parse_note(json.dumps(GOOD), where="here")


def test_notes_apart_from_each_other_are_well(note: Note) -> None:
    other = replace(
        note,
        item_id=2,
        title="Heat",
        blurb="two tired professionals circle one another through a sleepless city of glass",
        asked_for=tuple(f"another wish {n}" for n in range(6)),
    )
    toys = replace(note, blurb="a cowboy doll fears losing the child he loves to a newcomer from space")
    assert check_notes([toys, other]).ok


def test_a_shared_request_and_a_title_in_its_own_request_are_named(note: Note) -> None:
    telling = replace(
        note, item_id=2, title="The Long Day", asked_for=(*note.asked_for[:5], "like the long day of old")
    )
    found = check_notes([replace(note, blurb="quite another thing"), telling])
    assert len(found.shared_requests) == 5
    assert found.naming == ("The Long Day",)


def test_blurbs_nearly_alike_are_named(note: Note) -> None:
    blurb = "a retired thief returns for one last robbery in a snowbound alpine village"
    twin = replace(note, item_id=2, title="Twin", blurb=blurb + " again")
    assert check_notes([replace(note, blurb=blurb), twin]).alike == (("Toy Story", "Twin"),)


def test_the_notes_that_ship_need_no_mending() -> None:
    result = CliRunner().invoke(app, ["notes", "check"])
    assert result.exit_code == 0, result.output
    assert "notes keep the schema" in result.output
