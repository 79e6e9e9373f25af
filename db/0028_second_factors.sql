-- What proves a person beside the password, and how often a proof was guessed.

-- How a session was proved (RFC 8176 values in a fixed order, separated by spaces), and when last.
ALTER TABLE AccountSession ADD Amr NVARCHAR(40) NOT NULL CONSTRAINT DF_AccountSession_Amr DEFAULT 'pwd';
ALTER TABLE AccountSession ADD FactorAt DATETIME2(3) NULL;

UPDATE AccountSession SET FactorAt = StartedAt;

-- Wrong passwords for an address, whether or not there is such an account: in one row from all devices that it is not known from (DeviceHash is empty),
-- in rows of their own from those it is. Gone a day after the last.
CREATE TABLE SignInGuess (
    AddressHash NVARCHAR(64) NOT NULL,
    DeviceHash NVARCHAR(64) NOT NULL,
    Failed INT NOT NULL,
    LockedUntil DATETIME2(3) NULL,
    LastFailedAt DATETIME2(3) NOT NULL,
    CONSTRAINT PK_SignInGuess PRIMARY KEY (AddressHash, DeviceHash)
);

CREATE INDEX IX_SignInGuess_LastFailedAt ON SignInGuess (LastFailedAt);

-- Public keys of passkeys (WebAuthn). The id of a credential is too long for an index; its SHA-256 is not.
CREATE TABLE Passkey (
    PasskeyId UNIQUEIDENTIFIER NOT NULL CONSTRAINT PK_Passkey PRIMARY KEY,
    AccountId UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_Passkey_Account REFERENCES Account (AccountId),
    CredentialHash NVARCHAR(64) NOT NULL,
    CredentialId NVARCHAR(1400) NOT NULL,
    PublicKey NVARCHAR(2000) NOT NULL,
    SignCount BIGINT NOT NULL,
    Transports NVARCHAR(100) NOT NULL,
    IsBackupEligible BIT NOT NULL,
    IsBackedUp BIT NOT NULL,
    Name NVARCHAR(60) NOT NULL,
    CreatedAt DATETIME2(3) NOT NULL,
    LastUsedAt DATETIME2(3) NULL
);

CREATE UNIQUE INDEX UX_Passkey_Credential ON Passkey (CredentialHash);
CREATE INDEX IX_Passkey_Account ON Passkey (AccountId);

-- The key of an authenticator app, encrypted. It counts once a code has proved it; no code counts twice.
CREATE TABLE AuthenticatorApp (
    AccountId UNIQUEIDENTIFIER NOT NULL CONSTRAINT PK_AuthenticatorApp PRIMARY KEY CONSTRAINT FK_AuthenticatorApp_Account REFERENCES Account (AccountId),
    ProtectedKey NVARCHAR(1000) NOT NULL,
    LastStep BIGINT NOT NULL,
    CreatedAt DATETIME2(3) NOT NULL,
    ConfirmedAt DATETIME2(3) NULL
);

CREATE TABLE RecoveryCode (
    CodeHash NVARCHAR(64) NOT NULL CONSTRAINT PK_RecoveryCode PRIMARY KEY,
    AccountId UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_RecoveryCode_Account REFERENCES Account (AccountId),
    CreatedAt DATETIME2(3) NOT NULL,
    UsedAt DATETIME2(3) NULL
);

CREATE INDEX IX_RecoveryCode_Account ON RecoveryCode (AccountId);

-- A proof that has begun: what the server must remember between its two requests. Used once, over after five minutes.
CREATE TABLE Ceremony (
    CeremonyHash NVARCHAR(64) NOT NULL CONSTRAINT PK_Ceremony PRIMARY KEY,
    AccountId UNIQUEIDENTIFIER NULL CONSTRAINT FK_Ceremony_Account REFERENCES Account (AccountId),
    Purpose NVARCHAR(20) NOT NULL CONSTRAINT CK_Ceremony_Purpose CHECK (Purpose IN ('register', 'signIn', 'secondFactor', 'stepUp')),
    State NVARCHAR(4000) NOT NULL,
    ExpiresAt DATETIME2(3) NOT NULL,
    UsedAt DATETIME2(3) NULL
);

CREATE INDEX IX_Ceremony_Account ON Ceremony (AccountId);
CREATE INDEX IX_Ceremony_ExpiresAt ON Ceremony (ExpiresAt);

-- Raised where an answer must cost the same whether or not there is an account: a write that says nothing.
INSERT INTO ChangeCounter (Name, Value) VALUES ('nobody', 0);
