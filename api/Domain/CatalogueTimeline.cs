namespace TalentPool.Domain;

/// <summary>The catalogue as it stands from a day on.</summary>
/// <param name="Name">Kept with each verdict: the day on which it came into force, or the name of the starting edition.</param>
/// <param name="ValidFrom">That day in Japan; null for the starting edition.</param>
/// <param name="Catalogue">What it says.</param>
public sealed record ExamEdition(string Name, DateOnly? ValidFrom, ExamCatalogue Catalogue);

/// <summary>
/// All editions of the catalogue (試験一覧の版), past and planned. Amendments that begin on one day make one edition; since none may begin today or earlier, the edition of
/// a day that has come is the same for ever and its day is its name.
/// </summary>
public sealed class CatalogueTimeline
{
    /// <summary>What the list that the product came with is called.</summary>
    public const string StartingEdition = "2026-11";

    readonly ExamCatalogue starting;
    readonly List<ExamEdition> editions;

    public CatalogueTimeline(ExamCatalogue starting, IEnumerable<ExamAmendment> amendments)
    {
        (this.starting, Amendments) = (starting, [.. amendments.OrderBy(amendment => amendment.ValidFrom)]);
        editions = [new(StartingEdition, null, starting)];
        foreach (var day in Amendments.GroupBy(amendment => amendment.ValidFrom))
            editions.Add(new(NameOf(day.Key), day.Key, editions[^1].Catalogue.With(day)));
    }

    /// <summary>In the order of their days.</summary>
    public IReadOnlyList<ExamAmendment> Amendments { get; }

    /// <summary>The edition in force on a day: the newest that has begun.</summary>
    public ExamEdition On(DateOnly day) => editions.Last(edition => edition.ValidFrom is null || edition.ValidFrom <= day);

    /// <summary>The edition that a verdict names; null when there never was one.</summary>
    public ExamEdition? Named(string name) => editions.Find(edition => edition.Name == name);

    /// <summary>The edition in force on a day, and all that follow.</summary>
    public IEnumerable<ExamEdition> From(DateOnly day) => editions.Where(edition => edition.ValidFrom > day).Prepend(On(day));

    /// <summary>An examination as the last edition has it; null when none does.</summary>
    public Exam? Latest(string examId) => editions[^1].Catalogue.Exams.FirstOrDefault(exam => exam.Id == examId);

    /// <summary>As it would be with an amendment more, or with this one in the place of what it was.</summary>
    public CatalogueTimeline With(ExamAmendment amendment) => new(starting, [.. Without(amendment.Id).Amendments, amendment]);

    /// <summary>As it would be without an amendment.</summary>
    public CatalogueTimeline Without(Guid id) => new(starting, Amendments.Where(amendment => amendment.Id != id));

    /// <summary>An edition's name.</summary>
    public static string NameOf(DateOnly validFrom) => validFrom.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
