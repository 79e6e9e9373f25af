namespace TalentPool.Consent;

/// <summary>A tie to an organisation that could be a conflict of interest (利益相反申告).</summary>
public sealed record InterestItem
{
    /// <summary>The relations that can be declared: employment, a contract, an office, a holding, of one's family, another.</summary>
    public static IReadOnlyList<string> Relations { get; } = ["employment", "contract", "office", "holding", "family", "other"];

    /// <summary>The organisation, as the person writes it.</summary>
    public required string OrganisationName { get; init; }

    /// <summary>One of employment, contract, office, holding, family, other.</summary>
    public required string Relation { get; init; }

    /// <summary>yyyy-MM or yyyy-MM-dd.</summary>
    public required string Start { get; init; }

    /// <summary>The same; null while it lasts.</summary>
    public string? End { get; init; }
}
