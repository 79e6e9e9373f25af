-- Where an account is signed in, and the devices it is known from. Device names are such as "Chrome, Windows": enough to recognise one's own.

CREATE TABLE AccountSession (
    SessionId UNIQUEIDENTIFIER NOT NULL CONSTRAINT PK_AccountSession PRIMARY KEY,
    AccountId UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_AccountSession_Account REFERENCES Account (AccountId),
    Device NVARCHAR(60) NOT NULL,
    StartedAt DATETIME2(3) NOT NULL,
    LastUsedAt DATETIME2(3) NOT NULL,
    EndedAt DATETIME2(3) NULL
);

CREATE INDEX IX_AccountSession_Account ON AccountSession (AccountId);

CREATE TABLE KnownDevice (
    AccountId UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_KnownDevice_Account REFERENCES Account (AccountId),
    DeviceHash NVARCHAR(64) NOT NULL,
    FirstSeenAt DATETIME2(3) NOT NULL,
    LastSeenAt DATETIME2(3) NOT NULL,
    CONSTRAINT PK_KnownDevice PRIMARY KEY (AccountId, DeviceHash)
);
