using System.Text.RegularExpressions;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace TalentPool.Tests;

/// <summary>The laws of the house, read from the source and from the running product.</summary>
public sealed partial class ArchitectureTests
{
    static readonly string Root = Repository.Root;

    /// <summary>Which room may use which other one; Domain, Database and Http are open to all rooms that are listed.</summary>
    static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Domain"] = [],
        ["Reference"] = ["Domain", "Database", "Http"],
        ["Database"] = ["Domain", "Reference"],
        ["Http"] = ["Domain", "Database"],
        ["Mail"] = ["Domain", "Database", "Http"],
        ["Accounts"] = ["Domain", "Database", "Http", "Mail", "Reference"],
        ["Eligibility"] = ["Domain", "Database", "Http", "Reference"],
        ["Candidates"] = ["Domain", "Database", "Http", "Mail", "Accounts", "Reference", "Eligibility"],
        ["Reviews"] = ["Domain", "Database", "Http", "Mail", "Accounts", "Reference", "Eligibility", "Candidates", "Evidence"],
        ["Standards"] = ["Domain", "Database", "Http", "Accounts", "Reference", "Eligibility", "Candidates"],
        ["Objections"] = ["Domain", "Database", "Http", "Mail", "Accounts", "Candidates"],
        ["Search"] = ["Domain", "Database", "Http", "Accounts", "Reference"],
        ["Postings"] = ["Domain", "Database", "Http", "Accounts", "Reference"],
        ["Notices"] = ["Domain", "Database", "Http", "Mail", "Accounts", "Candidates", "Reference", "Search", "Postings"],
        ["Digests"] = ["Domain", "Database", "Http", "Mail", "Accounts", "Reference", "Postings"],
        ["Availability"] = ["Domain", "Database", "Http", "Mail", "Accounts", "Candidates"],
        ["Consent"] = ["Domain", "Database", "Http", "Accounts", "Candidates", "Reference"],
        ["Organisations"] = ["Domain", "Database", "Http", "Mail", "Accounts", "Reference", "Reviews"],
        ["Suspensions"] = ["Domain", "Database", "Http", "Mail", "Accounts", "Candidates", "Organisations"],
        ["OwnData"] = ["Domain", "Database", "Http", "Mail", "Accounts", "Candidates", "Evidence"],
        ["Evidence"] = ["Domain", "Database", "Http", "Accounts", "Candidates"],
        ["Installation"] = ["Domain", "Database", "Http"],
        ["Audit"] = ["Domain", "Database", "Http", "Accounts"],
        ["Demo"] = ["Domain", "Database", "Http", "Accounts", "Reference", "Postings", "Candidates", "Eligibility", "Reviews", "Availability", "Organisations", "Mail"],
    };

    [Fact]
    public void Each_room_uses_only_the_rooms_it_may()
    {
        List<string> wrong = [];
        foreach (var (room, file, text) in ApiFiles())
        {
            if (room.Length == 0) continue;
            Assert.True(MayUse.ContainsKey(room), $"The room {room} is not in the list of who may use whom.");
            wrong.AddRange(Uses().Matches(text).Select(match => match.Groups[1].Value).Distinct()
                .Where(used => used != room && MayUse.ContainsKey(used) && !MayUse[room].Contains(used)).Select(used => $"{file} uses {used}"));
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void The_domain_knows_only_the_language() =>
        Assert.Empty(ApiFiles().Where(file => file.Room == "Domain")
            .SelectMany(file => OtherUsings().Matches(file.Text).Select(match => $"{file.Path}: {match.Value}")));

    [Fact]
    public void The_databases_are_named_only_in_their_room() =>
        Assert.Empty(ApiFiles().Where(file => file.Room != "Database" && file.Path != "Program.cs" && DatabaseNames().IsMatch(file.Text)).Select(file => file.Path));

    [Fact]
    public void No_file_is_longer_than_300_lines_without_a_reason_at_its_top()
    {
        string[] folders = ["api", "db", "tests", "client/src", "client/scripts"];
        var tooLong = folders.Select(folder => Path.Combine(Root, folder)).Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .Where(path => Path.GetExtension(path) is ".cs" or ".sql" or ".ts" or ".tsx" or ".mjs" or ".css" && !Generated().IsMatch(path))
            .Where(path => File.ReadLines(path).Count() > 300 && !File.ReadLines(path).First().Contains("Over 300 lines:", StringComparison.Ordinal));
        Assert.Empty(tooLong.Select(path => Path.GetRelativePath(Root, path)));
    }

    [Fact]
    public void No_name_hides_what_a_thing_is() =>
        Assert.Empty(ApiFiles().SelectMany(file => VagueNames().Matches(file.Text).Select(match => $"{file.Path}: {match.Groups[1].Value}")));

    [Fact]
    public void Time_comes_from_the_time_provider() =>
        Assert.Empty(ApiFiles().Where(file => AmbientTime().IsMatch(file.Text)).Select(file => file.Path));

    [Fact]
    public async Task Every_endpoint_says_who_may_call_it()
    {
        await using var app = await TestApp.Start();
        Assert.Empty(ApiEndpoints(app).Where(endpoint => endpoint.Metadata.GetMetadata<IAuthorizeData>() is null && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .Select(endpoint => endpoint.DisplayName));
    }

    [Fact]
    public async Task Every_request_body_has_a_validator()
    {
        await using var app = await TestApp.Start();
        var known = app.Services.GetRequiredService<IServiceProviderIsService>();
        Assert.Empty(ApiEndpoints(app)
            .Select(endpoint => (endpoint.DisplayName, Accepts: endpoint.Metadata.GetMetadata<IAcceptsMetadata>()))
            .Where(body => body.Accepts?.RequestType is { } type && body.Accepts.ContentTypes.Contains("application/json") && !known.IsService(typeof(IValidator<>).MakeGenericType(type)))
            .Select(body => body.DisplayName));
    }

    static IEnumerable<RouteEndpoint> ApiEndpoints(TestApp app) => app.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.RoutePattern.RawText?.StartsWith("/api", StringComparison.Ordinal) == true);

    static IEnumerable<(string Room, string Path, string Text)> ApiFiles()
    {
        var api = Path.Combine(Root, "api");
        foreach (var path in Directory.EnumerateFiles(api, "*.cs", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(api, path).Replace('\\', '/');
            if (relative.StartsWith("bin/", StringComparison.Ordinal) || relative.StartsWith("obj/", StringComparison.Ordinal)) continue;
            yield return (relative.Contains('/', StringComparison.Ordinal) ? relative[..relative.IndexOf('/', StringComparison.Ordinal)] : "", relative, File.ReadAllText(path));
        }
    }

    [GeneratedRegex(@"^using (?:static )?TalentPool\.(\w+)", RegexOptions.Multiline)]
    private static partial Regex Uses();

    [GeneratedRegex(@"^using (?!System)[^;]+;", RegexOptions.Multiline)]
    private static partial Regex OtherUsings();

    [GeneratedRegex("Sqlite|SqlServer|SqlClient", RegexOptions.IgnoreCase)]
    private static partial Regex DatabaseNames();

    [GeneratedRegex(@"[/\\](bin|obj|node_modules|dist|output)[/\\]|schema\.ts$|\.d\.ts$")]
    private static partial Regex Generated();

    [GeneratedRegex(@"\b(?:class|record|struct|interface|enum) (\w*(?:Helper|Util|Utils|Manager|Common|Impl)\w*|\w+(?:Base|Data|Service))\b")]
    private static partial Regex VagueNames();

    [GeneratedRegex(@"DateTime(Offset)?\.(Now|UtcNow|Today)|Thread\.Sleep|Stopwatch\.")]
    private static partial Regex AmbientTime();
}
