-- What the office works on: processes, their life domains and measures, strategy drafts. Sheets are
-- JSON documents that the domain reads and writes as a whole.

CREATE TABLE strategy_process (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    sheet TEXT NOT NULL,
    version BIGINT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    modified_at TIMESTAMP NOT NULL
);

-- Two processes may have taken the same domain over from one template.
CREATE TABLE life_domain (
    process_id TEXT COLLATE "C" NOT NULL REFERENCES strategy_process (id) ON DELETE CASCADE,
    id TEXT COLLATE "C" NOT NULL,
    sheet TEXT NOT NULL,
    origin TEXT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (process_id, id)
);

CREATE TABLE organization (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    sheet TEXT NOT NULL,
    version BIGINT NOT NULL
);

-- A workshop is deleted only if it was a copy made to try something; then its measures go with it.
CREATE TABLE office_measure (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    process_id TEXT COLLATE "C" NOT NULL REFERENCES strategy_process (id) ON DELETE CASCADE,
    workshop_id TEXT COLLATE "C" REFERENCES workshop (id) ON DELETE CASCADE,
    number BIGINT NOT NULL,
    sheet TEXT NOT NULL,
    room_state TEXT NOT NULL,
    version BIGINT NOT NULL,
    merged_into TEXT COLLATE "C" REFERENCES office_measure (id),
    created_at TIMESTAMP NOT NULL,
    modified_at TIMESTAMP NOT NULL
);
CREATE UNIQUE INDEX office_measure_number ON office_measure (process_id, number);
CREATE INDEX office_measure_workshop ON office_measure (workshop_id);
CREATE INDEX office_measure_merged ON office_measure (merged_into);

CREATE TABLE office_measure_version (
    measure_id TEXT COLLATE "C" NOT NULL REFERENCES office_measure (id) ON DELETE CASCADE,
    version BIGINT NOT NULL,
    sheet TEXT NOT NULL,
    merged_into TEXT COLLATE "C",
    author_id TEXT COLLATE "C",
    at TIMESTAMP NOT NULL,
    PRIMARY KEY (measure_id, version)
);

CREATE TABLE strategy_draft (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    process_id TEXT COLLATE "C" NOT NULL REFERENCES strategy_process (id) ON DELETE CASCADE,
    title TEXT NOT NULL,
    state TEXT NOT NULL,
    version BIGINT NOT NULL,
    sections TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    modified_at TIMESTAMP NOT NULL
);
CREATE INDEX strategy_draft_process ON strategy_draft (process_id);

CREATE TABLE strategy_draft_version (
    draft_id TEXT COLLATE "C" NOT NULL REFERENCES strategy_draft (id) ON DELETE CASCADE,
    version BIGINT NOT NULL,
    title TEXT NOT NULL,
    sections TEXT NOT NULL,
    author_id TEXT COLLATE "C",
    at TIMESTAMP NOT NULL,
    PRIMARY KEY (draft_id, version)
);
