using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Database;
using TalentPool.Http;

namespace TalentPool.Accounts;

/// <summary>A signed-in person takes a new password, proving the present one. All other sessions end, and the owner is told.</summary>
public static class ChangePassword
{
    /// <param name="Current">The present password.</param>
    /// <param name="Password">15 to 128 characters that nobody would guess.</param>
    public sealed record Request(string Current, string Password);

    public sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Current).NotEmpty().MaximumLength(Passwords.MaxLength);
            Passwords.Rule(RuleFor(r => r.Password), _ => null);
        }
    }

    static readonly Refusal Wrong = new("wrong-password", 400, "現在のパスワードが正しくありません。", "The present password is wrong.");

    static readonly Refusal OfDemo = new("demo-account", 403, "デモ用アカウントのパスワードは変更できません。", "The password of a demo account cannot be changed.");

    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(Request request, CurrentUser me, Db db, Passwords passwords, TimeProvider clock, CancellationToken ct)
    {
        var account = await db.Find<Row>(FindSql, new { me.AccountId }, ct);
        if (!passwords.Matches(account?.PasswordHash, request.Current)) return Wrong.At("current");
        if (account!.IsDemo) return OfDemo.Problem();
        await db.Transact(tx => passwords.Replace(tx, clock, me.AccountId, request.Password, me.SessionId), ct);
        return TypedResults.NoContent();
    }

    sealed record Row
    {
        public required string PasswordHash { get; init; }
        public bool IsDemo { get; init; }
    }

    const string FindSql = "SELECT PasswordHash, IsDemo FROM Account WHERE AccountId = @AccountId";
}
