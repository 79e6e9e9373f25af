-- Each audit event carries its place in a chain and a hash over itself and the one before: an event that is changed, removed or put in between is found.

ALTER TABLE AuditEvent ADD Seq BIGINT NULL;

ALTER TABLE AuditEvent ADD Hash NVARCHAR(64) NULL;

CREATE UNIQUE INDEX UX_AuditEvent_Seq ON AuditEvent (Seq) WHERE Seq IS NOT NULL;

INSERT INTO ChangeCounter (Name, Value) VALUES ('audit', 0);

-- What the checks of the chain found, the nightly ones and those that were asked for.
CREATE TABLE AuditCheck (
    AuditCheckId UNIQUEIDENTIFIER NOT NULL CONSTRAINT PK_AuditCheck PRIMARY KEY,
    CheckedAt DATETIME2(3) NOT NULL,
    Events BIGINT NOT NULL,
    HeadHash NVARCHAR(64) NOT NULL,
    BrokenSeq BIGINT NULL,
    Fault NVARCHAR(20) NULL
);

-- Members of the ministry who may read the audit trail, beside its admins (監査担当).
CREATE TABLE Auditor (
    AccountId UNIQUEIDENTIFIER NOT NULL CONSTRAINT PK_Auditor PRIMARY KEY CONSTRAINT FK_Auditor_Membership REFERENCES Membership (AccountId),
    GrantedAt DATETIME2(3) NOT NULL
);
