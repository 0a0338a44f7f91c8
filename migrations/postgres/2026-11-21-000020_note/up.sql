-- Notes of moderators for the minutes. An account may be gone, its words stay.
CREATE TABLE note (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    workshop_id TEXT COLLATE "C" NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
    phase_id TEXT COLLATE "C",
    text TEXT NOT NULL,
    author_id TEXT COLLATE "C" NOT NULL,
    at TIMESTAMP NOT NULL,
    deleted BOOLEAN NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX note_workshop ON note (workshop_id);
