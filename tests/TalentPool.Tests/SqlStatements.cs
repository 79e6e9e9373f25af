using System.Reflection;
using System.Text.RegularExpressions;
using TalentPool.Database;

namespace TalentPool.Tests;

/// <summary>Every SQL text of the product, found by reflection: constants and functions whose name ends in Sql.</summary>
static partial class SqlStatements
{
    const BindingFlags Everything = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>The statements as one of the databases gets them, with the name of their place.</summary>
    public static IEnumerable<(string Place, string Sql)> For(Dialect dialect)
    {
        foreach (var type in typeof(Db).Assembly.GetTypes())
        {
            var room = type.FullName!.Replace("TalentPool.", "", StringComparison.Ordinal);
            foreach (var field in type.GetFields(Everything).Where(field => field is { IsLiteral: true } && field.Name.EndsWith("Sql", StringComparison.Ordinal)))
                yield return ($"{room}.{field.Name}", (string)field.GetRawConstantValue()!);
            foreach (var method in type.GetMethods(Everything).Where(method => method.Name.EndsWith("Sql", StringComparison.Ordinal) && method.ReturnType == typeof(string)))
                yield return ($"{room}.{method.Name}", (string)method.Invoke(null, [dialect])!);
        }
    }

    /// <summary>The parameters of a statement.</summary>
    public static string[] Parameters(string sql) => [.. Parameter().Matches(sql).Select(match => match.Value).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Dapper writes <c>IN @ids</c> out as a list; so do we before a parser reads it.</summary>
    public static string WithListsWrittenOut(string sql) => ListParameter().Replace(sql, "IN ($1)");

    [GeneratedRegex(@"@\w+")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"\bIN\s+(@\w+)", RegexOptions.IgnoreCase)]
    private static partial Regex ListParameter();
}
