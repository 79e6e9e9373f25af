-- The ministry's desk: who takes a review, the opinions about equal knowledge, appeals as new reviews that name the old one, and what later reviews can learn from.

ALTER TABLE Review ADD AssignedTo UNIQUEIDENTIFIER NULL CONSTRAINT FK_Review_AssignedTo REFERENCES Account (AccountId);

ALTER TABLE Review ADD AssignedAt DATETIME2(3) NULL;

-- How many opinions there are: who writes one says how many they saw, so that of two at once one is told.
ALTER TABLE Review ADD Opinions INT NOT NULL CONSTRAINT DF_Review_Opinions DEFAULT 0;

ALTER TABLE Review ADD PreviousReviewId UNIQUEIDENTIFIER NULL CONSTRAINT FK_Review_Previous REFERENCES Review (ReviewId);

ALTER TABLE Review ADD AppealReason NVARCHAR(2000) NULL;

ALTER TABLE Review ADD AcceptedRoutes NVARCHAR(60) NULL;

-- A decision can be appealed once.
CREATE UNIQUE INDEX UX_Review_Appeal ON Review (PreviousReviewId) WHERE AppealReason IS NOT NULL;

CREATE INDEX IX_Review_AssignedTo ON Review (AssignedTo) WHERE Decision IS NULL;

CREATE TABLE ReviewOpinion (
    ReviewId UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_ReviewOpinion_Review REFERENCES Review (ReviewId),
    AccountId UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_ReviewOpinion_Account REFERENCES Account (AccountId),
    RubricVersion NVARCHAR(20) NOT NULL,
    Depth INT NOT NULL,
    Scope INT NOT NULL,
    Relevance INT NOT NULL,
    Evidence INT NOT NULL,
    FindsEqual BIT NOT NULL,
    Reason NVARCHAR(1000) NOT NULL,
    GivenAt DATETIME2(3) NOT NULL,
    CONSTRAINT PK_ReviewOpinion PRIMARY KEY (ReviewId, AccountId)
);

-- Organisations that a reviewer is or was tied to: people who worked there are not shown to that reviewer.
CREATE TABLE ReviewerInterest (
    AccountId UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_ReviewerInterest_Account REFERENCES Account (AccountId),
    Position INT NOT NULL,
    OrganisationName NVARCHAR(100) NOT NULL,
    OrganisationKey NVARCHAR(200) NOT NULL,
    Relation NVARCHAR(20) NOT NULL CONSTRAINT CK_ReviewerInterest_Relation CHECK (Relation IN ('employment', 'contract', 'office', 'holding', 'family', 'other')),
    CONSTRAINT PK_ReviewerInterest PRIMARY KEY (AccountId, Position)
);

-- The names of organisations in the form in which they are compared; written with the name itself.
ALTER TABLE CareerEntry ADD EmployerKey NVARCHAR(200) NULL;

ALTER TABLE InterestDeclaration ADD OrganisationKey NVARCHAR(200) NULL;

CREATE INDEX IX_CareerEntry_WithoutKey ON CareerEntry (CareerEntryId) WHERE EmployerKey IS NULL;

CREATE INDEX IX_InterestDeclaration_WithoutKey ON InterestDeclaration (CandidateId) WHERE OrganisationKey IS NULL;

-- What was decided and why, told so that nobody can be recognised; found by tag and by words.
CREATE TABLE Precedent (
    PrecedentId UNIQUEIDENTIFIER NOT NULL CONSTRAINT PK_Precedent PRIMARY KEY,
    ReviewId UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_Precedent_Review REFERENCES Review (ReviewId),
    Outcome NVARCHAR(20) NOT NULL CONSTRAINT CK_Precedent_Outcome CHECK (Outcome IN ('approved', 'rejected')),
    Routes NVARCHAR(60) NOT NULL,
    Title NVARCHAR(100) NOT NULL,
    Summary NVARCHAR(2000) NOT NULL,
    SearchText NVARCHAR(4000) NOT NULL,
    RecordedBy UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_Precedent_RecordedBy REFERENCES Account (AccountId),
    RecordedAt DATETIME2(3) NOT NULL,
    WithdrawnAt DATETIME2(3) NULL
);

CREATE UNIQUE INDEX UX_Precedent_Review ON Precedent (ReviewId) WHERE WithdrawnAt IS NULL;
CREATE INDEX IX_Precedent_RecordedAt ON Precedent (RecordedAt);

CREATE TABLE PrecedentTag (
    PrecedentId UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_PrecedentTag_Precedent REFERENCES Precedent (PrecedentId),
    TagKey NVARCHAR(80) NOT NULL,
    Tag NVARCHAR(40) NOT NULL,
    CONSTRAINT PK_PrecedentTag PRIMARY KEY (PrecedentId, TagKey)
);

CREATE INDEX IX_PrecedentTag_Key ON PrecedentTag (TagKey);
