-- How the municipality's documents look, besides its colour and logo. One row only.
CREATE TABLE branding (
    id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
    letterhead TEXT NOT NULL,
    imprint TEXT NOT NULL,
    font TEXT NOT NULL,
    version BIGINT NOT NULL
);
