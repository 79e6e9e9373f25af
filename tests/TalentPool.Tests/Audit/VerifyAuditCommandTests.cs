using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TalentPool.Audit;
using TalentPool.Database;

namespace TalentPool.Tests.Audit;

/// <summary>
/// The check of the audit trail as an operator calls it: a program of its own, by its exit code. By default it is the program that was built with these tests, over the data of a test;
/// TALENTPOOL_PUBLISHED names the folder of a whole run with the published program, its data and its secrets.
/// </summary>
public sealed class VerifyAuditCommandTests
{
    /// <summary>Runs the program to its end.</summary>
    static async Task<(int Code, string Said)> Run(string program, Dictionary<string, string?> settings)
    {
        var start = new ProcessStartInfo(program, [VerifyAudit.Name]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetDirectoryName(program)! };
        foreach (var (key, value) in settings) start.Environment[key] = value;
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, $"{await output}{await errors}".TrimEnd());
    }

    static async Task Judge(string program, Dictionary<string, string?> settings, Func<string, object, Task<int>> execute)
    {
        const string Change = "UPDATE AuditEvent SET SubjectKind = @kind WHERE Seq = 1 AND SubjectKind <> @kind";
        var sound = await Run(program, settings);
        Assert.Matches("^Audit trail sound: [1-9][0-9]* events, head [0-9a-f]{64}$", sound.Said);
        Assert.Equal(0, sound.Code);

        Assert.Equal(1, await execute(Change, new { kind = "nobody" }));
        Assert.Equal((2, "Audit trail broken at event 1: changed"), await Run(program, settings));
    }

    [Fact]
    public async Task The_command_ends_with_0_on_a_sound_trail_and_with_2_when_a_row_was_changed()
    {
        if (Environment.GetEnvironmentVariable("TALENTPOOL_PUBLISHED") is { Length: > 0 } folder)
        {
            var data = Path.Combine(folder, "published-data");
            using var dialect = new SqliteDialect();
            var file = new SqliteConnectionStringBuilder { DataSource = Path.Combine(data, "talentpool.db"), Mode = SqliteOpenMode.ReadWrite, DefaultTimeout = 10, Pooling = false }.ToString();
            var db = new Db(dialect, file, new Seal(new(() => throw new InvalidOperationException("Nothing is sealed by this test."))));
            await Judge(Path.Combine(folder, "published", "TalentPool.Api"), new()
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["Data__Folder"] = data,
                ["Secrets__Folder"] = Path.Combine(folder, "secrets"),
                ["Site__Address"] = "https://localhost",
                ["Mail__From"] = "TalentPool <no-reply@mail.test>",
                ["Smtp__Host"] = "127.0.0.1",
            }, (sql, args) => db.Execute(sql, args));
            return;
        }

        await using var app = await TestApp.Start();
        for (var number = 0; number < 3; number++) await app.Db.Transact(tx => AuditTrail.Add(tx, app.Clock, null, "notice.sent", ("notice", Guid.NewGuid())), TestContext.Current.CancellationToken);
        var configuration = app.Services.GetRequiredService<IConfiguration>();
        await Judge(Path.Combine(AppContext.BaseDirectory, "TalentPool.Api"), new()
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["Data__Folder"] = app.DataFolder,
            ["Database__Kind"] = configuration["Database:Kind"],
            ["Database__ConnectionString"] = configuration["Database:ConnectionString"],
        }, (sql, args) => app.Db.Execute(sql, args));
    }
}
