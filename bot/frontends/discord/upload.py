"""The form that takes a file, and what comes of it.

The form's custom_id is its action, as a button's is: one sent before a restart is taken after it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import discord
from discord import ui

from bot.conversations.action import Action
from bot.conversations.imports import Upload
from bot.language import Language
from recommender.phrases import say

IMPORT = "import"
FILE = Action.of("file").custom_id
TITLE_LENGTH, LABEL_LENGTH, HINT_LENGTH = 45, 45, 100
"""Discord's limits."""


def import_form(spoken: Language) -> ui.Modal:
    """Make the form that asks for a file, in somebody's language."""
    form = ui.Modal(
        title=spoken.text(say("Bring your ratings"))[:TITLE_LENGTH], custom_id=Action.of(IMPORT).custom_id
    )
    label = spoken.text(say("A CSV of Letterboxd, IMDb or mine"))[:LABEL_LENGTH]
    hint = spoken.text(say("ratings.csv, diary.csv or watched.csv; up to 5 MB"))[:HINT_LENGTH]
    form.add_item(
        ui.Label(text=label, description=hint, component=ui.FileUpload(custom_id=FILE, max_values=1))
    )
    # discord.py keeps no form that is stopped: what comes back is read as it is.
    form.stop()
    return form


def read_upload(interaction: discord.Interaction[Any]) -> Upload | None:
    """Read which file a form brought; None if it is not ours, or brought none."""
    data: Any = interaction.data or {}
    if data.get("custom_id") != Action.of(IMPORT).custom_id:
        return None
    sent = data.get("resolved", {}).get("attachments", {})
    found = next((sent[file_id] for file_id in _file_ids(data) if file_id in sent), None)
    if found is None:
        return None

    async def read() -> bytes:
        return await interaction.client.http.get_from_cdn(found["url"])

    return Upload(str(found["filename"]), int(found["size"]), read)


def _file_ids(data: Any) -> Iterator[str]:
    for row in data.get("components", []):
        yield from row.get("component", {}).get("values", [])
