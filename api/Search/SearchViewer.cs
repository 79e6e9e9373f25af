using TalentPool.Accounts;
using TalentPool.Database;

namespace TalentPool.Search;

/// <summary>The prefecture that the calling member works for.</summary>
public static class SearchViewer
{
    /// <summary>Read anew each time: a member who was moved sees with the eyes of the new place. Null when there is no such membership any more.</summary>
    public static async Task<Viewer?> Of(CurrentUser me, Db db, CancellationToken ct) =>
        await db.Find<string>(FindSql, new { me.AccountId, me.OrganisationId }, ct) is { } code ? new Viewer(code, me.Organisation) : null;

    const string FindSql = """
        SELECT o.PrefectureCode FROM Membership m
        JOIN Organisation o ON o.OrganisationId = m.OrganisationId
        WHERE m.AccountId = @AccountId AND m.OrganisationId = @OrganisationId AND o.Kind = 'prefecture' AND o.IsActive = 1
        """;
}
