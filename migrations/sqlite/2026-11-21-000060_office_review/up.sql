-- The way of a draft through the house: who is asked, what they say, how its state changed. And
-- what else the office keeps beside the measures: funding, variants, strategies, local plans.

CREATE TABLE draft_comment (
    id TEXT NOT NULL PRIMARY KEY,
    draft_id TEXT NOT NULL REFERENCES strategy_draft (id) ON DELETE CASCADE,
    section_id TEXT,
    author_id TEXT NOT NULL,
    text TEXT NOT NULL,
    at TIMESTAMP NOT NULL,
    resolved_at TIMESTAMP
);
CREATE INDEX draft_comment_draft ON draft_comment (draft_id, at);

-- One who is asked (alignment step): a JSON document that the domain reads as a whole.
CREATE TABLE alignment_step (
    id TEXT NOT NULL PRIMARY KEY,
    draft_id TEXT NOT NULL REFERENCES strategy_draft (id) ON DELETE CASCADE,
    sheet TEXT NOT NULL
);
CREATE INDEX alignment_step_draft ON alignment_step (draft_id);

CREATE TABLE draft_move (
    id TEXT NOT NULL PRIMARY KEY,
    draft_id TEXT NOT NULL REFERENCES strategy_draft (id) ON DELETE CASCADE,
    from_state TEXT NOT NULL,
    to_state TEXT NOT NULL,
    version BIGINT NOT NULL,
    note TEXT NOT NULL,
    author_id TEXT,
    at TIMESTAMP NOT NULL
);
CREATE INDEX draft_move_draft ON draft_move (draft_id, at);

-- Registers of a process; the kind says which, the sheet is a JSON document.
CREATE TABLE office_record (
    id TEXT NOT NULL PRIMARY KEY,
    process_id TEXT NOT NULL REFERENCES strategy_process (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    sheet TEXT NOT NULL,
    version BIGINT NOT NULL,
    modified_at TIMESTAMP NOT NULL
);
CREATE INDEX office_record_kind ON office_record (process_id, kind);

-- Edited lists that were taken over: which measure went from which version to which, to undo it.
CREATE TABLE measure_import (
    id TEXT NOT NULL PRIMARY KEY,
    process_id TEXT NOT NULL REFERENCES strategy_process (id) ON DELETE CASCADE,
    file_name TEXT NOT NULL,
    changes TEXT NOT NULL,
    author_id TEXT,
    at TIMESTAMP NOT NULL,
    undone_at TIMESTAMP
);
CREATE INDEX measure_import_process ON measure_import (process_id, at);
