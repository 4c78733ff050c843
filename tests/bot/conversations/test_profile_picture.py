"""Taste as a picture, whatever there is to show."""

from io import BytesIO

import pytest
from PIL import Image

from bot.conversations.profile_picture import BAR, HEIGHT, WIDTH, Drawn, draw_profile
from bot.services.shares import Share

NOTHING = Drawn("Your taste", {}, {}, None, ("hidden", "well known"), None, ("stricter", "kinder"), ())


def opened(drawn: Drawn) -> Image.Image:
    with Image.open(BytesIO(draw_profile(drawn))) as image:
        return image.convert("RGB")


def rgb(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour.removeprefix("#")))


def width_of_bar(image: Image.Image, row: int) -> int:
    """How many pixels of a genre's bar are coloured, below its line of certainty."""
    middle = 130 + row * 72 + 24 + 15
    return sum(image.getpixel((x, middle)) == rgb(BAR) for x in range(600))


@pytest.mark.parametrize(
    "drawn",
    [
        NOTHING,
        Drawn(
            "x" * 300,
            {"y" * 90: Share(1, 1)},
            {1890: 1},
            2.0,
            ("a" * 90, "b" * 90),
            -9,
            ("c", "d"),
            ("z" * 400,),
        ),
        Drawn(
            "千と千尋",
            {f"Genre {number}": Share(1 / 18, 0.05) for number in range(18)},
            dict.fromkeys(range(1890, 2030, 10), 1 / 14),
            0.0,
            ("hidden", "well known"),
            9.0,
            ("stricter", "kinder"),
            ("千と千尋の神隠し (2001)", "Amélie (2001)"),
        ),
    ],
)
def test_it_is_a_picture_whatever_there_is_to_show(drawn: Drawn) -> None:
    assert opened(drawn).size == (WIDTH, HEIGHT)


def test_a_larger_share_has_a_longer_bar() -> None:
    image = opened(
        Drawn(
            "Taste", {"A": Share(0.6, 0.05), "B": Share(0.3, 0.05)}, *[{}, None], ("", ""), None, ("", ""), ()
        )
    )
    assert width_of_bar(image, 0) == pytest.approx(2 * width_of_bar(image, 1), abs=12)
