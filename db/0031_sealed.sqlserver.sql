-- A sealed phone number is longer than the number. SQLite does not bound its columns.

ALTER TABLE Candidate ALTER COLUMN Phone NVARCHAR(400) NULL;
