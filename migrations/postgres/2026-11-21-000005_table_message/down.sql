ALTER TABLE small_group DROP COLUMN message;
