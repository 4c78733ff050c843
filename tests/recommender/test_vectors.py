from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from recommender.building.vectors import encode_kind, known_codes, write_digests
from recommender.types import FloatArray
from recommender.vectors import BLOCK, UnitCodes, VectorKind, dequantise, quantise, read_kind, write_kind


class CountingEncoder:
    """Spells a text as its letters' counts, and counts what it was asked."""

    name = "letters"
    dim = 26

    def __init__(self) -> None:
        self.read: list[str] = []

    def encode(self, texts: list[str]) -> FloatArray:
        self.read += texts
        rows = np.array([[text.count(chr(97 + n)) for n in range(26)] for text in texts], np.float32)
        return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)


def unit_rows(count: int, dim: int = 64) -> FloatArray:
    rows = np.random.default_rng(5).normal(size=(count, dim)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def test_rounding_to_a_byte_moves_a_cosine_little() -> None:
    rows = unit_rows(200)
    back = dequantise(quantise(rows))
    assert np.linalg.norm(back, axis=1) == pytest.approx(1, abs=1e-5)
    assert np.abs(back @ back.T - rows @ rows.T).max() < 0.01


def test_a_row_of_zeros_stays_zeros() -> None:
    assert not dequantise(quantise(np.zeros((2, 8), np.float32))).any()


def test_bytes_stand_for_the_floats_they_were_made_of() -> None:
    rows = unit_rows(2 * BLOCK + 3)
    rows[7] = 0
    codes = UnitCodes(quantise(rows))
    floats = dequantise(quantise(rows))
    assert codes @ rows[9] == pytest.approx(floats @ rows[9], abs=5e-3)
    some = np.array([5, 7, 2])
    assert codes.cosines(rows[8], some) == pytest.approx((floats @ rows[8])[some], abs=5e-3)
    assert (codes @ rows[9])[7] == 0
    assert (codes[np.array([5, 7, 2])] == floats[[5, 7, 2]]).all()
    assert (codes[5] == floats[5]).all()
    assert codes.shape == floats.shape


def test_rows_are_held_against_rows_and_against_several_vectors() -> None:
    rows = unit_rows(9)
    rows[7] = 0
    codes, floats = UnitCodes(quantise(rows)), dequantise(quantise(rows))
    some, others = np.array([5, 7, 2]), [1, 7]
    assert codes.between(some, others) == pytest.approx(floats[some] @ floats[others].T, abs=1e-5)
    assert codes.between(some, []).shape == (3, 0)
    assert codes @ rows[:2].T == pytest.approx(floats @ rows[:2].T, abs=2e-2)
    assert codes.at(some) @ rows[2] == pytest.approx(floats[some] @ rows[2], abs=2e-2)


def test_an_items_mean_is_of_all_its_vectors() -> None:
    rows = unit_rows(4)
    kind = VectorKind("asked", quantise(rows), np.array([0, 2, 2, 5]))
    held = dequantise(kind.codes)
    means = kind.mean_by_item(7)
    assert means[0] == pytest.approx(held[0], abs=1e-6)
    both = held[1] + held[2]
    assert means[2] == pytest.approx(both / np.linalg.norm(both), abs=1e-6)
    assert not means[[1, 3, 4, 6]].any()


def test_the_best_of_an_items_vectors_counts_and_none_is_unknown() -> None:
    rows = unit_rows(4)
    kind = VectorKind("asked", quantise(rows), np.array([0, 2, 2, 5]))
    best = kind.best_cosines(rows[2], np.array([0, 1, 2, 5, 9]))
    assert best[2] == pytest.approx(1, abs=0.01)
    assert np.isnan(best[[1, 4]]).all()
    assert best[0] == pytest.approx(float(rows[0] @ rows[2]), abs=0.02)
    assert best[3] == pytest.approx(float(rows[3] @ rows[2]), abs=0.02)


def test_a_kind_without_texts_knows_nothing_of_any_item() -> None:
    kind = VectorKind("extract", np.zeros((0, 8), np.int8), np.zeros(0, np.int64))
    assert np.isnan(kind.best_cosines(np.ones(8, np.float32), np.array([0, 3]))).all()


def test_a_kind_is_read_as_it_was_written(tmp_path: Path) -> None:
    kind = VectorKind("facts", quantise(unit_rows(5)), np.arange(5))
    write_kind(kind, tmp_path)
    again = read_kind("facts", tmp_path)
    assert (again.codes == kind.codes).all()
    assert (again.owners == kind.owners).all()


def test_building_again_reads_only_what_is_new(tmp_path: Path) -> None:
    encoder = CountingEncoder()
    texts = [(0, "alien"), (1, "heat"), (2, "up")]
    write_kind(encode_kind("note", texts, encoder), tmp_path)
    write_digests(tmp_path, "note", encoder, texts)
    encoder.read.clear()
    changed = [(0, "alien"), (1, "heat of the night"), (2, "up"), (3, "her")]
    kind = encode_kind("note", changed, encoder, known_codes(tmp_path, "note", encoder))
    assert sorted(encoder.read) == ["heat of the night", "her"]
    assert (kind.codes == encode_kind("note", changed, CountingEncoder()).codes).all()


def test_vectors_of_another_encoder_are_not_reused(tmp_path: Path) -> None:
    encoder = CountingEncoder()
    write_kind(encode_kind("note", [(0, "alien")], encoder), tmp_path)
    write_digests(tmp_path, "note", encoder, [(0, "alien")])
    other = CountingEncoder()
    other.name = "others"
    assert known_codes(tmp_path, "note", other) == {}
    assert known_codes(tmp_path, "facts", encoder) == {}
