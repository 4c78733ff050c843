"""Conversations as they are published, and what is wrong with them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from recommender.errors import SourceError
from recommender.sources.dialogues import read_inspired, read_opendialkg, read_redial


def write(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path.parent


def test_redial_names_films_with_their_years(tmp_path: Path) -> None:
    named = {"movieMentions": {"1": "It  (2017)", "2": "Up ", "3": None}}
    folder = write(tmp_path / "train_data.jsonl", json.dumps(named), json.dumps({"movieMentions": []}))
    assert list(read_redial(folder)) == [[("It", 2017), ("Up", None)], []]


def test_inspired_names_more_than_films(tmp_path: Path) -> None:
    folder = write(
        tmp_path / "inspired_train.csv",
        ",movies,full_situation",
        "0,\"['Marley', 'series', 'Knives Out']\",hello",
        '1,"[\'cut short","hi"',
    )
    assert list(read_inspired(folder)) == [[("Marley", None), ("Knives Out", None)], []]


def test_opendialkg_turns_make_one_conversation(tmp_path: Path) -> None:
    turns = [{"dialog_id": 4, "rec": ["Turbo"]}, {"dialog_id": 4, "rec": ["Turbo", "Gravity"]}]
    folder = write(tmp_path / "train_data_processed.jsonl", *map(json.dumps, turns))
    assert list(read_opendialkg(folder)) == [[("Turbo", None), ("Gravity", None)]]


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    folder = write(tmp_path / "train_data.jsonl", "{}", "{cut")
    with pytest.raises(SourceError, match=r"train_data\.jsonl:2: not JSON"):
        list(read_redial(folder))
