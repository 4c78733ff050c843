-- What somebody set for themselves, apart from wishes.
CREATE TABLE settings (
    user_id INTEGER PRIMARY KEY REFERENCES users ON DELETE CASCADE,
    show TEXT NOT NULL DEFAULT 'me' CHECK (show IN ('me', 'everyone')),
    language TEXT CHECK (length(language) BETWEEN 2 AND 10), -- none: as Discord says
    reactions INTEGER NOT NULL DEFAULT 1 CHECK (reactions IN (0, 1)),
    hidden INTEGER NOT NULL DEFAULT 0 CHECK (hidden IN (0, 1)) -- from other people
) STRICT;

-- Wishes that hold for whatever is suggested to somebody; hard ones are limits.
CREATE TABLE wishes (
    user_id INTEGER NOT NULL REFERENCES users ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 20),
    value TEXT NOT NULL CHECK (length(value) BETWEEN 1 AND 200),
    side TEXT NOT NULL CHECK (side IN ('wanted', 'unwanted')),
    hard INTEGER NOT NULL CHECK (hard IN (0, 1)),
    at INTEGER NOT NULL,
    PRIMARY KEY (user_id, kind, value)
) STRICT, WITHOUT ROWID;

-- Signals that came together in one file, so that they can be taken back together.
ALTER TABLE signals ADD COLUMN batch INTEGER;
CREATE INDEX signals_of_batch ON signals (user_id, batch) WHERE batch IS NOT NULL;

-- Whoever wants nothing stored: a keyed digest of the id, from which the id cannot be read.
CREATE TABLE opted_out (
    digest BLOB PRIMARY KEY CHECK (length(digest) = 16)
) STRICT, WITHOUT ROWID;
