using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Http;
using TalentPool.Mail;

namespace TalentPool.OwnData;

/// <summary>
/// Within the grace a person takes their request for deletion back (削除の取消し) and stands where they stood before. What was ended stays ended: identities that
/// were open, and a review, for which they submit anew.
/// </summary>
public static class TakeBackDeletion
{
    /// <param name="Status">Where the registration stands now; none when there is none.</param>
    public sealed record Response(string Status);

    static readonly Refusal NothingToUndo = new("nothing-to-undo", 409, "取り消せる削除の請求はありません。", "There is no request for deletion that could be taken back.");

    public static Task<Results<Ok<Response>, ProblemHttpResult>> Handle(CurrentUser me, Db db, TimeProvider clock, CancellationToken ct) =>
        db.Transact<Results<Ok<Response>, ProblemHttpResult>>(async tx =>
        {
            var change = await tx.NextChange();
            // The last day has the last word, whether or not the worker has come by.
            if (await tx.Find<Row>(FindSql, new { me.AccountId }) is not { } request || DeletionCalendar.IsOver(request.UndoUntil, Tokyo.Today(clock))) return NothingToUndo.Problem();
            if (await tx.Execute(DeleteSql, new { me.AccountId }) == 0) return NothingToUndo.Problem();
            var back = "none";
            if (request is { CandidateId: { } candidateId, StatusBefore: { } before })
            {
                back = Words.Of(CandidateTransitions.AfterUndo(Words.Read<CandidateStatus>(before), request.ListedAt is not null));
                var row = new { candidateId, back, withdrawn = Words.Of(CandidateStatus.Withdrawn), now = clock.GetUtcNow(), change };
                if (await tx.Execute(ReturnSql, row) == 0) throw new InvalidOperationException("A person within the grace is not withdrawn.");
            }

            await Outbox.Add(tx, clock, me.AccountId, new Letter.DeletionTakenBack());
            await AuditTrail.Add(tx, clock, me.Actor, "deletion.takenBack", ("account", me.AccountId), $"to={back}");
            return TypedResults.Ok(new Response(back));
        }, ct);

    sealed record Row
    {
        public Guid? CandidateId { get; init; }
        public string? StatusBefore { get; init; }
        public required DateOnly UndoUntil { get; init; }
        public DateTimeOffset? ListedAt { get; init; }
    }

    const string FindSql = """
        SELECT d.CandidateId, d.StatusBefore, d.UndoUntil, c.ListedAt
        FROM DeletionRequest d
        LEFT JOIN Candidate c ON c.CandidateId = d.CandidateId
        WHERE d.AccountId = @AccountId
        """;

    const string DeleteSql = "DELETE FROM DeletionRequest WHERE AccountId = @AccountId";

    const string ReturnSql = "UPDATE Candidate SET Status = @back, ChangeNo = @change, UpdatedAt = @now WHERE CandidateId = @candidateId AND Status = @withdrawn";
}
