using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Candidates;
using TalentPool.Database;
using TalentPool.Http;

namespace TalentPool.Consent;

/// <summary>
/// Organisations that never see the person: employers, customers, whoever. They find no card and no count, can send no notice, an identity that was
/// opened to them is closed, and their postings are left out of the person's digest. They are not told.
/// </summary>
public static class BlockOrganisations
{
    const int Most = 200;

    /// <param name="Organisations">All that are to be blocked from now on.</param>
    public sealed record Request(IReadOnlyList<Guid> Organisations);

    public sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Organisations).NotNull().Must(ids => ids is null || (ids.Count <= Most && ids.Distinct().Count() == ids.Count))
            .WithMessage(_ => Said.In($"{Most}団体まで、同じ団体は1回だけ選んでください。", $"Choose at most {Most} organisations, each once."));
    }

    static readonly Refusal NoRegistration = new("no-registration", 409, "先に登録内容を入力してください。", "Begin your registration first.");

    public static Task<Results<NoContent, ProblemHttpResult>> Handle(Request request, CurrentUser me, Db db, TimeProvider clock, CancellationToken ct) =>
        db.Transact<Results<NoContent, ProblemHttpResult>>(async tx =>
        {
            if (await ProfileRows.FindMine(tx, me.AccountId) is not { } row) return NoRegistration.Problem();
            if (row.IsWithdrawn) return CandidateRefusals.Withdrawn.Problem();
            if (request.Organisations.Count > 0 && await tx.Find<int>(CountSql, new { ids = request.Organisations }) < request.Organisations.Count)
                return Validation.Invalid("organisations", "団体を一覧から選んでください。", "Choose organisations from the list.");
            var before = await CorrectionHistory.Before(tx, row);
            var key = new { row.CandidateId, now = clock.GetUtcNow(), change = await tx.NextChange() };
            await tx.Execute(DeleteSql, key);
            await tx.Execute(InsertSql, request.Organisations.Select(organisationId => new { row.CandidateId, organisationId }));
            await tx.Execute(TouchSql, key);
            await tx.Execute(RevokeSql, key);
            await CorrectionHistory.Keep(tx, clock, me.AccountId, before);
            await AuditTrail.Add(tx, clock, me.Actor, "candidate.blocks", ("candidate", row.CandidateId), $"organisations={request.Organisations.Count}");
            return TypedResults.NoContent();
        }, ct);

    const string CountSql = "SELECT COUNT(*) FROM Organisation WHERE Kind <> 'ministry' AND OrganisationId IN @ids";

    const string DeleteSql = "DELETE FROM CandidateBlock WHERE CandidateId = @CandidateId";

    const string InsertSql = "INSERT INTO CandidateBlock (CandidateId, OrganisationId) VALUES (@CandidateId, @organisationId)";

    const string TouchSql = "UPDATE Candidate SET Version = Version + 1, ChangeNo = @change, UpdatedAt = @now WHERE CandidateId = @CandidateId";

    const string RevokeSql = """
        UPDATE DisclosureGrant SET RevokedAt = @now
        WHERE CandidateId = @CandidateId AND RevokedAt IS NULL AND OrganisationId IN (SELECT OrganisationId FROM CandidateBlock WHERE CandidateId = @CandidateId)
        """;
}
