namespace TalentPool.Organisations;

/// <summary>
/// How far an admin's hand reaches, as a part of every WHERE of this room: the own organisation, for a prefecture also the municipalities under it, for the
/// ministry all. What is out of reach does not exist.
/// </summary>
static class OrganisationReach
{
    const string ActingAdmin = """
        SELECT 1 FROM Membership acting JOIN Organisation mine ON mine.OrganisationId = acting.OrganisationId JOIN Account doing ON doing.AccountId = acting.AccountId
        WHERE acting.AccountId = @actor AND acting.Role = 'admin' AND acting.SuspendedAt IS NULL AND doing.Status = 'active' AND mine.IsActive = 1
        """;

    /// <summary>Over <c>Organisation o</c>, with @actor.</summary>
    public const string OfOrganisations = $"EXISTS ({ActingAdmin} AND (mine.OrganisationId = o.OrganisationId OR mine.Kind = 'ministry' OR (mine.Kind = 'prefecture' AND o.ParentId = mine.OrganisationId)))";

    /// <summary>Over <c>OrganisationApplication a</c>, with @actor.</summary>
    public const string OfApplications = $"EXISTS ({ActingAdmin} AND (mine.Kind = 'ministry' OR (mine.Kind = 'prefecture' AND a.Kind = 'municipality' AND a.PrefectureCode = mine.PrefectureCode)))";

    /// <summary>Over <c>Organisation o</c>, with @actor: an admin of the ministry.</summary>
    public const string OfMinistry = $"EXISTS ({ActingAdmin} AND mine.Kind = 'ministry')";

    /// <summary>Over <c>Membership able</c> and <c>Account theirs</c>, with @today: who can sign in and work.</summary>
    public const string Able = "theirs.AccountId = able.AccountId AND theirs.Status = 'active' AND able.SuspendedAt IS NULL AND (able.VerifiedUntil IS NULL OR able.VerifiedUntil >= @today)";

    /// <summary>Over a membership of @member in @id, with @today: an admin who can work remains without them.</summary>
    public const string AdminRemains = $"EXISTS (SELECT 1 FROM Membership able, Account theirs WHERE able.OrganisationId = @id AND able.Role = 'admin' AND able.AccountId <> @member AND {Able})";

    /// <summary>
    /// Takes the turn of an organisation in reach: its row stays locked to the commit, so that of two admins who remove each other at once the second sees what the first did.
    /// </summary>
    public const string TakeTurnSql = $"UPDATE Organisation SET IsActive = IsActive WHERE OrganisationId IN (SELECT o.OrganisationId FROM Organisation o WHERE o.OrganisationId = @id AND {OfOrganisations})";
}
