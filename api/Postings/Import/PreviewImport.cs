using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Http;

namespace TalentPool.Postings.Import;

/// <summary>
/// Reads a file of postings and tells, row by row, what an import would do. No posting is made or changed:
/// the good rows wait under an import id, for an hour, until the same person confirms them.
/// </summary>
public static class PreviewImport
{
    /// <param name="ImportId">To confirm with.</param>
    /// <param name="Total">The rows of the file.</param>
    /// <param name="Good">How many would be stored.</param>
    /// <param name="Bad">How many would not.</param>
    /// <param name="Rows">In the order of the file.</param>
    public sealed record Response(Guid ImportId, int Total, int Good, int Bad, IReadOnlyList<Row> Rows);

    /// <param name="Line">From 1, as an editor or a spreadsheet shows it.</param>
    /// <param name="Verdict">new, update or bad.</param>
    /// <param name="Title">The title in the row.</param>
    /// <param name="Prefecture">The prefecture's code in the row.</param>
    /// <param name="Errors">Why the row is bad; empty for a good one.</param>
    public sealed record Row(int Line, string Verdict, string Title, string Prefecture, IReadOnlyList<CellFault> Errors);

    static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    internal const int PartLength = 4000;

    internal static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(IFormFile? file, CurrentUser me, Db db, Antivirus antivirus, TimeProvider clock, CancellationToken ct)
    {
        if (file is null) return Validation.Invalid("file", "ファイルを選んでください。", "Choose a file.");
        if (file.Length > PostingFile.MaxBytes) return Validation.Invalid("file", "ファイルは5MBまでです。", "The file may have at most 5 MB.");
        using var copy = new MemoryStream();
        await file.CopyToAsync(copy, ct);
        if (await antivirus.Refusal(copy.ToArray(), "file", ct) is { } refused) return refused;

        IReadOnlyList<FileRow> rows;
        try
        {
            rows = PostingFile.Read(file.FileName, copy.ToArray());
        }
        catch (UnreadableFileException e)
        {
            return Validation.Invalid("file", e.Message, e.Message);
        }

        var judge = new RowJudge(await PostingStore.KnownSkills(db, ct), await ImportTarget.All(db, me, ct), await ImportTarget.Existing(db, me, ct));
        var judged = rows.Select(row => (row, answer: judge.Judge(row))).ToList();
        var good = judged.Where(pair => pair.answer.Verdict != "bad").Select(pair => pair.row).ToList();
        var importId = await Keep(good, me, db, clock, ct);
        return TypedResults.Ok(new Response(importId, rows.Count, good.Count, rows.Count - good.Count, [.. judged.Select(pair => pair.answer)]));
    }

    static Task<Guid> Keep(List<FileRow> good, CurrentUser me, Db db, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var importId = Guid.CreateVersion7(now);
        return db.Transact(async tx =>
        {
            await tx.Execute(ForgetPartsSql, new { now });
            await tx.Execute(ForgetSql, new { now });
            await tx.Execute(InsertSql, new { importId, me.AccountId, me.Organisation, now, expiresAt = now + Kept });
            await tx.Execute(InsertPartSql, good.SelectMany(row => Parts(JsonSerializer.Serialize(row.Cells, Json)).Select((content, part) => new { importId, row.Line, part, content })).ToArray());
            await AuditTrail.Add(tx, clock, me.Actor, "posting.importPreviewed", ("postingImport", importId), $"good={good.Count}");
            return importId;
        }, ct);
    }

    static IEnumerable<string> Parts(string text) => Enumerable.Range(0, (text.Length + PartLength - 1) / PartLength)
        .Select(part => text.Substring(part * PartLength, Math.Min(PartLength, text.Length - part * PartLength)));

    const string ForgetPartsSql = "DELETE FROM PostingImportPart WHERE PostingImportId IN (SELECT i.PostingImportId FROM PostingImport i WHERE i.ExpiresAt <= @now)";

    const string ForgetSql = "DELETE FROM PostingImport WHERE ExpiresAt <= @now";

    const string InsertSql = """
        INSERT INTO PostingImport (PostingImportId, AccountId, OrganisationId, CreatedAt, ExpiresAt)
        VALUES (@importId, @AccountId, @Organisation, @now, @expiresAt)
        """;

    const string InsertPartSql = "INSERT INTO PostingImportPart (PostingImportId, LineNumber, Part, Content) VALUES (@importId, @Line, @part, @content)";
}
