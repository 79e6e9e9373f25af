-- A person objects to a look at their data; the ministry looks into it and answers. The ledger itself is never changed by it.

CREATE TABLE DisclosureObjection (
    ObjectionId UNIQUEIDENTIFIER NOT NULL CONSTRAINT PK_DisclosureObjection PRIMARY KEY,
    DisclosureEventId UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_DisclosureObjection_Event REFERENCES DisclosureEvent (DisclosureEventId),
    Reason NVARCHAR(1000) NOT NULL,
    Status NVARCHAR(20) NOT NULL CONSTRAINT CK_DisclosureObjection_Status CHECK (Status IN ('raised', 'underInquiry', 'upheld', 'dismissed', 'withdrawn')),
    RaisedAt DATETIME2(3) NOT NULL,
    TakenBy UNIQUEIDENTIFIER NULL CONSTRAINT FK_DisclosureObjection_TakenBy REFERENCES Account (AccountId),
    TakenAt DATETIME2(3) NULL,
    Answer NVARCHAR(1000) NULL,
    AnsweredBy UNIQUEIDENTIFIER NULL CONSTRAINT FK_DisclosureObjection_AnsweredBy REFERENCES Account (AccountId),
    ClosedAt DATETIME2(3) NULL
);

-- One objection for each look, unless it was taken back.
CREATE UNIQUE INDEX UX_DisclosureObjection_Event ON DisclosureObjection (DisclosureEventId) WHERE Status IN ('raised', 'underInquiry', 'upheld', 'dismissed');
CREATE INDEX IX_DisclosureObjection_Status ON DisclosureObjection (Status, RaisedAt);
