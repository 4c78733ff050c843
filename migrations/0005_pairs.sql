-- People who agreed that what they like may be put together; a row each way, so that either can end it. Requests
-- name others by these ids alone: nobody's own id stays in what is kept of somebody else.
CREATE TABLE pairs (
    pair_id INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id INTEGER NOT NULL REFERENCES users ON DELETE CASCADE,
    other_id INTEGER NOT NULL REFERENCES users ON DELETE CASCADE,
    at INTEGER NOT NULL,
    UNIQUE (user_id, other_id),
    CHECK (user_id <> other_id)
) STRICT;

CREATE INDEX pairs_of_other ON pairs (other_id);

-- What those who manage a server set for it; gone when Matinee leaves it.
CREATE TABLE servers (
    guild_id INTEGER PRIMARY KEY,
    show TEXT NOT NULL DEFAULT 'me' CHECK (show IN ('me', 'everyone')),
    audience TEXT CHECK (audience IN ('children', 'family', 'teens')), -- none: anything
    channels TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(channels)) -- ids of those to talk in; none: all
) STRICT;
