using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts.SecondFactors;
using TalentPool.Database;
using TalentPool.Http;

namespace TalentPool.Accounts;

/// <summary>What the client needs to greet the person and show the right pages.</summary>
public static class WhoAmI
{
    /// <param name="AccountId">The account.</param>
    /// <param name="Email">Its address.</param>
    /// <param name="Locale">ja or en.</param>
    /// <param name="Kind">candidate, ministry, prefecture, municipality or company.</param>
    /// <param name="Role">member, admin, reviewer or auditor; null for a candidate.</param>
    /// <param name="DisplayName">The name of a staff member; null for a candidate.</param>
    /// <param name="Organisation">The organisation of a staff member; null for a candidate.</param>
    /// <param name="NeedsSecondFactor">True when nothing is open to this session before a second factor is set up.</param>
    public sealed record Response(Guid AccountId, string Email, string Locale, string Kind, string? Role, string? DisplayName, Organisation? Organisation, bool NeedsSecondFactor);

    /// <param name="OrganisationId">The organisation.</param>
    /// <param name="NameJa">In Japanese.</param>
    /// <param name="NameEn">In English.</param>
    /// <param name="PrefectureCode">The six digits of the prefecture that it is or lies in; null for the ministry and for companies.</param>
    public sealed record Organisation(Guid OrganisationId, string NameJa, string NameEn, string? PrefectureCode);

    public static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(CurrentUser me, Db db, StaffSecondFactor rule, CancellationToken ct)
    {
        var row = await db.Find<Row>(ReadSql, new { me.AccountId }, ct);
        if (row is null) return ProblemPages.For(401).Problem();
        var organisation = row.OrganisationId is { } id ? new Organisation(id, row.NameJa!, row.NameEn!, row.PrefectureCode) : null;
        return TypedResults.Ok(new Response(row.AccountId, row.Email, row.Locale, row.Kind ?? "candidate", row.Role, row.DisplayName, organisation, rule.IsMissingFor(me.Kind, me.Amr)));
    }

    sealed record Row
    {
        public required Guid AccountId { get; init; }
        public required string Email { get; init; }
        public required string Locale { get; init; }
        public string? Kind { get; init; }
        public string? Role { get; init; }
        public string? DisplayName { get; init; }
        public Guid? OrganisationId { get; init; }
        public string? NameJa { get; init; }
        public string? NameEn { get; init; }
        public string? PrefectureCode { get; init; }
    }

    const string ReadSql = """
        SELECT a.AccountId, a.Email, a.Locale, o.Kind, m.Role, m.DisplayName, o.OrganisationId, o.NameJa, o.NameEn, o.PrefectureCode
        FROM Account a
        LEFT JOIN Membership m ON m.AccountId = a.AccountId
        LEFT JOIN Organisation o ON o.OrganisationId = m.OrganisationId
        WHERE a.AccountId = @AccountId AND a.Status = 'active'
        """;
}
