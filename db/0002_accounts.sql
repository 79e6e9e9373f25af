-- Who signs in, for which organisation, and the tokens that prove it. Tokens are kept as SHA-256 only.

CREATE TABLE Organisation (
    OrganisationId UNIQUEIDENTIFIER NOT NULL CONSTRAINT PK_Organisation PRIMARY KEY,
    Kind NVARCHAR(20) NOT NULL CONSTRAINT CK_Organisation_Kind CHECK (Kind IN ('ministry', 'prefecture', 'municipality', 'company')),
    PrefectureCode NVARCHAR(6) NULL CONSTRAINT FK_Organisation_Prefecture REFERENCES Prefecture (PrefectureCode),
    NameJa NVARCHAR(100) NOT NULL,
    NameEn NVARCHAR(100) NOT NULL,
    IsActive BIT NOT NULL,
    CreatedAt DATETIME2(3) NOT NULL
);

CREATE UNIQUE INDEX UX_Organisation_Prefecture ON Organisation (PrefectureCode) WHERE Kind = 'prefecture';

CREATE TABLE Account (
    AccountId UNIQUEIDENTIFIER NOT NULL CONSTRAINT PK_Account PRIMARY KEY,
    Email NVARCHAR(254) NOT NULL,
    EmailNormalized NVARCHAR(254) NOT NULL,
    PasswordHash NVARCHAR(200) NOT NULL,
    Locale NVARCHAR(2) NOT NULL CONSTRAINT CK_Account_Locale CHECK (Locale IN ('ja', 'en')),
    Status NVARCHAR(20) NOT NULL CONSTRAINT CK_Account_Status CHECK (Status IN ('unverified', 'active', 'suspended')),
    IsDemo BIT NOT NULL CONSTRAINT DF_Account_IsDemo DEFAULT 0,
    EmailVerifiedAt DATETIME2(3) NULL,
    FailedSignIns INT NOT NULL CONSTRAINT DF_Account_FailedSignIns DEFAULT 0,
    LockedUntil DATETIME2(3) NULL,
    CreatedAt DATETIME2(3) NOT NULL
);

CREATE UNIQUE INDEX UX_Account_Email ON Account (EmailNormalized);

CREATE TABLE Membership (
    AccountId UNIQUEIDENTIFIER NOT NULL CONSTRAINT PK_Membership PRIMARY KEY CONSTRAINT FK_Membership_Account REFERENCES Account (AccountId),
    OrganisationId UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_Membership_Organisation REFERENCES Organisation (OrganisationId),
    Role NVARCHAR(20) NOT NULL CONSTRAINT CK_Membership_Role CHECK (Role IN ('member', 'admin', 'reviewer')),
    DisplayName NVARCHAR(100) NOT NULL,
    CreatedAt DATETIME2(3) NOT NULL
);

CREATE INDEX IX_Membership_Organisation ON Membership (OrganisationId);

CREATE TABLE EmailToken (
    TokenHash NVARCHAR(64) NOT NULL CONSTRAINT PK_EmailToken PRIMARY KEY,
    AccountId UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_EmailToken_Account REFERENCES Account (AccountId),
    Purpose NVARCHAR(20) NOT NULL,
    CreatedAt DATETIME2(3) NOT NULL,
    ExpiresAt DATETIME2(3) NOT NULL,
    UsedAt DATETIME2(3) NULL
);

CREATE INDEX IX_EmailToken_Account ON EmailToken (AccountId);

CREATE TABLE RefreshToken (
    RefreshTokenId UNIQUEIDENTIFIER NOT NULL CONSTRAINT PK_RefreshToken PRIMARY KEY,
    FamilyId UNIQUEIDENTIFIER NOT NULL,
    AccountId UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_RefreshToken_Account REFERENCES Account (AccountId),
    TokenHash NVARCHAR(64) NOT NULL,
    CreatedAt DATETIME2(3) NOT NULL,
    ExpiresAt DATETIME2(3) NOT NULL,
    UsedAt DATETIME2(3) NULL,
    RevokedAt DATETIME2(3) NULL
);

CREATE UNIQUE INDEX UX_RefreshToken_Hash ON RefreshToken (TokenHash);
CREATE INDEX IX_RefreshToken_Family ON RefreshToken (FamilyId);
CREATE INDEX IX_RefreshToken_Account ON RefreshToken (AccountId);
