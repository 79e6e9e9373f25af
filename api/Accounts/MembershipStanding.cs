using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Http;

namespace TalentPool.Accounts;

/// <summary>Why a member of staff who gave the right password may still not come in. Said only after the password, so that nobody else learns it.</summary>
static class MembershipStanding
{
    static readonly Refusal OrganisationSuspended = new("organisation-suspended", 403, "所属する団体の利用が停止されています。総務省にお問い合わせください。", "Your organisation is suspended. Please ask the ministry.");

    static readonly Refusal Suspended = new("membership-suspended", 403, "あなたの利用は停止されています。所属する団体の管理者にお問い合わせください。", "Your access is suspended. Please ask an admin of your organisation.");

    static readonly Refusal Lapsed = new("membership-lapsed", 403,
        "年に一度の利用者の確認が済んでいないため、ログインできません。所属する団体の管理者に確認を依頼してください。", "Your membership was not confirmed this year. Please ask an admin of your organisation to confirm it.");

    /// <returns>Null when the account belongs to no organisation or may act for it.</returns>
    public static async Task<Refusal?> Refuse(Db db, Guid accountId, TimeProvider clock, CancellationToken ct) =>
        await db.Find<Row>(FindSql, new { accountId }, ct) switch
        {
            null => null,
            { IsActive: false } => OrganisationSuspended,
            { SuspendedAt: not null } => Suspended,
            { VerifiedUntil: { } until } when until < Tokyo.Today(clock) => Lapsed,
            _ => null,
        };

    sealed record Row
    {
        public bool IsActive { get; init; }
        public DateTimeOffset? SuspendedAt { get; init; }
        public DateOnly? VerifiedUntil { get; init; }
    }

    const string FindSql = """
        SELECT o.IsActive, m.SuspendedAt, m.VerifiedUntil
        FROM Membership m
        JOIN Organisation o ON o.OrganisationId = m.OrganisationId
        WHERE m.AccountId = @accountId
        """;
}
