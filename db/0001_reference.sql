-- Reference lists: read from db/reference at start, edited later by the ministry.
-- One text for both databases: types are T-SQL's, names of constraints are explicit.

CREATE TABLE Prefecture (
    PrefectureCode NVARCHAR(6) NOT NULL CONSTRAINT PK_Prefecture PRIMARY KEY,
    NameJa NVARCHAR(20) NOT NULL,
    NameShortJa NVARCHAR(20) NOT NULL,
    NameEn NVARCHAR(40) NOT NULL,
    Kana NVARCHAR(40) NOT NULL,
    Region NVARCHAR(20) NOT NULL,
    RegionEn NVARCHAR(40) NOT NULL
);

CREATE TABLE Municipality (
    MunicipalityCode NVARCHAR(6) NOT NULL CONSTRAINT PK_Municipality PRIMARY KEY,
    PrefectureCode NVARCHAR(6) NOT NULL CONSTRAINT FK_Municipality_Prefecture REFERENCES Prefecture (PrefectureCode),
    NameJa NVARCHAR(40) NOT NULL,
    Kana NVARCHAR(80) NOT NULL,
    NameEn NVARCHAR(80) NOT NULL,
    Kind NVARCHAR(40) NOT NULL,
    Alias NVARCHAR(40) NULL
);

CREATE TABLE Skill (
    SkillId NVARCHAR(40) NOT NULL CONSTRAINT PK_Skill PRIMARY KEY,
    Position INT NOT NULL,
    CategoryJa NVARCHAR(100) NOT NULL,
    CategoryEn NVARCHAR(100) NOT NULL,
    NameJa NVARCHAR(100) NOT NULL,
    NameEn NVARCHAR(100) NOT NULL
);

CREATE TABLE Exam (
    ExamId NVARCHAR(20) NOT NULL CONSTRAINT PK_Exam PRIMARY KEY,
    Code NVARCHAR(4) NOT NULL,
    NameJa NVARCHAR(100) NOT NULL,
    NameEn NVARCHAR(150) NOT NULL,
    Level INT NOT NULL,
    FirstYear INT NOT NULL,
    LastYear INT NULL,
    Verdict NVARCHAR(20) NOT NULL
);

CREATE TABLE ExamSitting (
    ExamId NVARCHAR(20) NOT NULL CONSTRAINT FK_ExamSitting_Exam REFERENCES Exam (ExamId),
    FromYear INT NOT NULL,
    ToYear INT NULL,
    Months NVARCHAR(40) NOT NULL,
    CONSTRAINT PK_ExamSitting PRIMARY KEY (ExamId, FromYear)
);

-- Numbers that tell followers what changed, in commit order: the row stays locked until the writer commits.
CREATE TABLE ChangeCounter (
    Name NVARCHAR(20) NOT NULL CONSTRAINT PK_ChangeCounter PRIMARY KEY,
    Value BIGINT NOT NULL
);

INSERT INTO ChangeCounter (Name, Value) VALUES ('candidate', 0);
INSERT INTO ChangeCounter (Name, Value) VALUES ('public-number', 0);
