using TalentPool.Database;
using TalentPool.Domain;

namespace TalentPool.Candidates;

/// <summary>Putting a person on the list, by the rules or by the ministry's decision; the one place where it is done.</summary>
public static class Listing
{
    /// <summary>Lists a person on these routes for a year, in the transaction that decides it. Search follows by the change number.</summary>
    /// <returns>False when the person's state allows no listing any more.</returns>
    public static async Task<bool> Put(Tx tx, TimeProvider clock, Guid candidateId, IEnumerable<EligibilityRoute> routes, int countedMonths)
    {
        var row = new
        {
            candidateId,
            listed = Words.Of(CandidateStatus.Listed),
            from = CandidateTransitions.Sources(CandidateStatus.Listed).Append(Words.Of(CandidateStatus.Listed)).ToArray(),
            countedMonths,
            now = clock.GetUtcNow(),
            renewBy = Tokyo.Today(clock).AddYears(1),
            change = await tx.NextChange(),
        };
        if (await tx.Execute(ListSql, row) == 0) return false;
        await tx.Execute(DeleteRoutesSql, row);
        await tx.Execute(InsertRouteSql, routes.Distinct().Select(route => new { candidateId, route = Words.Of(route) }));
        return true;
    }

    const string ListSql = """
        UPDATE Candidate SET Status = @listed, ListedAt = COALESCE(ListedAt, @now), LastConfirmedAt = @now, RenewBy = @renewBy, ExperienceMonths = @countedMonths, ChangeNo = @change, UpdatedAt = @now
        WHERE CandidateId = @candidateId AND Status IN @from
        """;

    const string DeleteRoutesSql = "DELETE FROM CandidateRoute WHERE CandidateId = @candidateId";

    const string InsertRouteSql = "INSERT INTO CandidateRoute (CandidateId, Route) VALUES (@candidateId, @route)";
}
