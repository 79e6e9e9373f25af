using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Domain;

namespace TalentPool.Demo;

/// <summary>The accounts that a newcomer signs in with. They exist in Development only, and sign-in refuses them anywhere else.</summary>
static class DemoAccounts
{
    public const string Password = "talent-pool-demo-2026";

    /// <summary>The staff, by address: kind of organisation, its prefecture or municipality, role and name.</summary>
    public static readonly (string Email, string Kind, string? Code, string Role, string Name)[] Staff =
    [
        ("mic@demo.example", "ministry", null, "admin", "総務 管理"),
        ("mic.reviewer@demo.example", "ministry", null, "reviewer", "総務 審査"),
        ("mic.second@demo.example", "ministry", null, "reviewer", "総務 二郎"),
        ("mic.third@demo.example", "ministry", null, "reviewer", "総務 三千代"),
        ("mic.auditor@demo.example", "ministry", null, "auditor", "総務 監査"),
        ("staff.hokkaido@demo.example", "prefecture", "010006", "admin", "北海 道子"),
        ("staff.hiroshima@demo.example", "prefecture", "340006", "admin", "広島 次郎"),
        ("staff.nagasaki@demo.example", "prefecture", "420000", "admin", "長崎 三郎"),
        ("second.hokkaido@demo.example", "prefecture", "010006", "member", SoonToConfirm),
        ("second.hiroshima@demo.example", "prefecture", "340006", "admin", "呉 美咲"),
        ("staff.hakodate@demo.example", "municipality", Hakodate, "admin", "函館 太郎"),
    ];

    /// <summary>A municipality that uses the product: 函館市.</summary>
    public const string Hakodate = "012025";

    public const string Engineer = "engineer@demo.example";

    const string SoonToConfirm = "北見 洋子";

    /// <summary>An active account; the one that is there already when the demo was loaded in part before.</summary>
    public static Task<Guid> Open(Db db, TimeProvider clock, string email, string passwordHash) => db.Transact(async tx =>
    {
        var key = new { email = JapaneseText.NormalizeEmail(email) };
        if (await tx.Find<Guid?>(FindSql, key) is { } known) return known;
        var now = clock.GetUtcNow();
        var accountId = Guid.CreateVersion7(now);
        await tx.Execute(InsertSql, new { accountId, key.email, passwordHash, now });
        await tx.Execute(SubscribeSql, new { accountId, now });
        return accountId;
    });

    /// <summary>A member of staff.</summary>
    public static async Task<CurrentUser> Employ(Db db, TimeProvider clock, (string Email, string Kind, string? Code, string Role, string Name) staff, string passwordHash)
    {
        var accountId = await Open(db, clock, staff.Email, passwordHash);
        return await db.Transact(async tx =>
        {
            var organisationId = await tx.Find<Guid>(OrganisationSql, new { staff.Kind, code = staff.Code ?? "" });
            if (await tx.Find<int>(MemberSql, new { accountId }) == 0)
            {
                await tx.Execute(UnsubscribeSql, new { accountId });
                // One member is to be confirmed soon, so that the page shows what that looks like.
                var until = staff.Name == SoonToConfirm ? Tokyo.Today(clock).AddDays(20) : MembershipCalendar.VerifiedUntil(Tokyo.Today(clock));
                await tx.Execute(EmploySql, new { accountId, organisationId, staff.Role, staff.Name, until, now = clock.GetUtcNow() });
            }

            return new CurrentUser(accountId, staff.Kind, organisationId, staff.Role);
        });
    }

    const string FindSql = "SELECT AccountId FROM Account WHERE EmailNormalized = @email";

    const string InsertSql = """
        INSERT INTO Account (AccountId, Email, EmailNormalized, PasswordHash, Locale, Status, IsDemo, EmailVerifiedAt, CreatedAt)
        VALUES (@accountId, @email, @email, @passwordHash, 'ja', 'active', 1, @now, @now)
        """;

    const string SubscribeSql = "INSERT INTO Subscription (AccountId, Frequency, SendsNoticeMail, ConsentedAt) VALUES (@accountId, 'weekly', 1, @now)";

    const string UnsubscribeSql = "DELETE FROM Subscription WHERE AccountId = @accountId";

    const string OrganisationSql = "SELECT OrganisationId FROM Organisation WHERE Kind = @Kind AND COALESCE(MunicipalityCode, PrefectureCode, '') = @code";

    const string MemberSql = "SELECT COUNT(*) FROM Membership WHERE AccountId = @accountId";

    const string EmploySql = "INSERT INTO Membership (AccountId, OrganisationId, Role, DisplayName, CreatedAt, VerifiedUntil) VALUES (@accountId, @organisationId, @Role, @Name, @now, @until)";
}
