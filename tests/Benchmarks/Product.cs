using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;
using TalentPool.Accounts;
using TalentPool.Database;

namespace TalentPool.Benchmarks;

/// <summary>The product as a process of its own on loopback, over an SQLite file in a temporary folder.</summary>
sealed class Product : IDisposable
{
    Process? process;

    public string Folder { get; } = Directory.CreateTempSubdirectory("talentpool-benchmark-").FullName;

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort()}");

    public Db Database => DatabaseChoice.From(new ConfigurationBuilder().Build(), new DataFolder(Folder), () => new Microsoft.AspNetCore.DataProtection.EphemeralDataProtectionProvider());

    /// <summary>Starts it and waits until it is ready.</summary>
    /// <returns>The time from start to ready.</returns>
    public async Task<TimeSpan> Start(params string[] settings)
    {
        var api = Path.Combine(Root(), "api");
        var program = Path.Combine(api, "bin", "Release", "net10.0", "TalentPool.Api.dll");
        var limits = new[] { "RequestsPerMinute", "RequestsPerAccountPerMinute", "SearchesPerMinute" }.Select(limit => $"--Limits:{limit}=100000000");
        var start = new ProcessStartInfo("dotnet", [program, "--urls", Address.ToString(), $"--Data:Folder={Folder}", "--Client:Build=false", "--Logging:LogLevel:Default=Warning", .. limits, .. settings])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = api,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Development" },
        };
        var began = Stopwatch.GetTimestamp();
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        using var http = new HttpClient { BaseAddress = Address };
        while (true)
        {
            try
            {
                using var answer = await http.GetAsync("readyz");
                if (answer.StatusCode == HttpStatusCode.OK) return Stopwatch.GetElapsedTime(began);
            }
            catch (HttpRequestException) when (!process.HasExited)
            {
                // Not listening yet.
            }

            await Task.Delay(10);
        }
    }

    /// <summary>Memory of the process in bytes.</summary>
    public long Memory()
    {
        process!.Refresh();
        return process.WorkingSet64;
    }

    public void Stop()
    {
        process?.Kill();
        process?.WaitForExit();
        process?.Dispose();
        process = null;
    }

    /// <summary>A client that is signed in as a member of an organisation.</summary>
    public async Task<HttpClient> SignedIn(string kind, string? prefectureCode)
    {
        var now = DateTimeOffset.UtcNow;
        var accountId = Guid.NewGuid();
        var organisationId = await Database.Transact(async tx =>
        {
            var organisation = await tx.Find<Guid>("SELECT OrganisationId FROM Organisation WHERE Kind = @kind AND COALESCE(PrefectureCode, '') = @code", new { kind, code = prefectureCode ?? "" });
            await tx.Execute(
                "INSERT INTO Account (AccountId, Email, EmailNormalized, PasswordHash, Locale, Status, CreatedAt) VALUES (@accountId, @email, @email, 'none', 'ja', 'active', @now)",
                new { accountId, email = $"{accountId:N}@staff.example", now });
            await tx.Execute("INSERT INTO Membership (AccountId, OrganisationId, Role, DisplayName, CreatedAt) VALUES (@accountId, @organisation, 'member', 'x', @now)", new { accountId, organisation, now });
            return organisation;
        });
        var key = TokenKeys.Load(new ConfigurationBuilder().Build(), new HostingEnvironment { EnvironmentName = "Development" }, Folder);
        var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 8 }) { BaseAddress = Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", new AccessTokens(key, TimeProvider.System).Issue(accountId, kind, organisationId, "member"));
        return http;
    }

    public void Dispose()
    {
        Stop();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "TalentPool.sln"))) folder = folder.Parent ?? throw new DirectoryNotFoundException("The benchmarks run outside the repository.");
        return folder.FullName;
    }

    static string FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }
}
