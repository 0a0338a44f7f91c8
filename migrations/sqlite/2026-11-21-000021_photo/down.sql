DROP TABLE photo_file;
DROP TABLE photo;
ALTER TABLE workshop DROP COLUMN photo_wall;
