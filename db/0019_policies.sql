-- What the ministry decides about routes 1 and 2, as versions: each begins on a day (Asia/Tokyo) and is never changed from that day on.

-- Without a day: what the configuration says, kept under its name so that old verdicts stay explained.
CREATE TABLE PolicyVersion (
    PolicyVersionId UNIQUEIDENTIFIER NOT NULL CONSTRAINT PK_PolicyVersion PRIMARY KEY,
    Version NVARCHAR(20) NOT NULL,
    VersionKey NVARCHAR(20) NOT NULL,
    ValidFrom DATE NULL,
    MinWeeklyMinutes INT NOT NULL,
    DaysPerCarryMonth INT NOT NULL,
    LeaveCutFromMonths INT NOT NULL,
    KeptLeaveKinds NVARCHAR(100) NOT NULL,
    AcceptsFormerExams BIT NOT NULL,
    Note NVARCHAR(1000) NOT NULL,
    MadeBy UNIQUEIDENTIFIER NULL CONSTRAINT FK_PolicyVersion_MadeBy REFERENCES Account (AccountId),
    MadeAt DATETIME2(3) NOT NULL,
    ChangedBy UNIQUEIDENTIFIER NULL CONSTRAINT FK_PolicyVersion_ChangedBy REFERENCES Account (AccountId),
    ChangedAt DATETIME2(3) NULL,
    WithdrawnAt DATETIME2(3) NULL,
    Revision INT NOT NULL
);

-- A name stays taken when its version is withdrawn: what was announced never means something else.
CREATE UNIQUE INDEX UX_PolicyVersion_Key ON PolicyVersion (VersionKey);
CREATE UNIQUE INDEX UX_PolicyVersion_ValidFrom ON PolicyVersion (ValidFrom) WHERE ValidFrom IS NOT NULL AND WithdrawnAt IS NULL;

-- Exam and ExamSitting are the catalogue's starting edition. An amendment is the whole picture of one examination from a day on;
-- the amendments that begin on one day make an edition, named by that day.
ALTER TABLE Exam ADD IsAdded BIT NOT NULL CONSTRAINT DF_Exam_IsAdded DEFAULT 0;

CREATE TABLE ExamAmendment (
    ExamAmendmentId UNIQUEIDENTIFIER NOT NULL CONSTRAINT PK_ExamAmendment PRIMARY KEY,
    ExamId NVARCHAR(20) NOT NULL CONSTRAINT FK_ExamAmendment_Exam REFERENCES Exam (ExamId),
    ValidFrom DATE NOT NULL,
    NameJa NVARCHAR(100) NOT NULL,
    NameEn NVARCHAR(150) NOT NULL,
    Level INT NOT NULL,
    FirstYear INT NOT NULL,
    LastYear INT NULL,
    Verdict NVARCHAR(20) NOT NULL CONSTRAINT CK_ExamAmendment_Verdict CHECK (Verdict IN ('accept', 'accept_legacy', 'review', 'reject')),
    Note NVARCHAR(1000) NOT NULL,
    MadeBy UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_ExamAmendment_MadeBy REFERENCES Account (AccountId),
    MadeAt DATETIME2(3) NOT NULL,
    ChangedBy UNIQUEIDENTIFIER NULL CONSTRAINT FK_ExamAmendment_ChangedBy REFERENCES Account (AccountId),
    ChangedAt DATETIME2(3) NULL,
    WithdrawnAt DATETIME2(3) NULL,
    Revision INT NOT NULL
);

CREATE UNIQUE INDEX UX_ExamAmendment_Day ON ExamAmendment (ExamId, ValidFrom) WHERE WithdrawnAt IS NULL;

CREATE TABLE ExamAmendmentSitting (
    ExamAmendmentId UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_ExamAmendmentSitting_ExamAmendment REFERENCES ExamAmendment (ExamAmendmentId),
    FromYear INT NOT NULL,
    ToYear INT NULL,
    Months NVARCHAR(40) NOT NULL,
    CONSTRAINT PK_ExamAmendmentSitting PRIMARY KEY (ExamAmendmentId, FromYear)
);

-- Each verdict keeps the catalogue it was made by; all until now were made by the starting edition.
ALTER TABLE Submission ADD CatalogueEdition NVARCHAR(20) NOT NULL CONSTRAINT DF_Submission_CatalogueEdition DEFAULT '2026-11';

-- Rises with every change of a policy or an amendment, so that each process knows when to read them anew.
INSERT INTO ChangeCounter (Name, Value) VALUES ('rules', 0);
