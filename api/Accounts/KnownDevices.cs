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

    static readonly TimeSpan Life = TimeSpan.FromDays(365);

    public static async Task Greet(Tx tx, HttpContext http, TimeProvider clock, Guid accountId, string device)
    {
        var now = clock.GetUtcNow();
        var mark = http.Request.Cookies[CookieName] is { Length: 43 } given ? given : Secrets.New();
        var row = new { accountId, hash = Secrets.Hash(mark), now };
        if (await tx.Execute(SeenSql, row) == 0)
        {
            var isFirst = await tx.Find<int>(CountSql, row) == 0;
            await tx.Execute(InsertSql, row);
            if (!isFirst) await Outbox.Add(tx, clock, accountId, new Letter.SignedInElsewhere(device, now));
        }

        http.Response.Cookies.Append(CookieName, mark, new CookieOptions
        {
            HttpOnly = true,
            Secure = http.Request.IsHttps,
            SameSite = SameSiteMode.Strict,
            Path = "/api/accounts",
            Expires = now + Life,
        });
    }

    const string SeenSql = "UPDATE KnownDevice SET LastSeenAt = @now WHERE AccountId = @accountId AND DeviceHash = @hash";

    const string CountSql = "SELECT COUNT(*) FROM KnownDevice WHERE AccountId = @accountId";

    const string InsertSql = "INSERT INTO KnownDevice (AccountId, DeviceHash, FirstSeenAt, LastSeenAt) VALUES (@accountId, @hash, @now, @now)";
}
