-- The link of a helper who enters for others; shown once, kept as a hash.
CREATE TABLE helper_token (
    workshop_id TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES workshop (id) ON DELETE CASCADE,
    token_hash BYTEA NOT NULL,
    created_at TIMESTAMP NOT NULL
);

-- People who would like to help, with the contact that they gave for it. No participant: nothing ties a name to cards.
CREATE TABLE supporter (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    workshop_id TEXT COLLATE "C" NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
    owner_key BYTEA NOT NULL,
    code_key BYTEA NOT NULL,
    measure_id TEXT COLLATE "C",
    name TEXT NOT NULL,
    contact TEXT NOT NULL,
    consented_at TIMESTAMP NOT NULL,
    delete_on TIMESTAMP NOT NULL
);
CREATE UNIQUE INDEX supporter_owner ON supporter (workshop_id, owner_key);

-- How it was: two answers of each person at most, under a key that only their phone can make.
CREATE TABLE satisfaction (
    workshop_id TEXT COLLATE "C" NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
    voice_key BYTEA NOT NULL,
    heard SMALLINT,
    worthwhile SMALLINT,
    PRIMARY KEY (workshop_id, voice_key)
);
