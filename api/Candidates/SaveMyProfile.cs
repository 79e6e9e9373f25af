using System.Data.Common;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Http;

namespace TalentPool.Candidates;

/// <summary>
/// A person saves their registration, finished or not. What prefectures see changes at once; what counts for eligibility is judged at the next submission.
/// Two windows cannot overwrite each other: the version tells.
/// </summary>
public static class SaveMyProfile
{
    /// <param name="Version">The version that was read; 0 for the first save.</param>
    /// <inheritdoc cref="Candidates.Profile"/>
    public sealed record Request(
        string Name, string Kana, string? Phone, string? ResidencePrefecture, string Headline, string Introduction,
        IReadOnlyList<CareerItem> Career, IReadOnlyList<string> Certificates, string? EquivalentGrounds,
        IReadOnlyList<SkillItem> Skills, IReadOnlyList<string> Themes, IReadOnlyList<string> RoleTypes,
        Wishes Wishes, ConsentItem Consent, IReadOnlyList<Guid> BlockedOrganisations, int Version)
    {
        /// <summary>What the person wrote, with blank lines of it as none.</summary>
        public Profile Profile() => new(
            Name.Trim(), JapaneseText.NormalizeKana(Kana), Blank(Phone), ResidencePrefecture, Headline.Trim(), Introduction.Trim(), Career, Certificates, Blank(EquivalentGrounds), Skills, Themes, RoleTypes, Wishes, Consent, BlockedOrganisations);

        static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    }

    static readonly Refusal EditedElsewhere = new("edited-elsewhere", 409, "別の画面で登録内容が更新されています。最新の内容を読み込んでから、もう一度保存してください。", "Your registration was changed in another window. Load the current one and save again.");

    static readonly Refusal UnderReview = new("already-under-review", 409, "審査中のため変更できません。審査の結果が届くまでお待ちください。", "Your registration is being reviewed and cannot be changed until the decision.");

    public static async Task<Results<Ok<GetMyProfile.Response>, ProblemHttpResult>> Handle(Request request, CurrentUser me, Db db, TimeProvider clock, CancellationToken ct)
    {
        var written = request.Profile();
        try
        {
            return await db.Transact<Results<Ok<GetMyProfile.Response>, ProblemHttpResult>>(async tx =>
            {
                var unknown = written.BlockedOrganisations.Count == 0 ? 0 : written.BlockedOrganisations.Count - await tx.Find<int>(CountOrganisationsSql, new { ids = written.BlockedOrganisations });
                if (unknown > 0) return Validation.Invalid("blockedOrganisations", "団体を一覧から選んでください。", "Choose organisations from the list.");

                var row = await ProfileRows.FindMine(tx, me.AccountId);
                if (row?.Status == "submitted") return UnderReview.Problem();
                if (row?.IsWithdrawn == true) return CandidateRefusals.Withdrawn.Problem();
                if ((row?.Version ?? 0) != request.Version) return EditedElsewhere.Problem();
                // Without the purpose notice there is no consent, whatever else is ticked: who takes it back while listed is shown to nobody from now on.
                var profile = row?.ListedAt is not null && written.Consent.PurposeVersion is null ? written with { Consent = new() } : written;
                var candidateId = row?.CandidateId ?? Guid.NewGuid();
                var before = await CorrectionHistory.Before(tx, row);
                var columns = await Columns(tx, candidateId, me, profile, request.Version, clock);
                if (row is null && await tx.Execute(InsertSql, columns) == 0) return ProblemPages.For(403).Problem();
                if (row is not null && await tx.Execute(UpdateSql, columns) == 0) return EditedElsewhere.Problem();
                await ProfileRows.ReplaceParts(tx, candidateId, profile);
                await ConsentHistory.Keep(tx, clock, candidateId, profile.Consent);
                await CorrectionHistory.Keep(tx, clock, me.AccountId, before);
                await AuditTrail.Add(tx, clock, me.Actor, "candidate.saved", ("candidate", candidateId));
                return TypedResults.Ok(await GetMyProfile.Read(tx, me.AccountId));
            }, ct);
        }
        catch (DbException e) when (db.Dialect.IsUniqueViolation(e))
        {
            // Two first saves at once: one made the row.
            return EditedElsewhere.Problem();
        }
    }

    static async Task<object> Columns(Tx tx, Guid candidateId, CurrentUser me, Profile profile, int version, TimeProvider clock) => new
    {
        candidateId,
        me.AccountId,
        publicNumber = version == 0 ? await PublicNumber.New(tx) : null,
        profile.Name,
        profile.Kana,
        Phone = tx.Seal.Close(profile.Phone),
        profile.ResidencePrefecture,
        profile.Headline,
        profile.Introduction,
        profile.Wishes.RemoteWork,
        profile.Wishes.DaysPerWeek,
        profile.Wishes.AvailableFrom,
        profile.Wishes.Nationwide,
        profile.EquivalentGrounds,
        consentsNationwide = profile.Consent.Nationwide,
        profile.Consent.PurposeVersion,
        version,
        change = await tx.NextChange(),
        now = clock.GetUtcNow(),
        draft = Words.Of(CandidateStatus.Draft),
    };

    const string CountOrganisationsSql = "SELECT COUNT(*) FROM Organisation WHERE Kind <> 'ministry' AND OrganisationId IN @ids";

    const string InsertSql = """
        INSERT INTO Candidate (CandidateId, AccountId, PublicNumber, Status, Name, Kana, Phone, ResidencePrefectureCode, Headline, Introduction, RemoteWork, DaysPerWeek, AvailableFrom, IsNationwide,
            EquivalentGrounds, ConsentsNationwide, PurposeVersion, PurposeAcceptedAt, ExperienceMonths, Version, ChangeNo, CreatedAt, UpdatedAt)
        SELECT @candidateId, @AccountId, @publicNumber, @draft, @Name, @Kana, @Phone, @ResidencePrefecture, @Headline, @Introduction, @RemoteWork, @DaysPerWeek, @AvailableFrom, @Nationwide,
            @EquivalentGrounds, @consentsNationwide, @PurposeVersion, CASE WHEN @PurposeVersion IS NULL THEN NULL ELSE @now END, 0, 1, @change, @now, @now
        WHERE NOT EXISTS (SELECT 1 FROM Membership m WHERE m.AccountId = @AccountId)
        """;

    const string UpdateSql = """
        UPDATE Candidate SET Name = @Name, Kana = @Kana, Phone = @Phone, ResidencePrefectureCode = @ResidencePrefecture, Headline = @Headline, Introduction = @Introduction,
            RemoteWork = @RemoteWork, DaysPerWeek = @DaysPerWeek, AvailableFrom = @AvailableFrom, IsNationwide = @Nationwide, EquivalentGrounds = @EquivalentGrounds,
            ConsentsNationwide = @consentsNationwide,
            PurposeAcceptedAt = CASE WHEN @PurposeVersion IS NULL THEN NULL WHEN PurposeVersion = @PurposeVersion THEN PurposeAcceptedAt ELSE @now END,
            PurposeVersion = @PurposeVersion, Version = Version + 1, ChangeNo = @change, UpdatedAt = @now
        WHERE CandidateId = @candidateId AND AccountId = @AccountId AND Version = @version AND Status NOT IN ('submitted', 'withdrawn', 'erased')
        """;
}
