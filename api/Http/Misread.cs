using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Mvc;

namespace TalentPool.Http;

/// <summary>
/// Values of an address that cannot be read as what they should be, such as a page that is no number. The framework refuses such a request without saying which value it
/// was; this says it.
/// </summary>
static class Misread
{
    static readonly MethodInfo AsParsable = typeof(Misread).GetMethod(nameof(Reads), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>A value that an endpoint takes from the address.</summary>
    public sealed record Value(string Name, Func<string, bool> IsReadable);

    /// <summary>The values that a handler takes, itself or bound together; decided once, when the endpoint is built.</summary>
    public static IReadOnlyList<Value> Of(MethodInfo handler) =>
        [.. handler.GetParameters().SelectMany(parameter => parameter.GetCustomAttribute<AsParametersAttribute>() is null
            ? One(parameter.Name!, parameter.ParameterType, null)
            : parameter.ParameterType.GetProperties().SelectMany(property => One(property.Name, property.PropertyType, property.GetCustomAttribute<FromQueryAttribute>()?.Name)))];

    /// <summary>The names of those that this request has and that cannot be read.</summary>
    public static IEnumerable<string> In(HttpRequest request, IEnumerable<Value> values) =>
        from value in values
        let text = request.Query[value.Name].ToString()
        where text.Length > 0 && !value.IsReadable(text)
        select value.Name;

    static IEnumerable<Value> One(string name, Type type, string? given)
    {
        var read = Nullable.GetUnderlyingType(type) ?? type;
        if (read == typeof(string) || !read.IsValueType || !read.GetInterfaces().Any(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IParsable<>))) yield break;
        yield return new(given ?? char.ToLowerInvariant(name[0]) + name[1..], AsParsable.MakeGenericMethod(read).CreateDelegate<Func<string, bool>>());
    }

    static bool Reads<T>(string text)
        where T : IParsable<T> => T.TryParse(text, CultureInfo.InvariantCulture, out _);
}
