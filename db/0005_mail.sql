-- The one way out for mail, and the periodic digest.

-- A letter is kept as its kind and the values it is made from; the text is made when it is sent and not stored.
CREATE TABLE OutboxMail (
    OutboxMailId UNIQUEIDENTIFIER NOT NULL CONSTRAINT PK_OutboxMail PRIMARY KEY,
    AccountId UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_OutboxMail_Account REFERENCES Account (AccountId),
    Kind NVARCHAR(30) NOT NULL,
    Letter NVARCHAR(4000) NULL,
    DedupeKey NVARCHAR(100) NOT NULL,
    State NVARCHAR(20) NOT NULL CONSTRAINT CK_OutboxMail_State CHECK (State IN ('due', 'leased', 'accepted', 'failed', 'suppressed')),
    Attempts INT NOT NULL,
    QueuedAt DATETIME2(3) NOT NULL,
    NextAt DATETIME2(3) NOT NULL,
    LeaseId UNIQUEIDENTIFIER NULL,
    LeasedUntil DATETIME2(3) NULL,
    FinishedAt DATETIME2(3) NULL,
    LastError NVARCHAR(200) NULL
);

CREATE UNIQUE INDEX UX_OutboxMail_Dedupe ON OutboxMail (DedupeKey);
CREATE INDEX IX_OutboxMail_Due ON OutboxMail (State, NextAt);

CREATE TABLE Subscription (
    AccountId UNIQUEIDENTIFIER NOT NULL CONSTRAINT PK_Subscription PRIMARY KEY CONSTRAINT FK_Subscription_Account REFERENCES Account (AccountId),
    Frequency NVARCHAR(10) NOT NULL CONSTRAINT CK_Subscription_Frequency CHECK (Frequency IN ('daily', 'weekly', 'monthly', 'off')),
    SendsNoticeMail BIT NOT NULL,
    ConsentedAt DATETIME2(3) NOT NULL,
    EndedAt DATETIME2(3) NULL,
    EndedReason NVARCHAR(30) NULL
);

CREATE TABLE DigestRun (
    DigestRunId UNIQUEIDENTIFIER NOT NULL CONSTRAINT PK_DigestRun PRIMARY KEY,
    Frequency NVARCHAR(10) NOT NULL CONSTRAINT CK_DigestRun_Frequency CHECK (Frequency IN ('daily', 'weekly', 'monthly')),
    Period NVARCHAR(30) NOT NULL,
    StartsAt DATETIME2(3) NOT NULL,
    EndsAt DATETIME2(3) NOT NULL,
    PlannedAt DATETIME2(3) NULL,
    CompletedAt DATETIME2(3) NULL,
    SkippedAt DATETIME2(3) NULL,
    StartedBy UNIQUEIDENTIFIER NULL CONSTRAINT FK_DigestRun_Account REFERENCES Account (AccountId)
);

CREATE UNIQUE INDEX UX_DigestRun_Period ON DigestRun (Frequency, Period);

CREATE TABLE DigestDelivery (
    DigestRunId UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_DigestDelivery_DigestRun REFERENCES DigestRun (DigestRunId),
    AccountId UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_DigestDelivery_Account REFERENCES Account (AccountId),
    State NVARCHAR(20) NOT NULL CONSTRAINT CK_DigestDelivery_State CHECK (State IN ('due', 'leased', 'accepted', 'failed', 'suppressed')),
    Attempts INT NOT NULL,
    NextAt DATETIME2(3) NOT NULL,
    LeaseId UNIQUEIDENTIFIER NULL,
    LeasedUntil DATETIME2(3) NULL,
    FinishedAt DATETIME2(3) NULL,
    CONSTRAINT PK_DigestDelivery PRIMARY KEY (DigestRunId, AccountId)
);

CREATE INDEX IX_DigestDelivery_Due ON DigestDelivery (State, NextAt);

-- What a person was already told, so that no posting is sent twice.
CREATE TABLE DigestItem (
    AccountId UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_DigestItem_Account REFERENCES Account (AccountId),
    PostingId UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_DigestItem_Posting REFERENCES Posting (PostingId),
    DigestRunId UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_DigestItem_DigestRun REFERENCES DigestRun (DigestRunId),
    CONSTRAINT PK_DigestItem PRIMARY KEY (AccountId, PostingId)
);

CREATE TABLE SuppressedAddress (
    AddressHash NVARCHAR(64) NOT NULL CONSTRAINT PK_SuppressedAddress PRIMARY KEY,
    Reason NVARCHAR(30) NOT NULL,
    SuppressedAt DATETIME2(3) NOT NULL
);
