-- The ministry closes an account for a time, and opens it again. What an erasure closes stands in Erasure, and stays closed.

CREATE TABLE AccountSuspension (
    AccountSuspensionId UNIQUEIDENTIFIER NOT NULL CONSTRAINT PK_AccountSuspension PRIMARY KEY,
    AccountId UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_AccountSuspension_Account REFERENCES Account (AccountId),
    Reason NVARCHAR(1000) NOT NULL,
    SuspendedBy UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_AccountSuspension_SuspendedBy REFERENCES Account (AccountId),
    SuspendedAt DATETIME2(3) NOT NULL,
    ReinstatedBy UNIQUEIDENTIFIER NULL CONSTRAINT FK_AccountSuspension_ReinstatedBy REFERENCES Account (AccountId),
    ReinstatedAt DATETIME2(3) NULL
);

CREATE UNIQUE INDEX UX_AccountSuspension_Open ON AccountSuspension (AccountId) WHERE ReinstatedAt IS NULL;
CREATE INDEX IX_AccountSuspension_Account ON AccountSuspension (AccountId, SuspendedAt);
