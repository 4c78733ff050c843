"""The log: structured, on standard error, an id for each interaction, and nothing of what people write or
who they are.

An exception is logged as its type and where it came from. Its words are left out, since they may quote
somebody; those of our own errors about settings, files and the database are kept.
"""

from __future__ import annotations

import logging
import secrets
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TextIO

import structlog
from structlog.typing import EventDict, Processor

from bot.config import LogSettings
from bot.errors import ConfigError, StoreError
from recommender.errors import BundleError, ModelError, SourceError

_SAFE_TO_QUOTE = (ConfigError, StoreError, BundleError, ModelError, SourceError)


def configure_logging(settings: LogSettings, stream: TextIO | None = None) -> None:
    """Send our log and that of the libraries to a stream, standard error unless another is given."""
    level = logging.getLevelNamesMapping()[settings.level.upper()]
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        describe_exception,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(_formatter(settings, shared))
    root = logging.getLogger()
    root.handlers = [handler]
    # The libraries' debug lines hold messages and ids.
    root.setLevel(max(level, logging.INFO))
    for ours in ("bot", "recommender"):
        logging.getLogger(ours).setLevel(level)


@contextmanager
def interaction(action: str) -> Iterator[str]:
    """Give all that is logged within an id; yields it, as the reference people are told."""
    reference = secrets.token_hex(4)
    with structlog.contextvars.bound_contextvars(ref=reference, action=action):
        yield reference


def describe_exception(_: Any, __: str, event: EventDict) -> EventDict:
    """Replace an exception by its type and its frames, and its words only where they are our own."""
    raised = event.pop("exc_info", None)
    error = raised[1] if isinstance(raised, tuple) else sys.exception() if raised is True else raised
    if not isinstance(error, BaseException):
        return event
    # A library's error has no interaction; it too can be asked after.
    event.setdefault("ref", secrets.token_hex(4))
    event["error"] = type(error).__name__
    if isinstance(error, _SAFE_TO_QUOTE):
        event["says"] = str(error)
    frames = traceback.extract_tb(error.__traceback__)
    event["frames"] = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
    return event


def _formatter(settings: LogSettings, shared: list[Processor]) -> logging.Formatter:
    renderer: Processor
    if settings.format == "json":
        renderer = structlog.processors.JSONRenderer(ensure_ascii=False)
    else:
        renderer = structlog.dev.ConsoleRenderer(colors=False, sort_keys=False)
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=shared,
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
    )
