-- What a round settles beyond its instrument (JSON), and whether its anonymous ballots are published.
ALTER TABLE ranking_round ADD COLUMN settings TEXT NOT NULL DEFAULT '{}';
ALTER TABLE ranking_round ADD COLUMN ballots_published BOOLEAN NOT NULL DEFAULT FALSE;
