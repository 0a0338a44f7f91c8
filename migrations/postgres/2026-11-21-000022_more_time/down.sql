ALTER TABLE participant DROP COLUMN wants_time;
