"""The shapes of Discord's JSON, written out."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tests.standin.forms import Json

if TYPE_CHECKING:
    from tests.standin.interactions import Interaction
    from tests.standin.world import Channel, Message, World

EPOCH = 1_420_070_400_000
BOT_ID = 900_000_000_000_000_001
GUILD_ID = 900_000_000_000_000_002
GUILD, DIRECT, GROUP = 0, 1, 3
"""Channel types: in a server, with the bot, private among people."""
SERVER_CONTEXT, DIRECT_CONTEXT, PRIVATE_CONTEXT = 0, 1, 2
CONTEXT = {GUILD: SERVER_CONTEXT, DIRECT: DIRECT_CONTEXT, GROUP: PRIVATE_CONTEXT}
ALL_PERMISSIONS = 2_147_483_647
ATTACH_FILES = 1 << 15


def user_payload(user_id: int, name: str, *, bot: bool = False) -> Json:
    return {"id": str(user_id), "username": name, "discriminator": "0", "avatar": None, "bot": bot}


def member_payload(user: Json) -> Json:
    about = {"user": user, "roles": [], "joined_at": "2025-01-01T00:00:00+00:00", "flags": 0}
    return about | {"deaf": False, "mute": False, "permissions": str(ALL_PERMISSIONS)}


def application_payload(bot: Json) -> Json:
    about = {"id": str(BOT_ID), "name": "Matinee", "description": "", "icon": None, "flags": 0}
    return about | {"bot_public": True, "bot_require_code_grant": False, "owner": bot, "verify_key": ""}


def channel_payload(channel: Channel, users: dict[int, Json]) -> Json:
    payload: Json = {"id": str(channel.id), "type": channel.type, "last_message_id": None, "flags": 0}
    if channel.type == GUILD:
        payload |= {"name": "films", "guild_id": str(GUILD_ID), "position": 0, "parent_id": None}
        return payload | {"topic": None, "nsfw": False, "permission_overwrites": [], "rate_limit_per_user": 0}
    people = [users[channel.recipient]] if channel.recipient else []
    return payload | {"recipients": people, "name": None, "owner_id": str(BOT_ID), "icon": None}


def guild_payload(world: World) -> Json:
    everyone: Json = {"id": str(GUILD_ID), "name": "@everyone", "permissions": str(ALL_PERMISSIONS)}
    everyone |= {
        "position": 0,
        "color": 0,
        "hoist": False,
        "managed": False,
        "mentionable": False,
        "flags": 0,
    }
    guild: Json = {"id": str(GUILD_ID), "name": "Film club", "owner_id": "1", "member_count": 3}
    guild |= {"roles": [everyone], "members": [member_payload(world.bot)], "emojis": [], "stickers": []}
    places = [place for place in world.channels.values() if place.guild_id]
    return guild | {"channels": [channel_payload(place, world.users) for place in places], "threads": []}


def message_payload(message: Message, bot: Json) -> Json:
    reactions = [_reaction(emoji, users) for emoji, users in message.reactions.items() if users]
    payload: Json = {
        "id": str(message.id),
        "type": 19 if message.reference else 0,
        "channel_id": str(message.channel.id),
        "author": message.author,
        "content": message.content,
        "timestamp": timestamp(message.id),
        "edited_timestamp": timestamp(message.id) if message.edited else None,
        "tts": False,
        "pinned": False,
        "mention_everyone": False,
        "mentions": [bot] if f"<@{BOT_ID}>" in message.content else [],
        "mention_roles": [],
        "attachments": message.attachments,
        "embeds": [],
        "flags": message.flags,
        "components": message.components,
        "reactions": reactions,
    }
    if message.reference:
        place = {"message_id": str(message.reference), "channel_id": payload["channel_id"]}
        payload["message_reference"] = place
    return payload


def interaction_payload(interaction: Interaction, data: Json, locale: str) -> Json:
    world, place = interaction.world, interaction.channel
    user = world.users[interaction.user_id]
    payload: Json = {
        "id": str(interaction.id),
        "application_id": str(BOT_ID),
        "type": interaction.kind,
        "data": data,
        "token": interaction.token,
        "version": 1,
        "locale": locale,
        "channel_id": str(place.id),
        "channel": channel_payload(place, world.users),
        "context": CONTEXT[place.type],
        "app_permissions": str(ALL_PERMISSIONS & ~(0 if place.can_attach else ATTACH_FILES)),
        "attachment_size_limit": 10_485_760,
        "entitlements": [],
    }
    if interaction.source is not None:
        payload["message"] = message_payload(interaction.source, world.bot)
    if place.guild_id is None:
        return payload | {"user": user, "authorizing_integration_owners": {"1": str(interaction.user_id)}}
    guild = {"id": str(GUILD_ID), "locale": "en-US", "features": []}
    about = {"guild_id": str(GUILD_ID), "guild": guild, "member": member_payload(user)}
    return payload | about | {"authorizing_integration_owners": {"0": str(GUILD_ID)}}


def ready_payload(bot: Json, session_id: str, url: str, shard: list[int], guilds: list[Json]) -> Json:
    about = {"v": 10, "user": bot, "guilds": guilds, "session_id": session_id, "resume_gateway_url": url}
    return about | {"shard": shard, "application": {"id": bot["id"], "flags": 0}}


def timestamp(snowflake: int) -> str:
    return datetime.fromtimestamp(((snowflake >> 22) + EPOCH) / 1000, UTC).isoformat()


def _reaction(emoji: str, users: list[int]) -> Json:
    count = {"count": len(users), "count_details": {"burst": 0, "normal": len(users)}}
    mine = {"me": BOT_ID in users, "me_burst": False, "burst_colors": []}
    return count | mine | {"emoji": {"id": None, "name": emoji}}
