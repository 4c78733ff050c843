from __future__ import annotations

import discord
import pytest
from pydantic import SecretStr

from bot.config import DiscordSettings
from bot.errors import ConfigError
from bot.frontends.discord.checkup import NEEDED, PERMISSIONS, check_up, missing
from tests.standin import StandIn


def settings(standin: StandIn, token: str = "") -> DiscordSettings:
    return DiscordSettings(token=SecretStr(token or standin.token), api_url=standin.api_url)


async def test_a_good_token_in_a_server_that_allows_all(standin: StandIn) -> None:
    [(ok, says)] = await check_up(settings(standin))
    assert ok
    assert "in 1 servers" in says
    assert f"permissions={PERMISSIONS}" in says


async def test_what_a_server_does_not_allow_is_named(standin: StandIn) -> None:
    standin.world.permissions = PERMISSIONS & ~discord.Permissions(attach_files=True).value
    _, (ok, says) = await check_up(settings(standin))
    assert not ok
    assert says.startswith("server 'Film club': allow me Attach Files")


async def test_a_token_that_discord_refuses(standin: StandIn) -> None:
    with pytest.raises(ConfigError, match="Bot page") as caught:
        await check_up(settings(standin, "hunter2"))
    assert "hunter2" not in str(caught.value)


async def test_discord_that_is_away_or_was_not_set_up(standin: StandIn) -> None:
    standin.faults.order("GET .*/users/@me", cut=True, times=9)
    with pytest.raises(ConfigError, match="cannot be reached"):
        await check_up(settings(standin))
    with pytest.raises(ConfigError, match="needs a token"):
        await check_up(DiscordSettings())


def test_whoever_may_do_all_lacks_nothing() -> None:
    assert missing(discord.Permissions(administrator=True).value) == []
    assert missing(0) == [*NEEDED.values()]
