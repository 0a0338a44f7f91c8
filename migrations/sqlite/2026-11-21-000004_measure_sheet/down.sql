DROP TABLE measure_comment;
ALTER TABLE office_measure_version DROP COLUMN sitting_began_at;
