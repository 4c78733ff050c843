"""Settings: a TOML file and the environment, each key known, the token never shown.

``MATINEE_DISCORD__TOKEN`` in the environment is ``token`` under ``[discord]`` in the file, and wins over it.
The file is the one named on the command line, else by ``MATINEE_CONFIG``, else ``config.toml`` in the
working directory, if any.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from platformdirs import user_data_path
from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
    field_validator,
    model_validator,
)
from pydantic_core import ErrorDetails
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)
from rapidfuzz import fuzz, process

from bot.errors import ConfigError

PREFIX = "MATINEE_"
CONFIG_VARIABLE = "MATINEE_CONFIG"
DEFAULT_FILE = Path("config.toml")
_STRICT = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)


class DiscordSettings(BaseModel):
    """The Discord side; without a token Matinee talks in the terminal."""

    model_config = _STRICT
    token: SecretStr | None = None
    """The bot's token."""
    api_url: str | None = None
    """Base of Discord's REST interface; None for Discord's own."""
    shards: int | None = Field(default=None, ge=1, le=100_000)
    """Shards in all; None for as many as Discord recommends."""
    shard_ids: str | None = Field(default=None, pattern=r"^\d{1,6}(-\d{1,6})?$")
    """Those that this process serves, "0-3"; None for all of them."""

    @field_validator("token")
    @classmethod
    def _empty_is_none(cls, token: SecretStr | None) -> SecretStr | None:
        return token if token is not None and token.get_secret_value().strip() else None

    @model_validator(mode="after")
    def _within_all(self) -> DiscordSettings:
        if self.shard_ids is not None and (self.shards is None or not self.shard_range):
            raise ValueError("shard_ids needs shards, and numbers below it: shards = 8, shard_ids = '0-3'")
        return self

    @property
    def shard_range(self) -> list[int] | None:
        """The shards that this process serves; None for all, empty where they are none of all."""
        if self.shard_ids is None or self.shards is None:
            return None
        first, _, last = self.shard_ids.partition("-")
        asked = range(int(first), int(last or first) + 1)
        return [*asked] if asked and asked[-1] < self.shards else []


class StoreSettings(BaseModel):
    """Where things are remembered."""

    model_config = _STRICT
    path: Path = Field(default_factory=lambda: user_data_path("matinee") / "matinee.sqlite3")
    """The database file; its folder is made when needed."""

    @field_validator("path")
    @classmethod
    def _home(cls, path: Path) -> Path:
        return path.expanduser()


class EngineSettings(BaseModel):
    """The recommender."""

    model_config = _STRICT
    bundle: Path | None = None
    """Folder of the bundle; None for the one that ships."""
    timeout: float = Field(default=10.0, gt=0, le=600)
    """Seconds one answer may take."""
    queue: int = Field(default=256, ge=1, le=10_000)
    """Requests that may wait; more are turned away kindly."""


class LimitSettings(BaseModel):
    """How much one person may ask for, so that nobody has to wait for another."""

    model_config = _STRICT
    burst: int = Field(default=30, ge=1, le=10_000)
    """Commands and buttons one person may use at once."""
    per_minute: float = Field(default=60.0, gt=0, le=100_000)
    """And how many a minute from then on."""


class MetricsSettings(BaseModel):
    """Numbers for Prometheus."""

    model_config = _STRICT
    port: int | None = Field(default=None, ge=1, le=65_535)
    """Where to serve them; None for nowhere."""
    address: str = "127.0.0.1"
    """Who may read them; this machine alone unless changed."""


class LogSettings(BaseModel):
    """The log, on standard error."""

    model_config = _STRICT
    level: Literal["debug", "info", "warning", "error"] = "warning"
    format: Literal["text", "json"] = "text"


class Settings(BaseSettings):
    """All settings."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_nested_delimiter="__",
        env_ignore_empty=True,
        extra="forbid",
        frozen=True,
        hide_input_in_errors=True,
    )

    discord: DiscordSettings = DiscordSettings()
    store: StoreSettings = Field(default_factory=StoreSettings)
    engine: EngineSettings = EngineSettings()
    limits: LimitSettings = LimitSettings()
    metrics: MetricsSettings = MetricsSettings()
    log: LogSettings = LogSettings()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Let the environment win over what is passed in, which is the file."""
        return env_settings, init_settings


def load_settings(path: Path | None = None) -> Settings:
    """Read the settings of the file (if any) and the environment.

    Raises
    ------
    ConfigError
        For a file that is missing or not TOML, an unknown key (with the nearest known one) or a value that
        makes no sense. Values are never part of the message: one of them may be the token.
    """
    file = _file(path)
    _refuse_unknown_variables(os.environ)
    try:
        return Settings(**_read(file))
    except ValidationError as error:
        place = str(file or DEFAULT_FILE)
        raise ConfigError("\n".join(_explain(detail, place) for detail in error.errors())) from None


def known_keys() -> list[str]:
    """List every setting as ``section.key``."""
    sections: dict[str, type[BaseModel]] = {
        "discord": DiscordSettings,
        "store": StoreSettings,
        "engine": EngineSettings,
        "limits": LimitSettings,
        "metrics": MetricsSettings,
        "log": LogSettings,
    }
    return [f"{name}.{key}" for name, section in sections.items() for key in section.model_fields]


def _file(path: Path | None) -> Path | None:
    named = path or (Path(value) if (value := os.environ.get(CONFIG_VARIABLE)) else None)
    if named is not None and not named.is_file():
        raise ConfigError(f"No config file {named}. Copy config.example.toml there, or name another.")
    return named or (DEFAULT_FILE if DEFAULT_FILE.is_file() else None)


def _read(file: Path | None) -> dict[str, Any]:
    if file is None:
        return {}
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{file} is not TOML: {error}. See config.example.toml.") from None
    except OSError as error:
        raise ConfigError(f"{file} cannot be read: {error.strerror}.") from None


def _refuse_unknown_variables(environment: Mapping[str, str]) -> None:
    known = [_variable(key) for key in known_keys()]
    for name in sorted(environment):
        if name.startswith(PREFIX) and name != CONFIG_VARIABLE and name not in known:
            raise ConfigError(f"Unknown setting {name} in the environment{_nearest(name, known)}")


def _explain(detail: ErrorDetails, place: str) -> str:
    key = ".".join(str(word) for word in detail["loc"])
    if detail["type"] == "extra_forbidden":
        known = known_keys() if "." in key else list(Settings.model_fields)
        return f"Unknown setting {key} in {place}{_nearest(key, known)}"
    return f"Setting {key} (in {place} or {_variable(key)}): {detail['msg']}. See config.example.toml."


def _variable(key: str) -> str:
    return PREFIX + key.upper().replace(".", "__")


def _nearest(key: str, known: list[str]) -> str:
    match = process.extractOne(key, known, scorer=fuzz.ratio, score_cutoff=60)
    return f": did you mean {match[0]}?" if match else ". config.example.toml lists all settings."
