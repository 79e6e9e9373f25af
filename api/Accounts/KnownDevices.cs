using TalentPool.Database;
using TalentPool.Mail;

namespace TalentPool.Accounts;

/// <summary>
/// Whether an account was used from a browser before: by a random mark in a cookie of a year, of which the hash is kept. When an account that
/// is known from elsewhere is used from a new one, its owner is told by mail.
/// </summary>
public sealed class KnownDevices(AccountCookie cookie, TimeProvider clock)
{
    const string CookieName = "talentpool-device";

    // Where a mark waits that the browser could not send itself.
    static readonly object Brought = new();

    const int MarkLength = 43;

    internal static readonly TimeSpan Life = TimeSpan.FromDays(365);

    /// <summary>The mark of this request's browser, or null.</summary>
    public string? MarkOf(HttpContext http) => (http.Items[Brought] as string ?? cookie.Read(http, CookieName)) is { Length: MarkLength } mark ? mark : null;

    /// <summary>Says the mark for a request that comes from another site and brings no cookies along, as the way back from an issuer does.</summary>
    public static void Bring(HttpContext http, string mark) => http.Items[Brought] = mark;

    /// <summary>What is kept of the mark of this request's browser; of one without a mark, nothing that could be found.</summary>
    public string HashOf(HttpContext http) => Secrets.Hash(MarkOf(http) ?? "");

    /// <summary>Makes the account known from this browser without a word, after the owner proved themself by other means than a sign-in.</summary>
    public async Task Remember(Tx tx, HttpContext http, Guid accountId)
    {
        var (mark, row) = Row(http, accountId);
        if (await tx.Execute(SeenSql, row) == 0) await tx.Execute(InsertSql, row);
        cookie.Write(http, CookieName, mark, clock.GetUtcNow() + Life);
    }

    /// <summary>After a sign-in: the browser is known from now on, and a new one beside others is told to the owner.</summary>
    public async Task Greet(Tx tx, HttpContext http, Guid accountId, string device)
    {
        var (mark, row) = Row(http, accountId);
        if (await tx.Execute(SeenSql, row) == 0)
        {
            var isFirst = await tx.Find<int>(CountSql, row) == 0;
            await tx.Execute(InsertSql, row);
            if (!isFirst) await Outbox.Add(tx, clock, accountId, new Letter.SignedInElsewhere(device, row.Now));
        }

        cookie.Write(http, CookieName, mark, clock.GetUtcNow() + Life);
    }

    (string Mark, Seen Row) Row(HttpContext http, Guid accountId)
    {
        var mark = MarkOf(http) ?? Secrets.New();
        return (mark, new Seen(accountId, Secrets.Hash(mark), clock.GetUtcNow()));
    }

    sealed record Seen(Guid AccountId, string Hash, DateTimeOffset Now);

    const string SeenSql = "UPDATE KnownDevice SET LastSeenAt = @Now WHERE AccountId = @AccountId AND DeviceHash = @Hash";

    const string CountSql = "SELECT COUNT(*) FROM KnownDevice WHERE AccountId = @AccountId";

    const string InsertSql = "INSERT INTO KnownDevice (AccountId, DeviceHash, FirstSeenAt, LastSeenAt) VALUES (@AccountId, @Hash, @Now, @Now)";
}
