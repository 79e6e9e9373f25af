using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Http;

namespace TalentPool.Reviews;

/// <summary>A reviewer declares the organisations that they are or were tied to; people of these are no longer shown to them at the desk.</summary>
public static class ReviewerInterests
{
    const int Most = 50;

    static readonly string[] Relations = ["employment", "contract", "office", "holding", "family", "other"];

    /// <param name="Organisations">All of them, as they are from now on.</param>
    public sealed record Request(IReadOnlyList<Item> Organisations);

    /// <param name="OrganisationName">Compared without its legal form, width and kana; the name of a branch after it does not matter.</param>
    /// <param name="Relation">employment, contract, office, holding, family or other.</param>
    public sealed record Item(string OrganisationName, string Relation);

    public sealed record Response(IReadOnlyList<Item> Organisations);

    public sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Organisations).NotNull().Must(items => items is null || items.Count <= Most).WithMessage(_ => Said.In($"{Most}件まで入力できます。", $"At most {Most} can be declared."));
            RuleForEach(r => r.Organisations).NotNull().ChildRules(item =>
            {
                item.RuleFor(i => i.OrganisationName).NotEmpty().MaximumLength(100).Must(name => name is null || PrintableText.IsLine(name)).WithMessage(_ => Said.In("団体名を100文字以内で入力してください。", "Give the organisation in at most 100 printable characters."))
                    .Must(name => name is null || OrganisationName.Key(name).Length >= OrganisationName.LeastKey).WithMessage(_ => Said.In("法人の種類を除いて2文字以上の団体名を入力してください。", "Give a name of at least two letters beside the legal form."));
                item.RuleFor(i => i.Relation).Must(Relations.Contains).WithMessage(_ => Said.In("関係を一覧から選んでください。", "Choose a relation from the list."));
            });
        }
    }

    public static async Task<Ok<Response>> Read(CurrentUser me, Db db, CancellationToken ct) =>
        TypedResults.Ok(new Response([.. (await db.Query<Row>(ListSql, new { me.AccountId }, ct)).Select(row => new Item(row.OrganisationName, row.Relation))]));

    public static Task<NoContent> Declare(Request request, CurrentUser me, Db db, TimeProvider clock, CancellationToken ct) => db.Transact(async tx =>
    {
        await tx.Execute(DeleteSql, new { me.AccountId });
        await tx.Execute(InsertSql, request.Organisations.Select((item, position) => new { me.AccountId, position, name = item.OrganisationName.Trim(), key = OrganisationName.Key(item.OrganisationName), item.Relation }));
        await AuditTrail.Add(tx, clock, me.Actor, "reviewer.interests", ("account", me.AccountId), $"declared={request.Organisations.Count}");
        return TypedResults.NoContent();
    }, ct);

    sealed record Row
    {
        public required string OrganisationName { get; init; }
        public required string Relation { get; init; }
    }

    const string ListSql = "SELECT OrganisationName, Relation FROM ReviewerInterest WHERE AccountId = @AccountId ORDER BY Position";

    const string DeleteSql = "DELETE FROM ReviewerInterest WHERE AccountId = @AccountId";

    const string InsertSql = """
        INSERT INTO ReviewerInterest (AccountId, Position, OrganisationName, OrganisationKey, Relation)
        VALUES (@AccountId, @position, @name, @key, @Relation)
        """;
}
