-- One workshop: everything that its session task owns. Ids are UUIDs as text, times are UTC.

CREATE TABLE workshop (
    id TEXT NOT NULL PRIMARY KEY,
    process_id TEXT NOT NULL,
    join_code TEXT NOT NULL,
    stage TEXT NOT NULL,
    clock TEXT NOT NULL,
    locked BOOLEAN NOT NULL,
    driver_id TEXT,
    spotlight_id TEXT,
    presenting_id TEXT,
    people_without_device BIGINT NOT NULL,
    frozen_at TIMESTAMP,
    setup TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    seq BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX workshop_process ON workshop (process_id);
CREATE UNIQUE INDEX workshop_join_code ON workshop (join_code) WHERE stage <> 'archived';

CREATE TABLE phase (
    id TEXT NOT NULL PRIMARY KEY,
    workshop_id TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    kind TEXT NOT NULL,
    sub_step TEXT,
    title TEXT NOT NULL,
    prompt TEXT NOT NULL,
    planned_minutes BIGINT NOT NULL,
    started_at TIMESTAMP,
    ended_at TIMESTAMP,
    resumes TEXT
);
CREATE INDEX phase_workshop ON phase (workshop_id);

CREATE TABLE participant (
    id TEXT NOT NULL PRIMARY KEY,
    workshop_id TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
    token_hash BLOB NOT NULL,
    group_id TEXT,
    locality_id TEXT,
    small_group_id TEXT,
    language TEXT NOT NULL,
    input_mode TEXT NOT NULL,
    joined_at TIMESTAMP NOT NULL,
    needs_help BOOLEAN NOT NULL
);
CREATE UNIQUE INDEX participant_token ON participant (workshop_id, token_hash);

CREATE TABLE admission_card (
    workshop_id TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
    hash BLOB NOT NULL,
    group_id TEXT,
    used BOOLEAN NOT NULL,
    PRIMARY KEY (workshop_id, hash)
);

CREATE TABLE contribution (
    id TEXT NOT NULL PRIMARY KEY,
    workshop_id TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    original_body TEXT,
    domain_id TEXT,
    phase_id TEXT NOT NULL,
    participant_id TEXT,
    origin TEXT NOT NULL,
    state TEXT NOT NULL,
    hidden_reason TEXT,
    cluster_id TEXT,
    proposed_cluster_id TEXT,
    about_id TEXT,
    chosen BOOLEAN NOT NULL,
    hints TEXT NOT NULL,
    duplicate_of TEXT,
    client_key TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX contribution_workshop ON contribution (workshop_id);

CREATE TABLE cluster (
    id TEXT NOT NULL PRIMARY KEY,
    workshop_id TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    title TEXT NOT NULL,
    short_title TEXT NOT NULL,
    domain_id TEXT,
    kind TEXT NOT NULL,
    aim_id TEXT,
    retired BOOLEAN NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX cluster_workshop ON cluster (workshop_id);

-- Steps are only ever added; `position` keeps the order in which they were.
CREATE TABLE lineage (
    position INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    workshop_id TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
    from_kind TEXT NOT NULL,
    from_id TEXT NOT NULL,
    to_kind TEXT NOT NULL,
    to_id TEXT NOT NULL,
    relation TEXT NOT NULL,
    actor_id TEXT,
    at TIMESTAMP NOT NULL
);
CREATE INDEX lineage_workshop ON lineage (workshop_id);

CREATE TABLE workshop_measure (
    id TEXT NOT NULL PRIMARY KEY,
    workshop_id TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
    process_id TEXT NOT NULL,
    number BIGINT,
    title TEXT NOT NULL,
    short_title TEXT NOT NULL,
    domain_id TEXT,
    goal TEXT NOT NULL,
    description TEXT NOT NULL,
    who TEXT NOT NULL,
    first_step TEXT NOT NULL,
    effort TEXT NOT NULL,
    state TEXT NOT NULL,
    hidden_reason TEXT,
    participant_id TEXT,
    small_group_id TEXT,
    editor_id TEXT,
    editor_until TIMESTAMP,
    origin TEXT NOT NULL,
    derived_from TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX workshop_measure_workshop ON workshop_measure (workshop_id);
-- A number is given once per process, for life.
CREATE UNIQUE INDEX workshop_measure_number ON workshop_measure (process_id, number);

CREATE TABLE small_group (
    id TEXT NOT NULL PRIMARY KEY,
    workshop_id TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
    table_no BIGINT NOT NULL,
    name TEXT NOT NULL,
    domain_id TEXT,
    result_title TEXT NOT NULL,
    result_text TEXT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX small_group_workshop ON small_group (workshop_id);

CREATE TABLE commitment (
    id TEXT NOT NULL PRIMARY KEY,
    workshop_id TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    measure_id TEXT,
    what TEXT NOT NULL,
    who TEXT NOT NULL,
    by_when TEXT NOT NULL,
    state TEXT NOT NULL,
    participant_id TEXT,
    version BIGINT NOT NULL
);
CREATE INDEX commitment_workshop ON commitment (workshop_id);

CREATE TABLE ranking_round (
    id TEXT NOT NULL PRIMARY KEY,
    workshop_id TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    phase_id TEXT,
    question TEXT NOT NULL,
    object_kind TEXT NOT NULL,
    ballot_type TEXT NOT NULL,
    options TEXT NOT NULL,
    dots_per_person BIGINT NOT NULL,
    max_dots_per_option BIGINT NOT NULL,
    own_allowed BOOLEAN NOT NULL,
    domain_id TEXT,
    visibility TEXT NOT NULL,
    tie_rule TEXT NOT NULL,
    state TEXT NOT NULL,
    opened_at TIMESTAMP,
    closed_at TIMESTAMP,
    void_reason TEXT,
    repeats TEXT,
    paper TEXT NOT NULL,
    result TEXT
);
CREATE INDEX ranking_round_workshop ON ranking_round (workshop_id);

-- Ballots of open rounds. No participant, no time, no number of arrival, and so no rowid.
CREATE TABLE open_ballot (
    round_id TEXT NOT NULL,
    voter_key BLOB NOT NULL,
    revision BIGINT NOT NULL,
    group_id TEXT,
    payload TEXT NOT NULL,
    PRIMARY KEY (round_id, voter_key)
) WITHOUT ROWID;

-- Ballots of closed rounds: equal ones are one row, in sorted order.
CREATE TABLE counted_ballot (
    round_id TEXT NOT NULL REFERENCES ranking_round (id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    group_index BIGINT,
    payload TEXT NOT NULL,
    count BIGINT NOT NULL,
    PRIMARY KEY (round_id, position)
) WITHOUT ROWID;

-- Moderators' steps that can be undone, oldest first.
CREATE TABLE undo_step (
    position INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    workshop_id TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
    step TEXT NOT NULL
);
CREATE INDEX undo_step_workshop ON undo_step (workshop_id);

-- What happened: kinds and ids, no texts, no ballots.
CREATE TABLE journal (
    workshop_id TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
    seq BIGINT NOT NULL,
    kind TEXT NOT NULL,
    subjects TEXT NOT NULL,
    actor_id TEXT,
    at TIMESTAMP NOT NULL,
    PRIMARY KEY (workshop_id, seq)
);

-- Requests already done, so that sending one twice has the effect of sending it once.
CREATE TABLE request (
    workshop_id TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
    actor_key TEXT NOT NULL,
    request_id TEXT NOT NULL,
    body_hash BLOB NOT NULL,
    seq BIGINT NOT NULL,
    created_id TEXT,
    PRIMARY KEY (workshop_id, actor_key, request_id)
);
