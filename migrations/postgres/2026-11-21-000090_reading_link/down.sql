DROP TABLE reading_link;
