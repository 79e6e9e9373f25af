-- The person on the list, what they did, what they wish, and the decisions about them.

CREATE TABLE Candidate (
    CandidateId UNIQUEIDENTIFIER NOT NULL CONSTRAINT PK_Candidate PRIMARY KEY,
    AccountId UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_Candidate_Account REFERENCES Account (AccountId),
    PublicNumber NVARCHAR(12) NOT NULL,
    Status NVARCHAR(20) NOT NULL CONSTRAINT CK_Candidate_Status CHECK (Status IN ('draft', 'submitted', 'returned', 'rejected', 'listed', 'paused', 'lapsed', 'suspended', 'withdrawn', 'erased')),
    Name NVARCHAR(100) NOT NULL,
    Kana NVARCHAR(100) NOT NULL,
    Phone NVARCHAR(20) NULL,
    ResidencePrefectureCode NVARCHAR(6) NULL CONSTRAINT FK_Candidate_Prefecture REFERENCES Prefecture (PrefectureCode),
    Headline NVARCHAR(100) NOT NULL,
    Introduction NVARCHAR(2000) NOT NULL,
    RemoteWork NVARCHAR(10) NULL CONSTRAINT CK_Candidate_RemoteWork CHECK (RemoteWork IN ('none', 'partial', 'full')),
    DaysPerWeek INT NULL,
    AvailableFrom DATE NULL,
    IsNationwide BIT NOT NULL,
    EquivalentGrounds NVARCHAR(2000) NULL,
    ConsentsNationwide BIT NOT NULL,
    PurposeVersion NVARCHAR(20) NULL,
    PurposeAcceptedAt DATETIME2(3) NULL,
    ExperienceMonths INT NOT NULL,
    ListedAt DATETIME2(3) NULL,
    LastConfirmedAt DATETIME2(3) NULL,
    RenewBy DATE NULL,
    Version INT NOT NULL,
    ChangeNo BIGINT NOT NULL,
    CreatedAt DATETIME2(3) NOT NULL,
    UpdatedAt DATETIME2(3) NOT NULL
);

CREATE UNIQUE INDEX UX_Candidate_Account ON Candidate (AccountId);
CREATE UNIQUE INDEX UX_Candidate_PublicNumber ON Candidate (PublicNumber);
CREATE INDEX IX_Candidate_ChangeNo ON Candidate (ChangeNo);

CREATE TABLE CareerEntry (
    CareerEntryId UNIQUEIDENTIFIER NOT NULL CONSTRAINT PK_CareerEntry PRIMARY KEY,
    CandidateId UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_CareerEntry_Candidate REFERENCES Candidate (CandidateId),
    Position INT NOT NULL,
    Employer NVARCHAR(100) NOT NULL,
    JobTitle NVARCHAR(100) NOT NULL,
    StartText NVARCHAR(10) NOT NULL,
    EndText NVARCHAR(10) NULL,
    Digital NVARCHAR(10) NOT NULL CONSTRAINT CK_CareerEntry_Digital CHECK (Digital IN ('yes', 'partial', 'no')),
    WeeklyMinutes INT NULL,
    Description NVARCHAR(1000) NOT NULL
);

CREATE INDEX IX_CareerEntry_Candidate ON CareerEntry (CandidateId);

CREATE TABLE CareerLeave (
    CareerEntryId UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_CareerLeave_CareerEntry REFERENCES CareerEntry (CareerEntryId),
    Position INT NOT NULL,
    Kind NVARCHAR(20) NOT NULL,
    StartText NVARCHAR(10) NOT NULL,
    EndText NVARCHAR(10) NOT NULL,
    CONSTRAINT PK_CareerLeave PRIMARY KEY (CareerEntryId, Position)
);

CREATE TABLE Qualification (
    CandidateId UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_Qualification_Candidate REFERENCES Candidate (CandidateId),
    Position INT NOT NULL,
    CertificateNumber NVARCHAR(40) NOT NULL,
    NormalizedNumber NVARCHAR(20) NULL,
    ExamId NVARCHAR(20) NULL CONSTRAINT FK_Qualification_Exam REFERENCES Exam (ExamId),
    Status NVARCHAR(20) NOT NULL,
    Reason NVARCHAR(40) NOT NULL,
    CONSTRAINT PK_Qualification PRIMARY KEY (CandidateId, Position)
);

-- Not unique: two people with one number are a signal for the reviewer, not an error to show to the second.
CREATE INDEX IX_Qualification_Number ON Qualification (NormalizedNumber) WHERE NormalizedNumber IS NOT NULL;

CREATE TABLE CandidateSkill (
    CandidateId UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_CandidateSkill_Candidate REFERENCES Candidate (CandidateId),
    SkillId NVARCHAR(40) NOT NULL CONSTRAINT FK_CandidateSkill_Skill REFERENCES Skill (SkillId),
    Years INT NULL,
    CONSTRAINT PK_CandidateSkill PRIMARY KEY (CandidateId, SkillId)
);

