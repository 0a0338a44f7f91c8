-- The pictures of strategy drafts: JPEG without metadata. None is ever removed: earlier versions show it.
CREATE TABLE draft_picture (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    draft_id TEXT COLLATE "C" NOT NULL REFERENCES strategy_draft (id) ON DELETE CASCADE,
    width BIGINT NOT NULL,
    height BIGINT NOT NULL,
    bytes BYTEA NOT NULL
);
CREATE INDEX draft_picture_draft ON draft_picture (draft_id);

-- The order of the measures in a draft, and in each of its versions.
ALTER TABLE strategy_draft ADD COLUMN measure_order TEXT NOT NULL DEFAULT 'room';
ALTER TABLE strategy_draft_version ADD COLUMN measure_order TEXT NOT NULL DEFAULT 'room';
