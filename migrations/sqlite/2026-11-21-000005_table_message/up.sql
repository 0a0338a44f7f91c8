-- The moderators' last message to a table (JSON).
ALTER TABLE small_group ADD COLUMN message TEXT;
