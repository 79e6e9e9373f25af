using System.Globalization;
using System.Text.RegularExpressions;

namespace TalentPool.Tests.Access;

/// <summary>The table of SECURITY.md is true as far as a machine can tell: each test that it names is there, and no requirement of level 1 or 2 of OWASP ASVS 5.0 is missing.</summary>
public sealed partial class SecurityPageTests
{
    /// <summary>The requirements of levels 1 and 2 by section.</summary>
    static readonly (string Section, string Numbers)[] Levels1And2 =
    [
        ("1.1", "1-2"), ("1.2", "1-9"), ("1.3", "1-11"), ("1.4", "1-3"), ("1.5", "1-2"), ("2.1", "1-3"), ("2.2", "1-3"), ("2.3", "1-4"), ("2.4", "1"), ("3.2", "1-2"), ("3.3", "1-4"), ("3.4", "1-6"),
        ("3.5", "1-5"), ("3.7", "1-2"), ("4.1", "1-3"), ("4.2", "1"), ("4.3", "1-2"), ("4.4", "1-4"), ("5.1", "1"), ("5.2", "1-3"), ("5.3", "1-2"), ("5.4", "1-3"), ("6.1", "1-3"), ("6.2", "1-12"),
        ("6.3", "1-4"), ("6.4", "1-4"), ("6.5", "1-5"), ("6.6", "1-3"), ("6.8", "1-4"), ("7.1", "1-3"), ("7.2", "1-4"), ("7.3", "1-2"), ("7.4", "1-5"), ("7.5", "1-2"), ("7.6", "1-2"), ("8.1", "1-2"),
        ("8.2", "1-3"), ("8.3", "1"), ("8.4", "1"), ("9.1", "1-3"), ("9.2", "1-4"), ("10.1", "1-2"), ("10.2", "1-2"), ("10.3", "1-4"), ("10.4", "1-11"), ("10.5", "1-5"), ("10.6", "1-2"), ("10.7", "1-3"),
        ("11.1", "1-2"), ("11.2", "1-3"), ("11.3", "1-3"), ("11.4", "1-4"), ("11.5", "1"), ("11.6", "1"), ("12.1", "1-3"), ("12.2", "1-2"), ("12.3", "1-4"), ("13.1", "1"), ("13.2", "1-5"), ("13.3", "1-2"),
        ("13.4", "1-5"), ("14.1", "1-2"), ("14.2", "1-4"), ("14.3", "1-3"), ("15.1", "1-3"), ("15.2", "1-3"), ("15.3", "1-7"), ("16.1", "1"), ("16.2", "1-5"), ("16.3", "1-4"), ("16.4", "1-3"), ("16.5", "1-3"),
        ("17.1", "1"), ("17.2", "1-4"), ("17.3", "1-2"),
    ];

    /// <summary>Those of level 3 that fit a registry of people.</summary>
    static readonly string[] OfLevel3 = ["3.4.7", "3.4.8", "5.2.4", "5.2.5", "5.2.6", "5.3.3", "6.3.5", "6.3.7", "6.3.8", "8.3.2", "14.2.6", "14.2.7"];

    static readonly string[] WithoutTest = ["Not here", "By hosting", "By text"];

    static readonly List<(string Ids, string Tests)> Rows = [.. File.ReadAllLines(Path.Combine(Repository.Root, "SECURITY.md"))
        .Select(line => line.Split('|')).Where(cells => cells.Length == 5 && char.IsDigit(cells[1].TrimStart().FirstOrDefault())).Select(cells => (cells[1].Trim(), cells[3].Trim()))];

    [Fact]
    public void Every_requirement_of_levels_1_and_2_has_a_row()
    {
        var listed = Rows.SelectMany(row => Expand(row.Ids)).ToList();
        Assert.Equal([], listed.GroupBy(id => id).Where(group => group.Count() > 1).Select(group => group.Key));
        Assert.Equal([], Levels1And2.SelectMany(section => Numbers(section.Numbers).Select(number => $"{section.Section}.{number}")).Except(listed));
        Assert.Equal([], OfLevel3.Except(listed));
        Assert.Equal(253, Levels1And2.Sum(section => Numbers(section.Numbers).Count()));
    }

