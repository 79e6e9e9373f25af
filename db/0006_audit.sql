-- Who changed or saw what. Details hold codes and counts, never names or addresses.

CREATE TABLE AuditEvent (
    AuditEventId UNIQUEIDENTIFIER NOT NULL CONSTRAINT PK_AuditEvent PRIMARY KEY,
    OccurredAt DATETIME2(3) NOT NULL,
    AccountId UNIQUEIDENTIFIER NULL,
    OrganisationId UNIQUEIDENTIFIER NULL,
    Action NVARCHAR(50) NOT NULL,
    SubjectKind NVARCHAR(30) NOT NULL,
    SubjectId UNIQUEIDENTIFIER NULL,
    Detail NVARCHAR(1000) NULL
);

CREATE INDEX IX_AuditEvent_Subject ON AuditEvent (SubjectId);
CREATE INDEX IX_AuditEvent_OccurredAt ON AuditEvent (OccurredAt);
