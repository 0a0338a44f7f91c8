DROP TABLE kept_file;
DROP TABLE kept_content;
