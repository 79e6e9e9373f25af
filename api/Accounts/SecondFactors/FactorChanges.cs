using TalentPool.Database;
using TalentPool.Mail;

namespace TalentPool.Accounts.SecondFactors;

/// <summary>What becomes of a person's factors is told to them by mail and stands in the audit trail; where one was removed, other sessions end.</summary>
static class FactorChanges
{
    public const string
        PasskeyAdded = "passkeyAdded", PasskeyRenamed = "passkeyRenamed", PasskeyRemoved = "passkeyRemoved", AuthenticatorAdded = "authenticatorAdded", AuthenticatorRemoved = "authenticatorRemoved",
        RecoveryCodesMade = "recoveryCodesMade", RecoveryCodeUsed = "recoveryCodeUsed", Reset = "secondFactorsReset";

    public static async Task Record(Tx tx, TimeProvider clock, (Guid AccountId, Guid? OrganisationId) actor, Guid accountId, string change)
    {
        await Outbox.Add(tx, clock, accountId, new Letter.SecondFactorChanged(change, clock.GetUtcNow()));
        await AuditTrail.Add(tx, clock, actor, "account." + change, ("account", accountId));
    }

    /// <summary>After a removal: with the last factor go the recovery codes, and the session that is left rests again on what it began with.</summary>
    public static async Task AfterRemoval(Tx tx, TimeProvider clock, Guid accountId, Guid? session)
    {
        await Sessions.EndAll(tx, clock, accountId, session);
        if (await tx.Find<int>(CountSql, new { accountId }) > 0) return;
        await tx.Execute(DropCodesSql, new { accountId });
        await tx.Execute(LowerSql, new { accountId, password = Amr.Password, federated = Amr.Federated, byTwo = Amr.FederatedByTwo, length = Amr.Federated.Length });
    }

    const string CountSql = """
        SELECT (SELECT COUNT(*) FROM Passkey p WHERE p.AccountId = @accountId)
            + (SELECT COUNT(*) FROM AuthenticatorApp t WHERE t.AccountId = @accountId AND t.ConfirmedAt IS NOT NULL)
        """;

    const string DropCodesSql = "DELETE FROM RecoveryCode WHERE AccountId = @accountId";

    const string LowerSql = """
        UPDATE AccountSession SET Amr = CASE WHEN Amr = @byTwo THEN Amr WHEN SUBSTRING(Amr, 1, @length) = @federated THEN @federated ELSE @password END
        WHERE AccountId = @accountId AND EndedAt IS NULL
        """;
}
