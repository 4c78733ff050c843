"""The log: structured, with references, without anybody's words."""

import io
import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from bot.config import LogSettings
from bot.errors import StoreFullError
from bot.log import configure_logging, interaction

SECRET = "my secret wish"


@pytest.fixture(autouse=True)
def _restored() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    yield
    root.handlers = handlers
    root.setLevel(level)
    structlog.reset_defaults()


def log_to(level: str = "info", form: str = "json") -> io.StringIO:
    stream = io.StringIO()
    configure_logging(LogSettings.model_validate({"level": level, "format": form}), stream)
    return stream


def entries(stream: io.StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def raised(error: Exception) -> Exception:
    try:
        raise error
    except Exception as caught:
        return caught


def test_an_interaction_has_an_id_and_a_name() -> None:
    stream = log_to()
    with interaction("recommend") as reference:
        structlog.get_logger("bot").info("answered", ms=5)
    structlog.get_logger("bot").info("idle")
    first, second = entries(stream)
    assert (first["event"], first["ref"], first["action"]) == ("answered", reference, "recommend")
    assert "ref" not in second


def test_levels_are_kept() -> None:
    stream = log_to("warning")
    structlog.get_logger("bot").info("quiet")
    structlog.get_logger("bot").warning("loud")
    assert [entry["event"] for entry in entries(stream)] == ["loud"]


@pytest.mark.parametrize("form", ["json", "text"])
def test_an_exception_is_its_type_and_place_not_its_words(form: str) -> None:
    stream = log_to(form=form)
    structlog.get_logger("bot").error("interaction failed", exc_info=raised(KeyError(SECRET)))
    logging.getLogger("library").error("failed", exc_info=raised(KeyError(SECRET)))
    shown = stream.getvalue()
    assert shown.count("KeyError") == 2
    assert shown.count("test_log.py") == 2
    assert SECRET not in shown


def test_our_own_errors_keep_their_words() -> None:
    stream = log_to()
    structlog.get_logger("bot").error("failed", exc_info=raised(StoreFullError("The disk is full.")))
    (entry,) = entries(stream)
    assert (entry["error"], entry["says"]) == ("StoreFullError", "The disk is full.")


def test_libraries_never_log_their_debug_lines() -> None:
    stream = log_to("debug")
    logging.getLogger("aiosqlite").debug("executing %s", SECRET)
    logging.getLogger("discord.gateway").debug(SECRET)
    structlog.get_logger("bot").debug("ours")
    assert [entry["event"] for entry in entries(stream)] == ["ours"]
