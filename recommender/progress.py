"""Progress bars and remarks on stderr, so that stdout stays for answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import typer


def say(text: str) -> None:
    """Write a line to stderr."""
    typer.echo(text, err=True)


@contextmanager
def bars() -> Iterator[Callable[[str, int], Callable[[int], None]]]:
    """Progress bars on stderr: give a name and a length, get the function that moves the bar."""
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True)) as shown:

        def start(name: str, length: int) -> Callable[[int], None]:
            task = shown.add_task(name, total=length)
            return lambda done: shown.advance(task, done)

        yield start
