"""``python -m tests.bot.matinee``: the whole program as ``python -m bot`` runs it, over the small engine."""

import bot.app
import bot.check
from bot.__main__ import main
from bot.config import EngineSettings
from tests.bot.fakes import FakeEngine


def load(settings: EngineSettings) -> FakeEngine:
    return FakeEngine()


if __name__ == "__main__":
    bot.app.load_engine = bot.check.load_engine = load
    main()
