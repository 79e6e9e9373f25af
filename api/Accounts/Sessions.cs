using TalentPool.Database;
using TalentPool.Domain;

namespace TalentPool.Accounts;

/// <summary>
/// Sessions: a refresh token in an HttpOnly cookie, used once and replaced each time; what is stored is its hash.
/// A token that comes back after its use was copied, so its whole family ends; a second tab within <see cref="Leeway"/> is no thief.
/// </summary>
public sealed class Sessions(Db db, AccessTokens tokens, AccountCookie cookie, KnownDevices devices, TimeProvider clock)
{
    const string CookieName = "talentpool-session";

    // A session ends after a week without use, and after thirty days in any case.
    internal static readonly TimeSpan IdleLife = TimeSpan.FromDays(7);

    static readonly TimeSpan WholeLife = TimeSpan.FromDays(30), Leeway = TimeSpan.FromSeconds(20);

    /// <summary>A new family of tokens for an account that has just proved who it is, in this way.</summary>
    public Task<SignIn.Response> Start(HttpContext http, Guid accountId, string amr, CancellationToken ct) => Start(http, accountId, amr, clock.GetUtcNow(), ct);

    /// <summary>The same after the password alone; null when it was replaced since it was looked at.</summary>
    public Task<SignIn.Response?> StartByPassword(HttpContext http, Account account, CancellationToken ct) => TryStart(http, account.AccountId, Amr.Password, clock.GetUtcNow(), account.PasswordHash, ct);

    /// <summary>The same after a proof that was given to somebody else, at an instant that may not be known: it is fresh only as long as that one.</summary>
    public async Task<SignIn.Response> Start(HttpContext http, Guid accountId, string amr, DateTimeOffset? provedAt, CancellationToken ct) =>
        await TryStart(http, accountId, amr, provedAt, null, ct) ?? throw Closed();

    // It was open when it was proved, and was suspended or put out since: told as whoever is not signed in is, and nothing is kept.
    static BadHttpRequestException Closed() => new("The account was closed between its proof and the start of its session.", StatusCodes.Status401Unauthorized);

    async Task<SignIn.Response?> TryStart(HttpContext http, Guid accountId, string amr, DateTimeOffset? provedAt, string? passwordHash, CancellationToken ct)
    {
        var started = await db.Transact(async tx =>
        {
            var now = clock.GetUtcNow();
            var session = new { sessionId = Guid.CreateVersion7(now), accountId, device = DeviceName.Of(http.Request), amr, now, provedAt, passwordHash };
            if (await tx.Execute(StartSql, session) == 0) return null;
            await devices.Greet(tx, http, accountId, session.device);
            var identity = await tx.Find<Identity>(IdentitySql, new { accountId, session.sessionId, today = Tokyo.Today(clock) }) ?? throw Closed();
            await AuditTrail.Add(tx, clock, (accountId, identity.OrganisationId), "session.started", ("account", accountId), amr);
            return Tuple.Create(await Add(tx, session.sessionId, accountId), identity);
        }, ct);
        return started is null ? null : Answer(http, started.Item1, started.Item2);
    }

    /// <summary>The next token for the cookie of this request; null when the cookie is missing, old, ended or copied.</summary>
    public async Task<SignIn.Response?> Renew(HttpContext http, CancellationToken ct)
    {
        if (cookie.Read(http, CookieName) is not { Length: > 0 and < 100 } old) return null;
        var now = clock.GetUtcNow();
        var renewed = await db.Transact(async tx =>
        {
            var token = await tx.Find<Token>(FindSql, new { hash = Secrets.Hash(old) });
            if (token is null || token.RevokedAt is not null || token.ExpiresAt <= now) return null;
            if (token.UsedAt is { } used && used + Leeway < now)
            {
                await EndOne(tx, clock, token.AccountId, token.FamilyId);
                await AuditTrail.Add(tx, clock, (token.AccountId, null), "session.reused", ("account", token.AccountId));
                return null;
            }

            await tx.Execute(UseSql, new { token.RefreshTokenId, now });
            if (await tx.Execute(TouchSql, new { token.FamilyId, now, since = now - WholeLife }) == 0) return null;
            var identity = await tx.Find<Identity>(IdentitySql, new { accountId = token.AccountId, sessionId = token.FamilyId, today = Tokyo.Today(clock) });
            return identity is null ? null : Tuple.Create(await Add(tx, token.FamilyId, token.AccountId), identity);
        }, ct);
        if (renewed is null)
        {
            cookie.Delete(http, CookieName);
            return null;
        }

        return Answer(http, renewed.Item1, renewed.Item2);
    }

    /// <summary>The session of this request's cookie; null without one that could be renewed.</summary>
    public async Task<Guid?> Of(HttpContext http, CancellationToken ct) =>
        cookie.Read(http, CookieName) is { Length: > 0 and < 100 } secret && await db.Find<Token>(FindSql, new { hash = Secrets.Hash(secret) }, ct) is { RevokedAt: null } token && token.ExpiresAt > clock.GetUtcNow() ? token.FamilyId : null;

