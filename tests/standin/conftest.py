"""A bare client in place of the bot: REST calls and a raw gateway."""

from __future__ import annotations

import json
import zlib
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from tests.standin import StandIn
from tests.standin.forms import Json
from tests.standin.gateway import IDENTIFY
from tests.standin.server import TOKEN


class Bot:
    """Speaks to the stand-in as a library would."""

    def __init__(self, standin: StandIn, session: aiohttp.ClientSession) -> None:
        self.standin = standin
        self.session = session

    async def call(self, method: str, path: str, body: object = None, token: str = TOKEN) -> tuple[int, Any]:
        """Make a request; the status and the body come back."""
        headers = {"Authorization": f"Bot {token}"}
        url = self.standin.api_url + path
        data = {"data": body} if isinstance(body, aiohttp.FormData) else {"json": body}
        async with self.session.request(method, url, headers=headers, **data) as response:
            return response.status, await response.json() if response.status != 204 else None

    async def connect(self, compress: bool = False) -> Wire:
        url = self.standin.gateway.url + ("?compress=zlib-stream" if compress else "")
        return Wire(await self.session.ws_connect(url))

    async def identify(self, intents: int = 1, token: str = TOKEN, shard: tuple[int, int] = (0, 1)) -> Wire:
        """Open a session."""
        wire = await self.connect()
        assert (await wire.read())["op"] == 10
        await wire.send(IDENTIFY, {"token": token, "intents": intents, "shard": [*shard]})
        return wire


class Wire:
    """One websocket."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket
        self._inflate = zlib.decompressobj()

    async def send(self, op: int, data: object) -> None:
        await self.socket.send_json({"op": op, "d": data})

    async def read(self) -> Json:
        message = await self.socket.receive(timeout=10)
        if message.type is aiohttp.WSMsgType.BINARY:
            return json.loads(self._inflate.decompress(message.data))
        assert message.type is aiohttp.WSMsgType.TEXT, message
        return json.loads(message.data)

    async def closed_with(self) -> int | None:
        """Read on to the end, and say with which code it came."""
        while (await self.socket.receive(timeout=10)).type is aiohttp.WSMsgType.TEXT:
            pass
        return self.socket.close_code


@pytest.fixture
async def standin() -> AsyncIterator[StandIn]:
    async with StandIn() as standin:
        yield standin


@pytest.fixture
async def bot(standin: StandIn) -> AsyncIterator[Bot]:
    async with aiohttp.ClientSession() as session:
        yield Bot(standin, session)
