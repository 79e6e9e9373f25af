using TalentPool.Candidates;
using TalentPool.Database;
using TalentPool.Domain;

namespace TalentPool.Availability;

/// <summary>Says whether a person is available, in the one place where it is done. Saying so confirms the entry, answers the open half-yearly questions, and is seen in search within a second.</summary>
static class AvailabilityChange
{
    /// <returns>False when the state of the registration allows no such change.</returns>
    public static async Task<bool> Apply(Tx tx, TimeProvider clock, Guid candidateId, AvailabilityState state, DateOnly? until)
    {
        var to = state == AvailabilityState.Open ? CandidateStatus.Listed : CandidateStatus.Paused;
        var row = new
        {
            candidateId,
            to = Words.Of(to),
            // A lapsed person comes back by renewing; a suspended one by the ministry's decision.
            from = new[] { Words.Of(CandidateStatus.Listed), Words.Of(CandidateStatus.Paused) },
            until = state == AvailabilityState.Paused ? until : null,
            now = clock.GetUtcNow(),
            change = await tx.NextChange(),
        };
        if (await tx.Execute(MoveSql, row) == 0) return false;
        // To stop the use of one's data (利用停止) is also to close what was opened; a pause with a day of return leaves it.
        if (state == AvailabilityState.Closed) await DisclosureGrants.EndAll(tx, clock, candidateId);
        await tx.Execute(AnswerConfirmSql, new { candidateId, row.now, answer = Words.Of(state) });
        return true;
    }

    /// <summary>Renews for a year; a lapsed person is on the list again.</summary>
    /// <returns>False when the registration is neither listed nor paused nor lapsed, or was never listed.</returns>
    public static async Task<bool> Renew(Tx tx, TimeProvider clock, Guid candidateId)
    {
        var (now, today) = (clock.GetUtcNow(), Tokyo.Today(clock));
        if (await tx.Find<RenewalRow>(RenewalSql, new { candidateId }) is not { } row) return false;
        var from = new[] { CandidateStatus.Listed, CandidateStatus.Paused, CandidateStatus.Lapsed }.Select(Words.Of);
        var renewed = new { candidateId, from, lapsed = Words.Of(CandidateStatus.Lapsed), listed = Words.Of(CandidateStatus.Listed), renewBy = RegistryCalendar.Renewed(row.RenewBy, today), now, change = await tx.NextChange() };
        if (await tx.Execute(RenewSql, renewed) == 0) return false;
        await tx.Execute(AnswerSql, new { candidateId, now, answer = "open" });
        return true;
    }

    sealed record RenewalRow
    {
        public DateOnly? RenewBy { get; init; }
    }

    const string MoveSql = """
        UPDATE Candidate SET Status = @to, PausedUntil = @until, LastConfirmedAt = @now, ChangeNo = @change, UpdatedAt = @now
        WHERE CandidateId = @candidateId AND Status IN @from
        """;

    const string AnswerSql = """
        UPDATE AvailabilityCheck SET AnsweredAt = @now, Answer = @answer
        WHERE CandidateId = @candidateId AND AnsweredAt IS NULL
        """;

    // A reminder to renew stays open: to say that one is available is not to renew.
    const string AnswerConfirmSql = """
        UPDATE AvailabilityCheck SET AnsweredAt = @now, Answer = @answer
        WHERE CandidateId = @candidateId AND Kind = 'confirm' AND AnsweredAt IS NULL
        """;

    const string RenewalSql = "SELECT RenewBy FROM Candidate WHERE CandidateId = @candidateId AND ListedAt IS NOT NULL";

    const string RenewSql = """
        UPDATE Candidate SET Status = CASE WHEN Status = @lapsed THEN @listed ELSE Status END, RenewBy = @renewBy, LastConfirmedAt = @now, ChangeNo = @change, UpdatedAt = @now
        WHERE CandidateId = @candidateId AND Status IN @from
        """;
}