    [Fact]
    public void Every_test_that_is_named_is_there()
    {
        List<string> wrong = [];
        foreach (var (ids, tests) in Rows)
        {
            var named = Named().Matches(tests).Select(match => match.Groups[1].Value).ToList();
            if (named.Count == 0 && !WithoutTest.Any(word => tests.StartsWith(word, StringComparison.Ordinal))) wrong.Add($"{ids} names no test and gives no reason.");
            if (WithoutTest.Any(word => tests.StartsWith(word, StringComparison.Ordinal))) named.RemoveAll(name => !name.Contains("Tests", StringComparison.Ordinal) || name.Contains('/', StringComparison.Ordinal));
            wrong.AddRange(named.Where(name => !IsThere(name)).Select(name => $"{ids} names {name}, which is not there."));
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>Whether a name means a class with tests, one test of it, a file of the client's or the browser's tests, or one test in that.</summary>
    static bool IsThere(string name)
    {
        if (name.Split(": ") is [var file, .. var title] && file.Contains(".test.", StringComparison.Ordinal))
        {
            var path = new[] { Path.Combine("tests", "browser"), Path.Combine("client", "src") }.Select(folder => Path.Combine(Repository.Root, folder))
                .SelectMany(folder => Directory.EnumerateFiles(folder, file, SearchOption.AllDirectories)).SingleOrDefault();
            return path is not null && Runs(File.ReadAllText(path), title is [var words] ? words : "test");
        }

        var parts = name.Split('.');
        var type = typeof(SecurityPageTests).Assembly.GetTypes().SingleOrDefault(one => one.Name == parts[0] && !one.IsNested);
        var methods = type?.GetMethods().Where(method => method.GetCustomAttributes(typeof(FactAttribute), inherit: true) is [FactAttribute { Skip: null }]).Select(method => method.Name).ToList() ?? [];
        return parts.Length == 1 ? methods.Count > 0 : methods.Contains(parts[1]);
    }

    /// <summary>Whether a file of the client's or the browser's tests has a test of that title that runs: one that is skipped, to be done or in a comment proves nothing.</summary>
    static bool Runs(string file, string title)
    {
        var text = Comment().Replace(file, "");
        if (Left().IsMatch(text)) return false;
        var place = text.IndexOf(title, StringComparison.Ordinal);
        return place >= 0 && (title == "test" || Call().Matches(text[..place]).LastOrDefault() is { Success: true });
    }

    [Theory]
    [InlineData("test('It works', async () => {})", true)]
    [InlineData("test.each([1, 2])('It works', () => {})", true)]
    [InlineData("// test('It works', async () => {})", false)]
    [InlineData("test.skip('It works', async () => {})", false)]
    [InlineData("test('It works', { skip: true }, async () => {})", false)]
    [InlineData("describe.skip('all', () => { test('It works', () => {}) })", false)]
    [InlineData("test.todo('It works')", false)]
    [InlineData("const words = 'It works';", false)]
    public void A_test_that_does_not_run_is_not_there(string file, bool isThere) => Assert.Equal(isThere, Runs(file, "It works"));

    [GeneratedRegex(@"(?<!:)//.*")]
    private static partial Regex Comment();

    [GeneratedRegex(@"\b(test|it|describe)\.(skip|todo|only)\b|\bskip:\s*true|\btodo:\s*true")]
    private static partial Regex Left();

    [GeneratedRegex(@"\b(test|it)(\.each)?\(")]
    private static partial Regex Call();

    static IEnumerable<string> Expand(string ids) => ids.Split(", ").SelectMany(part => part.Split('–') is [var first, var last]
        ? Enumerable.Range(Last(first), Last(last) - Last(first) + 1).Select(number => $"{first[..first.LastIndexOf('.')]}.{number}")
        : [part]);

    static IEnumerable<int> Numbers(string range) => range.Split('-') is [var first, var last] ? Enumerable.Range(Int(first), Int(last) - Int(first) + 1) : [Int(range)];

    static int Last(string id) => Int(id[(id.LastIndexOf('.') + 1)..]);

    static int Int(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Named();
}
