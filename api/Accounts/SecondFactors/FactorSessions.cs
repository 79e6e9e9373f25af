using TalentPool.Database;

namespace TalentPool.Accounts.SecondFactors;

/// <summary>What a proof does to the session that gave it: it is fresh, and proved by one more method.</summary>
public sealed class FactorSessions(Db db, AccessTokens tokens, TimeProvider clock)
{
    public async Task<SignIn.Response> Raise(CurrentUser me, string amr, CancellationToken ct) => Token(me, await db.Transact(
        async tx =>
        {
            await AuditTrail.Add(tx, clock, me.Actor, "session.proved", ("account", me.AccountId), amr);
            return await Raise(tx, me, amr);
        },
        ct));

    /// <summary>The same within a transaction; answers how the session is proved now.</summary>
    public async Task<string> Raise(Tx tx, CurrentUser me, string amr)
    {
        var all = me.Amr.And(amr);
        await tx.Execute(RaiseSql, new { me.AccountId, me.SessionId, all, now = clock.GetUtcNow() });
        return all;
    }

    public SignIn.Response Token(CurrentUser me, string amr) =>
        new(tokens.Issue(me.AccountId, me.Kind, me.OrganisationId, me.Role, me.SessionId, amr, clock.GetUtcNow()), (int)AccessTokens.Lifetime.TotalSeconds);

    const string RaiseSql = "UPDATE AccountSession SET Amr = @all, FactorAt = @now WHERE SessionId = @SessionId AND AccountId = @AccountId AND EndedAt IS NULL";
}
