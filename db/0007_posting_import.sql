-- The good rows of a file between its preview and its confirmation; nothing of them is a posting yet. Expired ones go with the next preview.

CREATE TABLE PostingImport (
    PostingImportId UNIQUEIDENTIFIER NOT NULL CONSTRAINT PK_PostingImport PRIMARY KEY,
    AccountId UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_PostingImport_Account REFERENCES Account (AccountId),
    OrganisationId UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_PostingImport_Organisation REFERENCES Organisation (OrganisationId),
    CreatedAt DATETIME2(3) NOT NULL,
    ExpiresAt DATETIME2(3) NOT NULL
);

CREATE INDEX IX_PostingImport_ExpiresAt ON PostingImport (ExpiresAt);

-- One row of the file as JSON, cut into parts that fit the column.
CREATE TABLE PostingImportPart (
    PostingImportId UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_PostingImportPart_PostingImport REFERENCES PostingImport (PostingImportId),
    LineNumber INT NOT NULL,
    Part INT NOT NULL,
    Content NVARCHAR(4000) NOT NULL,
    CONSTRAINT PK_PostingImportPart PRIMARY KEY (PostingImportId, LineNumber, Part)
);
