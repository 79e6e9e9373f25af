using TalentPool.Domain;

namespace TalentPool.Search;

/// <summary>
/// Everyone on the list (協力可能人材一覧), ready to be searched: an unchanging picture of one moment. Readers never wait;
/// whoever follows the database makes the next picture with <see cref="With"/> and puts it in this one's place.
/// Nothing here fails for what people ask: unknown values are nobody's.
/// </summary>
public sealed class CandidateIndex
{
    /// <summary>An answer with fewer people says which condition to give up.</summary>
    public const int FewResults = 10;

    readonly FacetDictionary dictionary;
    readonly BlockView[] views;

    internal CandidateIndex(FacetDictionary dictionary, BlockView[] views, long lastChangeNo)
    {
        this.dictionary = dictionary;
        this.views = views;
        LastChangeNo = lastChangeNo;
        Count = views.Sum(view => view.LiveCount);
    }

    /// <summary>Nobody: the picture before the first change.</summary>
    public static CandidateIndex Empty { get; } = new(FacetDictionary.Empty, [], 0);

    /// <summary>The people on the list, whoever asks.</summary>
    public int Count { get; }

    /// <summary>The latest change that this picture shows; the next one to read is after it.</summary>
    public long LastChangeNo { get; }

    /// <summary>The picture of these people. <paramref name="lastChangeNo"/> counts when it is larger than theirs: the latest change may be a removal.</summary>
    public static CandidateIndex Build(IEnumerable<SearchableCandidate> people, long lastChangeNo = 0) =>
        Empty.With([.. people], [], lastChangeNo);

    /// <summary>
    /// The next picture: these people as they are now, and without the removed ones. Of two states of a person the later
    /// counts; who is both changed and removed is removed. This picture stays as it is.
    /// </summary>
    public CandidateIndex With(IReadOnlyCollection<SearchableCandidate> changedOrAdded, IReadOnlyCollection<Guid> removedIds, long lastChangeNo = 0)
    {
        var (known, next) = NextViews.Of(dictionary, views, changedOrAdded, removedIds);
        var last = changedOrAdded.Select(person => person.ChangeNo).Append(lastChangeNo).Append(LastChangeNo).Max();
        return new(known, next, last);
    }

    /// <summary>The page, the total and the facet counts of one search, over the people this viewer may see.</summary>
    public SearchAnswer Search(SearchCriteria criteria, Viewer viewer)
    {
        var counts = new int[dictionary.Count];
        var total = 0;
        List<Guid> page;
        var scratch = Scratch.Mine;
        try
        {
            var hits = new SearchRun(criteria, viewer, dictionary).Over(views, counts);
            foreach (var block in hits) total += block.Count;
            page = PageOrder.Page(hits, criteria.Order, Math.Max(0, criteria.Skip), Math.Max(0, criteria.Take));
        }
        finally
        {
            scratch.TakeBack();
        }
        return new()
        {
            Total = total,
            CandidateIds = page,
            Facets = new(dictionary, counts),
            RelaxOne = total < FewResults ? RelaxOne(criteria, viewer, total) : [],
        };
    }

    /// <summary>How many people a search would find, without the facets.</summary>
    public int CountMatches(SearchCriteria criteria, Viewer viewer)
    {
        var scratch = Scratch.Mine;
        try
        {
            return new SearchRun(criteria, viewer, dictionary).Over(views, null).Sum(block => block.Count);
        }
        finally
        {
            scratch.TakeBack();
        }
    }

    /// <summary>How many people this viewer may see live in a region, proved exactly these routes and have experience of the same band.</summary>
    public int CountAlike(string region, IEnumerable<EligibilityRoute> routes, int months, Viewer viewer)
    {
        List<ushort> values = [];
        foreach (var (facet, value) in routes.Select(route => (Facet.Route, FacetDictionary.NameOf(route))).Append((Facet.ResidenceRegion, region)).Append((Facet.ExperienceBand, ExperienceBands.Of(months))))
        {
            if (dictionary.Find(facet, value) is not { } id) return 0;
            values.Add(id);
        }

        var likeness = Likeness.Of(values, dictionary);
        return views.Sum(view => view.VisibleTo(viewer, dictionary).CountAlike(likeness, view.Block, dictionary));
    }

    /// <summary>What the index knows of one person; nothing when the viewer may not see them or they are not on the list.</summary>
    public IndexedCandidate? Find(Guid candidateId, Viewer viewer)
    {
        foreach (var view in views)
            if (view.PlaceOf(candidateId) is { } place)
                return BitKernels.Has(view.VisibleTo(viewer, dictionary).Bits, place) ? IndexedCandidate.Of(view.Block.People[place], dictionary) : null;
        return null;
    }

    List<Relaxation> RelaxOne(SearchCriteria criteria, Viewer viewer, int total)
    {
        var relaxations = new List<Relaxation>();
        foreach (var (facet, value, remaining) in Relaxing.OneByOne(criteria))
            relaxations.Add(new(facet, value, CountMatches(remaining, viewer) - total));
        return relaxations;
    }
}
