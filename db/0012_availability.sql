-- The list stays alive: people say whether they are available, are asked twice a year, and renew once a year.

ALTER TABLE Candidate ADD PausedUntil DATE NULL;

-- A question that was mailed, with a link that works once. Kinds: confirm (two in a row before a lapse), renewal, lapsed (the way back).
CREATE TABLE AvailabilityCheck (
    AvailabilityCheckId UNIQUEIDENTIFIER NOT NULL CONSTRAINT PK_AvailabilityCheck PRIMARY KEY,
    CandidateId UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_AvailabilityCheck_Candidate REFERENCES Candidate (CandidateId),
    Kind NVARCHAR(20) NOT NULL CONSTRAINT CK_AvailabilityCheck_Kind CHECK (Kind IN ('confirm', 'renewal', 'lapsed')),
    TokenHash NVARCHAR(64) NOT NULL,
    SentAt DATETIME2(3) NOT NULL,
    DueOn DATE NOT NULL,
    AnsweredAt DATETIME2(3) NULL,
    Answer NVARCHAR(10) NULL CONSTRAINT CK_AvailabilityCheck_Answer CHECK (Answer IN ('open', 'paused', 'closed', 'void'))
);

CREATE UNIQUE INDEX UX_AvailabilityCheck_Token ON AvailabilityCheck (TokenHash);
CREATE INDEX IX_AvailabilityCheck_Candidate ON AvailabilityCheck (CandidateId);
