"""What Discord answers to a request it refuses: a status, a code, and for a bad form where it is bad."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from aiohttp import web

Json = dict[str, Any]

UNKNOWN_MESSAGE = (404, 10008, "Unknown Message")
UNKNOWN_CHANNEL = (404, 10003, "Unknown Channel")
UNKNOWN_INTERACTION = (404, 10062, "Unknown interaction")
UNKNOWN_WEBHOOK = (404, 10015, "Unknown Webhook")
ALREADY_ACKNOWLEDGED = (400, 40060, "Interaction has already been acknowledged.")
EXPIRED_TOKEN = (401, 50027, "Invalid Webhook Token")
EMPTY_MESSAGE = (400, 50006, "Cannot send an empty message")
NOT_THE_AUTHOR = (403, 50005, "Cannot edit a message authored by another user")
MISSING_PERMISSIONS = (403, 50013, "Missing Permissions")
UNAUTHORIZED = (401, 0, "401: Unauthorized")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in a form: where, Discord's name for it, and in words."""

    path: tuple[str, ...]
    code: str
    text: str

    def __str__(self) -> str:
        return f"{'.'.join(self.path)}: {self.text}"


class Refused(Exception):
    """Discord says no."""

    def __init__(self, status: int, code: int, message: str, errors: Json | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.body = {"message": message, "code": code} | ({"errors": errors} if errors else {})

    def response(self) -> web.Response:
        return answer_json(self.body, self.status)


def answer_json(body: object, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    """Answer as Discord does, which names no charset."""
    about = {"Content-Type": "application/json"} | (headers or {})
    return web.Response(body=json.dumps(body).encode(), status=status, headers=about)


def refuse_faults(faults: Iterable[Fault]) -> None:
    """Raise 50035 with all the faults nested by their place, if there are any."""
    errors: Json = {}
    for fault in faults:
        place = errors
        for key in fault.path:
            place = place.setdefault(key, {})
        place.setdefault("_errors", []).append({"code": fault.code, "message": fault.text})
    if errors:
        raise Refused(400, 50035, "Invalid Form Body", errors)


def length(text: str) -> int:
    """Count UTF-16 units: Discord does not document its unit, and this is the strictest."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def check_length(path: tuple[str, ...], text: object, least: int, most: int) -> Iterable[Fault]:
    if not isinstance(text, str):
        yield Fault(path, "STRING_TYPE_CONVERT", "Could not interpret value as string.")
    elif not least <= length(text) <= most or len(text.strip()) < least:
        code = "BASE_TYPE_REQUIRED" if not text.strip() else "BASE_TYPE_BAD_LENGTH"
        yield Fault(path, code, f"Must be between {least} and {most} in length.")


async def read_form(request: web.Request) -> tuple[Json, dict[str, bytes]]:
    """Read a JSON body, or a multipart one: its payload and its files by name."""
    if not request.content_type.startswith("multipart/"):
        return (await request.json() if request.can_read_body else {}), {}
    payload: Json = {}
    files: dict[str, bytes] = {}
    async for part in await request.multipart():
        content = bytes(await part.read())
        if part.name == "payload_json":
            payload = json.loads(content)
        else:
            files[part.filename] = content
    return payload, files
