-- A quiz somebody began; open until it is finished or lies too long. One open quiz a person.
CREATE TABLE quizzes (
    quiz_id INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id INTEGER NOT NULL REFERENCES users ON DELETE CASCADE,
    length TEXT NOT NULL CHECK (length IN ('quick', 'normal')),
    touched_at INTEGER NOT NULL,
    closed_at INTEGER
) STRICT;

CREATE INDEX quizzes_of_user ON quizzes (user_id);
CREATE UNIQUE INDEX quizzes_open ON quizzes (user_id) WHERE closed_at IS NULL;

-- Whatever was pressed in a quiz, with the question it answered; a log, only ever added to.
CREATE TABLE quiz_events (
    quiz_id INTEGER NOT NULL REFERENCES quizzes ON DELETE CASCADE,
    step INTEGER NOT NULL CHECK (step >= 0),
    question TEXT NOT NULL,
    word TEXT NOT NULL,
    menu TEXT NOT NULL,
    keys TEXT NOT NULL CHECK (json_valid(keys)),
    at INTEGER NOT NULL,
    PRIMARY KEY (quiz_id, step)
) STRICT, WITHOUT ROWID;

-- What the last finished quiz found of somebody's taste (JSON); a later quiz takes its place.
CREATE TABLE quiz_tastes (
    user_id INTEGER PRIMARY KEY REFERENCES users ON DELETE CASCADE,
    quiz_id INTEGER NOT NULL REFERENCES quizzes ON DELETE CASCADE,
    leanings TEXT NOT NULL CHECK (json_valid(leanings))
) STRICT;

CREATE INDEX quiz_tastes_of_quiz ON quiz_tastes (quiz_id);
