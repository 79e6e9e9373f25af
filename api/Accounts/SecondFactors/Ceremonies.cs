using TalentPool.Database;

namespace TalentPool.Accounts.SecondFactors;

/// <summary>Proofs of two requests, such as a passkey's challenge and its answer: what the server remembers between them. Used once, over after five minutes unless said otherwise.</summary>
public sealed class Ceremonies(Db db, TimeProvider clock)
{
    public const string Register = "register", SignIn = "signIn", SecondFactor = "secondFactor", StepUp = "stepUp", SignOnRound = "signOnRound", SignOnHandOver = "signOnHandOver", SignOnFactor = "signOnFactor";

    static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    /// <summary>Begins one; the answer is the secret that the second request brings back.</summary>
    public async Task<string> Begin(string purpose, Guid? accountId, string state, CancellationToken ct, TimeSpan? life = null)
    {
        var secret = Secrets.New();
        var now = clock.GetUtcNow();
        await db.Transact(async tx =>
        {
            await tx.Execute(SweepSql, new { now });
            await tx.Execute(InsertSql, new { hash = Secrets.Hash(secret), accountId, purpose, state, expiresAt = now + (life ?? Life) });
        }, ct);
        return secret;
    }

    /// <summary>What was remembered, without using it up; null when it is made up, used, over, or of another purpose.</summary>
    public Task<Ceremony?> Look(string secret, string purpose, CancellationToken ct) => db.Find<Ceremony>(FindSql, new { hash = Secrets.Hash(secret), purpose, now = clock.GetUtcNow() }, ct);

    /// <summary>Uses it up: of two at once, one gets it.</summary>
    public async Task<Ceremony?> Use(string secret, string purpose, CancellationToken ct)
    {
        var ceremony = await Look(secret, purpose, ct);
        return ceremony is not null && await db.Execute(UseSql, new { hash = Secrets.Hash(secret), now = clock.GetUtcNow() }, ct) == 1 ? ceremony : null;
    }

    const string SweepSql = "DELETE FROM Ceremony WHERE ExpiresAt < @now";

    const string InsertSql = "INSERT INTO Ceremony (CeremonyHash, AccountId, Purpose, State, ExpiresAt) VALUES (@hash, @accountId, @purpose, @state, @expiresAt)";

    const string FindSql = "SELECT AccountId, State FROM Ceremony WHERE CeremonyHash = @hash AND Purpose = @purpose AND UsedAt IS NULL AND ExpiresAt > @now";

    const string UseSql = "UPDATE Ceremony SET UsedAt = @now WHERE CeremonyHash = @hash AND UsedAt IS NULL";
}

/// <summary>Whose it is (null while a passkey has not said), and what Identity's passkey handler wants back (empty without passkeys).</summary>
public sealed record Ceremony
{
    public Guid? AccountId { get; init; }
    public required string State { get; init; }
}
