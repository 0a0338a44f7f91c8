-- Files as they were taken away. Equal bytes are stored once; the last of their files takes them along.
CREATE TABLE kept_content (
    hash BLOB NOT NULL PRIMARY KEY,
    bytes BLOB NOT NULL
);
CREATE TABLE kept_file (
    id TEXT NOT NULL PRIMARY KEY,
    process_id TEXT NOT NULL REFERENCES strategy_process (id) ON DELETE CASCADE,
    workshop_id TEXT,
    subject TEXT NOT NULL,
    form TEXT NOT NULL,
    name TEXT NOT NULL,
    words TEXT NOT NULL,
    confidential BOOLEAN NOT NULL,
    byte_count BIGINT NOT NULL,
    content_hash BLOB NOT NULL REFERENCES kept_content (hash),
    data_hash BLOB,
    made_by TEXT,
    made_at TIMESTAMP NOT NULL,
    ends_at TIMESTAMP NOT NULL
);
CREATE INDEX kept_file_process ON kept_file (process_id, made_at);
CREATE INDEX kept_file_content ON kept_file (content_hash);
