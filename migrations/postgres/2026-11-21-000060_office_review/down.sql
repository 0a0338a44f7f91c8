DROP TABLE measure_import;
DROP TABLE office_record;
DROP TABLE draft_move;
DROP TABLE alignment_step;
DROP TABLE draft_comment;
