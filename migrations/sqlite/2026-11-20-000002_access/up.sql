-- Staff, what they may do, and the texts of the municipality. Secrets are stored as hashes only.

CREATE TABLE account (
    id TEXT NOT NULL PRIMARY KEY,
    login TEXT NOT NULL,
    -- The login in lower case: unique whatever its case.
    login_key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    password_hash TEXT,
    disabled_at TIMESTAMP,
    created_at TIMESTAMP NOT NULL
);

CREATE TABLE staff_session (
    id TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    token_hash BLOB NOT NULL UNIQUE,
    device TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    seen_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL
);
CREATE INDEX staff_session_account ON staff_session (account_id);

CREATE TABLE one_time_link (
    token_hash BLOB NOT NULL PRIMARY KEY,
    -- None: for the first administrator.
    account_id TEXT REFERENCES account (id) ON DELETE CASCADE,
    expires_at TIMESTAMP NOT NULL
);

CREATE TABLE workshop_moderator (
    workshop_id TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
    account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    -- False: lent by the owner or an administrator.
    owner BOOLEAN NOT NULL,
    since TIMESTAMP NOT NULL,
    PRIMARY KEY (workshop_id, account_id)
);
CREATE INDEX workshop_moderator_account ON workshop_moderator (account_id);

CREATE TABLE projector_token (
    workshop_id TEXT NOT NULL PRIMARY KEY REFERENCES workshop (id) ON DELETE CASCADE,
    token_hash BLOB NOT NULL,
    created_at TIMESTAMP NOT NULL
);

CREATE TABLE municipality (
    -- One row only.
    id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
    name TEXT NOT NULL,
    short_name TEXT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    website TEXT NOT NULL,
    accent TEXT NOT NULL,
    locale TEXT NOT NULL,
    version BIGINT NOT NULL
);

CREATE TABLE logo (
    id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
    media_type TEXT NOT NULL,
    bytes BLOB NOT NULL,
    digest TEXT NOT NULL
);

CREATE TABLE page (
    kind TEXT NOT NULL,
    language TEXT NOT NULL,
    short TEXT NOT NULL,
    body TEXT NOT NULL,
    version BIGINT NOT NULL,
    modified_at TIMESTAMP NOT NULL,
    PRIMARY KEY (kind, language)
);

CREATE TABLE feedback (
    id TEXT NOT NULL PRIMARY KEY,
    -- Given to the sender as confirmation.
    number TEXT NOT NULL UNIQUE,
    text TEXT NOT NULL,
    contact TEXT NOT NULL,
    address TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    done_at TIMESTAMP
);
