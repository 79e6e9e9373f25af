-- Organisations come by application, their members by invitation; membership is confirmed every year.

ALTER TABLE Organisation ADD ParentId UNIQUEIDENTIFIER NULL CONSTRAINT FK_Organisation_Parent REFERENCES Organisation (OrganisationId);

ALTER TABLE Organisation ADD MunicipalityCode NVARCHAR(6) NULL CONSTRAINT FK_Organisation_Municipality REFERENCES Municipality (MunicipalityCode);

ALTER TABLE Organisation ADD NameKana NVARCHAR(200) NULL;

ALTER TABLE Organisation ADD Address NVARCHAR(200) NULL;

ALTER TABLE Organisation ADD CorporateNumber NVARCHAR(13) NULL;

-- Why the ministry suspended it; null while it is active.
ALTER TABLE Organisation ADD SuspendedReason NVARCHAR(1000) NULL;

CREATE UNIQUE INDEX UX_Organisation_Municipality ON Organisation (MunicipalityCode) WHERE MunicipalityCode IS NOT NULL;
CREATE UNIQUE INDEX UX_Organisation_CorporateNumber ON Organisation (CorporateNumber) WHERE CorporateNumber IS NOT NULL;
CREATE INDEX IX_Organisation_Parent ON Organisation (ParentId);

-- A role more than its CHECK knew: the table is made anew. Members who could read the audit trail by a row of their own become auditors by their role.
CREATE TABLE MembershipBefore (
    AccountId UNIQUEIDENTIFIER NOT NULL,
    OrganisationId UNIQUEIDENTIFIER NOT NULL,
    Role NVARCHAR(20) NOT NULL,
    DisplayName NVARCHAR(100) NOT NULL,
    CreatedAt DATETIME2(3) NOT NULL
);

INSERT INTO MembershipBefore (AccountId, OrganisationId, Role, DisplayName, CreatedAt)
SELECT m.AccountId, m.OrganisationId, CASE WHEN m.Role = 'member' AND EXISTS (SELECT 1 FROM Auditor u WHERE u.AccountId = m.AccountId) THEN 'auditor' ELSE m.Role END, m.DisplayName, m.CreatedAt
FROM Membership m;

DROP TABLE Auditor;

DROP TABLE Membership;

-- VerifiedUntil: the last day, in Japan, for which the membership is confirmed; without one (as all that were there before) a year is given at the next start.
-- RemindedFor and LapsedFor: for which of these days the admins were reminded, and the member was told that it has passed.
CREATE TABLE Membership (
    AccountId UNIQUEIDENTIFIER NOT NULL CONSTRAINT PK_Membership PRIMARY KEY CONSTRAINT FK_Membership_Account REFERENCES Account (AccountId),
    OrganisationId UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_Membership_Organisation REFERENCES Organisation (OrganisationId),
    Role NVARCHAR(20) NOT NULL CONSTRAINT CK_Membership_Role CHECK (Role IN ('member', 'admin', 'reviewer', 'auditor')),
    DisplayName NVARCHAR(100) NOT NULL,
    CreatedAt DATETIME2(3) NOT NULL,
    SuspendedAt DATETIME2(3) NULL,
    VerifiedUntil DATE NULL,
    RemindedFor DATE NULL,
    LapsedFor DATE NULL
);

INSERT INTO Membership (AccountId, OrganisationId, Role, DisplayName, CreatedAt)
SELECT AccountId, OrganisationId, Role, DisplayName, CreatedAt FROM MembershipBefore;

DROP TABLE MembershipBefore;

CREATE INDEX IX_Membership_Organisation ON Membership (OrganisationId);
CREATE INDEX IX_Membership_VerifiedUntil ON Membership (VerifiedUntil);

-- Who was a member: whoever looked at someone's data stays named in the ledger after leaving.
CREATE TABLE FormerMember (
    AccountId UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_FormerMember_Account REFERENCES Account (AccountId),
    OrganisationId UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_FormerMember_Organisation REFERENCES Organisation (OrganisationId),
    DisplayName NVARCHAR(100) NOT NULL,
    LeftAt DATETIME2(3) NOT NULL,
    CONSTRAINT PK_FormerMember PRIMARY KEY (AccountId, OrganisationId)
);

