using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Eligibility;

namespace TalentPool.Candidates;

/// <summary>A profile as it lies in the tables: read whole, and written whole in the writer's transaction.</summary>
static class ProfileRows
{
    public sealed record CandidateRow
    {
        public required Guid CandidateId { get; init; }
        public required string PublicNumber { get; init; }
        public required string Status { get; init; }
        public required string Name { get; init; }
        public required string Kana { get; init; }
        public string? Phone { get; init; }
        public string? ResidencePrefectureCode { get; init; }
        public required string Headline { get; init; }
        public required string Introduction { get; init; }
        public string? RemoteWork { get; init; }
        public int? DaysPerWeek { get; init; }
        public DateOnly? AvailableFrom { get; init; }
        public bool IsNationwide { get; init; }
        public string? EquivalentGrounds { get; init; }
        public bool ConsentsNationwide { get; init; }
        public string? PurposeVersion { get; init; }
        public DateTimeOffset? ListedAt { get; init; }
        public DateTimeOffset? LastConfirmedAt { get; init; }
        public DateOnly? RenewBy { get; init; }
        public DateOnly? PausedUntil { get; init; }
        public int Version { get; init; }

        /// <summary>Withdrawn, whether or not it is erased already.</summary>
        public bool IsWithdrawn => Status is "withdrawn" or "erased";
    }

    sealed record CareerRow
    {
        public required Guid CareerEntryId { get; init; }
        public required string Employer { get; init; }
        public required string JobTitle { get; init; }
        public required string StartText { get; init; }
        public string? EndText { get; init; }
        public required string Digital { get; init; }
        public int? WeeklyMinutes { get; init; }
        public required string Description { get; init; }
    }

    sealed record LeaveRow
    {
        public required Guid CareerEntryId { get; init; }
        public required string Kind { get; init; }
        public required string StartText { get; init; }
        public required string EndText { get; init; }
    }

    // What a submission found about a number.
    sealed record CertificateRow
    {
        public required string CertificateNumber { get; init; }
        public string? NormalizedNumber { get; init; }
        public string? ExamId { get; init; }
        public string Status { get; init; } = "unchecked";
        public string Reason { get; init; } = "unchecked";
    }

    sealed record SkillRow
    {
        public required string SkillId { get; init; }
        public int? Years { get; init; }
    }

    /// <summary>The person of an account; null before the first save.</summary>
    public static Task<CandidateRow?> FindMine(Tx tx, Guid accountId) => tx.Find<CandidateRow>(FindMineSql, new { accountId });

    /// <summary>The whole profile of a person.</summary>
    public static async Task<Profile> Read(Tx tx, CandidateRow row)
    {
        var key = new { row.CandidateId };
        var leaves = (await tx.Query<LeaveRow>(LeavesSql, key)).ToLookup(leave => leave.CareerEntryId);
        var career = (await tx.Query<CareerRow>(CareerSql, key)).Select(job => new CareerItem(
            job.Employer, job.JobTitle, job.StartText, job.EndText, job.Digital, job.WeeklyMinutes / 60m,
            [.. leaves[job.CareerEntryId].Select(leave => new CheckEligibility.LeaveInput(leave.Kind, leave.StartText, leave.EndText))], job.Description)).ToList();
        var skills = await tx.Query<SkillRow>(SkillsSql, key);
        return new Profile(
            row.Name, row.Kana, tx.Seal.Open(row.Phone), row.ResidencePrefectureCode, row.Headline, row.Introduction, career,
            await tx.Query<string>(CertificatesSql, key), row.EquivalentGrounds,
            [.. skills.Where(skill => !IsTheme(skill) && !IsRole(skill)).Select(skill => new SkillItem(skill.SkillId, skill.Years))],
            [.. skills.Where(IsTheme).Select(skill => skill.SkillId)], [.. skills.Where(IsRole).Select(skill => skill.SkillId)],
            new Wishes(await tx.Query<string>(PrefecturesSql, key), row.IsNationwide, await tx.Query<string>(EmploymentTypesSql, key), row.DaysPerWeek, row.RemoteWork, row.AvailableFrom),
            new ConsentItem(row.PurposeVersion, row.ConsentsNationwide, await tx.Query<string>(ConsentsSql, key)),
            await tx.Query<Guid>(BlocksSql, key));

        static bool IsTheme(SkillRow skill) => skill.SkillId.StartsWith("theme-", StringComparison.Ordinal);
        static bool IsRole(SkillRow skill) => skill.SkillId.StartsWith("role-", StringComparison.Ordinal);
    }

