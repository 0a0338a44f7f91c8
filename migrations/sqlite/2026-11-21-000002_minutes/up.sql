-- The minutes of a workshop, once somebody has saved or published them; until then they are generated on each look.
CREATE TABLE workshop_minutes (
    workshop_id TEXT NOT NULL PRIMARY KEY REFERENCES workshop (id) ON DELETE CASCADE,
    title TEXT NOT NULL,
    version BIGINT NOT NULL,
    sections TEXT NOT NULL,
    published_at TIMESTAMP,
    created_at TIMESTAMP NOT NULL,
    modified_at TIMESTAMP NOT NULL
);
