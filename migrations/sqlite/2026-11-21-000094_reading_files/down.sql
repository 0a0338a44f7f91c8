ALTER TABLE reading_link DROP COLUMN files;
