using TalentPool.Database;
using TalentPool.Domain;

namespace TalentPool.Candidates;

/// <summary>Putting a person on the list, by the rules or by the ministry's decision; the one place where it is done.</summary>
public static class Listing
{
    // Who is hidden, by their own wish, by silence or by the ministry, stays so: a decision about evidence does not show them again.
    static readonly string[] Hidden = [Words.Of(CandidateStatus.Paused), Words.Of(CandidateStatus.Suspended), Words.Of(CandidateStatus.Lapsed)];

    /// <summary>
    /// Lists a person on these routes for a year, in the transaction that decides it; a hidden one gets the routes and stays hidden. Search follows by the change number.
    /// </summary>
    /// <param name="isOwnAct">True when the person asks now: that is a sign of life, which brings a lapsed entry back and starts its year anew. A decision of the ministry's about who is or was on the list is none.</param>
    /// <returns>False when the person's state allows no listing any more.</returns>
    public static async Task<bool> Put(Tx tx, TimeProvider clock, Guid candidateId, IEnumerable<EligibilityRoute> routes, int countedMonths, bool isOwnAct = false)
    {
        var row = new
        {
            candidateId,
            hidden = isOwnAct ? Hidden[..2] : Hidden,
            onList = isOwnAct ? [] : Hidden.Append(Words.Of(CandidateStatus.Listed)).ToArray(),
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
        UPDATE Candidate SET Status = CASE WHEN Status IN @hidden THEN Status ELSE @listed END, ListedAt = COALESCE(ListedAt, @now),
            LastConfirmedAt = CASE WHEN Status IN @onList THEN LastConfirmedAt ELSE @now END,
            RenewBy = CASE WHEN Status IN @onList OR RenewBy > @renewBy THEN RenewBy ELSE @renewBy END,
            ExperienceMonths = @countedMonths, ChangeNo = @change, UpdatedAt = @now
        WHERE CandidateId = @candidateId AND Status IN @from
        """;

    const string DeleteRoutesSql = "DELETE FROM CandidateRoute WHERE CandidateId = @candidateId";

    const string InsertRouteSql = "INSERT INTO CandidateRoute (CandidateId, Route) VALUES (@candidateId, @route)";
}
