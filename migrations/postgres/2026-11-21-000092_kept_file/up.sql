-- Files as they were taken away. Equal bytes are stored once; the last of their files takes them along.
CREATE TABLE kept_content (
    hash BYTEA NOT NULL PRIMARY KEY,
    bytes BYTEA NOT NULL
);
CREATE TABLE kept_file (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    process_id TEXT COLLATE "C" NOT NULL REFERENCES strategy_process (id) ON DELETE CASCADE,
    workshop_id TEXT COLLATE "C",
    subject TEXT NOT NULL,
    form TEXT NOT NULL,
    name TEXT NOT NULL,
    words TEXT NOT NULL,
    confidential BOOLEAN NOT NULL,
    byte_count BIGINT NOT NULL,
    content_hash BYTEA NOT NULL REFERENCES kept_content (hash),
    data_hash BYTEA,
    made_by TEXT COLLATE "C",
    made_at TIMESTAMP NOT NULL,
    ends_at TIMESTAMP NOT NULL
);
CREATE INDEX kept_file_process ON kept_file (process_id, made_at);
CREATE INDEX kept_file_content ON kept_file (content_hash);
