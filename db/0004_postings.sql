-- Postings, the hiring notices that point to them, and what an accepted notice opens.

CREATE TABLE Posting (
    PostingId UNIQUEIDENTIFIER NOT NULL CONSTRAINT PK_Posting PRIMARY KEY,
    OrganisationId UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_Posting_Organisation REFERENCES Organisation (OrganisationId),
    ImportKey NVARCHAR(40) NULL,
    Status NVARCHAR(20) NOT NULL CONSTRAINT CK_Posting_Status CHECK (Status IN ('draft', 'published', 'closed', 'withdrawn')),
    Title NVARCHAR(120) NOT NULL,
    AppointmentType NVARCHAR(30) NOT NULL,
    EmploymentType NVARCHAR(20) NOT NULL CONSTRAINT CK_Posting_EmploymentType CHECK (EmploymentType IN ('fullTime', 'partTime', 'sideJob', 'dispatch')),
    PayUnit NVARCHAR(10) NOT NULL CONSTRAINT CK_Posting_PayUnit CHECK (PayUnit IN ('hour', 'day', 'month', 'year')),
    PayMin INT NULL,
    PayMax INT NULL,
    PayText NVARCHAR(300) NOT NULL,
    Term NVARCHAR(200) NOT NULL,
    WorkStyle NVARCHAR(30) NOT NULL,
    WeeklyMinutes INT NOT NULL,
    WorkLocation NVARCHAR(200) NOT NULL,
    Requirements NVARCHAR(2000) NOT NULL,
    Description NVARCHAR(4000) NOT NULL,
    HowToApply NVARCHAR(1000) NULL,
    Openings INT NOT NULL,
    StartOn DATE NULL,
    Deadline DATE NOT NULL,
    PublishedAt DATETIME2(3) NULL,
    ClosedAt DATETIME2(3) NULL,
    CloseReason NVARCHAR(1000) NULL,
    SearchText NVARCHAR(4000) NOT NULL CONSTRAINT DF_Posting_SearchText DEFAULT '',
    Version INT NOT NULL,
    CreatedBy UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_Posting_Account REFERENCES Account (AccountId),
    CreatedAt DATETIME2(3) NOT NULL,
    UpdatedAt DATETIME2(3) NOT NULL
);

CREATE INDEX IX_Posting_Organisation ON Posting (OrganisationId);
CREATE INDEX IX_Posting_Published ON Posting (PublishedAt);
CREATE UNIQUE INDEX UX_Posting_ImportKey ON Posting (OrganisationId, ImportKey) WHERE ImportKey IS NOT NULL;

-- Themes (theme-*), role types (role-*) and skills all come from the one skill list.
CREATE TABLE PostingSkill (
    PostingId UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_PostingSkill_Posting REFERENCES Posting (PostingId),
    SkillId NVARCHAR(40) NOT NULL CONSTRAINT FK_PostingSkill_Skill REFERENCES Skill (SkillId),
    CONSTRAINT PK_PostingSkill PRIMARY KEY (PostingId, SkillId)
);

CREATE TABLE Notice (
    NoticeId UNIQUEIDENTIFIER NOT NULL CONSTRAINT PK_Notice PRIMARY KEY,
    PostingId UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_Notice_Posting REFERENCES Posting (PostingId),
    OrganisationId UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_Notice_Organisation REFERENCES Organisation (OrganisationId),
    SentBy UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_Notice_Account REFERENCES Account (AccountId),
    Message NVARCHAR(2000) NOT NULL,
    SearchQuery NVARCHAR(2000) NULL,
    AnswerBy DATE NOT NULL,
    SentAt DATETIME2(3) NOT NULL
);

CREATE INDEX IX_Notice_Organisation ON Notice (OrganisationId);

CREATE TABLE NoticeRecipient (
    NoticeId UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_NoticeRecipient_Notice REFERENCES Notice (NoticeId),
    CandidateId UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_NoticeRecipient_Candidate REFERENCES Candidate (CandidateId),
    Status NVARCHAR(20) NOT NULL CONSTRAINT CK_NoticeRecipient_Status CHECK (Status IN ('sent', 'opened', 'considering', 'accepted', 'declined', 'expired')),
    Reason NVARCHAR(1000) NULL,
    OpenedAt DATETIME2(3) NULL,
    AnsweredAt DATETIME2(3) NULL,
    CONSTRAINT PK_NoticeRecipient PRIMARY KEY (NoticeId, CandidateId)
);

CREATE INDEX IX_NoticeRecipient_Candidate ON NoticeRecipient (CandidateId);

CREATE TABLE DisclosureGrant (
    DisclosureGrantId UNIQUEIDENTIFIER NOT NULL CONSTRAINT PK_DisclosureGrant PRIMARY KEY,
    CandidateId UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_DisclosureGrant_Candidate REFERENCES Candidate (CandidateId),
    OrganisationId UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_DisclosureGrant_Organisation REFERENCES Organisation (OrganisationId),
    NoticeId UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_DisclosureGrant_Notice REFERENCES Notice (NoticeId),
    GrantedAt DATETIME2(3) NOT NULL,
    ExpiresAt DATETIME2(3) NOT NULL,
    RevokedAt DATETIME2(3) NULL
);

CREATE INDEX IX_DisclosureGrant_Candidate ON DisclosureGrant (CandidateId);

-- Every time an organisation sees who someone is: who looked, when, at what, and for which purpose.
CREATE TABLE DisclosureEvent (
    DisclosureEventId UNIQUEIDENTIFIER NOT NULL CONSTRAINT PK_DisclosureEvent PRIMARY KEY,
    CandidateId UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_DisclosureEvent_Candidate REFERENCES Candidate (CandidateId),
    OrganisationId UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_DisclosureEvent_Organisation REFERENCES Organisation (OrganisationId),
    AccountId UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_DisclosureEvent_Account REFERENCES Account (AccountId),
    Action NVARCHAR(30) NOT NULL,
    Purpose NVARCHAR(200) NOT NULL,
    Fields NVARCHAR(300) NOT NULL,
    OccurredAt DATETIME2(3) NOT NULL
);

CREATE INDEX IX_DisclosureEvent_Candidate ON DisclosureEvent (CandidateId);
