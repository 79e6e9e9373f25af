-- Addresses are the same when they are written the same. A usual collation of SQL Server takes ß for ss and hiragana for katakana: whoever owns the one mailbox would be found
-- for the other. SQLite compares exactly.

DROP INDEX UX_Account_Email ON Account;

ALTER TABLE Account ALTER COLUMN EmailNormalized NVARCHAR(254) COLLATE Latin1_General_100_BIN2 NOT NULL;

CREATE UNIQUE INDEX UX_Account_Email ON Account (EmailNormalized);