CREATE TABLE CandidatePrefecture (
    CandidateId UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_CandidatePrefecture_Candidate REFERENCES Candidate (CandidateId),
    PrefectureCode NVARCHAR(6) NOT NULL CONSTRAINT FK_CandidatePrefecture_Prefecture REFERENCES Prefecture (PrefectureCode),
    CONSTRAINT PK_CandidatePrefecture PRIMARY KEY (CandidateId, PrefectureCode)
);

CREATE TABLE CandidateEmploymentType (
    CandidateId UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_CandidateEmploymentType_Candidate REFERENCES Candidate (CandidateId),
    EmploymentType NVARCHAR(20) NOT NULL CONSTRAINT CK_CandidateEmploymentType CHECK (EmploymentType IN ('fullTime', 'partTime', 'sideJob', 'dispatch')),
    CONSTRAINT PK_CandidateEmploymentType PRIMARY KEY (CandidateId, EmploymentType)
);

CREATE TABLE CandidateConsent (
    CandidateId UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_CandidateConsent_Candidate REFERENCES Candidate (CandidateId),
    PrefectureCode NVARCHAR(6) NOT NULL CONSTRAINT FK_CandidateConsent_Prefecture REFERENCES Prefecture (PrefectureCode),
    CONSTRAINT PK_CandidateConsent PRIMARY KEY (CandidateId, PrefectureCode)
);

CREATE TABLE CandidateBlock (
    CandidateId UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_CandidateBlock_Candidate REFERENCES Candidate (CandidateId),
    OrganisationId UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_CandidateBlock_Organisation REFERENCES Organisation (OrganisationId),
    CONSTRAINT PK_CandidateBlock PRIMARY KEY (CandidateId, OrganisationId)
);

-- Each submission keeps what was counted, on which day and by which version of the policy; never edited.
CREATE TABLE Submission (
    SubmissionId UNIQUEIDENTIFIER NOT NULL CONSTRAINT PK_Submission PRIMARY KEY,
    CandidateId UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_Submission_Candidate REFERENCES Candidate (CandidateId),
    SubmittedAt DATETIME2(3) NOT NULL,
    AsOf DATE NOT NULL,
    PolicyVersion NVARCHAR(20) NOT NULL,
    Verdict NVARCHAR(20) NOT NULL,
    CountedMonths INT NOT NULL,
    CountedDays INT NOT NULL,
    DeclaredMonths INT NOT NULL,
    ByExperience BIT NOT NULL,
    ByExam BIT NOT NULL,
    ByEquivalent BIT NOT NULL,
    Reasons NVARCHAR(2000) NOT NULL
);

CREATE INDEX IX_Submission_Candidate ON Submission (CandidateId);

-- The routes on which a listed person is on the list: accepted by the rules or by the ministry.
CREATE TABLE CandidateRoute (
    CandidateId UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_CandidateRoute_Candidate REFERENCES Candidate (CandidateId),
    Route NVARCHAR(20) NOT NULL CONSTRAINT CK_CandidateRoute CHECK (Route IN ('experience', 'exam', 'equivalent')),
    CONSTRAINT PK_CandidateRoute PRIMARY KEY (CandidateId, Route)
);

CREATE TABLE Review (
    ReviewId UNIQUEIDENTIFIER NOT NULL CONSTRAINT PK_Review PRIMARY KEY,
    SubmissionId UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_Review_Submission REFERENCES Submission (SubmissionId),
    CandidateId UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_Review_Candidate REFERENCES Candidate (CandidateId),
    OpenedAt DATETIME2(3) NOT NULL,
    Decision NVARCHAR(20) NULL CONSTRAINT CK_Review_Decision CHECK (Decision IN ('approved', 'returned', 'rejected', 'withdrawn')),
    DecisionReason NVARCHAR(1000) NULL,
    DecidedBy UNIQUEIDENTIFIER NULL CONSTRAINT FK_Review_Account REFERENCES Account (AccountId),
    DecidedAt DATETIME2(3) NULL
);

CREATE UNIQUE INDEX UX_Review_Open ON Review (CandidateId) WHERE Decision IS NULL;

CREATE TABLE InboxMessage (
    InboxMessageId UNIQUEIDENTIFIER NOT NULL CONSTRAINT PK_InboxMessage PRIMARY KEY,
    AccountId UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_InboxMessage_Account REFERENCES Account (AccountId),
    Kind NVARCHAR(30) NOT NULL,
    Detail NVARCHAR(2000) NULL,
    RelatedId UNIQUEIDENTIFIER NULL,
    CreatedAt DATETIME2(3) NOT NULL,
    ReadAt DATETIME2(3) NULL
);

CREATE INDEX IX_InboxMessage_Account ON InboxMessage (AccountId);
