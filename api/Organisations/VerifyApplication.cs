using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Mail;

namespace TalentPool.Organisations;

/// <summary>The owner of the address opens the link: from then on the application is in the queue, and who decides is told. The link works once.</summary>
public static class VerifyApplication
{
    /// <param name="Token">From the link.</param>
    public sealed record Request(string Token);

    public sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Token).NotEmpty().MaximumLength(100);
    }

    /// <param name="NameJa">What was applied for.</param>
    /// <param name="NameEn">The same in English.</param>
    public sealed record Response(string NameJa, string NameEn);

    public static Task<Results<Ok<Response>, ProblemHttpResult>> Handle(Request request, Db db, TimeProvider clock, CancellationToken ct) =>
        db.Transact<Results<Ok<Response>, ProblemHttpResult>>(async tx =>
        {
            var link = new { hash = Secrets.Hash(request.Token), now = clock.GetUtcNow() };
            if (await tx.Execute(SubmitSql, link) == 0) return OrganisationRefusals.LinkExpired.Problem();
            var found = await tx.Find<Row>(FindSql, link) ?? throw new InvalidOperationException("An application vanished while it was verified.");
            foreach (var admin in await tx.Query<Guid>(DecidersSql, found))
                await Outbox.Add(tx, clock, admin, new Letter.ApplicationWaiting(found.ApplicationId, found.NameJa, found.NameEn));
            await AuditTrail.Add(tx, clock, null, "application.submitted", ("application", found.ApplicationId), found.Kind);
            return TypedResults.Ok(new Response(found.NameJa, found.NameEn));
        }, ct);

    sealed record Row
    {
        public required Guid ApplicationId { get; init; }
        public required string Kind { get; init; }
        public string? PrefectureCode { get; init; }
        public required string NameJa { get; init; }
        public required string NameEn { get; init; }
    }

    const string SubmitSql = "UPDATE OrganisationApplication SET Status = 'submitted', SubmittedAt = @now WHERE TokenHash = @hash AND Status = 'unverified' AND ExpiresAt > @now";

    const string FindSql = "SELECT ApplicationId, Kind, PrefectureCode, NameJa, NameEn FROM OrganisationApplication WHERE TokenHash = @hash";

    // The ministry's admins; for a municipality also those of its prefecture.
    const string DecidersSql = """
        SELECT m.AccountId
        FROM Membership m
        JOIN Organisation o ON o.OrganisationId = m.OrganisationId
        JOIN Account a ON a.AccountId = m.AccountId
        WHERE m.Role = 'admin' AND m.SuspendedAt IS NULL AND a.Status = 'active' AND o.IsActive = 1
            AND (o.Kind = 'ministry' OR (@Kind = 'municipality' AND o.Kind = 'prefecture' AND o.PrefectureCode = @PrefectureCode))
        """;
}
