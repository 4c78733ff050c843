"""Letters in pictures."""

import pytest
from PIL import Image, ImageDraw

from bot.conversations.lettering import typeface, writable


def drawn(letter: str) -> bytes:
    image = Image.new("L", (60, 60))
    ImageDraw.Draw(image).text((5, 5), letter, fill=255, font=typeface(40))
    return image.tobytes()


@pytest.mark.parametrize("letter", [*"äöüßéłőșČΩжЩ", *"‘’“”„–—…·½→"])
def test_titles_and_german_have_their_letters(letter: str) -> None:
    assert drawn(letter) != drawn("\U0010ffff")  # the box that stands for what is missing


def test_what_cannot_be_written_is_left_out() -> None:
    assert writable("Komödie") == "Komödie"
    assert writable("Spirited Away 千と千尋") == "Spirited Away"
    assert writable("千と千尋") == "…"
