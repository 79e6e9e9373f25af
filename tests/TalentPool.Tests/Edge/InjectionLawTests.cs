using System.Net;
using System.Text.RegularExpressions;

namespace TalentPool.Tests.Edge;

/// <summary>The laws that keep what people send from becoming anything but text, read from the source; and the lists of attacks against the running product.</summary>
public sealed partial class InjectionLawTests
{
    static readonly (string Path, string Text)[] Files = [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "api"), "*.cs", SearchOption.AllDirectories)
        .Select(path => (Path: Path.GetRelativePath(Path.Combine(Repository.Root, "api"), path).Replace('\\', '/'), Full: path))
        .Where(file => !file.Path.StartsWith("bin/", StringComparison.Ordinal) && !file.Path.StartsWith("obj/", StringComparison.Ordinal))
        .Select(file => (file.Path, File.ReadAllText(file.Full)))];

    // What may stand in a hole of an SQL text: the dialect's own words, and constants, which are named in PascalCase.
    static readonly HashSet<string> Holes = ["dialect.Page", "MayReview.Condition", "Condition", "Columns", "From", "Waiting", "Decided", "Mine", "Visible"];

    [Fact]
    public void No_SQL_is_made_of_what_somebody_sent()
    {
        List<string> wrong = [];
        foreach (var (path, text) in Files)
        {
            foreach (Match literal in Interpolated().Matches(text))
                if (Statement().IsMatch(literal.Value))
                    wrong.AddRange(Hole().Matches(literal.Value).Select(hole => hole.Groups[1].Value)
                        .Where(hole => !Holes.Contains(hole) && !Constant().IsMatch(hole) && !hole.StartsWith("dialect.", StringComparison.Ordinal)).Select(hole => $"{path}: {{{hole}}} in an SQL text"));
            wrong.AddRange(Glued().Matches(text).Select(match => $"{path}: SQL glued together: {match.Value}"));
        }

        Assert.True(Files.Length > 200);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void The_check_finds_glued_and_filled_SQL()
    {
        Assert.Matches(Glued(), "var sql = \"SELECT a FROM b WHERE c = '\" + name;");
        var literal = Interpolated().Match("$\"SELECT a FROM b WHERE c = '{name}'\"");
        Assert.True(literal.Success && Statement().IsMatch(literal.Value));
        Assert.Equal("name", Hole().Match(literal.Value).Groups[1].Value);
        Assert.DoesNotMatch(Constant(), "name");
    }

    [Fact]
    public void What_is_looked_for_in_texts_has_no_wildcards_of_its_own() =>
        // A pattern is a parameter made by LikePattern, or a key of letters and digits alone (OrganisationName.Key).
        Assert.Empty(Files.SelectMany(file => Like().Matches(file.Text).Where(match => !match.Value.Contains("ESCAPE '!'", StringComparison.Ordinal) && !match.Value.Contains("OrganisationKey", StringComparison.Ordinal))
            .Select(match => $"{file.Path}: {match.Value}")));

    [Fact]
    public void Nothing_calls_an_address_that_somebody_sent()
    {
        // Outgoing lines go to the relay, the scanner and the issuers of sign-on, whose hosts are configuration, and to nobody else.
        string[] allowed = ["Mail/Smtp.cs", "Http/Antivirus.cs", "Http/FreeAddress.cs", "Http/StartFailure.cs", "Http/RateLimits.cs"];
        Assert.Empty(Files.Where(file => !allowed.Contains(file.Path) && Calling().IsMatch(file.Text)).Select(file => file.Path));
        Assert.All(Files.Where(file => file.Path is "Mail/Smtp.cs" or "Http/Antivirus.cs"), file => Assert.DoesNotContain("HttpClient", file.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void Tables_leave_the_house_one_way() =>
        Assert.Equal(["Http/CsvSheet.cs"], Files.Where(file => Writing().IsMatch(file.Text)).Select(file => file.Path));

    [Fact]
    public void Ordinary_chance_is_used_by_the_demo_alone() =>
        Assert.Empty(Files.Where(file => !file.Path.StartsWith("Demo/", StringComparison.Ordinal) && (file.Text.Contains("new Random(", StringComparison.Ordinal) || file.Text.Contains("Random.Shared", StringComparison.Ordinal))).Select(file => file.Path));

    [Fact]
    public void Processes_are_started_by_the_build_of_the_client_alone() =>
        Assert.Equal(["Http/ClientBuild.cs"], Files.Where(file => file.Text.Contains("Process.Start", StringComparison.Ordinal)).Select(file => file.Path));

    [Fact]
    public void The_client_writes_no_markup_and_leads_on_by_one_check()
    {
        var client = Directory.EnumerateFiles(Path.Combine(Repository.Root, "client", "src"), "*.ts*", SearchOption.AllDirectories)
            .Where(path => !path.Contains(".test.", StringComparison.Ordinal) && !path.EndsWith("schema.ts", StringComparison.Ordinal)).Select(path => (Path: Path.GetFileName(path), Text: File.ReadAllText(path))).ToList();
        Assert.True(client.Count > 100);
        Assert.Empty(client.Where(file => Markup().IsMatch(file.Text)).Select(file => file.Path));
        Assert.Equal(["go-on.ts"], client.Where(file => file.Text.Contains("history.replace(", StringComparison.Ordinal) || file.Text.Contains("history.push(", StringComparison.Ordinal)).Select(file => file.Path));
    }

    [Fact]
    public void The_server_leads_on_to_its_own_pages_alone()
    {
        var leading = Files.Where(file => file.Text.Contains("Redirect(", StringComparison.Ordinal)).ToList();
        Assert.Equal(["Accounts/SignOn/FinishSignOn.cs", "Digests/DigestEndpoints.cs"], leading.Select(file => file.Path).Order(StringComparer.Ordinal));
        Assert.All(leading, file => Assert.DoesNotMatch("Redirect\\((?!\\$?\"(/sign-in|\\{settings\\.Site\\}/))", file.Text));
    }

    [Fact]
    public async Task Statements_in_words_filters_and_order_find_nothing_and_break_nothing()
    {
        await using var app = await TestApp.Start();
        await app.Candidate();
        var (staff, ministry) = (await app.Staff("010006"), await app.MinistryAdmin());
        await Postings.APosting.Published(staff);
        var accounts = await app.Db.Find<int>("SELECT COUNT(*) FROM Account");
        List<string> wrong = [];
        foreach (var attack in Attacks.Statements.Concat(Attacks.Scripts.Take(20)).Select(Uri.EscapeDataString))
        {
            foreach (var (caller, path) in new[]
            {
                (staff, $"/api/candidates?q={attack}"), (staff, $"/api/candidates?skill={attack}"), (staff, $"/api/candidates?sort={attack}"), (staff, $"/api/candidates?prefecture={attack}"),
                (staff, $"/api/postings?q={attack}"), (staff, $"/api/postings?prefecture={attack}"), (staff, $"/api/my-organisation/postings?status={attack}"), (staff, $"/api/reference/municipalities?prefecture={attack}"),
                (ministry, $"/api/audit?action={attack}"), (ministry, $"/api/audit?actor={attack}"), (ministry, $"/api/precedents?q={attack}"), (ministry, $"/api/precedents?tag={attack}"),
                (ministry, $"/api/reviews?status={attack}"), (ministry, $"/api/registrations/{attack}"),
            })
            {
                var answer = await caller.Get(path);
                if (answer.Status is not (HttpStatusCode.OK or HttpStatusCode.BadRequest or HttpStatusCode.NotFound or HttpStatusCode.Forbidden)) wrong.Add($"{(int)answer.Status} {path}");
                if (answer.Status == HttpStatusCode.OK && path.Contains("?q=", StringComparison.Ordinal) && answer.Json.TryGetProperty("total", out var total) && total.GetInt32() > 0) wrong.Add($"found: {path}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal(accounts, await app.Db.Find<int>("SELECT COUNT(*) FROM Account"));
    }

    [GeneratedRegex("""
        \$+"{3}[\s\S]*?"{3}|\$"(?:[^"\\]|\\.)*"
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Interpolated();

    [GeneratedRegex(@"\b(SELECT\s.+?\sFROM|INSERT\s+INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM)\b", RegexOptions.Singleline)]
    private static partial Regex Statement();

    [GeneratedRegex(@"\{([^{}]+)\}")]
    private static partial Regex Hole();

    [GeneratedRegex(@"\A([A-Z]\w*\.)?[A-Z]\w*\z")]
    private static partial Regex Constant();

    [GeneratedRegex("""
        "\s*(?:SELECT|INSERT\ INTO|UPDATE|DELETE\ FROM)\ [^"]*"\s*\+\s*[a-z]\w*
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Glued();

    [GeneratedRegex(@"\bLIKE\s+(@\w+|CONCAT\([^)]*\)|'[^']*')(\s+ESCAPE '!')?")]
    private static partial Regex Like();

    [GeneratedRegex(@"\b(HttpClient|IHttpClientFactory|WebRequest|WebClient|HttpRequestMessage|TcpClient|UdpClient|ClientWebSocket|Dns\.|new Socket|FtpWebRequest)\b")]
    private static partial Regex Calling();

    [GeneratedRegex(@"CsvWriter|\.SaveAs(Async)?\(|Excel\.Export")]
    private static partial Regex Writing();

    [GeneratedRegex(@"innerHTML|outerHTML|dangerouslySetInnerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function\(|createContextualFragment|srcdoc")]
    private static partial Regex Markup();
}
