using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Http;

namespace TalentPool.Accounts;

/// <summary>Sign-in by address and password. A wrong address, a wrong password and an unverified account get the same answer in the same time.</summary>
public static class SignIn
{
    public sealed record Request(string Email, string Password);

    /// <param name="AccessToken">Bearer token.</param>
    /// <param name="ExpiresIn">Seconds.</param>
    public sealed record Response(string AccessToken, int ExpiresIn);

    public sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Email).NotEmpty().MaximumLength(254);
            RuleFor(r => r.Password).NotEmpty().MaximumLength(Passwords.MaxLength);
        }
    }

    const int FailuresBeforeLock = 10;

    static readonly TimeSpan LockTime = TimeSpan.FromMinutes(15);

    static readonly Refusal Refused = new("sign-in-failed", 401, "メールアドレスまたはパスワードが正しくありません。メールアドレスの確認がお済みでない場合は、届いたメールのリンクを開いてください。", "The e-mail address or the password is wrong. If you have not verified your address yet, open the link in the mail we sent.");

    static readonly Refusal Locked = new("sign-in-locked", 429, "ログインの失敗が続いたため、15分間ログインできません。", "Too many failed attempts. Sign-in is locked for 15 minutes.");

    public static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(Request request, HttpContext http, Db db, Passwords passwords, Sessions sessions, IHostEnvironment environment, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var account = await db.Find<Known>(FindSql, new { email = JapaneseText.NormalizeEmail(request.Email) }, ct);
        var matches = passwords.Matches(account?.PasswordHash, request.Password);
        if (account is null) return Refused.Problem();
        if (account.LockedUntil > now) return Locked.Problem();
        if (!matches)
        {
            await db.Execute(FailSql, new { account.AccountId, limit = FailuresBeforeLock, until = now + LockTime }, ct);
            return Refused.Problem();
        }

        // The password of demo accounts is public knowledge.
        if (account.Status != "active" || (account.IsDemo && !environment.IsDevelopment())) return Refused.Problem();
        if (await MembershipStanding.Refuse(db, account.AccountId, clock, ct) is { } standing) return standing.Problem();
        await db.Execute(SucceedSql, new { account.AccountId }, ct);
        return TypedResults.Ok(await sessions.Start(http, account.AccountId, ct));
    }

    sealed record Known
    {
        public required Guid AccountId { get; init; }
        public required string PasswordHash { get; init; }
        public required string Status { get; init; }
        public bool IsDemo { get; init; }
        public DateTimeOffset? LockedUntil { get; init; }
    }

    const string FindSql = "SELECT AccountId, PasswordHash, Status, IsDemo, LockedUntil FROM Account WHERE EmailNormalized = @email";

    const string FailSql = """
        UPDATE Account SET
            LockedUntil = CASE WHEN FailedSignIns + 1 >= @limit THEN @until ELSE LockedUntil END,
            FailedSignIns = CASE WHEN FailedSignIns + 1 >= @limit THEN 0 ELSE FailedSignIns + 1 END
        WHERE AccountId = @AccountId
        """;

    const string SucceedSql = "UPDATE Account SET FailedSignIns = 0, LockedUntil = NULL WHERE AccountId = @AccountId AND (FailedSignIns > 0 OR LockedUntil IS NOT NULL)";
}
