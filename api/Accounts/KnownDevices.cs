using TalentPool.Database;
using TalentPool.Mail;

namespace TalentPool.Accounts;

/// <summary>
/// Whether an account was used from a browser before: by a random mark in a cookie of a year, of which the hash is kept. When an account that
/// is known from elsewhere is used from a new one, its owner is told by mail.
/// </summary>
static class KnownDevices
{
    const string CookieName = "talentpool-device";

    const int MarkLength = 43;

    static readonly TimeSpan Life = TimeSpan.FromDays(365);

    /// <summary>What is kept of the mark of this request's browser; of one without a mark, nothing that could be found.</summary>
    public static string HashOf(HttpContext http) => Secrets.Hash(http.Request.Cookies[CookieName] is { Length: MarkLength } mark ? mark : "");

    /// <summary>Makes the account known from this browser without a word, after the owner proved themself by other means than a sign-in.</summary>
    public static async Task Remember(Tx tx, HttpContext http, TimeProvider clock, Guid accountId)
    {
        var (mark, row) = Row(http, clock, accountId);
        if (await tx.Execute(SeenSql, row) == 0) await tx.Execute(InsertSql, row);
        Keep(http, clock, mark);
    }

    /// <summary>After a sign-in: the browser is known from now on, and a new one beside others is told to the owner.</summary>
    public static async Task Greet(Tx tx, HttpContext http, TimeProvider clock, Guid accountId, string device)
    {
        var (mark, row) = Row(http, clock, accountId);
        if (await tx.Execute(SeenSql, row) == 0)
        {
            var isFirst = await tx.Find<int>(CountSql, row) == 0;
            await tx.Execute(InsertSql, row);
            if (!isFirst) await Outbox.Add(tx, clock, accountId, new Letter.SignedInElsewhere(device, row.Now));
        }

        Keep(http, clock, mark);
    }

    static (string Mark, Seen Row) Row(HttpContext http, TimeProvider clock, Guid accountId)
    {
        var mark = http.Request.Cookies[CookieName] is { Length: MarkLength } given ? given : Secrets.New();
        return (mark, new Seen(accountId, Secrets.Hash(mark), clock.GetUtcNow()));
    }

    static void Keep(HttpContext http, TimeProvider clock, string mark) => http.Response.Cookies.Append(CookieName, mark, new CookieOptions
    {
        HttpOnly = true,
        Secure = http.Request.IsHttps,
        SameSite = SameSiteMode.Strict,
        Path = "/api/accounts",
        Expires = clock.GetUtcNow() + Life,
    });

    sealed record Seen(Guid AccountId, string Hash, DateTimeOffset Now);

    const string SeenSql = "UPDATE KnownDevice SET LastSeenAt = @Now WHERE AccountId = @AccountId AND DeviceHash = @Hash";

    const string CountSql = "SELECT COUNT(*) FROM KnownDevice WHERE AccountId = @AccountId";

    const string InsertSql = "INSERT INTO KnownDevice (AccountId, DeviceHash, FirstSeenAt, LastSeenAt) VALUES (@AccountId, @Hash, @Now, @Now)";
}
