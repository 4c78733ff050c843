"""All services, made once and passed to the conversations."""

from __future__ import annotations

from dataclasses import dataclass

from bot.services.company import Company
from bot.services.feedback import Feedback
from bot.services.films import Films
from bot.services.imports import Imports
from bot.services.lists import Lists
from bot.services.memory import Memory
from bot.services.portraits import Portraits
from bot.services.privacy import Privacy
from bot.services.profiles import CACHED, Profiles
from bot.services.quiz import Quizzes
from bot.services.servers import Servers
from bot.services.settings import Settings
from bot.services.suggestions import Suggestions
from bot.services.worker import Worker
from bot.store.store import Store


@dataclass(frozen=True, slots=True)
class Services:
    """What the conversations rest on."""

    profiles: Profiles
    films: Films
    suggestions: Suggestions
    feedback: Feedback
    lists: Lists
    memory: Memory
    privacy: Privacy
    imports: Imports
    quizzes: Quizzes
    settings: Settings
    portraits: Portraits
    company: Company
    servers: Servers

    @classmethod
    def of(cls, store: Store, worker: Worker, *, cached: int = CACHED) -> Services:
        """Make all services over one store and one engine.

        Parameters
        ----------
        cached : people whose profile and settings are kept in memory; 0 where other processes change them too
        """
        profiles = Profiles(store, cached=cached)
        films = Films(worker, profiles)
        settings = Settings(store, worker, profiles, cached=cached)
        company = Company(store, worker, profiles, settings)
        suggestions = Suggestions(store, worker, profiles, company)
        return cls(
            profiles=profiles,
            films=films,
            suggestions=suggestions,
            feedback=Feedback(store, worker, profiles),
            lists=Lists(store, worker, profiles, films),
            memory=Memory(store),
            imports=Imports(store, worker, profiles),
            privacy=Privacy(store, profiles, films, suggestions, settings),
            quizzes=Quizzes(store, worker, profiles),
            settings=settings,
            portraits=Portraits(worker, profiles),
            company=company,
            servers=Servers(store, cached=cached),
        )
