namespace TalentPool.Search;

/// <summary>
/// Makes the blocks of the next snapshot. Changed and removed people are crossed out where they stood; the new states go
/// into a small last block that is made anew each time. When it has grown, it becomes a block with postings and takes
/// the smaller ones before it along, so that blocks stay few and most stay shared.
/// </summary>
static class NextViews
{
    /// <summary>A block with more than one in so many people crossed out is made anew.</summary>
    const int CrossedOutShare = 5;

    /// <summary>A new block takes a former one along that is not larger than this many times itself.</summary>
    const int TakenAlong = 4;

    public static (FacetDictionary Dictionary, BlockView[] Views) Of(
        FacetDictionary dictionary, BlockView[] views, IReadOnlyCollection<SearchableCandidate> changed, IReadOnlyCollection<Guid> removedIds)
    {
        var gone = removedIds.ToHashSet();
        var entering = Latest(changed, gone);
        gone.UnionWith(entering.Keys);
        var known = dictionary.Knowing(entering.Values);

        var kept = new List<BlockView>(views.Length + 1);
        var loose = new List<IndexedPerson>(entering.Count);
        foreach (var view in CrossOut(views, gone))
            if (IsLoose(view)) loose.AddRange(view.LivePeople());
            else kept.Add(view);
        foreach (var person in entering.Values) loose.Add(IndexedPerson.Of(person, known));

        if (loose.Count >= PeopleBlock.SmallestWithPostings) TakeAlong(kept, loose);
        loose.Sort(IndexedPerson.Comparison(SearchOrder.Relevance));
        foreach (var block in loose.Chunk(PeopleBlock.Capacity)) kept.Add(BlockView.Of(new PeopleBlock(block, known)));
        return (known, [.. kept]);
    }

    /// <summary>The latest state of each person who is not gone; an older state than the next one in line counts for nothing.</summary>
    static Dictionary<Guid, SearchableCandidate> Latest(IReadOnlyCollection<SearchableCandidate> changed, HashSet<Guid> gone)
    {
        var latest = new Dictionary<Guid, SearchableCandidate>(changed.Count);
        foreach (var person in changed)
            if (!gone.Contains(person.CandidateId) && (!latest.TryGetValue(person.CandidateId, out var other) || other.ChangeNo <= person.ChangeNo))
                latest[person.CandidateId] = person;
        return latest;
    }

    static IEnumerable<BlockView> CrossOut(BlockView[] views, HashSet<Guid> gone)
    {
        foreach (var view in views)
        {
            var places = gone.Select(view.PlaceOf).OfType<int>().ToArray();
            var next = places.Length == 0 ? view : view.Without(places);
            if (next.LiveCount > 0) yield return next;
        }
    }

    static bool IsLoose(BlockView view)
    {
        var people = view.Block.People.Length;
        return people < PeopleBlock.SmallestWithPostings || (people - view.LiveCount) * CrossedOutShare > people;
    }

    static void TakeAlong(List<BlockView> kept, List<IndexedPerson> loose)
    {
        while (kept.Count > 0 && kept[^1] is { } last
            && last.LiveCount <= loose.Count * TakenAlong && last.LiveCount + loose.Count <= PeopleBlock.Capacity)
        {
            loose.AddRange(last.LivePeople());
            kept.RemoveAt(kept.Count - 1);
        }
    }
}
