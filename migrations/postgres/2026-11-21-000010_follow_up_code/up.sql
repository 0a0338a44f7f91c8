-- Codes by which people find later what became of their own cards; gone with the link to the cards.
CREATE TABLE follow_up_code (
    workshop_id TEXT COLLATE "C" NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
    code_hash BYTEA NOT NULL,
    participant_id TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (workshop_id, code_hash)
);
