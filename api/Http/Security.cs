namespace TalentPool.Http;

/// <summary>The names of what protects single endpoints; the amounts stand in <see cref="RateLimits"/> and <see cref="RequestBounds"/>.</summary>
public static class Security
{
    /// <summary>Takes passwords, links or addresses: so many tries for each client address.</summary>
    public const string GuessingLimit = nameof(GuessingLimit);

    /// <summary>Rounds to an issuer, their beginning and their end, for each client address.</summary>
    public const string SignOnLimit = nameof(SignOnLimit);

    /// <summary>What browsers report of the content policy, for each client address.</summary>
    public const string ReportLimit = nameof(ReportLimit);

    /// <summary>Searches of one account.</summary>
    public const string SearchLimit = nameof(SearchLimit);

    /// <summary>Looks of one account at one person.</summary>
    public const string ViewLimit = nameof(ViewLimit);

    /// <summary>Files that one account sends.</summary>
    public const string UploadLimit = nameof(UploadLimit);

    /// <summary>Files that one account takes out.</summary>
    public const string ExportLimit = nameof(ExportLimit);

    /// <summary>May take longer than other requests: files on a slow line, work over the whole list.</summary>
    public const string LongTimeout = nameof(LongTimeout);
}
