"""Times as the store keeps them: UTC milliseconds since 1970."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> datetime:
    """Tell the time, UTC."""
    return datetime.now(UTC)


def to_millis(moment: datetime) -> int:
    """Turn an aware time into milliseconds."""
    return int(moment.timestamp() * 1000)


def from_millis(millis: int) -> datetime:
    """Turn milliseconds into an aware time, UTC."""
    return datetime.fromtimestamp(millis / 1000, UTC)
