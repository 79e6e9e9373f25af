using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Database;

namespace TalentPool.Digests;

/// <summary>The runs, newest first.</summary>
public static class ListDigestRuns
{
    public sealed record Request
    {
        /// <summary>From 0.</summary>
        public int? Page { get; init; }

        /// <summary>1 to 100; 20 when left out.</summary>
        public int? PageSize { get; init; }
    }

    public sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Page).InclusiveBetween(0, 1_000_000);
            RuleFor(r => r.PageSize).InclusiveBetween(1, 100);
        }
    }

    /// <param name="Total">All runs.</param>
    /// <param name="Items">Those of the page.</param>
    public sealed record Response(int Total, IReadOnlyList<DigestRun> Items);

    public static async Task<Ok<Response>> Handle([AsParameters] Request request, Db db, CancellationToken ct)
    {
        var take = request.PageSize ?? 20;
        var total = await db.Find<int>(CountSql, null, ct);
        return TypedResults.Ok(new Response(total, await DigestRun.Page(db, (request.Page ?? 0) * take, take, ct)));
    }

    const string CountSql = "SELECT COUNT(*) FROM DigestRun";
}
