"""Faults on order: the next requests to a route answer with an error, are cut, or wait."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass, field

from aiohttp import web

from tests.standin.forms import Json, answer_json


@dataclass
class FaultRule:
    """What happens to the next ``times`` requests whose method and path match."""

    pattern: re.Pattern[str]
    status: int = 500
    times: int = 1
    headers: dict[str, str] = field(default_factory=dict)
    body: Json = field(default_factory=dict)
    cut: bool = False
    after: bool = False
    """Only once the request was served: the bot does not learn that it was."""
    wait: float = 0.0


class Faults:
    """The rules in force; also the record of every request."""

    def __init__(self) -> None:
        self.rules: list[FaultRule] = []
        self.requests: list[str] = []

    def order(self, pattern: str, **how: object) -> None:
        """Order a fault for requests that match, ``"POST .*/callback"``."""
        self.rules.append(FaultRule(re.compile(pattern), **how))

    def count(self, pattern: str) -> int:
        """Count the requests so far that match."""
        return sum(bool(re.fullmatch(pattern, line)) for line in self.requests)

    @web.middleware
    async def middleware(self, request: web.Request, handler: web.RequestHandler) -> web.StreamResponse:
        line = f"{request.method} {request.path}"
        self.requests.append(line)
        rule = next((rule for rule in self.rules if rule.times and rule.pattern.fullmatch(line)), None)
        if rule is None:
            return await handler(request)
        rule.times -= 1
        await asyncio.sleep(rule.wait)
        if rule.after:
            await handler(request)
        if rule.cut:
            assert request.transport is not None
            request.transport.abort()
        return answer_json(rule.body, rule.status, rule.headers)
