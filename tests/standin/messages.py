"""Messages made and changed by the bot, checked as Discord checks them."""

from __future__ import annotations

from collections.abc import Iterator, Set

from tests.standin.components import TEXT, check_components, walk
from tests.standin.forms import EMPTY_MESSAGE, Fault, Json, Refused, check_length, refuse_faults
from tests.standin.world import EPHEMERAL, LOADING, V2, Channel, Message, World

LEGACY = ("content", "embeds", "stickers", "poll")


def make_message(
    world: World, channel: Channel, body: Json, files: dict[str, bytes], seen_by: int | None = None
) -> Message:
    """Make a message of the bot's, or refuse it."""
    check_body(body, files, v2=bool(body.get("flags", 0) & V2))
    if not (body.get("content") or body.get("components") or files or body.get("embeds")):
        raise Refused(*EMPTY_MESSAGE)
    message = Message(world.next_id(), channel, world.bot)
    message.reference = int((body.get("message_reference") or {}).get("message_id") or 0) or None
    message.seen_by = seen_by if body.get("flags", 0) & EPHEMERAL else None
    fill(world, message, body, files)
    world.messages[message.id] = message
    return message


def change_message(world: World, message: Message, body: Json, files: dict[str, bytes]) -> None:
    """Change a message of the bot's, or refuse to; what is left out of the body stays."""
    v2 = bool((message.flags | body.get("flags", 0)) & V2)
    if v2 and not message.flags & V2 and message.content and body.get("content", message.content):
        raise Refused(400, 50035, "Invalid Form Body", {"content": {"_errors": [_legacy("content")]}})
    check_body(body, files, v2=v2, kept={file["filename"] for file in message.attachments})
    fill(world, message, body, files)
    message.edited += 1


def check_body(body: Json, files: dict[str, bytes], *, v2: bool, kept: Set[str] = frozenset()) -> None:
    """Refuse a body that breaks a limit."""
    refuse_faults(_faults(body, files, v2, set(kept)))


def _faults(body: Json, files: dict[str, bytes], v2: bool, kept: set[str]) -> Iterator[Fault]:
    if v2:
        for name in LEGACY:
            if body.get(name):
                yield Fault((name,), **_legacy(name))
    elif body.get("content"):
        yield from check_length(("content",), body["content"], 0, 2000)
    if len(files) > 10:
        yield Fault(("attachments",), "BASE_TYPE_MAX_LENGTH", "Must be 10 or fewer in length.")
    yield from check_components(body.get("components") or [], v2=v2, files=set(files) | kept)


def _legacy(name: str) -> dict[str, str]:
    text = f"The '{name}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2"
    return {"code": "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", "text": text}


def fill(world: World, message: Message, body: Json, files: dict[str, bytes]) -> None:
    """Put a checked body into a message."""
    message.content = body.get("content", message.content) or ""
    message.components = body.get("components", message.components) or []
    message.flags = (message.flags | body.get("flags", 0)) & ~LOADING
    if "attachments" in body or files:
        kept = {int(part["id"]) for part in body.get("attachments") or []}
        message.attachments = [file for file in message.attachments if int(file["id"]) in kept]
        message.files = {file["filename"]: message.files[file["filename"]] for file in message.attachments}
    for name, content in files.items():
        message.attachments.append(_attachment(world, name, content))
        message.files[name] = content
    message.pings = message.pings or _pings(body)


def _attachment(world: World, name: str, content: bytes) -> Json:
    url = f"https://cdn.invalid/{name}"
    return {"id": str(world.next_id()), "filename": name, "size": len(content), "url": url, "proxy_url": url}


def _pings(body: Json) -> bool:
    """Whether this would notify anybody by name: Discord parses all mentions unless told otherwise."""
    parts = walk(body.get("components") or [])
    texts = [body.get("content") or "", *(part["content"] for part in parts if part["type"] == TEXT)]
    allowed = body.get("allowed_mentions")
    quiet = allowed is not None and not (allowed.get("parse") or allowed.get("users") or allowed.get("roles"))
    return not quiet and any("<@" in text or "@everyone" in text or "@here" in text for text in texts)
