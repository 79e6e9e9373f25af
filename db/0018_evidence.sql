-- Files that prove what a registration says. The content stands encrypted in a file beside the database, never in it; a row without a file or a file without a row shows nothing.

CREATE TABLE Evidence (
    EvidenceId UNIQUEIDENTIFIER NOT NULL CONSTRAINT PK_Evidence PRIMARY KEY,
    CandidateId UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_Evidence_Candidate REFERENCES Candidate (CandidateId),
    Kind NVARCHAR(20) NOT NULL CONSTRAINT CK_Evidence_Kind CHECK (Kind IN ('certificate', 'employment', 'other')),
    FileName NVARCHAR(200) NOT NULL,
    ContentType NVARCHAR(30) NOT NULL CONSTRAINT CK_Evidence_ContentType CHECK (ContentType IN ('application/pdf', 'image/jpeg', 'image/png')),
    Size INT NOT NULL,
    Sha256 NVARCHAR(64) NOT NULL,
    UploadedAt DATETIME2(3) NOT NULL
);

CREATE UNIQUE INDEX UX_Evidence_Candidate ON Evidence (CandidateId, Sha256);
