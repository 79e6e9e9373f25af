using TalentPool.Database;
using TalentPool.Domain;

namespace TalentPool.Candidates;

/// <summary>Gives names that were written before they were compared their key: whatever has none would hide a conflict of interest.</summary>
static class OrganisationKeys
{
    /// <returns>How many were filled.</returns>
    public static Task<int> Fill(Db db) => db.Transact(async tx =>
    {
        var jobs = await tx.Query<Job>(JobsSql);
        await tx.Execute(FillJobSql, jobs.Select(job => new { job.CareerEntryId, key = OrganisationName.Key(job.Employer) }));
        var ties = await tx.Query<Tie>(TiesSql);
        await tx.Execute(FillTieSql, ties.Select(tie => new { tie.CandidateId, tie.Position, key = OrganisationName.Key(tie.OrganisationName) }));
        return jobs.Count + ties.Count;
    });

    sealed record Job
    {
        public required Guid CareerEntryId { get; init; }
        public required string Employer { get; init; }
    }

    sealed record Tie
    {
        public required Guid CandidateId { get; init; }
        public int Position { get; init; }
        public required string OrganisationName { get; init; }
    }

    const string JobsSql = "SELECT CareerEntryId, Employer FROM CareerEntry WHERE EmployerKey IS NULL";

    const string FillJobSql = "UPDATE CareerEntry SET EmployerKey = @key WHERE CareerEntryId = @CareerEntryId";

    const string TiesSql = "SELECT CandidateId, Position, OrganisationName FROM InterestDeclaration WHERE OrganisationKey IS NULL";

    const string FillTieSql = "UPDATE InterestDeclaration SET OrganisationKey = @key WHERE CandidateId = @CandidateId AND Position = @Position";
}
