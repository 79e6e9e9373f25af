-- What a person may do with their own data: see each correction, stop its use, have it deleted; and what the ministry stops.

-- What a save changed, from the first submission on. A row for each field; nobody but the person reads it.
CREATE TABLE Correction (
    CorrectionId UNIQUEIDENTIFIER NOT NULL CONSTRAINT PK_Correction PRIMARY KEY,
    CandidateId UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_Correction_Candidate REFERENCES Candidate (CandidateId),
    CorrectedAt DATETIME2(3) NOT NULL,
    Position INT NOT NULL,
    Field NVARCHAR(100) NOT NULL,
    ValueBefore NVARCHAR(4000) NULL,
    ValueAfter NVARCHAR(4000) NULL
);

CREATE INDEX IX_Correction_Candidate ON Correction (CandidateId, CorrectedAt);

-- The ministry hides a listed person, and shows them again.
CREATE TABLE Suspension (
    SuspensionId UNIQUEIDENTIFIER NOT NULL CONSTRAINT PK_Suspension PRIMARY KEY,
    CandidateId UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_Suspension_Candidate REFERENCES Candidate (CandidateId),
    Reason NVARCHAR(1000) NOT NULL,
    SuspendedBy UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_Suspension_SuspendedBy REFERENCES Account (AccountId),
    SuspendedAt DATETIME2(3) NOT NULL,
    ReinstatedBy UNIQUEIDENTIFIER NULL CONSTRAINT FK_Suspension_ReinstatedBy REFERENCES Account (AccountId),
    ReinstatedAt DATETIME2(3) NULL
);

CREATE UNIQUE INDEX UX_Suspension_Open ON Suspension (CandidateId) WHERE ReinstatedAt IS NULL;

-- A person asked to be deleted and may take it back until the end of a day. Gone with the undo or with the erasure.
CREATE TABLE DeletionRequest (
    AccountId UNIQUEIDENTIFIER NOT NULL CONSTRAINT PK_DeletionRequest PRIMARY KEY CONSTRAINT FK_DeletionRequest_Account REFERENCES Account (AccountId),
    CandidateId UNIQUEIDENTIFIER NULL CONSTRAINT FK_DeletionRequest_Candidate REFERENCES Candidate (CandidateId),
    StatusBefore NVARCHAR(20) NULL,
    RequestedAt DATETIME2(3) NOT NULL,
    UndoUntil DATE NOT NULL,
    RemindedAt DATETIME2(3) NULL
);

CREATE INDEX IX_DeletionRequest_UndoUntil ON DeletionRequest (UndoUntil);

-- Who was erased, and what is still to be done outside of the transaction that did it: the last letter, the files, the list beside the database.
-- The address stands here alone and only until the last letter is away; its hash until the local mailbox was looked through.
CREATE TABLE Erasure (
    AccountId UNIQUEIDENTIFIER NOT NULL CONSTRAINT PK_Erasure PRIMARY KEY CONSTRAINT FK_Erasure_Account REFERENCES Account (AccountId),
    CandidateId UNIQUEIDENTIFIER NULL CONSTRAINT FK_Erasure_Candidate REFERENCES Candidate (CandidateId),
    ErasedOn DATE NOT NULL,
    LastLetterTo NVARCHAR(254) NULL,
    LastLetterLocale NVARCHAR(2) NULL,
    LastLetterQueuedAt DATETIME2(3) NOT NULL,
    LastLetterNextAt DATETIME2(3) NOT NULL,
    LastLetterAttempts INT NOT NULL,
    AddressHash NVARCHAR(64) NULL,
    ListedAt DATETIME2(3) NULL,
    ClosedAt DATETIME2(3) NULL
);

CREATE INDEX IX_Erasure_Open ON Erasure (AccountId) WHERE ClosedAt IS NULL;

-- Evidence files that are still to be removed.
CREATE TABLE ErasedFile (
    EvidenceId UNIQUEIDENTIFIER NOT NULL CONSTRAINT PK_ErasedFile PRIMARY KEY,
    AccountId UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_ErasedFile_Erasure REFERENCES Erasure (AccountId)
);
