using System.Text.RegularExpressions;

namespace TalentPool.Tests.Audit;

/// <summary>Auditors read words, not codes: each action that the product records has its name in both languages, and no name is left of an action that is gone.</summary>
public sealed partial class AuditWordsTests
{
    // Actions whose last part is a decision.
    static readonly Dictionary<string, string[]> Composed = new()
    {
        ["review."] = ["approved", "returned", "rejected"],
        ["objection."] = ["upheld", "dismissed"],
        ["application."] = ["approved", "refused"],
        ["account."] = ["passkeyAdded", "passkeyRenamed", "passkeyRemoved", "authenticatorAdded", "authenticatorRemoved", "recoveryCodesMade", "recoveryCodeUsed", "secondFactorsReset"],
    };

    static IEnumerable<string> Recorded() =>
        from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "api"), "*.cs", SearchOption.AllDirectories)
        where !file.Contains("/obj/") && !file.Contains("/bin/")
        from Match call in Call().Matches(File.ReadAllText(file))
        from Match code in Code().Matches(call.Value)
        let action = code.Groups[1].Value
        from whole in action.EndsWith('.') ? Composed[action].Select(end => action + end) : [action]
        select whole;

    [Theory]
    [InlineData("ja")]
    [InlineData("en")]
    public void Every_action_has_its_word(string language)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "client/src/text", language, "audit.ts"));
        var named = Key().Matches(text).Select(key => key.Groups[1].Value).ToHashSet();
        var families = Family().Matches(text[text.IndexOf("families:", StringComparison.Ordinal)..text.IndexOf("actions:", StringComparison.Ordinal)]).Select(family => family.Groups[1].Value).ToHashSet();
        var recorded = Recorded().ToHashSet();
        Assert.True(recorded.Count > 60, "The actions were not found in the source.");
        Assert.Empty(recorded.Except(named).Order());
        Assert.Empty(named.Except(recorded).Order());
        Assert.Empty(recorded.Select(action => action.Split('.')[0]).Except(families).Order());
    }

    [GeneratedRegex(@"AuditTrail\.Add\((?:[^;])*;")]
    private static partial Regex Call();

    [GeneratedRegex("\"([a-z]+\\.[a-zA-Z-]*)\"")]
    private static partial Regex Code();

    [GeneratedRegex(@"^    '([a-z]+\.[a-zA-Z-]+)':", RegexOptions.Multiline)]
    private static partial Regex Key();

    [GeneratedRegex("^    ([a-z]+): '", RegexOptions.Multiline)]
    private static partial Regex Family();
}