-- The name under which an account acts, or acted, for an organisation.
CREATE VIEW MemberName AS
SELECT m.AccountId, m.OrganisationId, m.DisplayName FROM Membership m
UNION ALL
SELECT f.AccountId, f.OrganisationId, f.DisplayName FROM FormerMember f
WHERE NOT EXISTS (SELECT 1 FROM Membership m WHERE m.AccountId = f.AccountId AND m.OrganisationId = f.OrganisationId);

-- An application for an organisation: unverified until the link in the mail is opened, then decided once. AccountId stands for the address that was given.
CREATE TABLE OrganisationApplication (
    ApplicationId UNIQUEIDENTIFIER NOT NULL CONSTRAINT PK_OrganisationApplication PRIMARY KEY,
    Kind NVARCHAR(20) NOT NULL CONSTRAINT CK_OrganisationApplication_Kind CHECK (Kind IN ('prefecture', 'municipality', 'company')),
    PrefectureCode NVARCHAR(6) NULL CONSTRAINT FK_OrganisationApplication_Prefecture REFERENCES Prefecture (PrefectureCode),
    MunicipalityCode NVARCHAR(6) NULL CONSTRAINT FK_OrganisationApplication_Municipality REFERENCES Municipality (MunicipalityCode),
    NameJa NVARCHAR(100) NOT NULL,
    NameEn NVARCHAR(100) NOT NULL,
    NameKana NVARCHAR(200) NULL,
    Address NVARCHAR(200) NULL,
    CorporateNumber NVARCHAR(13) NULL,
    ContactName NVARCHAR(100) NOT NULL,
    ContactPhone NVARCHAR(30) NOT NULL,
    AccountId UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_OrganisationApplication_Account REFERENCES Account (AccountId),
    Status NVARCHAR(20) NOT NULL CONSTRAINT CK_OrganisationApplication_Status CHECK (Status IN ('unverified', 'submitted', 'approved', 'refused')),
    TokenHash NVARCHAR(64) NOT NULL,
    AppliedAt DATETIME2(3) NOT NULL,
    ExpiresAt DATETIME2(3) NOT NULL,
    SubmittedAt DATETIME2(3) NULL,
    DecidedBy UNIQUEIDENTIFIER NULL CONSTRAINT FK_OrganisationApplication_DecidedBy REFERENCES Account (AccountId),
    DecidedAt DATETIME2(3) NULL,
    Reason NVARCHAR(1000) NULL,
    OrganisationId UNIQUEIDENTIFIER NULL CONSTRAINT FK_OrganisationApplication_Organisation REFERENCES Organisation (OrganisationId)
);

CREATE UNIQUE INDEX UX_OrganisationApplication_Token ON OrganisationApplication (TokenHash);
CREATE INDEX IX_OrganisationApplication_Status ON OrganisationApplication (Status, SubmittedAt);
CREATE INDEX IX_OrganisationApplication_Account ON OrganisationApplication (AccountId);

-- An invitation to become a member. AccountId stands for the invited address; InvitedBy is null when the product itself invites the ministry's first admin.
CREATE TABLE Invitation (
    InvitationId UNIQUEIDENTIFIER NOT NULL CONSTRAINT PK_Invitation PRIMARY KEY,
    OrganisationId UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_Invitation_Organisation REFERENCES Organisation (OrganisationId),
    AccountId UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_Invitation_Account REFERENCES Account (AccountId),
    Role NVARCHAR(20) NOT NULL CONSTRAINT CK_Invitation_Role CHECK (Role IN ('member', 'admin', 'reviewer', 'auditor')),
    TokenHash NVARCHAR(64) NOT NULL,
    InvitedBy UNIQUEIDENTIFIER NULL CONSTRAINT FK_Invitation_InvitedBy REFERENCES Account (AccountId),
    InvitedAt DATETIME2(3) NOT NULL,
    ExpiresAt DATETIME2(3) NOT NULL,
    AcceptedAt DATETIME2(3) NULL,
    RevokedAt DATETIME2(3) NULL
);

CREATE UNIQUE INDEX UX_Invitation_Token ON Invitation (TokenHash);
CREATE UNIQUE INDEX UX_Invitation_Open ON Invitation (OrganisationId, AccountId) WHERE AcceptedAt IS NULL AND RevokedAt IS NULL;
CREATE INDEX IX_Invitation_Account ON Invitation (AccountId);
