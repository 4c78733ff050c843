"""Somebody's taste as a picture: genres with their certainty, decades, two scales, touchstones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageDraw

from bot.conversations.lettering import typeface, writable
from bot.services.shares import Share

WIDTH, HEIGHT, PAD = 1200, 675, 44
MIDDLE = 640
"""Where the right half begins."""
BACKGROUND, TRACK, BAR, INK, FAINT = "#1f1f23", "#33333a", "#c8553d", "#f4f1ec", "#b9b4ac"
LABELS, NUMBERS = 200, 90
"""Room for a genre's name, and for its share."""
LARGE, NORMAL, SMALL = 44, 32, 26
GENRES, DECADES, TITLES = 6, 7, 3


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a picture shows, in the words of whoever looks at it.

    ``fame`` is 0 (hidden) to 1 (well known); ``kindness`` in stars more than others give; None leaves a scale
    out.
    """

    heading: str
    shares: Mapping[str, Share]
    decades: Mapping[int, float]
    fame: float | None
    fame_ends: tuple[str, str]
    kindness: float | None
    kindness_ends: tuple[str, str]
    touchstones: Sequence[str]


def draw_profile(drawn: Drawn) -> bytes:
    """Draw a taste as a PNG of 1200 × 675, large enough to be read on a phone."""
    image = Image.new("RGB", (WIDTH, HEIGHT), BACKGROUND)
    canvas = _Canvas(ImageDraw.Draw(image))
    canvas.text((PAD, PAD), drawn.heading, LARGE)
    canvas.genres(drawn.shares, top=130)
    canvas.decades(drawn.decades, top=130)
    canvas.scale(drawn.fame, drawn.fame_ends, top=385)
    kindness = None if drawn.kindness is None else 0.5 + drawn.kindness / 3
    canvas.scale(kindness, drawn.kindness_ends, top=485)
    canvas.titles(drawn.touchstones, top=590)
    file = BytesIO()
    image.save(file, "PNG", optimize=True)
    return file.getvalue()


class _Canvas:
    """Draws the parts, each at its place."""

    def __init__(self, pen: ImageDraw.ImageDraw) -> None:
        self._pen = pen

    def text(
        self,
        at: tuple[float, float],
        text: str,
        size: int,
        fill: str = INK,
        *,
        anchor: str = "lt",
        room: float = WIDTH - 2 * PAD,
    ) -> None:
        """Write a line, shortened to the room there is."""
        font, whole = typeface(size), writable(text)
        shown = whole
        while self._pen.textlength(shown, font) > room and len(whole) > 1:
            whole = whole[:-1].rstrip()
            shown = f"{whole}…"
        self._pen.text(at, shown, fill=fill, font=font, anchor=anchor)

    def genres(self, shares: Mapping[str, Share], top: int) -> None:
        """One bar a genre, a line over it for how far it may be off."""
        left, room = PAD + LABELS, MIDDLE - 2 * PAD - LABELS - NUMBERS
        shown = list(shares.items())[:GENRES]
        largest = max((share.share + share.error for _, share in shown), default=1)
        for row, (genre, share) in enumerate(shown):
            middle = top + row * 72 + 24
            self.text((PAD, middle), genre, NORMAL, anchor="lm", room=LABELS - 10)
            self._bar((left, middle - 20, left + room, middle + 20), share.share / largest)
            ends = [left + room * min(1, max(0, end) / largest) for end in _ends(share)]
            self._pen.line((ends[0], middle, ends[1], middle), fill=INK, width=3)
            for end in ends:
                self._pen.line((end, middle - 9, end, middle + 9), fill=INK, width=3)
            self.text((left + room + NUMBERS, middle), f"{round(100 * share.share)} %", NORMAL, anchor="rm")

    def decades(self, decades: Mapping[int, float], top: int) -> None:
        """One column a decade, those with the most films."""
        most = sorted(sorted(decades, key=lambda decade: -decades[decade])[:DECADES])
        width = (WIDTH - PAD - MIDDLE) / max(len(most), 4)
        largest = max(decades.values(), default=1)
        for column, decade in enumerate(most):
            left = MIDDLE + column * width
            height = 150 * decades[decade] / largest
            box = (left, top + 160 - height, left + width - 14, top + 160)
            self._pen.rectangle(box, fill=BAR)
            self.text((left + (width - 14) / 2, top + 176), str(decade), SMALL, FAINT, anchor="mt")

    def scale(self, place: float | None, ends: tuple[str, str], top: int) -> None:
        """A line between two words, with a mark where somebody stands."""
        if place is None:
            return
        left, right = MIDDLE, WIDTH - PAD
        self._pen.rounded_rectangle((left, top, right, top + 10), 5, fill=TRACK)
        at = left + (right - left) * min(1.0, max(0.0, place))
        self._pen.ellipse((at - 16, top - 11, at + 16, top + 21), fill=BAR, outline=INK, width=3)
        self.text((left, top + 32), ends[0], SMALL, FAINT, room=240)
        self.text((right, top + 32), ends[1], SMALL, FAINT, anchor="rt", room=240)

    def titles(self, titles: Sequence[str], top: int) -> None:
        """The films closest to somebody's heart, in one line."""
        if titles:
            self.text((PAD, top), "  ·  ".join(titles[:TITLES]), NORMAL)

    def _bar(self, box: tuple[float, float, float, float], part: float) -> None:
        self._pen.rounded_rectangle(box, 8, fill=TRACK)
        right = box[0] + max(8.0, (box[2] - box[0]) * part)
        self._pen.rounded_rectangle((box[0], box[1], right, box[3]), 8, fill=BAR)


def _ends(share: Share) -> tuple[float, float]:
    return share.share - share.error, share.share + share.error
