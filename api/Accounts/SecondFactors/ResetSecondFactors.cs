using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Database;
using TalentPool.Http;

namespace TalentPool.Accounts.SecondFactors;

/// <summary>An admin of the ministry takes all second factors off an account whose owner lost them, after making sure by other means who is asking. The owner is told, every session ends.</summary>
public static class ResetSecondFactors
{
    static readonly Refusal NotAdmin = new("not-ministry-admin", 403, "二段階認証の解除は、総務省の管理者だけができます。", "Only admins of the ministry may take second factors off an account.");

    static readonly Refusal NoSuch = new("no-second-factor", 404, "二段階認証が設定されたアカウントが見つかりません。", "There is no such account with a second factor.");

    public static Task<Results<NoContent, ProblemHttpResult>> Handle(Guid id, CurrentUser me, Db db, TimeProvider clock, CancellationToken ct) =>
        db.Transact<Results<NoContent, ProblemHttpResult>>(async tx =>
        {
            if (await tx.Find<int>(AdminSql, new { me.AccountId }) == 0) return NotAdmin.Problem();
            var removed = await tx.Execute(PasskeysSql, new { id }) + await tx.Execute(AuthenticatorSql, new { id });
            if (removed == 0) return NoSuch.Problem();
            await tx.Execute(UnlockSql, new { id });
            await FactorChanges.Record(tx, clock, me.Actor, id, FactorChanges.Reset);
            await FactorChanges.AfterRemoval(tx, clock, id, session: null);
            return TypedResults.NoContent();
        }, ct);

    const string AdminSql = """
        SELECT COUNT(*) FROM Membership m
        JOIN Organisation o ON o.OrganisationId = m.OrganisationId
        WHERE m.AccountId = @AccountId AND m.Role = 'admin' AND o.Kind = 'ministry' AND o.IsActive = 1
        """;

    const string PasskeysSql = "DELETE FROM Passkey WHERE AccountId = @id";

    const string AuthenticatorSql = "DELETE FROM AuthenticatorApp WHERE AccountId = @id AND ConfirmedAt IS NOT NULL";

    const string UnlockSql = "UPDATE Account SET FailedSignIns = 0, LockedUntil = NULL WHERE AccountId = @id";
}
