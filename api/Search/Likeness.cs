namespace TalentPool.Search;

/// <summary>
/// What a card says of a person to somebody who may know them from elsewhere: the region they live in, the routes they proved and the band of their experience. Where fewer
/// than five whom the viewer may see share it, the card leaves the region out.
/// </summary>
readonly record struct Likeness(ushort Region, uint Routes, ushort Band)
{
    public static Likeness Of(IEnumerable<ushort> values, FacetDictionary dictionary)
    {
        var (region, routes, band) = ((ushort)0, 0u, (ushort)0);
        foreach (var id in values)
            switch (dictionary.FacetOf(id))
            {
                case Facet.ResidenceRegion:
                    region = id;
                    break;
                case Facet.Route:
                    routes |= 1u << PlaceOf(id, dictionary.ValuesOf(Facet.Route));
                    break;
                case Facet.ExperienceBand:
                    band = id;
                    break;
            }

        return new(region, routes, band);
    }

    /// <summary>How many of these people there are of each.</summary>
    public static Dictionary<Likeness, int> Count(PeopleBlock block, ulong[] bits, FacetDictionary dictionary)
    {
        Dictionary<Likeness, int> counts = [];
        for (var place = 0; place < block.People.Length; place++)
        {
            if (!BitKernels.Has(bits, place)) continue;
            var likeness = Of(block.People[place].Shown, dictionary);
            counts[likeness] = counts.GetValueOrDefault(likeness) + 1;
        }

        return counts;
    }

    static int PlaceOf(ushort id, IReadOnlyList<ushort> values)
    {
        for (var place = 0; place < values.Count; place++)
            if (values[place] == id)
                return place;
        throw new InvalidOperationException($"The value {id} is none of its facet.");
    }
}
