-- Links by which people without an account read a draft. The link itself is never stored, only a hash of its secret.
CREATE TABLE reading_link (
    id TEXT NOT NULL PRIMARY KEY,
    draft_id TEXT NOT NULL REFERENCES strategy_draft (id) ON DELETE CASCADE,
    reader TEXT NOT NULL,
    token_hash BLOB NOT NULL UNIQUE,
    made_by TEXT,
    made_at TIMESTAMP NOT NULL,
    ends_at TIMESTAMP NOT NULL,
    withdrawn_at TIMESTAMP
);
CREATE INDEX reading_link_draft ON reading_link (draft_id, made_at);
