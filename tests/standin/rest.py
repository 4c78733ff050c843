"""The REST routes a bot like this one uses."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from aiohttp import web

from tests.standin.commands import check_commands
from tests.standin.forms import (
    MISSING_PERMISSIONS,
    NOT_THE_AUTHOR,
    UNAUTHORIZED,
    UNKNOWN_CHANNEL,
    UNKNOWN_INTERACTION,
    UNKNOWN_MESSAGE,
    UNKNOWN_WEBHOOK,
    Refused,
    answer_json,
    read_form,
    refuse_faults,
)
from tests.standin.interactions import Interaction
from tests.standin.messages import change_message, make_message
from tests.standin.payloads import BOT_ID, GROUP, GUILD_ID, application_payload, channel_payload
from tests.standin.world import Channel, Message

if TYPE_CHECKING:
    from tests.standin.server import StandIn

BASE = "/api/v10"


class Rest:
    """One method a route."""

    def __init__(self, standin: StandIn) -> None:
        self.standin = standin
        self.world = standin.world

    def routes(self) -> list[web.RouteDef]:
        message = "/channels/{channel}/messages/{message}"
        hook = "/webhooks/{app}/{token}"
        table = [
            ("GET", "/gateway/bot", self.gateway),
            ("GET", "/gateway", self.gateway),
            ("GET", "/users/@me", self.me),
            ("GET", "/users/@me/guilds", self.guilds),
            ("GET", "/oauth2/applications/@me", self.application),
            ("PUT", "/applications/{app}/commands", self.sync),
            ("PUT", "/applications/{app}/guilds/{guild}/commands", self.sync),
            ("POST", "/interactions/{interaction}/{token}/callback", self.callback),
            ("POST", hook, self.follow_up),
            ("PATCH", hook + "/messages/{message}", self.change_answer),
            ("DELETE", hook + "/messages/{message}", self.delete_answer),
            ("POST", "/users/@me/channels", self.direct),
            ("POST", "/channels/{channel}/typing", self.typing),
            ("POST", "/channels/{channel}/messages", self.send),
            ("GET", message, self.read),
            ("PATCH", message, self.edit),
            ("DELETE", message, self.delete),
            ("GET", message + "/reactions/{emoji}", self.who_reacted),
            ("PUT", message + "/reactions/{emoji}/@me", self.react),
        ]
        return [web.route(method, BASE + path, handler) for method, path, handler in table]

    async def gateway(self, request: web.Request) -> web.Response:
        self._authorize(request)
        limits = {"total": 1000, "remaining": 999, "reset_after": 1, "max_concurrency": 1}
        answer = {"url": self.standin.gateway.url, "shards": self.standin.shards}
        return answer_json(answer | {"session_start_limit": limits})

    async def me(self, request: web.Request) -> web.Response:
        self._authorize(request)
        return answer_json(self.world.bot)

    async def guilds(self, request: web.Request) -> web.Response:
        self._authorize(request)
        about = {"id": str(GUILD_ID), "name": "Film club", "permissions": str(self.world.permissions)}
        return answer_json([about])

    async def application(self, request: web.Request) -> web.Response:
        self._authorize(request)
        return answer_json(application_payload(self.world.bot))

    async def sync(self, request: web.Request) -> web.Response:
        self._authorize(request)
        commands = await request.json()
        refuse_faults(check_commands(commands))
        about = {"application_id": str(BOT_ID), "version": "1", "guild_id": request.match_info.get("guild")}
        kept = [{"description": ""} | command for command in commands]
        self.world.commands = [command | about | {"id": str(self.world.next_id())} for command in kept]
        self.world.syncs += 1
        return answer_json(self.world.commands)

    async def callback(self, request: web.Request) -> web.Response:
        interaction = self._interaction(request, UNKNOWN_INTERACTION)
        return answer_json(await interaction.acknowledge(*await read_form(request)))

    async def follow_up(self, request: web.Request) -> web.Response:
        return self._message(await self._interaction(request).follow_up(*await read_form(request)))

    async def change_answer(self, request: web.Request) -> web.Response:
        interaction, name = self._interaction(request), request.match_info["message"]
        return self._message(await interaction.change(name, *await read_form(request)))

    async def delete_answer(self, request: web.Request) -> web.Response:
        return await self._delete(self._interaction(request).find(request.match_info["message"]))

    async def direct(self, request: web.Request) -> web.Response:
        self._authorize(request)
        channel = self.world.direct_channel(int((await request.json())["recipient_id"]))
        return answer_json(channel_payload(channel, self.world.users))

    async def typing(self, request: web.Request) -> web.Response:
        self._channel(request)
        return web.Response(status=204)

    async def send(self, request: web.Request) -> web.Response:
        channel = self._channel(request)
        body, files = await read_form(request)
        if files and not channel.can_attach:
            raise Refused(*MISSING_PERMISSIONS)
        message = make_message(self.world, channel, body, files)
        return self._message(message)

    async def read(self, request: web.Request) -> web.Response:
        return self._message(self._find(request))

    async def edit(self, request: web.Request) -> web.Response:
        message = self._find(request)
        if message.author is not self.world.bot:
            raise Refused(*NOT_THE_AUTHOR)
        change_message(self.world, message, *await read_form(request))
        return self._message(message)

    async def delete(self, request: web.Request) -> web.Response:
        return await self._delete(self._find(request))

    async def who_reacted(self, request: web.Request) -> web.Response:
        users = self._find(request).reactions.get(unquote(request.match_info["emoji"]), [])
        after, limit = int(request.query.get("after", 0)), int(request.query.get("limit", 25))
        page = [self.world.users[user] for user in sorted(users) if user > after][:limit]
        return answer_json(page)

    async def react(self, request: web.Request) -> web.Response:
        self._find(request).reactions.setdefault(unquote(request.match_info["emoji"]), []).append(BOT_ID)
        return web.Response(status=204)

    def _authorize(self, request: web.Request) -> None:
        if request.headers.get("Authorization") != f"Bot {self.standin.token}":
            raise Refused(*UNAUTHORIZED)

    def _interaction(
        self, request: web.Request, unknown: tuple[int, int, str] = UNKNOWN_WEBHOOK
    ) -> Interaction:
        interaction = self.standin.interactions.get(request.match_info["token"])
        if interaction is None:
            raise Refused(*unknown)
        return interaction

    def _channel(self, request: web.Request) -> Channel:
        self._authorize(request)
        channel = self.world.channels.get(int(request.match_info["channel"]))
        if channel is None or channel.deleted or channel.type == GROUP:
            raise Refused(*UNKNOWN_CHANNEL)
        if request.method == "POST" and not channel.can_send:
            raise Refused(*MISSING_PERMISSIONS)
        return channel

    def _find(self, request: web.Request) -> Message:
        channel = self._channel(request)
        message = self.world.messages.get(int(request.match_info["message"]))
        if message is None or message.channel is not channel or message.ephemeral:
            raise Refused(*UNKNOWN_MESSAGE)
        return message

    def _message(self, message: Message) -> web.Response:
        return answer_json(self.world.payload(message))

    async def _delete(self, message: Message) -> web.Response:
        del self.world.messages[message.id]
        return web.Response(status=204)
