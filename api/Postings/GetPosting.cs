using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Domain;

namespace TalentPool.Postings;

/// <summary>One posting: public when published or closed; a draft or a withdrawn one only for the staff of its organisation.</summary>
public static class GetPosting
{
    public static async Task<Results<Ok<Posting>, ProblemHttpResult>> Handle(Guid id, ClaimsPrincipal caller, Db db, TimeProvider clock, CancellationToken ct)
    {
        var organisationId = caller.Identity is { IsAuthenticated: true } ? CurrentUser.From(caller).OrganisationId : null;
        return await Read(db, clock, id, organisationId, ct) is { } posting ? TypedResults.Ok(posting) : PostingRefusals.NoSuchPosting.Problem();
    }

    /// <summary>The posting, if someone of that organisation (or of none) may see it.</summary>
    public static async Task<Posting?> Read(Db db, TimeProvider clock, Guid postingId, Guid? organisationId, CancellationToken ct) =>
        (await db.Find<PostingRow>(ReadSql, new { postingId, organisationId, today = Tokyo.Today(clock) }, ct))?.ToPosting();

    const string ReadSql = PostingRow.Select + """

        WHERE p.PostingId = @postingId AND (p.Status IN ('published', 'closed') OR p.OrganisationId = @organisationId)
        """;
}
