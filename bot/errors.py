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
└── PersonError               what somebody asked cannot be done as they put it; shown to them as it stands
    └── PausedError           they paused learning, and what they said is not kept
"""

from __future__ import annotations


class MatineeError(Exception):
    """Base of all errors here; its text says what is wrong, where, and what to do next."""


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
        super().__init__("A lot of people are asking at once. Please try again in a moment.")


class TooSlowError(MatineeError):
    """The engine did not answer within its time limit."""

    def __init__(self) -> None:
        super().__init__("That took longer than it should. Please try again, perhaps in fewer words.")


class PersonError(MatineeError):
    """What somebody asked cannot be done as they put it; the text is shown to them as it stands."""


class PausedError(PersonError):
    """They paused learning, and what they said is not kept."""

    def __init__(self) -> None:
        super().__init__("Learning is paused, so I did not keep that. /privacy resumes it.")
