using TalentPool.Http;

namespace TalentPool.Evidence;

/// <summary>A file that proves what a registration says: a certificate (合格証書), a proof of employment (在職証明書), or another.</summary>
public sealed record EvidenceItem
{
    public required Guid EvidenceId { get; init; }

    /// <summary>certificate, employment or other.</summary>
    public required string Kind { get; init; }

    /// <summary>As the person named it.</summary>
    public required string FileName { get; init; }

    /// <summary>application/pdf, image/jpeg or image/png: by the content.</summary>
    public required string ContentType { get; init; }

    /// <summary>Bytes.</summary>
    public int Size { get; init; }

    /// <summary>Of the content, in lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    public DateTimeOffset UploadedAt { get; init; }

    internal static readonly string[] Kinds = ["certificate", "employment", "other"];

    /// <summary>How many files one registration may hold.</summary>
    internal const int Most = 20;

    internal static readonly Refusal NoSuchEvidence = new("no-such-evidence", 404, "この証明書類は見つかりません。", "There is no such file.");

    internal static readonly Refusal Damaged = new("evidence-damaged", 500,
        "ファイルが壊れているため開けません。もう一度アップロードする必要があります。", "The file is damaged and cannot be opened. It has to be uploaded again.");

    internal static readonly Refusal StorageFailed = new("storage-failed", 507,
        "サーバーの空き容量の不足などにより保存できませんでした。何も保存されていません。時間をおいてもう一度お試しください。",
        "The file could not be stored, perhaps because the disk is full. Nothing was kept. Please try again later.");

    internal static readonly Refusal RegistrationFirst = new("registration-first", 409, "先に登録内容を保存してください。", "Save your registration first.");

    internal static readonly Refusal UnderReview = new("evidence-under-review", 409,
        "審査中は証明書類を削除できません。", "A file cannot be deleted while the registration is under review.");

    internal const string ListSql = """
        SELECT e.EvidenceId, e.Kind, e.FileName, e.ContentType, e.Size, e.Sha256, e.UploadedAt
        FROM Evidence e
        JOIN Candidate c ON c.CandidateId = e.CandidateId
        WHERE c.AccountId = @AccountId
        ORDER BY e.UploadedAt, e.EvidenceId
        """;

    internal const string OwnSql = """
        SELECT e.EvidenceId, e.Kind, e.FileName, e.ContentType, e.Size, e.Sha256, e.UploadedAt
        FROM Evidence e
        JOIN Candidate c ON c.CandidateId = e.CandidateId
        WHERE e.EvidenceId = @id AND c.AccountId = @AccountId
        """;
}
