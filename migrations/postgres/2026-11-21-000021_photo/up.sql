-- Whether the wall shows the photos of the day.
ALTER TABLE workshop ADD COLUMN photo_wall BOOLEAN NOT NULL DEFAULT FALSE;

-- What is known about a photo.
CREATE TABLE photo (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    workshop_id TEXT COLLATE "C" NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    phase_id TEXT COLLATE "C",
    alt TEXT NOT NULL,
    consent BOOLEAN NOT NULL,
    released BOOLEAN NOT NULL,
    width BIGINT NOT NULL,
    height BIGINT NOT NULL,
    at TIMESTAMP NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX photo_workshop ON photo (workshop_id);

-- The pictures: JPEG without metadata. Removing a photo removes its picture.
CREATE TABLE photo_file (
    photo_id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    workshop_id TEXT COLLATE "C" NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
    bytes BYTEA NOT NULL
);
CREATE INDEX photo_file_workshop ON photo_file (workshop_id);
