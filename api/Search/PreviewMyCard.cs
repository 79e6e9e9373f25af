using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Http;

namespace TalentPool.Search;

/// <summary>What a prefecture sees of oneself at this moment, by the very query that prefectures are answered with; or why it sees nothing.</summary>
public static class PreviewMyCard
{
    /// <param name="Prefecture">Six digits.</param>
    public sealed record Request(string Prefecture);

    public sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Prefecture).NotEmpty().MaximumLength(6);
    }

    /// <param name="Card">What it sees; null when it sees nothing.</param>
    /// <param name="Hidden">notListed, blocked or noConsent; null when it sees the card.</param>
    /// <param name="IsIdentityOpen">True while the name and contact are open to it.</param>
    public sealed record Response(CandidateCard? Card, string? Hidden, bool IsIdentityOpen);

    public static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle([AsParameters] Request request, CurrentUser me, Db db, LiveIndex index, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Find<Guid?>(OrganisationSql, new { request.Prefecture }, ct) is not { } organisation) return Validation.Invalid("prefecture", "都道府県を一覧から選んでください。", "Choose a prefecture from the list.");
        if (await db.Find<Row>(MineSql, new { me.AccountId, organisation, now = clock.GetUtcNow() }, ct) is not { } mine) return TypedResults.Ok(new Response(null, "notListed", false));
        var cards = await SearchableRows.Cards(db, [mine.CandidateId], new Viewer(request.Prefecture, organisation), index.Current, ct);
        return TypedResults.Ok(cards is [var card]
            ? new Response(card, null, mine.Grants > 0)
            : new Response(null, mine.Status != "listed" ? "notListed" : mine.Blocks > 0 ? "blocked" : "noConsent", false));
    }

    sealed record Row
    {
        public required Guid CandidateId { get; init; }
        public required string Status { get; init; }
        public required int Blocks { get; init; }
        public required int Grants { get; init; }
    }

    const string OrganisationSql = "SELECT OrganisationId FROM Organisation WHERE Kind = 'prefecture' AND PrefectureCode = @Prefecture";

    const string MineSql = """
        SELECT c.CandidateId, c.Status,
            (SELECT COUNT(*) FROM CandidateBlock b WHERE b.CandidateId = c.CandidateId AND b.OrganisationId = @organisation) AS Blocks,
            (SELECT COUNT(*) FROM DisclosureGrant g WHERE g.CandidateId = c.CandidateId AND g.OrganisationId = @organisation AND g.RevokedAt IS NULL AND g.ExpiresAt > @now) AS Grants
        FROM Candidate c WHERE c.AccountId = @AccountId
        """;
}
