"""The gateway: hello, identify, heartbeats, dispatch by intents, and resume with what was missed."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

from tests.standin.forms import Json
from tests.standin.payloads import GUILD_ID, guild_payload, ready_payload
from tests.standin.world import World

DISPATCH, HEARTBEAT, IDENTIFY, RESUME, RECONNECT, INVALID, HELLO, ACK = 0, 1, 2, 6, 7, 9, 10, 11
GUILDS, GUILD_MESSAGES, GUILD_REACTIONS = 1, 1 << 9, 1 << 10
DIRECT_MESSAGES, DIRECT_REACTIONS = 1 << 12, 1 << 13
PRIVILEGED = 1 << 1 | 1 << 8 | 1 << 15
AUTHENTICATION_FAILED, DISALLOWED_INTENTS = 4004, 4014


class Connection:
    """One websocket, compressed as the client asked."""

    def __init__(self, socket: web.WebSocketResponse, compress: bool) -> None:
        self.socket = socket
        self._deflate = zlib.compressobj() if compress else None

    async def send(self, payload: Json) -> None:
        text = json.dumps(payload)
        if self._deflate is None:
            await self.socket.send_str(text)
        else:
            data = self._deflate.compress(text.encode()) + self._deflate.flush(zlib.Z_SYNC_FLUSH)
            await self.socket.send_bytes(data)


@dataclass(eq=False)
class Session:
    """What a client may come back to: all that was dispatched to it, and whether it listens now."""

    id: str
    shard: int
    shards: int
    intents: int
    events: list[Json] = field(default_factory=list)
    connection: Connection | None = None

    async def dispatch(self, event: str, data: Any) -> None:
        payload = {"op": DISPATCH, "s": len(self.events) + 1, "t": event, "d": data}
        self.events.append(payload)
        if self.connection is not None:
            await self.connection.send(payload)

    def wants(self, guild_id: int | None, intent: int) -> bool:
        at_home = ((guild_id or 0) >> 22) % self.shards == self.shard
        return at_home and (not intent or bool(self.intents & intent))


class Gateway:
    """All sessions, and what tests do to them."""

    def __init__(self, world: World, token: str) -> None:
        self.world = world
        self.token = token
        self.url = ""
        self.heartbeat_ms = 41_250
        self.sessions: dict[str, Session] = {}
        self.identifies = 0
        self.resumes = 0
        self.heartbeats = 0
        self.heartbeat_times: list[float] = []

    @property
    def live(self) -> list[Session]:
        return [session for session in self.sessions.values() if session.connection is not None]

    async def dispatch(self, event: str, data: Json, guild_id: int | None, intent: int = 0) -> None:
        """Send an event to the sessions it is for; those that are away find it when they resume."""
        for session in [*self.sessions.values()]:
            if session.wants(guild_id, intent):
                await session.dispatch(event, data)

    async def drop(self) -> None:
        """Cut every connection as a lost network does; sessions stay."""
        for session in self.live:
            assert session.connection is not None
            await session.connection.socket.close(code=4000)

    async def ask_to_reconnect(self) -> None:
        for session in self.live:
            assert session.connection is not None
            await session.connection.send({"op": RECONNECT, "d": None})

    async def repeat_last(self, event: str) -> None:
        """Dispatch the last event of a kind once more, as happens around a resume."""
        for session in self.live:
            payload = [each for each in session.events if each["t"] == event][-1]
            await session.dispatch(event, payload["d"])

    async def lose(self) -> None:
        """Cut every connection, and forget the sessions too."""
        sockets = [session.connection.socket for session in self.live if session.connection]
        self.forget_sessions()
        for socket in sockets:
            await socket.close(code=4000)

    async def remove_bot(self) -> None:
        """Have the bot thrown out of the server."""
        await self.dispatch("GUILD_DELETE", {"id": str(GUILD_ID)}, GUILD_ID, GUILDS)

    def forget_sessions(self) -> None:
        """Lose all sessions: a client that resumes is told to start anew."""
        self.sessions.clear()

    async def connect(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        connection = Connection(socket, request.query.get("compress") == "zlib-stream")
        await connection.send({"op": HELLO, "d": {"heartbeat_interval": self.heartbeat_ms}})
        session: Session | None = None
        try:
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    session = await self._take(connection, session, json.loads(message.data))
        finally:
            if session is not None and session.connection is connection:
                session.connection = None
        return socket

    async def _take(self, connection: Connection, session: Session | None, payload: Json) -> Session | None:
        data = payload.get("d")
        if payload["op"] == HEARTBEAT:
            self.heartbeats += 1
            self.heartbeat_times.append(self.world.now())
            await connection.send({"op": ACK})
        elif payload["op"] == IDENTIFY:
            session = await self._identify(connection, data)
        elif payload["op"] == RESUME:
            session = await self._resume(connection, data)
        return session

    async def _identify(self, connection: Connection, data: Json) -> Session | None:
        if data["token"] != self.token:
            await connection.socket.close(code=AUTHENTICATION_FAILED)
            return None
        if data["intents"] & PRIVILEGED:
            await connection.socket.close(code=DISALLOWED_INTENTS)
            return None
        self.identifies += 1
        shard, shards = data.get("shard") or (0, 1)
        session = Session(f"session-{self.identifies}", shard, shards, data["intents"], connection=connection)
        self.sessions[session.id] = session
        await session.dispatch("READY", self._ready(session))
        if session.wants(GUILD_ID, GUILDS):
            await session.dispatch("GUILD_CREATE", guild_payload(self.world))
        return session

    async def _resume(self, connection: Connection, data: Json) -> Session | None:
        session = self.sessions.get(data["session_id"])
        if session is None or data["token"] != self.token:
            await connection.send({"op": INVALID, "d": False})
            return None
        self.resumes += 1
        for payload in session.events[data["seq"] :]:
            await connection.send(payload)
        session.connection = connection
        await session.dispatch("RESUMED", {})
        return session

    def _ready(self, session: Session) -> Json:
        guilds = [{"id": str(GUILD_ID), "unavailable": True}] if session.wants(GUILD_ID, 0) else []
        shard = [session.shard, session.shards]
        return ready_payload(self.world.bot, session.id, self.url, shard, guilds)
