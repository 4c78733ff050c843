-- Times are UTC milliseconds since 1970. Item ids are the catalogue's. Ids that buttons carry are never used twice.

CREATE TABLE users (
    user_id INTEGER PRIMARY KEY,
    first_seen INTEGER NOT NULL
) STRICT;

-- Whatever somebody said of a film. The newest that is not undone, of each kind and film, stands.
CREATE TABLE signals (
    signal_id INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id INTEGER NOT NULL REFERENCES users ON DELETE CASCADE,
    item_id INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('rating', 'seen', 'watchlist', 'hidden')),
    value REAL NOT NULL CHECK (
        CASE kind
            WHEN 'rating' THEN value BETWEEN 0.5 AND 5 AND value * 2 = round(value * 2)
            ELSE value IN (0, 1)
        END
    ),
    source TEXT NOT NULL CHECK (length(source) BETWEEN 1 AND 20),
    at INTEGER NOT NULL,
    predicted REAL CHECK (predicted BETWEEN 0.5 AND 5), -- the expected stars on screen, if any were
    undone_at INTEGER
) STRICT;

CREATE INDEX signals_standing ON signals (user_id, item_id, kind, signal_id) WHERE undone_at IS NULL;
CREATE INDEX signals_of_user ON signals (user_id, signal_id);

CREATE VIEW standing_signals AS
SELECT * FROM signals AS signal
WHERE undone_at IS NULL
AND NOT EXISTS (
    SELECT 1 FROM signals AS newer
    WHERE newer.user_id = signal.user_id AND newer.item_id = signal.item_id AND newer.kind = signal.kind
    AND newer.undone_at IS NULL AND newer.signal_id > signal.signal_id
);

-- What was understood of a request (JSON), never its text; so that its buttons work for ever.
CREATE TABLE answers (
    answer_id INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id INTEGER NOT NULL REFERENCES users ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('recommend', 'similar', 'movie', 'session')),
    request TEXT NOT NULL CHECK (json_valid(request)),
    at INTEGER NOT NULL
) STRICT;

CREATE INDEX answers_of_user ON answers (user_id, answer_id);

-- Each film an answer showed, and what for.
CREATE TABLE impressions (
    answer_id INTEGER NOT NULL REFERENCES answers ON DELETE CASCADE,
    rank INTEGER NOT NULL CHECK (rank >= 1),
    item_id INTEGER NOT NULL,
    score REAL NOT NULL,
    reason TEXT NOT NULL,
    parts TEXT NOT NULL CHECK (json_valid(parts)),
    predicted REAL,
    predicted_low REAL,
    predicted_high REAL,
    PRIMARY KEY (answer_id, rank)
) STRICT, WITHOUT ROWID;

CREATE INDEX impressions_of_item ON impressions (item_id, answer_id);

-- Public cards: which film a message shows, so that reactions on it count.
CREATE TABLE messages (
    message_id INTEGER PRIMARY KEY,
    channel_id INTEGER NOT NULL,
    item_id INTEGER NOT NULL,
    at INTEGER NOT NULL
) STRICT;

CREATE INDEX messages_by_time ON messages (at);

-- Reactions known to be on those messages, each with the signal it made.
CREATE TABLE reactions (
    message_id INTEGER NOT NULL REFERENCES messages ON DELETE CASCADE,
    user_id INTEGER NOT NULL REFERENCES users ON DELETE CASCADE,
    emoji TEXT NOT NULL,
    signal_id INTEGER NOT NULL REFERENCES signals ON DELETE CASCADE,
    PRIMARY KEY (message_id, user_id, emoji)
) STRICT, WITHOUT ROWID;

CREATE INDEX reactions_of_user ON reactions (user_id);
CREATE INDEX reactions_of_signal ON reactions (signal_id);

-- What Matinee itself must not forget, such as which commands Discord has.
CREATE TABLE notes (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
