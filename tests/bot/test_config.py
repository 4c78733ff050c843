"""Settings: where they come from, what is refused, and that the token stays secret."""

import re
import tomllib
from pathlib import Path

import pytest

from bot.config import Settings, known_keys, load_settings
from bot.errors import ConfigError

EXAMPLE = Path(__file__).parents[2] / "config.example.toml"
TOKEN = "a-very.secret.token"


@pytest.fixture(autouse=True)
def _bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("MATINEE_CONFIG", "MATINEE_DISCORD__TOKEN", "MATINEE_STORE__PATH"):
        monkeypatch.delenv(name, raising=False)


def write(text: str) -> Path:
    Path("config.toml").write_text(text)
    return Path("config.toml")


def test_nothing_configured_gives_the_defaults() -> None:
    settings = load_settings()
    assert settings.discord.token is None
    assert settings.store.path.name == "matinee.sqlite3"
    assert settings.engine.bundle is None


def test_the_file_in_the_working_directory_is_read() -> None:
    write('[engine]\ntimeout = 3\n[store]\npath = "~/films.sqlite3"')
    settings = load_settings()
    assert settings.engine.timeout == 3
    assert settings.store.path == Path.home() / "films.sqlite3"


def test_the_environment_wins_over_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    write("[engine]\ntimeout = 3\nqueue = 5")
    monkeypatch.setenv("MATINEE_ENGINE__TIMEOUT", "4")
    assert load_settings().engine.timeout == 4
    assert load_settings().engine.queue == 5


def test_a_file_may_be_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write("[engine]\nqueue = 5")
    other = tmp_path / "other.toml"
    other.write_text("[engine]\nqueue = 6")
    monkeypatch.setenv("MATINEE_CONFIG", str(other))
    assert load_settings().engine.queue == 6
    assert load_settings(Path("config.toml")).engine.queue == 5


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[discord]\ntokn = 'x'", "Unknown setting discord.tokn in config.toml: did you mean discord.token?"),
        ("[stor]\npath = 'x'", "did you mean store?"),
        ("[engine]\nzzzzzzzzzz = 1", "config.example.toml lists all settings"),
        ("[engine]\ntimeout = 'soon'", "Setting engine.timeout (in config.toml or MATINEE_ENGINE__TIMEOUT)"),
        ("[log]\nlevel = 'loud'", "'debug', 'info', 'warning' or 'error'"),
        ("[engine\n", "config.toml is not TOML"),
    ],
)
def test_what_is_wrong_is_said(text: str, says: str) -> None:
    write(text)
    with pytest.raises(ConfigError, match=re.escape(says)):
        load_settings()


def test_a_named_file_that_is_missing_is_an_error() -> None:
    with pytest.raises(ConfigError, match=r"No config file elsewhere\.toml"):
        load_settings(Path("elsewhere.toml"))


def test_an_unknown_variable_names_the_nearest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MATINEE_DISCORD_TOKEN", TOKEN)
    with pytest.raises(ConfigError, match="did you mean MATINEE_DISCORD__TOKEN") as caught:
        load_settings()
    assert TOKEN not in str(caught.value)


def test_an_empty_token_is_no_token() -> None:
    write('[discord]\ntoken = " "')
    assert load_settings().discord.token is None


def test_the_token_shows_in_no_repr() -> None:
    write(f'[discord]\ntoken = "{TOKEN}"')
    settings = load_settings()
    assert settings.discord.token is not None
    assert settings.discord.token.get_secret_value() == TOKEN
    for shown in (repr(settings), str(settings), settings.model_dump_json(), f"{settings.discord}"):
        assert TOKEN not in shown


@pytest.mark.parametrize("text", [f'[discord]\ntoken = ["{TOKEN}"]', f'discord = "{TOKEN}"'])
def test_the_token_shows_in_no_error(text: str) -> None:
    write(text)
    with pytest.raises(ConfigError) as caught:
        load_settings()
    error: BaseException | None = caught.value
    assert TOKEN not in str(error)
    assert error is not None
    assert error.__cause__ is None


@pytest.mark.parametrize(("shard_ids", "served"), [("0-3", [0, 1, 2, 3]), ("4-7", [4, 5, 6, 7]), ("6", [6])])
def test_a_process_may_serve_some_of_the_shards(shard_ids: str, served: list[int]) -> None:
    settings = load_settings(write(f'[discord]\nshards = 8\nshard_ids = "{shard_ids}"'))
    assert settings.discord.shard_range == served


@pytest.mark.parametrize("shards", ['shard_ids = "0-3"', 'shards = 4\nshard_ids = "2-4"', 'shard_ids = "x"'])
def test_shards_that_are_none_are_refused(shards: str) -> None:
    with pytest.raises(ConfigError, match="shard_ids"):
        load_settings(write(f"[discord]\n{shards}"))


def test_the_example_lists_every_setting_and_no_other() -> None:
    text = EXAMPLE.read_text()
    uncommented = re.sub(r"^# (\w+ = )", r"\1", text, flags=re.MULTILINE)
    listed = {f"{section}.{key}" for section, keys in tomllib.loads(uncommented).items() for key in keys}
    assert listed == set(known_keys())
    assert {key.split(".")[0] for key in known_keys()} == set(Settings.model_fields)


def test_the_example_as_it_stands_is_the_defaults() -> None:
    assert load_settings(EXAMPLE) == load_settings()
