"""The page of measurements: a part measured again replaces itself and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import report


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(report, "REPORT", tmp_path / "speed.md")
    return tmp_path / "speed.md"


def test_a_part_measured_again_replaces_itself_alone(page: Path) -> None:
    for title, line in (("Start", "slow"), ("Retrieval", "exact"), ("Start", "fast")):
        report.write_part(title, [line])
    text = page.read_text(encoding="utf-8")
    assert text.startswith("# Speed\n")
    assert text.index("## Start\n\nfast") < text.index("## Retrieval\n\nexact")
    assert "slow" not in text


def test_a_table_has_its_rule_under_its_head() -> None:
    assert report.table(("what", "ms"), [("encode", "2")])[:3] == [
        "| what | ms |",
        "| --- | --- |",
        "| encode | 2 |",
    ]
