-- A letter that waits is sealed: longer than it was by a third, and up to four times as long in Japanese. SQLite asks for no width.

ALTER TABLE OutboxMail ALTER COLUMN Letter NVARCHAR(MAX) NULL;