    /// <summary>Puts everything that hangs on the person's row in the place of what was there.</summary>
    public static async Task ReplaceParts(Tx tx, Guid candidateId, Profile profile)
    {
        var key = new { candidateId };
        // A number that stays keeps what the last submission found about it; a new one is judged by the next.
        var judged = (await tx.Query<CertificateRow>(JudgedCertificatesSql, key)).ToLookup(row => row.CertificateNumber, StringComparer.Ordinal);
        foreach (var sql in new[] { DeleteLeavesSql, DeleteCareerSql, DeleteCertificatesSql, DeleteSkillsSql, DeletePrefecturesSql, DeleteEmploymentTypesSql, DeleteConsentsSql, DeleteBlocksSql })
            await tx.Execute(sql, key);

        var career = profile.Career.Select((job, position) => (Id: Guid.NewGuid(), Job: job, Position: position)).ToList();
        await tx.Execute(InsertCareerSql, career.Select(entry => new
        {
            id = entry.Id,
            candidateId,
            entry.Position,
            entry.Job.Employer,
            employerKey = OrganisationName.Key(entry.Job.Employer),
            entry.Job.JobTitle,
            entry.Job.Start,
            entry.Job.End,
            entry.Job.Digital,
            minutes = entry.Job.Hours is { } hours ? (int?)decimal.Round(hours * 60) : null,
            entry.Job.Description,
        }));
        await tx.Execute(InsertLeaveSql, career.SelectMany(entry => (entry.Job.Leave ?? []).Select((leave, position) => new { id = entry.Id, position, leave.Kind, leave.Start, leave.End })));
        await tx.Execute(InsertCertificateSql, profile.Certificates.Select((number, position) =>
        {
            var found = judged[number].FirstOrDefault() ?? new CertificateRow { CertificateNumber = number };
            return new { candidateId, position, number, found.NormalizedNumber, found.ExamId, found.Status, found.Reason };
        }));
        await tx.Execute(InsertSkillSql, profile.Skills.Concat(profile.Themes.Concat(profile.RoleTypes).Select(id => new SkillItem(id))).Select(skill => new { candidateId, skill.SkillId, skill.Years }));
        await tx.Execute(InsertPrefectureSql, profile.Wishes.Prefectures.Select(code => new { candidateId, code }));
        await tx.Execute(InsertEmploymentTypeSql, (profile.Wishes.EmploymentTypes ?? []).Select(type => new { candidateId, type }));
        await tx.Execute(InsertConsentSql, (profile.Consent.Prefectures ?? []).Select(code => new { candidateId, code }));
        await tx.Execute(InsertBlockSql, profile.BlockedOrganisations.Select(organisationId => new { candidateId, organisationId }));
    }

    const string FindMineSql = """
        SELECT CandidateId, PublicNumber, Status, Name, Kana, Phone, ResidencePrefectureCode, Headline, Introduction, RemoteWork, DaysPerWeek, AvailableFrom, IsNationwide,
            EquivalentGrounds, ConsentsNationwide, PurposeVersion, ListedAt, LastConfirmedAt, RenewBy, PausedUntil, Version
        FROM Candidate WHERE AccountId = @accountId
        """;

    const string CareerSql = """
        SELECT CareerEntryId, Employer, JobTitle, StartText, EndText, Digital, WeeklyMinutes, Description
        FROM CareerEntry WHERE CandidateId = @CandidateId ORDER BY Position
        """;

    const string LeavesSql = """
        SELECT l.CareerEntryId, l.Kind, l.StartText, l.EndText
        FROM CareerLeave l JOIN CareerEntry c ON c.CareerEntryId = l.CareerEntryId
        WHERE c.CandidateId = @CandidateId ORDER BY l.Position
        """;

