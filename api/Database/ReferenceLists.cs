using TalentPool.Reference;

namespace TalentPool.Database;

/// <summary>Fills the reference tables and the organisations that exist by law: the ministry and the 47 prefectures. A second run changes nothing.</summary>
public static class ReferenceLists
{
    /// <returns>True when the lists were loaded now, false when they were there.</returns>
    public static Task<bool> Load(Db db, TimeProvider clock, CancellationToken ct = default) => db.Transact(async tx =>
    {
        if (await tx.Find<int>(CountSql) > 0) return false;
        var now = clock.GetUtcNow();
        await tx.Execute(PrefectureSql, ReferenceFiles.Prefectures);
        await tx.Execute(MunicipalitySql, ReferenceFiles.Municipalities);
        await tx.Execute(SkillSql, ReferenceFiles.Skills.Select((skill, position) => new { skill.Id, position, skill.CategoryJa, skill.CategoryEn, skill.NameJa, skill.NameEn }));
        await tx.Execute(ExamSql, ReferenceFiles.Exams);
        await tx.Execute(SittingSql, ReferenceFiles.Sittings);
        await tx.Execute(OrganisationSql, new { id = Guid.CreateVersion7(now), kind = "ministry", code = (string?)null, nameJa = "総務省", nameEn = "Ministry of Internal Affairs and Communications", now });
        await tx.Execute(OrganisationSql, ReferenceFiles.Prefectures.Select(prefecture => new
        {
            id = Guid.CreateVersion7(now),
            kind = "prefecture",
            code = prefecture.Code,
            nameJa = prefecture.NameJa,
            nameEn = prefecture.NameEn,
            now,
        }));
        return true;
    }, ct);

    const string CountSql = "SELECT COUNT(*) FROM Prefecture";

    const string PrefectureSql = """
        INSERT INTO Prefecture (PrefectureCode, NameJa, NameShortJa, NameEn, Kana, Region, RegionEn)
        VALUES (@Code, @NameJa, @NameShortJa, @NameEn, @Kana, @Region, @RegionEn)
        """;

    const string MunicipalitySql = """
        INSERT INTO Municipality (MunicipalityCode, PrefectureCode, NameJa, Kana, NameEn, Kind, Alias)
        VALUES (@Code, @PrefectureCode, @NameJa, @Kana, @NameEn, @Kind, @Alias)
        """;

    const string SkillSql = """
        INSERT INTO Skill (SkillId, Position, CategoryJa, CategoryEn, NameJa, NameEn)
        VALUES (@Id, @position, @CategoryJa, @CategoryEn, @NameJa, @NameEn)
        """;

    const string ExamSql = """
        INSERT INTO Exam (ExamId, Code, NameJa, NameEn, Level, FirstYear, LastYear, Verdict)
        VALUES (@Id, @Code, @NameJa, @NameEn, @Level, @FirstYear, @LastYear, @Verdict)
        """;

    const string SittingSql = """
        INSERT INTO ExamSitting (ExamId, FromYear, ToYear, Months)
        VALUES (@ExamId, @FromYear, @ToYear, @Months)
        """;

    const string OrganisationSql = """
        INSERT INTO Organisation (OrganisationId, Kind, PrefectureCode, NameJa, NameEn, IsActive, CreatedAt)
        VALUES (@id, @kind, @code, @nameJa, @nameEn, 1, @now)
        """;
}
