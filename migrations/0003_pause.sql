-- Whoever paused learning: nothing new they say of films is stored.
ALTER TABLE users ADD COLUMN paused INTEGER NOT NULL DEFAULT 0 CHECK (paused IN (0, 1));
