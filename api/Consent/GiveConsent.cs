using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Candidates;
using TalentPool.Database;
using TalentPool.Http;
using TalentPool.Reference;

namespace TalentPool.Consent;

/// <summary>A person gives, changes or takes back the consent to be shown to prefectures. Search follows within a second; the history keeps it for good.</summary>
public static class GiveConsent
{
    /// <param name="PurposeVersion">The version of the purpose notice that the person has read and accepts; null takes the consent back.</param>
    /// <param name="Nationwide">True for every prefecture.</param>
    /// <param name="Prefectures">Otherwise these, six digits each.</param>
    public sealed record Request(string? PurposeVersion, bool Nationwide, IReadOnlyList<string> Prefectures);

    public sealed class Validator : AbstractValidator<Request>
    {
        public Validator(Catalogue catalogue)
        {
            RuleFor(r => r.PurposeVersion).Must(version => version is null or PurposeNotice.Version).WithMessage(_ => Said.In("利用目的が改定されました。最新の内容を確認してください。", "The purpose notice has changed. Please read the current one."));
            RuleFor(r => r.Prefectures).NotNull();
            RuleFor(r => r.Prefectures).Must(codes => codes.Distinct().Count() == codes.Count && codes.All(catalogue.Prefectures.ContainsKey)).When(r => r.Prefectures is not null)
                .WithMessage(_ => Said.In("都道府県を一覧から選んでください。", "Choose prefectures from the list."));
            RuleFor(r => r.Prefectures).Must(codes => codes.Count > 0).When(r => r is { PurposeVersion: not null, Nationwide: false, Prefectures: not null })
                .WithMessage(_ => Said.In("提供する都道府県を1つ以上選んでください。", "Choose at least one prefecture."));
        }
    }

    static readonly Refusal NoRegistration = new("no-registration", 409, "先に登録内容を入力してください。", "Begin your registration first.");

    public static Task<Results<NoContent, ProblemHttpResult>> Handle(Request request, CurrentUser me, Db db, TimeProvider clock, CancellationToken ct) =>
        db.Transact<Results<NoContent, ProblemHttpResult>>(async tx =>
        {
            if (await ProfileRows.FindMine(tx, me.AccountId) is not { } row) return NoRegistration.Problem();
            if (row.IsWithdrawn) return CandidateRefusals.Withdrawn.Problem();
            // Without the purpose notice there is no consent, whatever else is chosen.
            var consent = request.PurposeVersion is null ? new ConsentItem(null, false, []) : new ConsentItem(request.PurposeVersion, request.Nationwide, request.Nationwide ? [] : request.Prefectures);
            var before = await CorrectionHistory.Before(tx, row);
            var columns = new { row.CandidateId, consent.PurposeVersion, consent.Nationwide, now = clock.GetUtcNow(), change = await tx.NextChange() };
            await tx.Execute(UpdateSql, columns);
            await tx.Execute(DeleteSql, columns);
            await tx.Execute(InsertSql, consent.Prefectures!.Select(code => new { row.CandidateId, code }));
            await ConsentHistory.Keep(tx, clock, row.CandidateId, consent);
            await CorrectionHistory.Keep(tx, clock, me.AccountId, before);
            await AuditTrail.Add(tx, clock, me.Actor, "candidate.consent", ("candidate", row.CandidateId), $"purpose={consent.PurposeVersion ?? "none"} nationwide={consent.Nationwide} prefectures={consent.Prefectures!.Count}");
            return TypedResults.NoContent();
        }, ct);

    // The version rises, so that an open form with the old consent cannot bring it back.
    const string UpdateSql = """
        UPDATE Candidate SET ConsentsNationwide = @Nationwide,
            PurposeAcceptedAt = CASE WHEN @PurposeVersion IS NULL THEN NULL WHEN PurposeVersion = @PurposeVersion THEN PurposeAcceptedAt ELSE @now END,
            PurposeVersion = @PurposeVersion, Version = Version + 1, ChangeNo = @change, UpdatedAt = @now
        WHERE CandidateId = @CandidateId
        """;

    const string DeleteSql = "DELETE FROM CandidateConsent WHERE CandidateId = @CandidateId";

    const string InsertSql = "INSERT INTO CandidateConsent (CandidateId, PrefectureCode) VALUES (@CandidateId, @code)";
}
