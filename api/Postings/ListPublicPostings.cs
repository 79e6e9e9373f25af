using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Http;

namespace TalentPool.Postings;

/// <summary>The nationwide list of open postings (全国の採用情報), for everyone, the newest first; among those of one moment the one that closes first.</summary>
public static class ListPublicPostings
{
    public sealed record Request
    {
        /// <summary>Words that must all occur; width and case do not matter.</summary>
        public string? Q { get; init; }

        /// <summary>Six digits, or the first two.</summary>
        public string? Prefecture { get; init; }

        /// <summary>fullTime, partTime, sideJob or dispatch: what the appointment amounts to.</summary>
        public string? EmploymentType { get; init; }

        /// <summary>theme-a to theme-f, or A to F.</summary>
        public string? Theme { get; init; }

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
            RuleFor(r => r.EmploymentType).Must(type => string.IsNullOrEmpty(type) || Words.Find<EmploymentType>(type) is not null)
                .WithMessage(_ => Said.In("選択肢から選んでください。", "Choose one of the options."));
            RuleFor(r => r.Page).InclusiveBetween(0, 100_000);
            RuleFor(r => r.PageSize).InclusiveBetween(1, 100);
        }
    }

    /// <param name="Total">How many there are in all.</param>
    /// <param name="Items">One page of them.</param>
    public sealed record Response(int Total, IReadOnlyList<Posting> Items);

    public static async Task<Ok<Response>> Handle([AsParameters] Request request, Db db, TimeProvider clock, CancellationToken ct)
    {
        var words = LikePattern.Words(JapaneseText.Fold(request.Q ?? ""), MaxWords);
        var filter = new
        {
            today = Tokyo.Today(clock),
            prefecture = request.Prefecture is { Length: > 0 } code ? LikePattern.StartingWith(code) : LikePattern.Anything,
            employmentType = request.EmploymentType is { Length: > 0 } type ? Words.Of(Words.Read<EmploymentType>(type)) : null,
            theme = ThemeId(request.Theme),
            word1 = words[0],
            word2 = words[1],
            word3 = words[2],
            skip = (request.Page ?? 0) * (request.PageSize ?? 20),
            take = request.PageSize ?? 20,
        };
        var total = await db.Find<int>(CountSql, filter, ct);
        var rows = await db.Query<PostingRow>(PageSql(db.Dialect), filter, ct);
        return TypedResults.Ok(new Response(total, [.. rows.Select(row => row.ToPosting())]));
    }

    // The first so many words of a question count.
    const int MaxWords = 3;

    static string? ThemeId(string? theme) => theme switch
    {
        null or "" => null,
        [var letter] => $"theme-{char.ToLowerInvariant(letter)}",
        _ => theme,
    };

    const string Filter = """

        WHERE p.Status = 'published' AND p.Deadline >= @today AND o.PrefectureCode LIKE @prefecture ESCAPE '!'
            AND (@employmentType IS NULL OR p.EmploymentType = @employmentType)
            AND (@theme IS NULL OR EXISTS (SELECT 1 FROM PostingSkill t WHERE t.PostingId = p.PostingId AND t.SkillId = @theme))
            AND p.SearchText LIKE @word1 ESCAPE '!' AND p.SearchText LIKE @word2 ESCAPE '!' AND p.SearchText LIKE @word3 ESCAPE '!'
        """;

    const string CountSql = "SELECT COUNT(*) FROM Posting p JOIN Organisation o ON o.OrganisationId = p.OrganisationId" + Filter;

    static string PageSql(Dialect dialect) => PostingRow.Select + Filter + $"\nORDER BY p.PublishedAt DESC, p.Deadline, p.PostingId\n{dialect.Page}";
}
