ALTER TABLE branding DROP COLUMN council_order;
ALTER TABLE branding DROP COLUMN paper_type;
