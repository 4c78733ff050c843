"""The stand-in itself: starts, stops, and lets tests act as people and as bad weather."""

from __future__ import annotations

import traceback
from types import TracebackType

from aiohttp import web

from tests.standin.client import User
from tests.standin.faults import Faults
from tests.standin.forms import Json, Refused
from tests.standin.gateway import Gateway
from tests.standin.interactions import Interaction
from tests.standin.payloads import BOT_ID, GROUP, GUILD, user_payload
from tests.standin.rest import BASE, Rest
from tests.standin.shown import Shown
from tests.standin.world import Channel, Message, World

TOKEN = "standin.token.of-no-worth"


class StandIn:
    """A Discord of one server, on a free port of 127.0.0.1."""

    def __init__(self, *, shards: int = 1) -> None:
        self.token = TOKEN
        self.shards = shards
        self.world = World()
        self.faults = Faults()
        self.gateway = Gateway(self.world, TOKEN)
        self.interactions: dict[str, Interaction] = {}
        self.refusals: list[str] = []
        """Every request refused, in Discord's words: mostly there should be none."""
        self.errors: list[str] = []
        """Mistakes of the stand-in itself: a test that meets one proves nothing."""
        self.channel = self.world.add_channel(GUILD)
        self.private_channel = self.world.add_channel(GROUP)
        self.fetched = 0
        """Files of people that the bot fetched."""
        self.port = 0
        self._uploads: dict[str, bytes] = {}
        self._runner: web.AppRunner | None = None

    @property
    def api_url(self) -> str:
        return f"http://127.0.0.1:{self.port}{BASE}"

    async def __aenter__(self) -> StandIn:
        app = web.Application(middlewares=[self._refusing, self.faults.middleware])
        app.add_routes([*Rest(self).routes(), web.get("/gateway/", self.gateway.connect)])
        app.add_routes([web.get("/uploads/{file}", self._uploaded)])
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.port = self._runner.addresses[0][1]
        self.gateway.url = f"ws://127.0.0.1:{self.port}/gateway/"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.gateway.drop()
        assert self._runner is not None
        await self._runner.cleanup()
        assert not self.errors, self.errors[0]

    @web.middleware
    async def _refusing(self, request: web.Request, handler: web.RequestHandler) -> web.StreamResponse:
        try:
            return await handler(request)
        except Refused as refused:
            self.refusals.append(f"{request.method} {request.path}: {refused.body}")
            return refused.response()
        except Exception:
            self.errors.append(traceback.format_exc())
            raise

    def upload(self, name: str, content: bytes) -> Json:
        """Take a file from a person, to be fetched by the bot."""
        file_id = str(self.world.next_id())
        self._uploads[file_id] = content
        url = f"http://127.0.0.1:{self.port}/uploads/{file_id}"
        return {"id": file_id, "filename": name, "size": len(content), "url": url, "proxy_url": url}

    async def _uploaded(self, request: web.Request) -> web.Response:
        self.fetched += 1
        return web.Response(body=self._uploads[request.match_info["file"]])

    def user(self, name: str, locale: str = "en-US") -> User:
        """A new person on the server."""
        user_id = self.world.next_id()
        self.world.users[user_id] = user_payload(user_id, name)
        return User(self, user_id, locale)

    async def ready(self, *, identifies: int = 1) -> None:
        """Wait until the bot has a session."""
        await self.world.until(
            lambda: self.gateway.identifies >= identifies and len(self.gateway.live) >= self.shards,
            "the bot to identify",
        )

    async def next_message(self, after: Message, channel: Channel | None = None) -> Shown:
        """Wait for the bot's next message in a channel, for all to see, after that one."""
        place = channel or after.channel

        def found() -> list[Message]:
            messages = sorted(self.world.messages.values(), key=lambda message: message.id)
            bots = [message for message in messages if message.author["id"] == str(BOT_ID)]
            here = [message for message in bots if message.channel is place and not message.ephemeral]
            return [message for message in here if message.id > after.id]

        await self.world.until(lambda: bool(found()), "a message of the bot's")
        return Shown.of(found()[0])
