ALTER TABLE strategy_draft_version DROP COLUMN measure_order;
ALTER TABLE strategy_draft DROP COLUMN measure_order;
DROP TABLE draft_picture;
