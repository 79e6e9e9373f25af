using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Candidates;
using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Http;

namespace TalentPool.Consent;

/// <summary>A person declares ties that could be a conflict of interest (利益相反申告). Shown to the ministry and, with the identity, to the organisation it is opened to.</summary>
public static class DeclareInterests
{
    const int Most = 30;

    /// <param name="Interests">All ties, as they are from now on.</param>
    public sealed record Request(IReadOnlyList<InterestItem> Interests);

    public sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Interests).NotNull().Must(items => items is null || items.Count <= Most).WithMessage(_ => Said.In($"{Most}件まで入力できます。", $"At most {Most} can be declared."));
            RuleForEach(r => r.Interests).ChildRules(item =>
            {
                item.RuleFor(i => i.OrganisationName).NotEmpty().MaximumLength(100).Must(name => name is null || PrintableText.IsLine(name)).WithMessage(_ => Said.In("団体名を100文字以内で入力してください。", "Give the organisation in at most 100 printable characters."));
                item.RuleFor(i => i.Relation).Must(InterestItem.Relations.Contains).WithMessage(_ => Said.In("関係を一覧から選んでください。", "Choose a relation from the list."));
                item.RuleFor(i => i.Start).Must(Periods.IsKeptDate).WithMessage(_ => Periods.NotADate);
                item.RuleFor(i => i.End).Must(end => end is null || Periods.IsKeptDate(end)).WithMessage(_ => Periods.NotADate);
                item.RuleFor(i => i.End).Must((i, end) => !Periods.IsReversed(i.Start, end)).WithMessage(_ => Periods.EndBeforeStart);
            });
        }
    }

    static readonly Refusal NoRegistration = new("no-registration", 409, "先に登録内容を入力してください。", "Begin your registration first.");

    public static Task<Results<NoContent, ProblemHttpResult>> Handle(Request request, CurrentUser me, Db db, TimeProvider clock, CancellationToken ct) =>
        db.Transact<Results<NoContent, ProblemHttpResult>>(async tx =>
        {
            if (await ProfileRows.FindMine(tx, me.AccountId) is not { } row) return NoRegistration.Problem();
            if (row.IsWithdrawn) return CandidateRefusals.Withdrawn.Problem();
            var before = await tx.Query<InterestItem>(GetMyPrivacy.InterestsSql, new { row.CandidateId });
            await tx.Execute(DeleteSql, new { row.CandidateId });
            await tx.Execute(InsertSql, request.Interests.Select((item, position) => new { row.CandidateId, position, name = item.OrganisationName.Trim(), key = OrganisationName.Key(item.OrganisationName), item.Relation, item.Start, item.End }));
            if (await CorrectionHistory.IsKept(tx, row.CandidateId))
                await CorrectionHistory.Add(tx, clock, row.CandidateId, ProfileChanges.Several("interests", before.Select(Line), (await tx.Query<InterestItem>(GetMyPrivacy.InterestsSql, new { row.CandidateId })).Select(Line)));
            await AuditTrail.Add(tx, clock, me.Actor, "candidate.interests", ("candidate", row.CandidateId), $"declared={request.Interests.Count}");
            return TypedResults.NoContent();
        }, ct);

    static string Line(InterestItem item) => $"{item.OrganisationName} {item.Relation} {item.Start} {item.End}".TrimEnd();

    const string DeleteSql = "DELETE FROM InterestDeclaration WHERE CandidateId = @CandidateId";

    const string InsertSql = """
        INSERT INTO InterestDeclaration (CandidateId, Position, OrganisationName, OrganisationKey, Relation, StartText, EndText)
        VALUES (@CandidateId, @position, @name, @key, @Relation, @Start, @End)
        """;
}
