using TalentPool.Accounts;
using TalentPool.Database;

namespace TalentPool.Standards;

/// <summary>Who may change the standards: admins of the ministry, as the database has it now and not as a token once said.</summary>
static class MinistryAdmin
{
    public static async Task<bool> Is(Tx tx, CurrentUser me) => await tx.Find<int>(CountSql, new { me.AccountId }) > 0;

    public static async Task<bool> Is(Db db, CurrentUser me, CancellationToken ct) => await db.Find<int>(CountSql, new { me.AccountId }, ct) > 0;

    const string CountSql = """
        SELECT COUNT(*) FROM Membership m
        JOIN Organisation o ON o.OrganisationId = m.OrganisationId
        WHERE m.AccountId = @AccountId AND m.Role = 'admin' AND o.Kind = 'ministry' AND o.IsActive = 1
        """;
}
