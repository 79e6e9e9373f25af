using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Database;
using TalentPool.Http;

namespace TalentPool.Accounts;

/// <summary>Signs the account out elsewhere: of one session, or of all but the one that asks. Their access tokens are worth nothing from then on.</summary>
public static class EndMySessions
{
    static readonly Refusal NoSuchSession = new("no-such-session", 404, "このログインはすでに終了しています。", "There is no such session, or it has ended already.");

    public static Task<Results<NoContent, ProblemHttpResult>> One(Guid id, CurrentUser me, Db db, TimeProvider clock, CancellationToken ct) =>
        db.Transact<Results<NoContent, ProblemHttpResult>>(async tx =>
        {
            if (!await Sessions.EndOne(tx, clock, me.AccountId, id)) return NoSuchSession.Problem();
            await AuditTrail.Add(tx, clock, me.Actor, "session.ended", ("account", me.AccountId));
            return TypedResults.NoContent();
        }, ct);

    public static Task<NoContent> Others(CurrentUser me, Db db, TimeProvider clock, CancellationToken ct) =>
        db.Transact(async tx =>
        {
            await Sessions.EndAll(tx, clock, me.AccountId, me.SessionId);
            await AuditTrail.Add(tx, clock, me.Actor, "session.othersEnded", ("account", me.AccountId));
            return TypedResults.NoContent();
        }, ct);
}
