DROP TABLE follow_up_code;
