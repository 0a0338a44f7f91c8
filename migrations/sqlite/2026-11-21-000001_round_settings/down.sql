ALTER TABLE ranking_round DROP COLUMN ballots_published;
ALTER TABLE ranking_round DROP COLUMN settings;
