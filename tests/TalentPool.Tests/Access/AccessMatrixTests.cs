using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using TalentPool.Tests.Fuzz;

namespace TalentPool.Tests.Access;

/// <summary>
/// Every operation of the contract as everybody, against the table that was read and agreed on. A new endpoint fails until its row is there; TALENTPOOL_WRITE_MATRIX=1 writes
/// the table as it is now, so that the change can be read as a difference. What must hold whatever the table says are the laws below it.
/// </summary>
public sealed class AccessMatrixTests
{
    static readonly string MatrixFile = Path.Combine(Repository.Root, "tests", "TalentPool.Tests", "Access", "access-matrix.txt");

    static readonly string[] Headings = [.. AccessScene.Columns.Select(column => column.Heading)];

    [Fact]
    public async Task Everybody_gets_what_the_table_says_and_a_refusal_changes_nothing()
    {
        List<string> wrong = [];
        var rows = new Dictionary<string, int[]>();
        var scene = await AccessScene.Set();
        var mark = await StateMark.Watch(scene.App);
        try
        {
            var operations = await Operations(scene.App);
            // Reading first: it needs no new scene.
            foreach (var operation in operations.OrderBy(operation => !operation.StartsWith("GET ", StringComparison.Ordinal)).ThenBy(operations.IndexOf))
            {
                var isReading = operation.StartsWith("GET ", StringComparison.Ordinal);
                rows[operation] = new int[Headings.Length];
                for (var column = 0; column < Headings.Length; column++)
                {
                    var before = await mark.Look();
                    var status = rows[operation][column] = await scene.Call(operation, Headings[column]);
                    if (await mark.Look() == before) continue;
                    if (status is 401 or 403 or 404 && !CountsGuesses(operation)) wrong.Add($"{operation} as {Headings[column]} was refused with {status} and changed something.");
                    if (isReading || IsOfTheCallerAlone(operation)) continue;
                    await mark.DisposeAsync();
                    await scene.DisposeAsync();
                    scene = await AccessScene.Set();
                    mark = await StateMark.Watch(scene.App);
                }
            }

            Assert.True(wrong.Count == 0, string.Join('\n', wrong));
            var table = Table(operations, rows);
            if (Environment.GetEnvironmentVariable("TALENTPOOL_WRITE_MATRIX") == "1") await File.WriteAllTextAsync(MatrixFile, table);
            Compare((await File.ReadAllTextAsync(MatrixFile)).Split('\n'), table.Split('\n'));
        }
        finally
        {
            await mark.DisposeAsync();
            await scene.DisposeAsync();
        }
    }

