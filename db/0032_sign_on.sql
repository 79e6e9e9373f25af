-- Sign-on through issuers of others (OpenID Connect): which account belongs to whom there.

-- SubjectHash is the SHA-256 of issuer and subject: subjects differ by case, which not every collation sees, and nobody needs to read them. An issuer knows an account once.
CREATE TABLE SignOnTie (
    SignOnTieId UNIQUEIDENTIFIER NOT NULL CONSTRAINT PK_SignOnTie PRIMARY KEY,
    AccountId UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_SignOnTie_Account REFERENCES Account (AccountId),
    Issuer NVARCHAR(300) NOT NULL,
    SubjectHash NVARCHAR(64) NOT NULL,
    TiedAt DATETIME2(3) NOT NULL,
    LastUsedAt DATETIME2(3) NOT NULL
);

CREATE UNIQUE INDEX UX_SignOnTie_Subject ON SignOnTie (SubjectHash);
CREATE UNIQUE INDEX UX_SignOnTie_Account ON SignOnTie (AccountId, Issuer);

-- A round to an issuer is a proof of several requests as well. What had begun is begun again.
DROP TABLE Ceremony;

CREATE TABLE Ceremony (
    CeremonyHash NVARCHAR(64) NOT NULL CONSTRAINT PK_Ceremony PRIMARY KEY,
    AccountId UNIQUEIDENTIFIER NULL CONSTRAINT FK_Ceremony_Account REFERENCES Account (AccountId),
    Purpose NVARCHAR(20) NOT NULL CONSTRAINT CK_Ceremony_Purpose CHECK (Purpose IN ('register', 'signIn', 'secondFactor', 'stepUp', 'signOnRound', 'signOnHandOver', 'signOnFactor')),
    State NVARCHAR(4000) NOT NULL,
    ExpiresAt DATETIME2(3) NOT NULL,
    UsedAt DATETIME2(3) NULL
);

CREATE INDEX IX_Ceremony_Account ON Ceremony (AccountId);
CREATE INDEX IX_Ceremony_ExpiresAt ON Ceremony (ExpiresAt);
