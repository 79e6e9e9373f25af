namespace TalentPool.Reference;

/// <summary>The reference lists that never change while the product runs, by their ids. Examinations do change: the rule book has them.</summary>
public sealed class Catalogue
{
    /// <summary>Prefectures by their six digits.</summary>
    public IReadOnlyDictionary<string, Prefecture> Prefectures { get; } = ReferenceFiles.Prefectures.ToDictionary(prefecture => prefecture.Code, StringComparer.Ordinal);

    /// <summary>Themes, role types and skills by id.</summary>
    public IReadOnlyDictionary<string, Skill> Skills { get; } = ReferenceFiles.Skills.ToDictionary(skill => skill.Id, StringComparer.Ordinal);
}
