-- Whether the reader of a link may also take the draft away as a PDF.
ALTER TABLE reading_link ADD COLUMN files BOOLEAN NOT NULL DEFAULT FALSE;
