using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Reference;

namespace TalentPool.Standards;

/// <summary>An amendment as it lies in the tables, written whole in the writer's transaction.</summary>
static class AmendmentRows
{
    /// <summary>The columns of an amendment.</summary>
    public static object Columns(ExamAmendment amendment, string note, Guid by, DateTimeOffset now, DateOnly today, int revision) => new
    {
        amendment.Id,
        examId = amendment.Exam.Id,
        amendment.Exam.Code,
        amendment.ValidFrom,
        amendment.Exam.NameJa,
        amendment.Exam.NameEn,
        amendment.Exam.Level,
        amendment.Exam.FirstYear,
        amendment.Exam.LastYear,
        verdict = Words.SnakeOf(amendment.Exam.Standing),
        note = note.Trim(),
        by,
        now,
        today,
        revision,
    };

    public static async Task ReplaceSittings(Tx tx, ExamAmendment amendment)
    {
        await tx.Execute(DeleteSittingsSql, new { amendment.Id });
        await tx.Execute(InsertSittingSql, amendment.Sittings.Select(sitting => new { amendment.Id, sitting.FromYear, sitting.ToYear, months = ExamList.Months(sitting.Months) }));
    }

    public const string FindSql = "SELECT ExamId, ValidFrom, WithdrawnAt, Revision FROM ExamAmendment WHERE ExamAmendmentId = @id";

    // What an amendment hangs on. A new examination has its picture in its amendments alone.
    public const string InsertExamSql = """
        INSERT INTO Exam (ExamId, Code, NameJa, NameEn, Level, FirstYear, LastYear, Verdict, IsAdded)
        SELECT @examId, @Code, @NameJa, @NameEn, @Level, @FirstYear, @LastYear, @verdict, 1
        WHERE NOT EXISTS (SELECT 1 FROM Exam WHERE ExamId = @examId)
        """;

    public const string InsertSql = """
        INSERT INTO ExamAmendment (ExamAmendmentId, ExamId, ValidFrom, NameJa, NameEn, Level, FirstYear, LastYear, Verdict, Note, MadeBy, MadeAt, Revision)
        VALUES (@Id, @examId, @ValidFrom, @NameJa, @NameEn, @Level, @FirstYear, @LastYear, @verdict, @note, @by, @now, 1)
        """;

    public const string UpdateSql = """
        UPDATE ExamAmendment SET ValidFrom = @ValidFrom, NameJa = @NameJa, NameEn = @NameEn, Level = @Level, FirstYear = @FirstYear, LastYear = @LastYear, Verdict = @verdict, Note = @note,
            ChangedBy = @by, ChangedAt = @now, Revision = Revision + 1
        WHERE ExamAmendmentId = @Id AND ExamId = @examId AND Revision = @revision AND ValidFrom > @today AND WithdrawnAt IS NULL
        """;

    public const string WithdrawSql = """
        UPDATE ExamAmendment SET WithdrawnAt = @now, ChangedBy = @AccountId, ChangedAt = @now, Revision = Revision + 1
        WHERE ExamAmendmentId = @id AND Revision = @Revision AND ValidFrom > @today AND WithdrawnAt IS NULL
        """;

    const string DeleteSittingsSql = "DELETE FROM ExamAmendmentSitting WHERE ExamAmendmentId = @Id";

    const string InsertSittingSql = "INSERT INTO ExamAmendmentSitting (ExamAmendmentId, FromYear, ToYear, Months) VALUES (@Id, @FromYear, @ToYear, @months)";
}
