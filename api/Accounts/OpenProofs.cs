using TalentPool.Database;

namespace TalentPool.Accounts;

/// <summary>What was begun to prove whose an account is, and lies with somebody: half sign-ins, half set-ups of a factor, and links that set a new password.</summary>
public static class OpenProofs
{
    /// <summary>Makes all of an account's worthless.</summary>
    public static async Task Void(Tx tx, TimeProvider clock, Guid accountId)
    {
        var open = new { accountId, now = clock.GetUtcNow() };
        await tx.Execute(CeremoniesSql, open);
        await tx.Execute(LinksSql, open);
    }

    const string CeremoniesSql = "UPDATE Ceremony SET UsedAt = @now WHERE AccountId = @accountId AND UsedAt IS NULL";

    const string LinksSql = "UPDATE EmailToken SET UsedAt = @now WHERE AccountId = @accountId AND Purpose = 'reset' AND UsedAt IS NULL";
}
