using System.Data.Common;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using TalentPool.Accounts;
using TalentPool.Candidates;
using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Http;

namespace TalentPool.Evidence;

/// <summary>
/// A person adds a file: PDF, JPEG or PNG by its content, at most 10 MB. It is held in memory until it is encrypted, so that no readable copy ever stands on the disk;
/// row and file come into being together or not at all.
/// </summary>
public static class UploadEvidence
{
    public static async Task<Results<Created<EvidenceItem>, ProblemHttpResult>> Handle(
        IFormFile? file, [FromForm] string? kind, CurrentUser me, Db db, EvidenceFiles files, Antivirus antivirus, TimeProvider clock, CancellationToken ct)
    {
        if (file is null || file.Length == 0) return Validation.Invalid("file", "ファイルを選んでください。空のファイルは使えません。", "Choose a file. An empty one cannot be used.");
        if (!EvidenceItem.Kinds.Contains(kind, StringComparer.Ordinal)) return Validation.Invalid("kind", "書類の種類を選んでください。", "Choose what the file is.");
        if (file.Length > EvidenceFormat.MaxBytes) return Validation.Invalid("file", "ファイルは10MBまでです。", "The file may have at most 10 MB.");
        var name = NameOf(file.FileName);
        if (name.Length is 0 or > 200 || !PrintableText.IsName(name)) return Validation.Invalid("file", "ファイル名を200文字以内の読める名前にしてください。", "Give the file a readable name of at most 200 characters.");

        using var copy = new MemoryStream((int)file.Length);
        await file.CopyToAsync(copy, ct);
        var content = copy.ToArray();
        if (EvidenceFormat.Of(content, out var isWhole) is not { } type)
            return Validation.Invalid("file", "PDF、JPEG、PNGのファイルを選んでください。拡張子ではなく中身で判定します。", "Choose a PDF, JPEG or PNG. It is told by the content, not by the name.");
        if (!isWhole) return Validation.Invalid("file", "ファイルが途中で切れています。元のファイルを確認してください。", "The file is cut off. Check the original.");

        if (ImageSize.Pixels(content, type) is < 0 or > ImageSize.MostPixels) return Validation.Invalid("file", "画像が大きすぎます。1億画素までです。縮小するか、PDFにしてください。", "The image is too large: at most 100 million pixels. Make it smaller or a PDF.");

        if (await antivirus.Refusal(content, "file", ct) is { } refused) return refused;

        var now = clock.GetUtcNow();
        var item = new EvidenceItem { EvidenceId = Guid.CreateVersion7(now), Kind = kind!, FileName = name, ContentType = type, Size = content.Length, Sha256 = EvidenceFiles.Hash(content), UploadedAt = now };
        return await Keep(item, content, me, db, files, clock, ct);
    }

    static async Task<Results<Created<EvidenceItem>, ProblemHttpResult>> Keep(EvidenceItem item, byte[] content, CurrentUser me, Db db, EvidenceFiles files, TimeProvider clock, CancellationToken ct)
    {
        try
        {
            await files.Keep(item.EvidenceId, content, ct);
            return await db.Transact<Results<Created<EvidenceItem>, ProblemHttpResult>>(async tx =>
            {
                if (await tx.Find<Place>(PlaceSql, new { me.AccountId }) is not { } own)
                {
                    files.Delete(item.EvidenceId);
                    return EvidenceItem.RegistrationFirst.Problem();
                }

                if (own.Status is "withdrawn" or "erased")
                {
                    files.Delete(item.EvidenceId);
                    return CandidateRefusals.Withdrawn.Problem();
                }

                if (own.Held >= EvidenceItem.Most)
                {
                    files.Delete(item.EvidenceId);
                    return Validation.Invalid("file", $"証明書類は{EvidenceItem.Most}件までです。", $"A registration may hold at most {EvidenceItem.Most} files.");
                }

                await tx.Execute(InsertSql, new { item.EvidenceId, own.CandidateId, item.Kind, item.FileName, item.ContentType, item.Size, item.Sha256, item.UploadedAt });
                await AuditTrail.Add(tx, clock, me.Actor, "evidence.uploaded", ("evidence", item.EvidenceId), $"{item.ContentType} {item.Size}");
                return TypedResults.Created($"/api/me/evidence/{item.EvidenceId}", item);
            }, ct);
        }
        catch (DbException e) when (db.Dialect.IsUniqueViolation(e))
        {
            files.Delete(item.EvidenceId);
            return Validation.Invalid("file", "同じ内容のファイルがすでにあります。", "A file with the same content is here already.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return EvidenceItem.StorageFailed.Problem();
        }
        catch
        {
            files.Delete(item.EvidenceId);
            throw;
        }
    }

    // Old browsers send a whole path.
    static string NameOf(string sent) => sent[(sent.LastIndexOfAny(['/', '\\']) + 1)..].Trim();

    sealed record Place
    {
        public required Guid CandidateId { get; init; }
        public required string Status { get; init; }
        public int Held { get; init; }
    }

    const string PlaceSql = """
        SELECT c.CandidateId, c.Status, (SELECT COUNT(*) FROM Evidence e WHERE e.CandidateId = c.CandidateId) AS Held
        FROM Candidate c
        WHERE c.AccountId = @AccountId
        """;

    const string InsertSql = """
        INSERT INTO Evidence (EvidenceId, CandidateId, Kind, FileName, ContentType, Size, Sha256, UploadedAt)
        VALUES (@EvidenceId, @CandidateId, @Kind, @FileName, @ContentType, @Size, @Sha256, @UploadedAt)
        """;
}
