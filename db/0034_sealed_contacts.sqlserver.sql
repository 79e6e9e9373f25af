-- Room for the encrypted phone number of an application's contact. SQLite asks for no width.

ALTER TABLE OrganisationApplication ALTER COLUMN ContactPhone NVARCHAR(400) NOT NULL;
