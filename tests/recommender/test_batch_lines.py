"""Batch files as strangers write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from recommender.batch_lines import AnsweredLine, PairLine, RequestLine, read_lines
from recommender.errors import SourceError

GOOD = '{"query_id": 1, "turns": [{"speaker": "user", "text": "a western"}], "more": true}'


def write(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_a_request_keeps_what_else_it_holds(tmp_path: Path) -> None:
    (line,) = read_lines(write(tmp_path / "in.jsonl", GOOD, ""), RequestLine)
    assert line == {"query_id": 1, "turns": [{"speaker": "user", "text": "a western"}], "more": True}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{cut", "not JSON"),
        ("[]", "valid dictionary"),
        ('{"turns": []}', "query_id: Field required"),
        ('{"query_id": "1", "turns": "hi"}', "turns: Input should be a valid list"),
        ('{"query_id": "1", "turns": [{"text": "hi"}]}', "turns.0.speaker: Field required"),
        ('{"query_id": "1", "turns": [], "profile": [{"title": "Heat"}]}', "profile.0.stars: Field required"),
        (
            '{"query_id": "1", "turns": [], "profile": [{"title": "Heat", "stars": 9}]}',
            "less than or equal to 5",
        ),
    ],
)
def test_the_line_and_what_is_amiss_are_named(tmp_path: Path, text: str, said: str) -> None:
    path = write(tmp_path / "in.jsonl", GOOD, text)
    with pytest.raises(SourceError, match=r"in\.jsonl:2: ") as caught:
        list(read_lines(path, RequestLine))
    assert said in str(caught.value)


def test_answers_and_pairs_have_forms_of_their_own(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="relevant: Field required"):
        list(read_lines(write(tmp_path / "a.jsonl", GOOD), AnsweredLine))
    with pytest.raises(SourceError, match="movie_2: Field required"):
        list(read_lines(write(tmp_path / "b.jsonl", '{"movie_1": "Heat"}'), PairLine))


@pytest.mark.parametrize("year", ["1995", '"1995"', '""', "null"])
def test_a_year_may_be_written_as_people_do(tmp_path: Path, year: str) -> None:
    line = f'{{"movie_1": "Heat", "movie_2": "Ronin", "year_1": {year}}}'
    assert len(list(read_lines(write(tmp_path / "b.jsonl", line), PairLine))) == 1