    [Fact]
    public async Task The_table_lets_in_nobody_whom_the_laws_keep_out()
    {
        await using var app = await TestApp.Start();
        var open = app.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            .Select(endpoint => $"{endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods[0]} {Plain(endpoint.RoutePattern.RawText!)}").ToHashSet();
        var rows = Read();
        List<string> wrong = [];
        foreach (var (operation, cells) in rows)
        {
            int Cell(string heading) => cells[Array.IndexOf(Headings, heading)];
            void Law(bool holds, string law)
            {
                if (!holds) wrong.Add($"{operation}: {law}");
            }

            if (!open.Contains(operation)) Law(OutOfForce.All(heading => Cell(heading) == 401), "who has no token in force is answered 401");
            if (operation.Contains(" /api/me/", StringComparison.Ordinal)) Law(Staff.All(heading => Cell(heading) == 403), "one's own pages are for people, not for staff");
            if (operation.Contains(" /api/reviews", StringComparison.Ordinal) || operation.Contains(" /api/objections", StringComparison.Ordinal))
                Law(new[] { "oth", "mun", "com", "opm", "opa", "aud", "mem", "own", "per" }.All(heading => Cell(heading) == 403), "the ministry's desks are the ministry's");
            if (operation.Contains(" /api/audit", StringComparison.Ordinal)) Law(Headings.Except([.. OutOfForce, "aud", "adm"]).All(heading => Cell(heading) == 403), "the trail is for auditors and admins of the ministry");
            if (operation.Contains("{id}", StringComparison.Ordinal) && !open.Contains(operation))
                Law(new[] { "mun", "com", "opm", "opa", "oth" }.All(heading => Cell(heading) is 403 or 404 || OpenToOthers.Contains(operation)), "others' things are not there for the wrong prefecture, company or person");
            Law(cells.All(cell => cell is > 0 and < 500), "no cell is a fault");
            Law(cells.Any(cell => cell is not (401 or 403 or 404)) != LetsNobodyIn.ContainsKey(operation), "somebody comes as far as the thing itself, or nobody ever would be refused wrongly; else it stands in the list with its reason");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(rows.Count > 120, $"The table has {rows.Count} rows only.");
    }

    static readonly string[] OutOfForce = ["nob", "exp", "spp", "sps", "spo"], Staff = ["mun", "com", "opm", "opa", "aud", "mim", "rev", "adm", "mem", "own"];

    /// <summary>Rows in which everybody is turned away: each with the reason, and where it is opened.</summary>
    static readonly Dictionary<string, string> LetsNobodyIn = new()
    {
        ["POST /api/accounts/sign-in"] = "asked with a guessed password; AccountTests have the right one",
        ["POST /api/accounts/refresh"] = "asked without the cookie of a session; AccountTests have it",
        ["GET /api/accounts/sign-on/{issuer}"] = "asked for an issuer that is not configured; SignOnTests have one",
        ["GET /api/accounts/sign-on/{issuer}/callback"] = "asked for an issuer that is not configured; SignOnTests have one",
        ["POST /api/accounts/sign-on/second-factor"] = "asked without the cookie of a round; SignOnTests have it",
        ["POST /api/accounts/sign-on/second-factor/challenge"] = "asked without the cookie of a round; SignOnTests have it",
    };

    /// <summary>Rows with an id that more than its owners may read: each with the reason.</summary>
    static readonly string[] OpenToOthers =
    [
        // A person of the whole list: every prefecture may look, the person's own consent decides.
        "GET /api/candidates/{id}",
    ];

    // What it changes, such as a challenge that waits, meets no other call.
    static bool IsOfTheCallerAlone(string operation) => operation.Contains(" /api/accounts", StringComparison.Ordinal) && !operation.Contains("{id}", StringComparison.Ordinal) && !CountsGuesses(operation);

    // A wrong guess is counted, so that there are not many.
    static bool CountsGuesses(string operation) => operation is "POST /api/accounts/sign-in" or "PUT /api/accounts/password" or "POST /api/accounts/step-up" or "POST /api/invitations/accept";

    static string Plain(string route) => "/" + System.Text.RegularExpressions.Regex.Replace(route.Trim('/'), @":\w+(\(.*?\))?\}", "}");

    static async Task<List<string>> Operations(TestApp app) =>
        [.. (await app.Nobody().Get("/swagger/v1/swagger.json")).IsOk()["paths"].EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(operation => $"{operation.Name.ToUpperInvariant()} {path.Name}"))
            .OrderBy(operation => operation.Split(' ')[1], StringComparer.Ordinal).ThenBy(operation => operation, StringComparer.Ordinal)];

    static string Table(List<string> operations, Dictionary<string, int[]> rows)
    {
        var width = operations.Max(operation => operation.Length) + 1;
        var text = new StringBuilder("# Who gets which answer: the status of every operation of the contract as everybody, asked with ids of the person and of the prefecture of the scene.\n");
        foreach (var (heading, who) in AccessScene.Columns) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"# {heading}  {who}\n");
        text.Append('\n').Append("".PadRight(width)).AppendJoin(' ', Headings).Append('\n');
        foreach (var operation in operations) text.Append(operation.PadRight(width)).AppendJoin(' ', rows[operation]).Append('\n');
        return text.ToString();
    }

    static void Compare(string[] agreed, string[] found)
    {
        var (missing, extra) = (found.Except(agreed).ToList(), agreed.Except(found).ToList());
        Assert.True(missing.Count == 0 && extra.Count == 0, $"""
            The answers are not those of access-matrix.txt. Found:
            {string.Join('\n', missing)}
            Agreed:
            {string.Join('\n', extra)}
            """);
    }

    /// <summary>The agreed table: the status of each operation by column.</summary>
    internal static Dictionary<string, int[]> Read() =>
        File.ReadAllLines(MatrixFile).Where(line => line.Length > 0 && line[0] is not '#' and not ' ')
            .ToDictionary(line => string.Join(' ', line.Split(' ')[..2]), line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[2..].Select(cell => int.Parse(cell, System.Globalization.CultureInfo.InvariantCulture)).ToArray());
}
