namespace TalentPool.Accounts;

/// <summary>An account as ASP.NET Core Identity sees it: what a proof of who one is needs, and no more.</summary>
public sealed class Account
{
    public required Guid AccountId { get; init; }
    public required string Email { get; init; }
    public required string EmailNormalized { get; init; }
    public required string PasswordHash { get; set; }
    public required string Status { get; init; }
    public bool IsDemo { get; init; }

    /// <summary>False for who came through an issuer of others and chose none.</summary>
    public bool HasPassword => PasswordHash.Length > 0;

    /// <summary>Wrong second factors in a row; wrong passwords are counted by <see cref="SignInGuesses"/>.</summary>
    public int FailedSignIns { get; set; }
    public DateTimeOffset? LockedUntil { get; set; }
    public bool HasAuthenticator { get; init; }
    public bool HasPasskeys { get; init; }

    /// <summary>Whether the password alone is not enough.</summary>
    public bool HasSecondFactor => HasAuthenticator || HasPasskeys;
}
