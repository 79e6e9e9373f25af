using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Http;

namespace TalentPool.Reviews.Precedents;

/// <summary>What was decided before and why, found by tag and by words, the newest first.</summary>
public static class ListPrecedents
{
    public sealed record Request
    {
        /// <summary>Words that must all occur; width, case and kana do not matter. The first five count.</summary>
        public string? Q { get; init; }

        /// <summary>One tag.</summary>
        public string? Tag { get; init; }

        /// <summary>approved or rejected.</summary>
        public string? Outcome { get; init; }

        /// <summary>From 0.</summary>
        public int? Page { get; init; }

        /// <summary>1 to 100; 20 when left out.</summary>
        public int? PageSize { get; init; }
    }

    public sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Q).MaximumLength(100);
            RuleFor(r => r.Tag).MaximumLength(40);
            RuleFor(r => r.Outcome).Must(outcome => outcome is null or "approved" or "rejected").WithMessage(_ => Said.In("approved か rejected を指定してください。", "Use approved or rejected."));
        }
    }

    /// <param name="Total">How many there are in all.</param>
    /// <param name="Tags">The tags that are used most, with their number, to choose from.</param>
    public sealed record Response(int Total, IReadOnlyList<Item> Items, IReadOnlyList<TagItem> Tags);

    /// <param name="Routes">The routes that it is about: experience, exam, equivalent.</param>
    /// <param name="MayWithdraw">True for the one who recorded it and for admins.</param>
    public sealed record Item(Guid PrecedentId, string Title, string Summary, IReadOnlyList<string> Tags, string Outcome, IReadOnlyList<string> Routes, DateTimeOffset RecordedAt, string? RecordedBy, bool MayWithdraw);

    /// <summary>A tag and how many precedents have it.</summary>
    public sealed record TagItem
    {
        public required string Tag { get; init; }
        public int Count { get; init; }
    }

    public static async Task<Ok<Response>> Handle([AsParameters] Request request, CurrentUser me, Db db, CancellationToken ct)
    {
        var take = Math.Clamp(request.PageSize ?? 20, 1, 100);
        var words = LikePattern.Words(JapaneseText.Fold(request.Q ?? ""), 5);
        var filter = new
        {
            word1 = words[0],
            word2 = words[1],
            word3 = words[2],
            word4 = words[3],
            word5 = words[4],
            tag = string.IsNullOrWhiteSpace(request.Tag) ? null : JapaneseText.Fold(request.Tag),
            outcome = request.Outcome,
            skip = Math.Clamp(request.Page ?? 0, 0, 1_000_000) * take,
            take,
        };
        var rows = await db.Query<Row>(PageSql(db.Dialect), filter, ct);
        var tags = (await db.Query<TagRow>(TagsSql, new { ids = rows.Select(row => row.PrecedentId).ToArray() }, ct)).ToLookup(row => row.PrecedentId, row => row.Tag);
        return TypedResults.Ok(new Response(
            await db.Find<int>(CountSql, filter, ct),
            [.. rows.Select(row => new Item(row.PrecedentId, row.Title, row.Summary, [.. tags[row.PrecedentId]], row.Outcome, row.Routes.Split(' ', StringSplitOptions.RemoveEmptyEntries), row.RecordedAt, row.Reviewer, me.Role == "admin" || row.RecordedBy == me.AccountId))],
            await db.Query<TagItem>(UsedTagsSql(db.Dialect), new { skip = 0, take = 50 }, ct)));
    }

    sealed record Row
    {
        public required Guid PrecedentId { get; init; }
        public required string Title { get; init; }
        public required string Summary { get; init; }
        public required string Outcome { get; init; }
        public required string Routes { get; init; }
        public required DateTimeOffset RecordedAt { get; init; }
        public required Guid RecordedBy { get; init; }
        public string? Reviewer { get; init; }
    }

    sealed record TagRow
    {
        public required Guid PrecedentId { get; init; }
        public required string Tag { get; init; }
    }

    const string From = """

        FROM Precedent p
        LEFT JOIN Membership m ON m.AccountId = p.RecordedBy
        WHERE p.WithdrawnAt IS NULL
            AND p.SearchText LIKE @word1 ESCAPE '!' AND p.SearchText LIKE @word2 ESCAPE '!' AND p.SearchText LIKE @word3 ESCAPE '!'
            AND p.SearchText LIKE @word4 ESCAPE '!' AND p.SearchText LIKE @word5 ESCAPE '!'
            AND (@tag IS NULL OR EXISTS (SELECT 1 FROM PrecedentTag t WHERE t.PrecedentId = p.PrecedentId AND t.TagKey = @tag))
            AND (@outcome IS NULL OR p.Outcome = @outcome)
        """;

    static string PageSql(Dialect dialect) =>
        $"SELECT p.PrecedentId, p.Title, p.Summary, p.Outcome, p.Routes, p.RecordedAt, p.RecordedBy, m.DisplayName AS Reviewer{From}\nORDER BY p.RecordedAt DESC, p.PrecedentId {dialect.Page}";

    const string CountSql = "SELECT COUNT(*)" + From;

    const string TagsSql = "SELECT PrecedentId, Tag FROM PrecedentTag WHERE PrecedentId IN @ids ORDER BY TagKey";

    static string UsedTagsSql(Dialect dialect) => $"""
        SELECT MIN(t.Tag) AS Tag, COUNT(*) AS Count
        FROM PrecedentTag t
        JOIN Precedent p ON p.PrecedentId = t.PrecedentId
        WHERE p.WithdrawnAt IS NULL
        GROUP BY t.TagKey
        ORDER BY COUNT(*) DESC, t.TagKey {dialect.Page}
        """;
}
