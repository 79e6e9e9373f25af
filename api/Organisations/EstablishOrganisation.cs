using TalentPool.Database;
using TalentPool.Domain;

namespace TalentPool.Organisations;

/// <summary>What makes an organisation the one it is.</summary>
sealed record OrganisationFacts
{
    public required string Kind { get; init; }
    public string? PrefectureCode { get; init; }
    public string? MunicipalityCode { get; init; }
    public required string NameJa { get; init; }
    public required string NameEn { get; init; }
    public string? NameKana { get; init; }
    public string? Address { get; init; }
    public string? CorporateNumber { get; init; }
}

/// <summary>Finds an organisation by its code or number, or makes it. Prefectures are there from the start; municipalities and companies come into being when they are approved.</summary>
static class EstablishOrganisation
{
    /// <summary>True when it has an admin who can work, or one is invited: then newcomers come by invitation.</summary>
    public static async Task<bool> IsTaken(Tx tx, TimeProvider clock, OrganisationFacts facts) =>
        await Find(tx, facts) is { } found && await tx.Find<int>(AdminsSql, new { id = found.OrganisationId, now = clock.GetUtcNow(), today = Tokyo.Today(clock) }) > 0;

    /// <returns>The organisation, active; null with a refusal when it is suspended.</returns>
    public static async Task<Guid?> Do(Tx tx, TimeProvider clock, OrganisationFacts facts)
    {
        if (await Find(tx, facts) is { } found) return found.IsActive ? found.OrganisationId : null;
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        await tx.Execute(InsertSql, new { id, facts.Kind, facts.PrefectureCode, facts.MunicipalityCode, facts.NameJa, facts.NameEn, facts.NameKana, facts.Address, facts.CorporateNumber, now });
        return id;
    }

    static Task<Row?> Find(Tx tx, OrganisationFacts facts) => tx.Find<Row>(FindSql, new { facts.Kind, facts.PrefectureCode, facts.MunicipalityCode, facts.CorporateNumber });

    sealed record Row
    {
        public required Guid OrganisationId { get; init; }
        public bool IsActive { get; init; }
    }

    const string FindSql = """
        SELECT OrganisationId, IsActive FROM Organisation
        WHERE Kind = @Kind AND (@Kind = 'ministry' OR (@Kind = 'prefecture' AND PrefectureCode = @PrefectureCode) OR (@Kind = 'municipality' AND MunicipalityCode = @MunicipalityCode) OR (@Kind = 'company' AND CorporateNumber = @CorporateNumber))
        """;

    const string AdminsSql = $"""
        SELECT (SELECT COUNT(*) FROM Membership able, Account theirs WHERE able.OrganisationId = @id AND able.Role = 'admin' AND {OrganisationReach.Able})
            + (SELECT COUNT(*) FROM Invitation i WHERE i.OrganisationId = @id AND i.Role = 'admin' AND i.AcceptedAt IS NULL AND i.RevokedAt IS NULL AND i.ExpiresAt > @now)
        """;

    const string InsertSql = """
        INSERT INTO Organisation (OrganisationId, Kind, PrefectureCode, MunicipalityCode, ParentId, NameJa, NameEn, NameKana, Address, CorporateNumber, IsActive, CreatedAt)
        VALUES (@id, @Kind, @PrefectureCode, @MunicipalityCode, (SELECT p.OrganisationId FROM Organisation p WHERE @Kind = 'municipality' AND p.Kind = 'prefecture' AND p.PrefectureCode = @PrefectureCode),
            @NameJa, @NameEn, @NameKana, @Address, @CorporateNumber, 1, @now)
        """;
}
