"""What can go wrong in the bot, in one tree.

MatineeError                  its text says what is wrong, where, and what to do next
├── ConfigError               a setting that is unknown, missing or makes no sense
├── StoreError                the database cannot be opened, read or written
│   ├── MigrationError        a migration failed; the database is as it was before it
│   ├── NewerDatabaseError    the database was made by a newer Matinee than this one
│   ├── StoreBusyError        another process holds the database
│   ├── StoreFullError        the disk is full
│   └── StoreReadOnlyError    the file or the disk cannot be written
├── BusyError                 more requests wait than the queue holds
├── TooSlowError              the engine did not answer within its time limit
├── EngineLostError           the engine died over a question, or hangs for good
└── PersonError               what somebody asked cannot be done as they put it; shown to them as it stands
    ├── TooManyError          they have too many questions waiting
    ├── TooFastError          they ask faster than they may; says when to go on
    └── PausedError           they paused learning, and what they said is not kept
        └── OptedOutError     they want nothing of them stored
"""

from __future__ import annotations

from recommender.phrases import counted, say


class MatineeError(Exception):
    """Base of all errors here; its text says what is wrong, where, and what to do next."""

    @property
    def said(self) -> str:
        """The text as it was raised: a phrase, where people may read it in their own language."""
        return self.args[0] if self.args else ""


class ConfigError(MatineeError):
    """A setting that is unknown, missing or makes no sense."""


class StoreError(MatineeError):
    """The database cannot be opened, read or written."""


class MigrationError(StoreError):
    """A migration failed; the database is as it was before it."""


class NewerDatabaseError(StoreError):
    """The database was made by a newer Matinee than this one."""


class StoreBusyError(StoreError):
    """Another process holds the database."""


class StoreFullError(StoreError):
    """The disk is full."""


class StoreReadOnlyError(StoreError):
    """The file or the disk cannot be written."""


class BusyError(MatineeError):
    """More requests wait than the queue holds."""

    def __init__(self) -> None:
        super().__init__(say("A lot of people are asking at once. Please try again in a moment."))


class TooSlowError(MatineeError):
    """The engine did not answer within its time limit."""

    def __init__(self) -> None:
        super().__init__(say("That took longer than it should. Please try again, perhaps in fewer words."))


class EngineLostError(MatineeError):
    """The engine died over a question, or hangs for good."""

    def __init__(self) -> None:
        super().__init__(say("Something broke while I looked for films. I am back; please ask again."))


class PersonError(MatineeError):
    """What somebody asked cannot be done as they put it; the text is shown to them as it stands."""


class TooManyError(PersonError):
    """They have too many questions waiting."""

    def __init__(self) -> None:
        super().__init__(say("I am still busy with what you asked before. Please wait for those answers."))


class TooFastError(PersonError):
    """They ask faster than they may; says when to go on.

    Parameters
    ----------
    seconds : until they may ask again
    """

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds
        super().__init__(
            counted(
                "That was quick. I can answer you again in one second.",
                "That was quick. I can answer you again in {count} seconds.",
                seconds,
            )
        )


class PausedError(PersonError):
    """They paused learning, and what they said is not kept."""

    def __init__(self) -> None:
        super().__init__(say("Learning is paused, so I keep nothing new. /privacy resumes it."))


class OptedOutError(PausedError):
    """They want nothing of them stored."""

    def __init__(self) -> None:
        PersonError.__init__(self, say("You opted out, so I keep nothing of you. /privacy opts in again."))


NO_ANSWER_NOW = (BusyError, TooSlowError, EngineLostError, TooManyError)
"""What the engine's worker raises where a question gets no answer; what was saved before stays saved."""
