using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;

namespace TalentPool.Http;

/// <summary>
/// Lists of a request whose entries are null. The serializer refuses a null where the type allows none, but does not look into lists; no list of ours has a
/// meaning for it.
/// </summary>
static class Holes
{
    static readonly ConcurrentDictionary<Type, PropertyInfo[]> Known = new();

    /// <summary>The paths of all null entries, such as <c>interests[0]</c>; none as a rule.</summary>
    public static IEnumerable<string> In(object request, string path = "")
    {
        foreach (var property in Known.GetOrAdd(request.GetType(), Lists))
        {
            var name = path + char.ToLowerInvariant(property.Name[0]) + property.Name[1..];
            foreach (var hole in property.GetValue(request) switch
            {
                null => [],
                IEnumerable list => InList(list, name),
                var part => In(part, name + "."),
            }) yield return hole;
        }
    }

    static IEnumerable<string> InList(IEnumerable list, string name)
    {
        var position = 0;
        foreach (var entry in list)
        {
            var place = $"{name}[{position++}]";
            if (entry is null) yield return place;
            else if (IsOurs(entry.GetType()))
                foreach (var hole in In(entry, place + ".")) yield return hole;
        }
    }

    // What may hold a list, itself or in its parts.
    static PropertyInfo[] Lists(Type type) =>
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0
            && (IsOurs(property.PropertyType) || (property.PropertyType != typeof(string) && typeof(IEnumerable).IsAssignableFrom(property.PropertyType))))];

    static bool IsOurs(Type type) => type.IsClass && type.Assembly == typeof(Holes).Assembly;
}
