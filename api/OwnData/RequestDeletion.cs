using System.Data.Common;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Candidates;
using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Http;
using TalentPool.Mail;

namespace TalentPool.OwnData;

/// <summary>
/// A person asks for the deletion (削除の請求) of their registration and account, after a fresh proof that it is them. Hidden at once, opened identities are
/// closed, a review that is open ends. Until the end of the grace nothing is lost: notices and objections wait, and one click takes it back.
/// </summary>
public static class RequestDeletion
{
    /// <param name="UndoUntil">The last day in Japan on which it can be taken back.</param>
    public sealed record Response(DateOnly UndoUntil);

    static readonly Refusal AlreadyRequested = new("already-requested", 409, "削除はすでに請求されています。", "You have asked for deletion already.");

    public static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(CurrentUser me, Db db, TimeProvider clock, CancellationToken ct)
    {
        try
        {
            return await db.Transact(tx => Keep(tx, me, clock), ct);
        }
        catch (DbException e) when (db.Dialect.IsUniqueViolation(e))
        {
            return AlreadyRequested.Problem();
        }
    }

    static async Task<Results<Ok<Response>, ProblemHttpResult>> Keep(Tx tx, CurrentUser me, TimeProvider clock)
    {
        var undoUntil = DeletionCalendar.UndoUntil(Tokyo.Today(clock));
        var change = await tx.NextChange();
        var person = await tx.Find<Row>(FindSql, new { me.AccountId });
        var row = new
        {
            me.AccountId,
            person?.CandidateId,
            before = person?.Status,
            undoUntil,
            withdrawn = Words.Of(CandidateStatus.Withdrawn),
            from = CandidateTransitions.Sources(CandidateStatus.Withdrawn),
            now = clock.GetUtcNow(),
            change,
        };
        if (await tx.Execute(InsertSql, row) == 0) return ProblemPages.For(403).Problem();
        var ended = 0;
        if (person is not null)
        {
            if (await tx.Execute(WithdrawSql, row) == 0) throw new InvalidOperationException($"A registration that is {person.Status} cannot be withdrawn.");
            await tx.Execute(CloseReviewSql, row);
            ended = await DisclosureGrants.EndAll(tx, clock, person.CandidateId);
        }

        await Outbox.Add(tx, clock, me.AccountId, new Letter.DeletionRequested(undoUntil));
        await AuditTrail.Add(tx, clock, me.Actor, "deletion.requested", ("account", me.AccountId), $"from={person?.Status ?? "none"} grantsEnded={ended}");
        return TypedResults.Ok(new Response(undoUntil));
    }

    sealed record Row
    {
        public required Guid CandidateId { get; init; }
        public required string Status { get; init; }
    }

    const string FindSql = "SELECT CandidateId, Status FROM Candidate WHERE AccountId = @AccountId";

    const string InsertSql = """
        INSERT INTO DeletionRequest (AccountId, CandidateId, StatusBefore, RequestedAt, UndoUntil)
        SELECT @AccountId, @CandidateId, @before, @now, @undoUntil
        WHERE NOT EXISTS (SELECT 1 FROM Membership m WHERE m.AccountId = @AccountId)
        """;

    const string WithdrawSql = "UPDATE Candidate SET Status = @withdrawn, ChangeNo = @change, UpdatedAt = @now WHERE CandidateId = @CandidateId AND Status IN @from";

    const string CloseReviewSql = "UPDATE Review SET Decision = 'withdrawn', DecidedAt = @now WHERE CandidateId = @CandidateId AND Decision IS NULL";
}
