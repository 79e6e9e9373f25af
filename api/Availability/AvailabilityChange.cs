using TalentPool.Candidates;
using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Http;

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

    public static readonly Refusal NothingToRenew = new("nothing-to-renew", 409, "掲載されたことのある登録だけ更新できます。", "Only a registration that has been listed can be renewed.");

    static readonly Refusal TooEarly = new("renewal-too-early", 409,
        $"更新の手続きは、期限の{RegistryCalendar.RenewableBeforeDays}日前からできます。", $"A renewal is possible from {RegistryCalendar.RenewableBeforeDays} days before its date.");

    /// <summary>Renews for a year; a lapsed person is on the list again.</summary>
    /// <returns>Null when it is done; else why not.</returns>
    public static async Task<Refusal?> Renew(Tx tx, TimeProvider clock, Guid candidateId)
    {
        var (now, today) = (clock.GetUtcNow(), Tokyo.Today(clock));
        if (await tx.Find<RenewalRow>(RenewalSql, new { candidateId }) is not { } row) return NothingToRenew;
        if (row.Status != Words.Of(CandidateStatus.Lapsed) && !RegistryCalendar.IsRenewable(row.RenewBy, today)) return TooEarly;
        var from = new[] { CandidateStatus.Listed, CandidateStatus.Paused, CandidateStatus.Lapsed }.Select(Words.Of);
        var renewed = new { candidateId, from, lapsed = Words.Of(CandidateStatus.Lapsed), listed = Words.Of(CandidateStatus.Listed), renewBy = RegistryCalendar.Renewed(row.RenewBy, today), now, change = await tx.NextChange() };
        if (await tx.Execute(RenewSql, renewed) == 0) return NothingToRenew;
        await tx.Execute(AnswerSql, new { candidateId, now, answer = "open" });
        return null;
    }

    sealed record RenewalRow
    {
        public required string Status { get; init; }
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

    const string RenewalSql = "SELECT Status, RenewBy FROM Candidate WHERE CandidateId = @candidateId AND ListedAt IS NOT NULL AND Status IN ('listed', 'paused', 'lapsed')";

    const string RenewSql = """
        UPDATE Candidate SET Status = CASE WHEN Status = @lapsed THEN @listed ELSE Status END, RenewBy = @renewBy, LastConfirmedAt = @now, ChangeNo = @change, UpdatedAt = @now
        WHERE CandidateId = @candidateId AND Status IN @from
        """;
}
