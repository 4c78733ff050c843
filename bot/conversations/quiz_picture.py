"""Genre shares as a picture: one bar each, its name and share beside it."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO

from PIL import Image, ImageDraw

from bot.conversations.lettering import typeface, writable

WIDTH, ROW, PAD = 720, 56, 24
LABELS, NUMBERS = 190, 90
"""Room for names on the left, and for shares on the right."""
BACKGROUND, TRACK, BAR, INK = "#1f1f23", "#33333a", "#c8553d", "#f4f1ec"
FONT_SIZE = 24


def draw_shares(shares: Mapping[str, int]) -> bytes:
    """Draw shares in per cent as a PNG; the longest bar is the largest share."""
    image = Image.new("RGB", (WIDTH, 2 * PAD + ROW * len(shares)), BACKGROUND)
    pen = ImageDraw.Draw(image)
    font = typeface(FONT_SIZE)
    room = WIDTH - 2 * PAD - LABELS - NUMBERS
    largest = max(shares.values(), default=1) or 1
    for row, (genre, share) in enumerate(shares.items()):
        top, left = PAD + row * ROW + 8, PAD + LABELS
        box = (left, top, left + room, top + ROW - 16)
        pen.rounded_rectangle(box, 8, fill=TRACK)
        pen.rounded_rectangle((left, top, left + max(8, room * share // largest), box[3]), 8, fill=BAR)
        middle = top + (ROW - 16) / 2
        pen.text((PAD, middle), writable(genre), fill=INK, font=font, anchor="lm")
        pen.text((WIDTH - PAD, middle), f"{share} %", fill=INK, font=font, anchor="rm")
    file = BytesIO()
    image.save(file, "PNG", optimize=True)
    return file.getvalue()
