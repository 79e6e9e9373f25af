using TalentPool.Database;

namespace TalentPool.Accounts;

/// <summary>
/// Sessions: a refresh token in an HttpOnly cookie, used once and replaced each time; what is stored is its hash.
/// A token that comes back after its use was copied, so its whole family ends; a second tab within <see cref="Leeway"/> is no thief.
/// </summary>
public sealed class Sessions(Db db, AccessTokens tokens, TimeProvider clock)
{
    const string CookieName = "talentpool-session";

    static readonly TimeSpan IdleLife = TimeSpan.FromDays(7), Leeway = TimeSpan.FromSeconds(20);

    /// <summary>A new family of tokens for an account that has just proved who it is.</summary>
    public async Task<SignIn.Response> Start(HttpContext http, Guid accountId, CancellationToken ct)
    {
        var (secret, identity) = await db.Transact(async tx =>
            (await Add(tx, Guid.NewGuid(), accountId), (await tx.Find<Identity>(IdentitySql, new { accountId }))!), ct);
        return Answer(http, secret, identity);
    }

    /// <summary>The next token for the cookie of this request; null when the cookie is missing, old, ended or copied.</summary>
    public async Task<SignIn.Response?> Renew(HttpContext http, CancellationToken ct)
    {
        if (http.Request.Cookies[CookieName] is not { Length: > 0 and < 100 } old) return null;
        var now = clock.GetUtcNow();
        var renewed = await db.Transact(async tx =>
        {
            var token = await tx.Find<Token>(FindSql, new { hash = Secrets.Hash(old) });
            if (token is null || token.RevokedAt is not null || token.ExpiresAt <= now) return null;
            if (token.UsedAt is { } used && used + Leeway < now)
            {
                await tx.Execute(EndFamilySql, new { token.FamilyId, now });
                await AuditTrail.Add(tx, clock, (token.AccountId, null), "session.reused", ("account", token.AccountId));
                return null;
            }

            await tx.Execute(UseSql, new { token.RefreshTokenId, now });
            var identity = await tx.Find<Identity>(IdentitySql, new { accountId = token.AccountId });
            return identity is null ? null : Tuple.Create(await Add(tx, token.FamilyId, token.AccountId), identity);
        }, ct);
        if (renewed is null)
        {
            http.Response.Cookies.Delete(CookieName, Options(http, null));
            return null;
        }

        return Answer(http, renewed.Item1, renewed.Item2);
    }

    /// <summary>Ends the session of this request's cookie, wherever its family is in use.</summary>
    public async Task End(HttpContext http, CancellationToken ct)
    {
        if (http.Request.Cookies[CookieName] is { Length: > 0 } secret)
            await db.Execute(EndSql, new { hash = Secrets.Hash(secret), now = clock.GetUtcNow() }, ct);
        http.Response.Cookies.Delete(CookieName, Options(http, null));
    }

    async Task<string> Add(Tx tx, Guid familyId, Guid accountId)
    {
        var secret = Secrets.New();
        var now = clock.GetUtcNow();
        await tx.Execute(InsertSql, new { id = Guid.CreateVersion7(now), familyId, accountId, hash = Secrets.Hash(secret), now, expiresAt = now + IdleLife });
        return secret;
    }

    SignIn.Response Answer(HttpContext http, string secret, Identity identity)
    {
        http.Response.Cookies.Append(CookieName, secret, Options(http, clock.GetUtcNow() + IdleLife));
        return new(tokens.Issue(identity.AccountId, identity.Kind ?? "candidate", identity.OrganisationId, identity.Role), (int)AccessTokens.Lifetime.TotalSeconds);
    }

    static CookieOptions Options(HttpContext http, DateTimeOffset? expires) => new()
    {
        HttpOnly = true,
        Secure = http.Request.IsHttps,
        SameSite = SameSiteMode.Strict,
        Path = "/api/accounts",
        Expires = expires,
    };

    sealed record Token
    {
        public required Guid RefreshTokenId { get; init; }
        public required Guid FamilyId { get; init; }
        public required Guid AccountId { get; init; }
        public required DateTimeOffset ExpiresAt { get; init; }
        public DateTimeOffset? UsedAt { get; init; }
        public DateTimeOffset? RevokedAt { get; init; }
    }

    sealed record Identity
    {
        public required Guid AccountId { get; init; }
        public Guid? OrganisationId { get; init; }
        public string? Kind { get; init; }
        public string? Role { get; init; }
    }

    const string FindSql = "SELECT RefreshTokenId, FamilyId, AccountId, ExpiresAt, UsedAt, RevokedAt FROM RefreshToken WHERE TokenHash = @hash";

    const string InsertSql = """
        INSERT INTO RefreshToken (RefreshTokenId, FamilyId, AccountId, TokenHash, CreatedAt, ExpiresAt)
        VALUES (@id, @familyId, @accountId, @hash, @now, @expiresAt)
        """;

    const string UseSql = "UPDATE RefreshToken SET UsedAt = @now WHERE RefreshTokenId = @RefreshTokenId AND UsedAt IS NULL";

    const string EndFamilySql = "UPDATE RefreshToken SET RevokedAt = @now WHERE FamilyId = @FamilyId AND RevokedAt IS NULL";

    const string EndSql = """
        UPDATE RefreshToken SET RevokedAt = @now
        WHERE RevokedAt IS NULL AND FamilyId IN (SELECT FamilyId FROM RefreshToken WHERE TokenHash = @hash)
        """;

    const string IdentitySql = """
        SELECT a.AccountId, m.OrganisationId, o.Kind, m.Role
        FROM Account a
        LEFT JOIN Membership m ON m.AccountId = a.AccountId
        LEFT JOIN Organisation o ON o.OrganisationId = m.OrganisationId
        WHERE a.AccountId = @accountId AND a.Status = 'active' AND (o.OrganisationId IS NULL OR o.IsActive = 1)
        """;
}
