-- The usual type of the municipality's council papers, and the order of their parts; empty is the usual one.
ALTER TABLE branding ADD COLUMN paper_type TEXT NOT NULL DEFAULT 'resolution';
ALTER TABLE branding ADD COLUMN council_order TEXT NOT NULL DEFAULT '[]';
