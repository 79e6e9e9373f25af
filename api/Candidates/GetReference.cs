using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Eligibility;
using TalentPool.Http;
using TalentPool.Reference;

namespace TalentPool.Candidates;

/// <summary>The lists that forms and filters offer, and the purpose notice in force.</summary>
public static class GetReference
{
    /// <param name="Prefectures">The 47, in the order of their codes.</param>
    /// <param name="Skills">Themes (theme-*), role types (role-*) and skills, in their order.</param>
    /// <param name="Exams">IPA's examinations, as the catalogue in force today has them.</param>
    /// <param name="PurposeNotice">What a person accepts.</param>
    /// <param name="Organisations">Prefectures as organisations, to block one.</param>
    public sealed record Response(
        IReadOnlyList<PrefectureItem> Prefectures, IReadOnlyList<Skill> Skills, IReadOnlyList<ExamItem> Exams, PurposeNoticeItem PurposeNotice, IReadOnlyList<OrganisationItem> Organisations);

    public sealed record PrefectureItem(string Code, string NameJa, string NameShortJa, string NameEn, string Region, string RegionEn);

    /// <param name="Verdict">accept, accept_legacy, review or reject.</param>
    public sealed record ExamItem(string Id, string Code, string NameJa, string NameEn, int Level, string Verdict);

    public sealed record PurposeNoticeItem(string Version, string TextJa, string TextEn);

    public sealed record OrganisationItem
    {
        public required Guid OrganisationId { get; init; }
        public required string NameJa { get; init; }
        public required string NameEn { get; init; }
        public string? PrefectureCode { get; init; }
    }

    public static async Task<Ok<Response>> Handle(Db db, RuleBook rules, TimeProvider clock, CancellationToken ct) => TypedResults.Ok(new Response(
        [.. ReferenceFiles.Prefectures.Select(prefecture => new PrefectureItem(prefecture.Code, prefecture.NameJa, prefecture.NameShortJa, prefecture.NameEn, prefecture.Region, prefecture.RegionEn))],
        ReferenceFiles.Skills,
        [.. (await rules.Now(db, ct)).Exams.On(Tokyo.Today(clock)).Catalogue.Exams.Select(exam => new ExamItem(exam.Id, exam.Code, exam.NameJa, exam.NameEn, exam.Level, Words.SnakeOf(exam.Standing)))],
        new(PurposeNotice.Version, PurposeNotice.Ja, PurposeNotice.En),
        await db.Query<OrganisationItem>(OrganisationsSql, null, ct)));

    /// <summary>The municipalities of a prefecture, in the order of their codes.</summary>
    public static Results<Ok<IReadOnlyList<Municipality>>, ProblemHttpResult> Municipalities(string prefecture)
    {
        IReadOnlyList<Municipality> found = [.. ReferenceFiles.Municipalities.Where(municipality => municipality.PrefectureCode == prefecture)];
        return found.Count == 0 ? Validation.Invalid("prefecture", "都道府県を一覧から選んでください。", "Choose a prefecture from the list.") : TypedResults.Ok(found);
    }

    const string OrganisationsSql = "SELECT OrganisationId, NameJa, NameEn, PrefectureCode FROM Organisation WHERE Kind = 'prefecture' AND IsActive = 1 ORDER BY PrefectureCode";
}
