from collections.abc import Sequence

import numpy as np

from recommender.encoders.remembering import RememberingEncoder
from recommender.types import FloatArray


class Counting:
    """Encodes a text as its length, and remembers what it was asked."""

    name, dim = "counting", 2

    def __init__(self) -> None:
        self.asked: list[list[str]] = []

    def encode(self, texts: Sequence[str]) -> FloatArray:
        self.asked.append(list(texts))
        return np.array([[len(text), 1] for text in texts], np.float32).reshape(len(texts), 2)


def test_texts_come_back_in_their_order_each_encoded_once() -> None:
    counting = Counting()
    encoder = RememberingEncoder(counting)
    assert encoder.encode(["aa", "b", "aa"])[:, 0].tolist() == [2, 1, 2]
    assert encoder.encode(["b", "ccc"])[:, 0].tolist() == [1, 3]
    assert counting.asked == [["aa", "b"], ["ccc"]]
    assert (encoder.name, encoder.dim) == ("counting", 2)


def test_nothing_to_encode_asks_nothing() -> None:
    counting = Counting()
    assert RememberingEncoder(counting).encode([]).shape == (0, 2)
    assert counting.asked == []


def test_the_oldest_is_forgotten() -> None:
    counting = Counting()
    encoder = RememberingEncoder(counting, remembered=2)
    for texts in (["a"], ["bb"], ["a"], ["ccc"], ["a"], ["bb"]):
        encoder.encode(texts)
    assert counting.asked == [["a"], ["bb"], ["ccc"], ["bb"]]


def test_one_that_remembers_nothing_encodes_each_time() -> None:
    counting = Counting()
    encoder = RememberingEncoder(counting, remembered=0)
    assert encoder.encode(["a"]).tolist() == encoder.encode(["a"]).tolist()
    assert len(counting.asked) == 2
