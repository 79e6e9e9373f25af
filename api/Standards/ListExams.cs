using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Eligibility;

namespace TalentPool.Standards;

/// <summary>The catalogue in force today, and what is planned for it; for everyone of the ministry.</summary>
public static class ListExams
{
    public sealed record Request
    {
        /// <summary>Words of a name, a code or an id, in any width and case.</summary>
        public string? Q { get; init; }
    }

    public sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Q).MaximumLength(100);
    }

    /// <param name="MayEdit">True for an admin.</param>
    /// <param name="Edition">The edition in force today.</param>
    /// <param name="Items">Those that match.</param>
    public sealed record Response(bool MayEdit, string Edition, IReadOnlyList<Item> Items);

    /// <param name="ExamId">The examination.</param>
    /// <param name="Code">The two letters of its numbers; empty for those that had none.</param>
    /// <param name="Verdict">accept, accept_legacy, review or reject.</param>
    /// <param name="IsNew">True when it is not in the catalogue yet.</param>
    /// <param name="ChangesOn">The day of the next planned change.</param>
    public sealed record Item(string ExamId, string Code, string NameJa, string NameEn, int Level, int FirstYear, int? LastYear, string Verdict, bool IsNew, DateOnly? ChangesOn);

    public static async Task<Ok<Response>> Handle([AsParameters] Request request, CurrentUser me, Db db, RuleBook rules, TimeProvider clock, CancellationToken ct)
    {
        var today = Tokyo.Today(clock);
        var timeline = (await rules.Now(db, ct)).Exams;
        var edition = timeline.On(today);
        var planned = timeline.Amendments.Where(amendment => amendment.ValidFrom > today).ToLookup(amendment => amendment.Exam.Id);
        var known = edition.Catalogue.Exams.Select(exam => exam.Id).ToHashSet(StringComparer.Ordinal);
        var coming = planned.Where(changes => !known.Contains(changes.Key)).Select(changes => changes.First().Exam);
        var words = JapaneseText.Fold(request.Q ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return TypedResults.Ok(new Response(await MinistryAdmin.Is(db, me, ct), edition.Name,
        [
            .. coming.Concat(edition.Catalogue.Exams).Where(exam => words.All(JapaneseText.Fold($"{exam.Id} {exam.NameJa} {exam.NameEn}").Contains))
                .Select(exam => new Item(exam.Id, exam.Code, exam.NameJa, exam.NameEn, exam.Level, exam.FirstYear, exam.LastYear, Words.SnakeOf(exam.Standing), !known.Contains(exam.Id),
                    planned[exam.Id].FirstOrDefault()?.ValidFrom)),
        ]));
    }
}
