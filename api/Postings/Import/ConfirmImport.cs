using System.Data.Common;
using System.Text.Json;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Http;

namespace TalentPool.Postings.Import;

/// <summary>
/// Stores the good rows of a preview, all in one transaction, and forgets them. A row whose id the organisation has already is an update.
/// A new one is published when its first day has come and its deadline is not past, else it is a draft.
/// </summary>
public static class ConfirmImport
{
    /// <param name="ImportId">From the preview.</param>
    public sealed record Request(Guid ImportId);

    public sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.ImportId).NotEmpty();
    }

    /// <param name="Imported">New postings.</param>
    /// <param name="Updated">Postings that were there.</param>
    /// <param name="Skipped">Rows that can no longer be stored, since the posting was closed after the preview.</param>
    public sealed record Response(int Imported, int Updated, int Skipped);

    static readonly Refusal NoSuchImport = new("no-such-import", 404,
        "取り込みの確認内容が見つからないか、期限が切れています。ファイルをもう一度読み込んでください。", "There is no such preview, or it has expired. Load the file again.");

    static readonly Refusal ImportedElsewhere = new("imported-elsewhere", 409,
        "同じ採用情報がほかの人によって取り込まれました。ファイルをもう一度読み込んでください。", "Someone else imported the same postings. Load the file again.");

    public static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(Request request, CurrentUser me, Db db, TimeProvider clock, CancellationToken ct)
    {
        var known = await PostingStore.KnownSkills(db, ct);
        var organisations = await ImportTarget.All(db, me, ct);
        var existing = await ImportTarget.Existing(db, me, ct);
        var key = new { request.ImportId, me.AccountId, me.Organisation, now = clock.GetUtcNow() };
        try
        {
            var response = await db.Transact(async tx =>
            {
                var parts = await tx.Query<Part>(ReadSql, key);
                await tx.Execute(ForgetPartsSql, key);
                if (await tx.Execute(ForgetSql, key) == 0) return null;

                int imported = 0, updated = 0, skipped = 0;
                foreach (var row in parts.GroupBy(part => part.LineNumber).Select(Join))
                {
                    var (posting, _) = ImportedPosting.Read(row, known);
                    if (posting is null || !organisations.TryGetValue(posting.PrefectureCode, out var organisationId)) skipped++;
                    else if (!existing.TryGetValue((organisationId, posting.Key), out var state)) imported += await Insert(tx, posting, organisationId, me, clock);
                    else if (await Update(tx, posting, state, me, clock)) updated++;
                    else skipped++;
                }

                await AuditTrail.Add(tx, clock, me.Actor, "posting.imported", ("postingImport", request.ImportId), $"imported={imported} updated={updated} skipped={skipped}");
                return new Response(imported, updated, skipped);
            }, ct);
            return response is null ? NoSuchImport.Problem() : TypedResults.Ok(response);
        }
        catch (DbException e) when (db.Dialect.IsUniqueViolation(e))
        {
            return ImportedElsewhere.Problem();
        }
    }

    static async Task<int> Insert(Tx tx, ImportedPosting posting, Guid organisationId, CurrentUser me, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        var postingId = Guid.CreateVersion7(now);
        var status = posting.StatusOn(Tokyo.Today(clock));
        await PostingStore.Insert(tx, posting.Input, PostingStore.Columns(posting.Input, postingId, organisationId, me.AccountId, now, status, posting.Key), postingId);
        return 1;
    }

    static async Task<bool> Update(Tx tx, ImportedPosting posting, ImportTarget.ImportedState state, CurrentUser me, TimeProvider clock)
    {
        var asked = posting.StatusOn(Tokyo.Today(clock));
        var status = PostingTransitions.Allows(state.Is(), asked) ? asked : state.Is();
        return PostingTransitions.AllowsEdit(state.Is()) && await PostingStore.Overwrite(tx, posting.Input,
            PostingStore.Columns(posting.Input, state.PostingId, state.OrganisationId, me.AccountId, clock.GetUtcNow(), status, version: state.Version), state.PostingId);
    }

    static FileRow Join(IGrouping<int, Part> parts) =>
        new(parts.Key, JsonSerializer.Deserialize<Dictionary<string, string>>(string.Concat(parts.Select(part => part.Content)), PreviewImport.Json) ?? []);

    sealed record Part
    {
        public required int LineNumber { get; init; }
        public required string Content { get; init; }
    }

    const string ReadSql = """
        SELECT t.LineNumber, t.Content FROM PostingImportPart t JOIN PostingImport i ON i.PostingImportId = t.PostingImportId
        WHERE i.PostingImportId = @ImportId AND i.AccountId = @AccountId AND i.OrganisationId = @Organisation AND i.ExpiresAt > @now
        ORDER BY t.LineNumber, t.Part
        """;

    const string ForgetPartsSql = """
        DELETE FROM PostingImportPart WHERE PostingImportId IN
            (SELECT i.PostingImportId FROM PostingImport i WHERE i.PostingImportId = @ImportId AND i.AccountId = @AccountId AND i.OrganisationId = @Organisation AND i.ExpiresAt > @now)
        """;

    const string ForgetSql = "DELETE FROM PostingImport WHERE PostingImportId = @ImportId AND AccountId = @AccountId AND OrganisationId = @Organisation AND ExpiresAt > @now";
}
