DROP TABLE workshop_minutes;