    const string CertificatesSql = "SELECT CertificateNumber FROM Qualification WHERE CandidateId = @CandidateId ORDER BY Position";

    const string SkillsSql = """
        SELECT c.SkillId, c.Years FROM CandidateSkill c JOIN Skill s ON s.SkillId = c.SkillId
        WHERE c.CandidateId = @CandidateId ORDER BY s.Position
        """;

    const string PrefecturesSql = "SELECT PrefectureCode FROM CandidatePrefecture WHERE CandidateId = @CandidateId ORDER BY PrefectureCode";

    const string EmploymentTypesSql = "SELECT EmploymentType FROM CandidateEmploymentType WHERE CandidateId = @CandidateId ORDER BY EmploymentType";

    const string ConsentsSql = "SELECT PrefectureCode FROM CandidateConsent WHERE CandidateId = @CandidateId ORDER BY PrefectureCode";

    const string BlocksSql = "SELECT OrganisationId FROM CandidateBlock WHERE CandidateId = @CandidateId ORDER BY OrganisationId";

    const string DeleteLeavesSql = "DELETE FROM CareerLeave WHERE CareerEntryId IN (SELECT CareerEntryId FROM CareerEntry WHERE CandidateId = @candidateId)";

    const string DeleteCareerSql = "DELETE FROM CareerEntry WHERE CandidateId = @candidateId";

    const string DeleteCertificatesSql = "DELETE FROM Qualification WHERE CandidateId = @candidateId";

    const string DeleteSkillsSql = "DELETE FROM CandidateSkill WHERE CandidateId = @candidateId";

    const string DeletePrefecturesSql = "DELETE FROM CandidatePrefecture WHERE CandidateId = @candidateId";

    const string DeleteEmploymentTypesSql = "DELETE FROM CandidateEmploymentType WHERE CandidateId = @candidateId";

    const string DeleteConsentsSql = "DELETE FROM CandidateConsent WHERE CandidateId = @candidateId";

    const string DeleteBlocksSql = "DELETE FROM CandidateBlock WHERE CandidateId = @candidateId";

    const string InsertCareerSql = """
        INSERT INTO CareerEntry (CareerEntryId, CandidateId, Position, Employer, EmployerKey, JobTitle, StartText, EndText, Digital, WeeklyMinutes, Description)
        VALUES (@id, @candidateId, @Position, @Employer, @employerKey, @JobTitle, @Start, @End, @Digital, @minutes, @Description)
        """;

    const string InsertLeaveSql = "INSERT INTO CareerLeave (CareerEntryId, Position, Kind, StartText, EndText) VALUES (@id, @position, @Kind, @Start, @End)";

    const string JudgedCertificatesSql = "SELECT CertificateNumber, NormalizedNumber, ExamId, Status, Reason FROM Qualification WHERE CandidateId = @candidateId ORDER BY Position";

    const string InsertCertificateSql = """
        INSERT INTO Qualification (CandidateId, Position, CertificateNumber, NormalizedNumber, ExamId, Status, Reason)
        VALUES (@candidateId, @position, @number, @NormalizedNumber, @ExamId, @Status, @Reason)
        """;

    const string InsertSkillSql = "INSERT INTO CandidateSkill (CandidateId, SkillId, Years) VALUES (@candidateId, @SkillId, @Years)";

    const string InsertPrefectureSql = "INSERT INTO CandidatePrefecture (CandidateId, PrefectureCode) VALUES (@candidateId, @code)";

    const string InsertEmploymentTypeSql = "INSERT INTO CandidateEmploymentType (CandidateId, EmploymentType) VALUES (@candidateId, @type)";

    const string InsertConsentSql = "INSERT INTO CandidateConsent (CandidateId, PrefectureCode) VALUES (@candidateId, @code)";

    const string InsertBlockSql = "INSERT INTO CandidateBlock (CandidateId, OrganisationId) VALUES (@candidateId, @organisationId)";
}
