-- Somebody asks for more time.
ALTER TABLE participant ADD COLUMN wants_time BOOLEAN NOT NULL DEFAULT FALSE;
