using System.Data.Common;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Candidates;
using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Http;

namespace TalentPool.Reviews.Precedents;

/// <summary>A reviewer records what later reviews can learn from a decision (審査先例): told so that nobody can be recognised, which is checked against the registration.</summary>
public static class RecordPrecedent
{
    const int MostTags = 8;

    /// <param name="Title">The case in a line.</param>
    /// <param name="Summary">What was claimed, what was found, and why it was decided so.</param>
    /// <param name="Tags">Words to find it by.</param>
    public sealed record Request(string Title, string Summary, IReadOnlyList<string> Tags);

    public sealed record Response(Guid PrecedentId);

    public sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Title).NotEmpty().MaximumLength(100).Must(PrintableText.IsLine).WithMessage(_ => Said.In("100文字以内の1行で入力してください。", "Use one line of at most 100 printable characters."));
            RuleFor(r => r.Summary).NotEmpty().MaximumLength(2000).Must(PrintableText.IsText).WithMessage(_ => Said.In("2000文字以内の読める文字で入力してください。", "Use at most 2,000 printable characters."));
            RuleFor(r => r.Tags).NotEmpty().WithMessage(_ => Said.In("タグを1つ以上入力してください。", "Give at least one tag."))
                .Must(tags => tags.Count <= MostTags).WithMessage(_ => Said.In($"タグは{MostTags}個までです。", $"Give at most {MostTags} tags."));
            RuleForEach(r => r.Tags).NotEmpty().MaximumLength(40).Must(PrintableText.IsName).WithMessage(_ => Said.In("タグは40文字以内で入力してください。", "A tag has at most 40 printable characters."));
        }
    }

    static readonly Refusal Recorded = new("precedent-recorded", 409, "この審査の先例はすでに記録されています。", "A precedent of this review has been recorded already.");

    public static async Task<Results<Created<Response>, ProblemHttpResult>> Handle(Guid id, Request request, CurrentUser me, Db db, TimeProvider clock, CancellationToken ct)
    {
        var precedentId = Guid.CreateVersion7(clock.GetUtcNow());
        try
        {
            return await db.Transact<Results<Created<Response>, ProblemHttpResult>>(async tx =>
            {
                if (await ReviewCase.Find(tx, id, me.AccountId) is not { } found) return ReviewRefusals.NoSuchReview.Problem();
                if (found.Decision is not ("approved" or "rejected")) return ReviewRefusals.NotDecided.Problem();
                if (await Naming(tx, found.AccountId, request) is { } field)
                    return Validation.Invalid(field, "本人を特定できる情報（氏名、フリガナ、勤務先、電話番号、合格証書番号）を除いて記載してください。", "Leave out what names the person: name, reading, employer, phone, certificate number.");

                var tags = request.Tags.Select(tag => (Tag: tag.Trim(), Key: JapaneseText.Fold(tag))).DistinctBy(tag => tag.Key).ToList();
                var text = JapaneseText.Fold(string.Join(' ', [request.Title, request.Summary, .. tags.Select(tag => tag.Tag)]));
                await tx.Execute(InsertSql, new
                {
                    precedentId,
                    id,
                    title = request.Title.Trim(),
                    summary = request.Summary.Trim(),
                    text = text.Length <= 4000 ? text : text[..4000],
                    me.AccountId,
                    now = clock.GetUtcNow(),
                    claimed = string.Join(' ', found.Claimed().Order().Select(Words.Of)),
                });
                await tx.Execute(InsertTagSql, tags.Select(tag => new { precedentId, tag.Tag, tag.Key }));
                await AuditTrail.Add(tx, clock, me.Actor, "precedent.recorded", ("precedent", precedentId), $"review {id}");
                return TypedResults.Created($"/api/precedents?id={precedentId}", new Response(precedentId));
            }, ct);
        }
        catch (DbException e) when (db.Dialect.IsUniqueViolation(e))
        {
            return Recorded.Problem();
        }
    }

    // The field that names the person; null when none does.
    static async Task<string?> Naming(Tx tx, Guid accountId, Request request)
    {
        var person = await GetMyProfile.Read(tx, accountId);
        string[] names = [.. new[] { person.Name, person.Kana, person.Phone ?? "" }.Concat(person.Certificates).Select(OrganisationName.Key).Where(name => name.Length >= OrganisationName.LeastKey)];
        string[] employers = [.. person.Career.Select(job => OrganisationName.Key(job.Employer))];
        return new[] { ("title", request.Title), ("summary", request.Summary), ("tags", string.Join('、', request.Tags)) }
            .Where(one => names.Concat(employers).Any(name => OrganisationName.IsNamedIn(one.Item2, name))).Select(one => one.Item1).FirstOrDefault();
    }

    const string InsertSql = """
        INSERT INTO Precedent (PrecedentId, ReviewId, Outcome, Routes, Title, Summary, SearchText, RecordedBy, RecordedAt)
        SELECT @precedentId, r.ReviewId, r.Decision, COALESCE(r.AcceptedRoutes, @claimed), @title, @summary, @text, @AccountId, @now FROM Review r WHERE r.ReviewId = @id
        """;

    const string InsertTagSql = "INSERT INTO PrecedentTag (PrecedentId, TagKey, Tag) VALUES (@precedentId, @Key, @Tag)";
}
