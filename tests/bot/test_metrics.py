"""What is counted, and who may read it."""

import socket
from urllib.request import urlopen

import pytest

from bot import metrics
from bot.config import MetricsSettings
from bot.errors import ConfigError


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def value(name: str, **labels: str) -> float:
    return metrics.REGISTRY.get_sample_value(name, labels) or 0.0


def test_nothing_is_served_unless_asked_for() -> None:
    with metrics.served(MetricsSettings()):
        assert MetricsSettings().port is None
        assert MetricsSettings().address == "127.0.0.1"


def test_they_are_served_while_asked_for() -> None:
    metrics.ANSWERS.labels("help", "answered").inc()
    port = free_port()
    with metrics.served(MetricsSettings(port=port)), urlopen(f"http://127.0.0.1:{port}/metrics") as answer:
        text = answer.read().decode()
    assert 'matinee_answers_total{action="help",outcome="answered"}' in text
    with socket.socket() as client, pytest.raises(ConnectionRefusedError):
        client.connect(("127.0.0.1", port))


def test_a_port_that_is_taken_says_what_to_change() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        settings = MetricsSettings(port=other.getsockname()[1])
        with pytest.raises(ConfigError, match=r"\[metrics\]"), metrics.served(settings):
            pass


def test_a_block_is_timed_also_when_it_fails() -> None:
    before = value("matinee_engine_seconds_count")
    with pytest.raises(ZeroDivisionError), metrics.timed(metrics.ENGINE_SECONDS):
        raise ZeroDivisionError
    assert value("matinee_engine_seconds_count") == before + 1