    /// <summary>Ends the session of this request's cookie, wherever its family is in use.</summary>
    public async Task End(HttpContext http, CancellationToken ct)
    {
        if (cookie.Read(http, CookieName) is { Length: > 0 and < 100 } secret)
            await db.Transact(async tx =>
            {
                if (await tx.Find<Token>(FindSql, new { hash = Secrets.Hash(secret) }) is { } token && await EndOne(tx, clock, token.AccountId, token.FamilyId))
                    await AuditTrail.Add(tx, clock, (token.AccountId, null), "session.signedOut", ("account", token.AccountId));
            }, ct);
        cookie.Delete(http, CookieName);
    }

    /// <summary>Ends one session of an account; false when there is none such going on.</summary>
    public static async Task<bool> EndOne(Tx tx, TimeProvider clock, Guid accountId, Guid sessionId)
    {
        var session = new { accountId, sessionId, now = clock.GetUtcNow() };
        await tx.Execute(RevokeOneSql, session);
        return await tx.Execute(EndOneSql, session) == 1;
    }

    /// <summary>Ends a session whose place a new one of the same browser takes.</summary>
    public static Task EndFormer(Db db, TimeProvider clock, Guid accountId, Guid former, CancellationToken ct) => db.Transact(
        async tx =>
        {
            if (await EndOne(tx, clock, accountId, former)) await AuditTrail.Add(tx, clock, (accountId, null), "session.replaced", ("account", accountId));
        },
        ct);

    /// <summary>Ends all sessions of an account but one, or all when that one is null.</summary>
    public static async Task EndAll(Tx tx, TimeProvider clock, Guid accountId, Guid? but)
    {
        var sessions = new { accountId, but, now = clock.GetUtcNow() };
        await tx.Execute(RevokeAllSql, sessions);
        await tx.Execute(EndAllSql, sessions);
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
        cookie.Write(http, CookieName, secret, clock.GetUtcNow() + IdleLife);
        return new(tokens.Issue(identity.AccountId, identity.Kind ?? "candidate", identity.OrganisationId, identity.Role, identity.SessionId, identity.Amr, identity.FactorAt), (int)AccessTokens.Lifetime.TotalSeconds);
    }

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
        public required Guid SessionId { get; init; }
        public required string Amr { get; init; }
        public DateTimeOffset? FactorAt { get; init; }
    }

    const string StartSql = """
        INSERT INTO AccountSession (SessionId, AccountId, Device, StartedAt, LastUsedAt, Amr, FactorAt)
        SELECT @sessionId, @accountId, @device, @now, @now, @amr, @provedAt
        FROM Account a
        WHERE a.AccountId = @accountId AND a.Status = 'active' AND (@passwordHash IS NULL OR a.PasswordHash = @passwordHash)
        """;

    const string TouchSql = "UPDATE AccountSession SET LastUsedAt = @now WHERE SessionId = @FamilyId AND EndedAt IS NULL AND StartedAt > @since";

    const string FindSql = "SELECT RefreshTokenId, FamilyId, AccountId, ExpiresAt, UsedAt, RevokedAt FROM RefreshToken WHERE TokenHash = @hash";

    const string InsertSql = """
        INSERT INTO RefreshToken (RefreshTokenId, FamilyId, AccountId, TokenHash, CreatedAt, ExpiresAt)
        VALUES (@id, @familyId, @accountId, @hash, @now, @expiresAt)
        """;

    const string UseSql = "UPDATE RefreshToken SET UsedAt = @now WHERE RefreshTokenId = @RefreshTokenId AND UsedAt IS NULL";

    const string RevokeOneSql = "UPDATE RefreshToken SET RevokedAt = @now WHERE AccountId = @accountId AND FamilyId = @sessionId AND RevokedAt IS NULL";

    const string EndOneSql = "UPDATE AccountSession SET EndedAt = @now WHERE AccountId = @accountId AND SessionId = @sessionId AND EndedAt IS NULL";

    const string RevokeAllSql = "UPDATE RefreshToken SET RevokedAt = @now WHERE AccountId = @accountId AND RevokedAt IS NULL AND (@but IS NULL OR FamilyId <> @but)";

    const string EndAllSql = "UPDATE AccountSession SET EndedAt = @now WHERE AccountId = @accountId AND EndedAt IS NULL AND (@but IS NULL OR SessionId <> @but)";

    const string IdentitySql = """
        SELECT a.AccountId, m.OrganisationId, o.Kind, m.Role, s.SessionId, s.Amr, s.FactorAt
        FROM Account a
        JOIN AccountSession s ON s.AccountId = a.AccountId AND s.SessionId = @sessionId
        LEFT JOIN Membership m ON m.AccountId = a.AccountId
        LEFT JOIN Organisation o ON o.OrganisationId = m.OrganisationId
        WHERE a.AccountId = @accountId AND a.Status = 'active' AND (o.OrganisationId IS NULL OR (o.IsActive = 1 AND m.SuspendedAt IS NULL AND (m.VerifiedUntil IS NULL OR m.VerifiedUntil >= @today)))
        """;
}
