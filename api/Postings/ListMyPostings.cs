using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Http;

namespace TalentPool.Postings;

/// <summary>All postings of the caller's organisation, drafts too, the lately changed first.</summary>
public static class ListMyPostings
{
    public sealed record Request
    {
        /// <summary>Only draft, published, closed or withdrawn ones; a published one with a past deadline counts as closed.</summary>
        public string? Status { get; init; }

        /// <summary>From 0.</summary>
        public int? Page { get; init; }

        /// <summary>1 to 100; 20 when left out.</summary>
        public int? PageSize { get; init; }
    }

    public sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Status).Must(status => string.IsNullOrEmpty(status) || Words.Find<PostingStatus>(status) is not null).WithMessage(_ => Said.In("選択肢から選んでください。", "Choose one of the options."));
            RuleFor(r => r.Page).InclusiveBetween(0, 100_000);
            RuleFor(r => r.PageSize).InclusiveBetween(1, 100);
        }
    }

    /// <param name="Total">How many there are in all.</param>
    /// <param name="Items">One page of them.</param>
    public sealed record Response(int Total, IReadOnlyList<Posting> Items);

    public static async Task<Ok<Response>> Handle([AsParameters] Request request, CurrentUser me, Db db, TimeProvider clock, CancellationToken ct)
    {
        var filter = new
        {
            me.Organisation,
            today = Tokyo.Today(clock),
            status = request.Status is { Length: > 0 } status ? Words.Of(Words.Read<PostingStatus>(status)) : null,
            skip = (request.Page ?? 0) * (request.PageSize ?? 20),
            take = request.PageSize ?? 20,
        };
        var total = await db.Find<int>(CountSql, filter, ct);
        var rows = await db.Query<PostingRow>(PageSql(db.Dialect), filter, ct);
        return TypedResults.Ok(new Response(total, [.. rows.Select(row => row.ToPosting())]));
    }

    const string Filter = """

        WHERE p.OrganisationId = @Organisation
            AND (@status IS NULL OR @status = CASE WHEN p.Status = 'published' AND p.Deadline < @today THEN 'closed' ELSE p.Status END)
        """;

    const string CountSql = "SELECT COUNT(*) FROM Posting p" + Filter;

    static string PageSql(Dialect dialect) => PostingRow.Select + Filter + $"\nORDER BY p.UpdatedAt DESC, p.PostingId\n{dialect.Page}";
}
