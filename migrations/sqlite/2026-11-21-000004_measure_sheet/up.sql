-- Saves of one sitting are one version: when that sitting began; nothing for a version of its own.
ALTER TABLE office_measure_version ADD COLUMN sitting_began_at TIMESTAMP;

-- What staff say to each other about a measure. An account may be gone, its words stay.
CREATE TABLE measure_comment (
    id TEXT NOT NULL PRIMARY KEY,
    measure_id TEXT NOT NULL REFERENCES office_measure (id) ON DELETE CASCADE,
    author_id TEXT NOT NULL,
    field TEXT NOT NULL,
    text TEXT NOT NULL,
    at TIMESTAMP NOT NULL,
    resolved_at TIMESTAMP
);
CREATE INDEX measure_comment_measure ON measure_comment (measure_id, at);
