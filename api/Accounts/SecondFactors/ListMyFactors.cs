using TalentPool.Database;

namespace TalentPool.Accounts.SecondFactors;

/// <summary>What proves the caller beside the password.</summary>
public static class ListMyFactors
{
    /// <param name="IsRequired">Whether the account needs a second factor.</param>
    /// <param name="HasPassword">False for who came through an issuer of others and chose none.</param>
    /// <param name="Passkeys">Its passkeys, the oldest first.</param>
    /// <param name="AuthenticatorSince">Since when it has an authenticator app; null without one.</param>
    /// <param name="RecoveryCodesLeft">How many of the ten codes are unused.</param>
    public sealed record Response(bool IsRequired, bool HasPassword, IReadOnlyList<Passkey> Passkeys, DateTimeOffset? AuthenticatorSince, int RecoveryCodesLeft);

    /// <param name="PasskeyId">To rename or remove it.</param>
    /// <param name="Name">As the person called it.</param>
    /// <param name="CreatedAt">When it was added.</param>
    /// <param name="LastUsedAt">When it was used last; null when never.</param>
    /// <param name="IsBackedUp">Whether it is kept by a password manager and found on the person's other devices.</param>
    public sealed record Passkey(Guid PasskeyId, string Name, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt, bool IsBackedUp);

    public static async Task<Response> Handle(CurrentUser me, Db db, StaffSecondFactor rule, CancellationToken ct)
    {
        var passkeys = await db.Query<Row>(PasskeysSql, new { me.AccountId }, ct);
        var rest = await db.Find<Rest>(RestSql, new { me.AccountId }, ct);
        return new Response(rule.HoldsFor(me.Kind), rest?.HasPassword ?? false, [.. passkeys.Select(row => new Passkey(row.PasskeyId, row.Name, row.CreatedAt, row.LastUsedAt, row.IsBackedUp))], rest?.ConfirmedAt, rest?.CodesLeft ?? 0);
    }

    sealed record Row
    {
        public required Guid PasskeyId { get; init; }
        public required string Name { get; init; }
        public required DateTimeOffset CreatedAt { get; init; }
        public DateTimeOffset? LastUsedAt { get; init; }
        public bool IsBackedUp { get; init; }
    }

    sealed record Rest
    {
        public bool HasPassword { get; init; }
        public DateTimeOffset? ConfirmedAt { get; init; }
        public int CodesLeft { get; init; }
    }

    const string PasskeysSql = "SELECT PasskeyId, Name, CreatedAt, LastUsedAt, IsBackedUp FROM Passkey WHERE AccountId = @AccountId ORDER BY CreatedAt, PasskeyId";

    const string RestSql = """
        SELECT CASE WHEN a.PasswordHash <> '' THEN 1 ELSE 0 END AS HasPassword, t.ConfirmedAt, (SELECT COUNT(*) FROM RecoveryCode c WHERE c.AccountId = a.AccountId AND c.UsedAt IS NULL) AS CodesLeft
        FROM Account a
        LEFT JOIN AuthenticatorApp t ON t.AccountId = a.AccountId
        WHERE a.AccountId = @AccountId
        """;
}
