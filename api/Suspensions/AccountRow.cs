using TalentPool.Database;
using TalentPool.Http;
using TalentPool.Organisations;

namespace TalentPool.Suspensions;

/// <summary>An account as an admin of the ministry may look at it: neither name nor address of a person on the list. Who was erased is not there any more.</summary>
sealed record AccountRow
{
    public const string Active = "active", Suspended = "suspended";

    public static readonly Refusal NoSuchAccount = new("no-such-account", 404, "アカウントが見つかりません。消去されたアカウントも表示されません。", "There is no such account. One that was erased is not shown either.");

    public required Guid AccountId { get; init; }
    public required string Status { get; init; }
    public required string Locale { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>ministry, prefecture, municipality or company; null for a person on the list.</summary>
    public string? Kind { get; init; }

    /// <summary>The name under which a member of staff acts.</summary>
    public string? DisplayName { get; init; }
    public string? NameJa { get; init; }
    public string? NameEn { get; init; }

    /// <param name="tx">The transaction.</param>
    /// <param name="actor">The admin.</param>
    /// <param name="id">The account; or</param>
    /// <param name="email">its address, as it is compared; or</param>
    /// <param name="number">the number of its registration, as it is kept.</param>
    public static Task<AccountRow?> Find(Tx tx, Guid actor, Guid? id = null, string? email = null, string? number = null) => tx.Find<AccountRow>(FindSql, new { actor, id, email, number });

    /// <summary>Lets the search take the person off its list, or on it again.</summary>
    public static Task Touch(Tx tx, Guid accountId, long change) => tx.Execute(TouchSql, new { accountId, change });

    /// <summary>Over <c>Account a</c>: who was erased is not to be found, suspended or reinstated.</summary>
    public const string IsHere = "NOT EXISTS (SELECT 1 FROM Erasure e WHERE e.AccountId = a.AccountId)";

    // What was never submitted is nobody's business but the person's, so that its number leads to nobody.
    const string FindSql = $"""
        SELECT a.AccountId, a.Status, a.Locale, a.CreatedAt, o.Kind, m.DisplayName, o.NameJa, o.NameEn
        FROM Account a
        LEFT JOIN Membership m ON m.AccountId = a.AccountId
        LEFT JOIN Organisation o ON o.OrganisationId = m.OrganisationId
        WHERE (a.AccountId = @id OR a.EmailNormalized = @email
                OR a.AccountId IN (SELECT c.AccountId FROM Candidate c WHERE c.PublicNumber = @number AND c.Status <> 'draft'))
            AND {IsHere} AND {OrganisationReach.OfMinistry}
        """;

    const string TouchSql = "UPDATE Candidate SET ChangeNo = @change WHERE AccountId = @accountId";
}
