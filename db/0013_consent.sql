-- What a person agreed to and when, for good; and ties to organisations that the person declares.

CREATE TABLE ConsentRecord (
    ConsentRecordId UNIQUEIDENTIFIER NOT NULL CONSTRAINT PK_ConsentRecord PRIMARY KEY,
    CandidateId UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_ConsentRecord_Candidate REFERENCES Candidate (CandidateId),
    RecordedAt DATETIME2(3) NOT NULL,
    PurposeVersion NVARCHAR(20) NULL,
    Nationwide BIT NOT NULL,
    Prefectures NVARCHAR(400) NOT NULL
);

CREATE INDEX IX_ConsentRecord_Candidate ON ConsentRecord (CandidateId);

CREATE TABLE InterestDeclaration (
    CandidateId UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_InterestDeclaration_Candidate REFERENCES Candidate (CandidateId),
    Position INT NOT NULL,
    OrganisationName NVARCHAR(100) NOT NULL,
    Relation NVARCHAR(20) NOT NULL CONSTRAINT CK_InterestDeclaration_Relation CHECK (Relation IN ('employment', 'contract', 'office', 'holding', 'family', 'other')),
    StartText NVARCHAR(10) NOT NULL,
    EndText NVARCHAR(10) NULL,
    CONSTRAINT PK_InterestDeclaration PRIMARY KEY (CandidateId, Position)
);
