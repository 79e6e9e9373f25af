using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Domain;

namespace TalentPool.Organisations;

/// <summary>One application with what is needed to decide it.</summary>
public static class GetApplication
{
    /// <param name="ApplicationId">The application.</param>
    /// <param name="Kind">prefecture, municipality or company.</param>
    /// <param name="NameJa">What is applied for.</param>
    /// <param name="NameEn">The same in English.</param>
    /// <param name="NameKana">The reading of a company or municipality.</param>
    /// <param name="PrefectureCode">Of a prefecture or municipality.</param>
    /// <param name="Address">Of a company.</param>
    /// <param name="CorporateNumber">Of a company.</param>
    /// <param name="ContactName">Who can be asked.</param>
    /// <param name="ContactPhone">Where.</param>
    /// <param name="Email">The proven address; its owner becomes the first admin.</param>
    /// <param name="SubmittedAt">When the address was proven.</param>
    /// <param name="Status">Where it stands.</param>
    /// <param name="DecidedAt">When it was decided.</param>
    /// <param name="DecidedBy">Who decided it.</param>
    /// <param name="Reason">What the applicant was told.</param>
    /// <param name="OrganisationId">What an approval made.</param>
    public sealed record Response(
        Guid ApplicationId, string Kind, string NameJa, string NameEn, string? NameKana, string? PrefectureCode, string? Address, string? CorporateNumber, string ContactName, string ContactPhone, string Email,
        DateTimeOffset SubmittedAt, ApplicationStatus Status, DateTimeOffset? DecidedAt, string? DecidedBy, string? Reason, Guid? OrganisationId);

    public static Task<Results<Ok<Response>, ProblemHttpResult>> Handle(Guid id, CurrentUser me, Db db, TimeProvider clock, CancellationToken ct) =>
        db.Transact<Results<Ok<Response>, ProblemHttpResult>>(async tx =>
        {
            if (await tx.Find<Row>(FindSql, new { id, actor = me.AccountId }) is not { } row) return OrganisationRefusals.NoSuchApplication.Problem();
            await AuditTrail.Add(tx, clock, me.Actor, "application.viewed", ("application", id));
            return TypedResults.Ok(new Response(
                row.ApplicationId, row.Kind, row.NameJa, row.NameEn, row.NameKana, row.PrefectureCode, row.Address, row.CorporateNumber, row.ContactName, tx.Seal.Open(row.ContactPhone)!, row.Email,
                row.SubmittedAt, Words.Read<ApplicationStatus>(row.Status), row.DecidedAt, row.DecidedBy, row.Reason, row.OrganisationId));
        }, ct);

    sealed record Row
    {
        public required Guid ApplicationId { get; init; }
        public required string Kind { get; init; }
        public required string NameJa { get; init; }
        public required string NameEn { get; init; }
        public string? NameKana { get; init; }
        public string? PrefectureCode { get; init; }
        public string? Address { get; init; }
        public string? CorporateNumber { get; init; }
        public required string ContactName { get; init; }
        public required string ContactPhone { get; init; }
        public required string Email { get; init; }
        public required DateTimeOffset SubmittedAt { get; init; }
        public required string Status { get; init; }
        public DateTimeOffset? DecidedAt { get; init; }
        public string? DecidedBy { get; init; }
        public string? Reason { get; init; }
        public Guid? OrganisationId { get; init; }
    }

    const string FindSql = $"""
        SELECT a.ApplicationId, a.Kind, a.NameJa, a.NameEn, a.NameKana, a.PrefectureCode, a.Address, a.CorporateNumber, a.ContactName, a.ContactPhone, owner.EmailNormalized AS Email, a.SubmittedAt, a.Status, a.DecidedAt,
            (SELECT MIN(m.DisplayName) FROM MemberName m JOIN Organisation theirs ON theirs.OrganisationId = m.OrganisationId
                WHERE m.AccountId = a.DecidedBy AND (theirs.Kind = 'ministry' OR (theirs.Kind = 'prefecture' AND theirs.PrefectureCode = a.PrefectureCode))) AS DecidedBy,
            a.Reason, a.OrganisationId
        FROM OrganisationApplication a
        JOIN Account owner ON owner.AccountId = a.AccountId
        WHERE a.ApplicationId = @id AND a.Status <> 'unverified' AND {OrganisationReach.OfApplications}
        """;
}
