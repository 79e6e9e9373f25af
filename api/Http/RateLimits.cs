using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace TalentPool.Http;

/// <summary>
/// How often. What a stranger can use up is always counted at the stranger's own address, and what an account can use up at that account after its sign-in, so that nobody
/// spends what another one needs. What others can touch is the amount of letters of one kind to one mailbox (whoever is denied one has the last ones lying there) and the places for files, of people
/// and of staff apart.
/// </summary>
public static class RateLimits
{
    /// <summary>How often for each, by <c>Limits:…</c>.</summary>
    sealed record Amounts
    {
        /// <summary>All requests of one client address, in a minute. An office of a whole prefecture may stand behind one.</summary>
        public int RequestsPerMinute { get; init; } = 6_000;

        /// <summary>All requests of one account after its sign-in, in a minute. A page asks for less than ten things.</summary>
        public int RequestsPerAccountPerMinute { get; init; } = 1_200;

        /// <summary>Passwords, links and addresses tried from one client address, in a minute.</summary>
        public int GuessesPerMinute { get; init; } = 30;

        /// <summary>The same for one named account from one client address; a third of the former when left out.</summary>
        public int? GuessesPerAccountPerMinute { get; init; }

        /// <summary>Letters of one kind to one mailbox that whoever is not signed in can cause, in an hour.</summary>
        public int LettersPerMailboxPerHour { get; init; } = 6;

        /// <summary>Beginnings and ends of rounds to an issuer from one client address, in a minute.</summary>
        public int SignOnsPerMinute { get; init; } = 120;

        /// <summary>Reports of the content policy from one client address, in a minute.</summary>
        public int ReportsPerMinute { get; init; } = 30;

        public int SearchesPerMinute { get; init; } = 120;

        public int ViewsPerMinute { get; init; } = 60;

        public int UploadsPerHour { get; init; } = 120;

        public int ExportsPerHour { get; init; } = 30;

        /// <summary>Files that are held in memory at once, over all people, and as many over all staff: each may need its fivefold while it is checked and encrypted.</summary>
        public int UploadsAtOnce { get; init; } = 16;

        /// <summary>The same for one account.</summary>
        public int UploadsPerAccountAtOnce { get; init; } = 2;

        public IEnumerable<int> All =>
        [
            RequestsPerMinute, RequestsPerAccountPerMinute, GuessesPerMinute, GuessesPerAccountPerMinute ?? 1, LettersPerMailboxPerHour, SignOnsPerMinute, ReportsPerMinute, SearchesPerMinute, ViewsPerMinute,
            UploadsPerHour, ExportsPerHour, UploadsAtOnce, UploadsPerAccountAtOnce,
        ];
    }

    // Whoever sends while others do waits for their turn, with nothing read yet; more than these are refused.
    const int WaitingUploads = 32, WaitingUploadsOfOne = 8;

    // A mobile line with one bar: the largest file then takes ten minutes, which is the time that it has.
    const double UploadBytesPerSecond = 16_000;

    static readonly TimeSpan Minute = TimeSpan.FromMinutes(1), Hour = TimeSpan.FromHours(1);

    public static void AddLimits(this IServiceCollection services, IConfiguration configuration)
    {
        var amounts = configuration.GetSection("Limits").Get<Amounts>() ?? new Amounts();
        if (amounts.All.Any(amount => amount < 1))
            throw new InvalidOperationException("Every amount under Limits must be 1 or more.");
        services.AddSingleton(provider => new NamedAccounts(
            (amounts.GuessesPerAccountPerMinute ?? Math.Max(1, amounts.GuessesPerMinute / 3), Minute), (amounts.LettersPerMailboxPerHour, Hour), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<RefusedRequests>();
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<TimeProvider>((options, clock) =>
        {
            options.OnRejected = (context, _) => Refuse(context.HttpContext, context.Lease);
            // The one that gives nothing back comes last: the framework asks all of them again for whoever has to wait.
            options.GlobalLimiter = PartitionedRateLimiter.CreateChained(
                AtOnce(account => account.FindFirstValue("sub")!, amounts.UploadsPerAccountAtOnce, WaitingUploadsOfOne),
                AtOnce(account => account.FindFirstValue(Policies.KindClaim) == "candidate" ? "people" : "staff", amounts.UploadsAtOnce, WaitingUploads),
                PartitionedRateLimiter.Create<HttpContext, string>(context => context.User.FindFirstValue("sub") is { } account
                    ? RateLimitPartition.Get(account, _ => new SteadyLimiter(amounts.RequestsPerAccountPerMinute, Minute, clock)) : RateLimitPartition.GetNoLimiter("")));
            Add(Security.GuessingLimit, NetworkOf, amounts.GuessesPerMinute, Minute);
            Add(Security.SignOnLimit, NetworkOf, amounts.SignOnsPerMinute, Minute);
            Add(Security.ReportLimit, NetworkOf, amounts.ReportsPerMinute, Minute);
            Add(Security.SearchLimit, AccountOf, amounts.SearchesPerMinute, Minute);
            Add(Security.ViewLimit, AccountOf, amounts.ViewsPerMinute, Minute);
            Add(Security.UploadLimit, AccountOf, amounts.UploadsPerHour, Hour);
            Add(Security.ExportLimit, AccountOf, amounts.ExportsPerHour, Hour);

            void Add(string name, Func<HttpContext, string> who, int permits, TimeSpan period) =>
                options.AddPolicy(name, context => RateLimitPartition.Get(who(context), _ => new SteadyLimiter(permits, period, clock)));
        });
        services.AddSingleton(provider => new Ceiling(amounts.RequestsPerMinute, provider.GetRequiredService<TimeProvider>()));
    }

    // Files that are being received: a form is in memory before its endpoint is asked, so the place for it is taken before. Whoever is not signed in is refused without one.
    static PartitionedRateLimiter<HttpContext> AtOnce(Func<ClaimsPrincipal, string> who, int permits, int waiting) =>
        PartitionedRateLimiter.Create<HttpContext, string>(context => IsUpload(context) && context.User.Identity?.IsAuthenticated == true
            ? RateLimitPartition.GetConcurrencyLimiter(who(context.User), _ => new() { PermitLimit = permits, QueueLimit = waiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst })
            : RateLimitPartition.GetNoLimiter(""));

    static bool IsUpload(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName == Security.UploadLimit;

    /// <summary>
    /// The amounts of single endpoints and accounts; after the sign-in. A file must come at a pace that frees its place again, and who was still waiting for one when the time was over is told so:
    /// the framework would answer nothing.
    /// </summary>
    public static void UseAmounts(this WebApplication app)
    {
        var pace = new MinDataRate(UploadBytesPerSecond, TimeSpan.FromSeconds(app.Configuration.GetValue("Limits:BodyGraceSeconds", 5)));
        var came = new object();
        app.Use(async (context, next) =>
        {
            // Streams of HTTP/2 share the pace of their connection.
            if (IsUpload(context) && HttpProtocol.IsHttp11(context.Request.Protocol) && context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate) rate.MinDataRate = pace;
            await next(context);
            if (!context.Items.ContainsKey(came) && !context.Response.HasStarted) context.RequestAborted.ThrowIfCancellationRequested();
        });
        app.UseRateLimiter();
        app.Use((context, next) =>
        {
            context.Items[came] = true;
            return next(context);
        });
    }

    /// <summary>The ceiling over all requests of one client address; before anything is looked up for them.</summary>
    public static void UseCeiling(this WebApplication app)
    {
        var ceiling = app.Services.GetRequiredService<Ceiling>();
        app.Use(async (context, next) =>
        {
            using var lease = ceiling.Limiter.AttemptAcquire(NetworkOf(context));
            if (lease.IsAcquired) await next(context);
            else await Refuse(context, lease);
        });
    }

    /// <summary>429 with the whole seconds until the next one is allowed.</summary>
    internal static async ValueTask Refuse(HttpContext context, RateLimitLease lease)
    {
        context.RequestServices.GetRequiredService<RefusedRequests>().AtLimit(context);
        context.Response.Headers.RetryAfter = Seconds(lease);
        await ProblemPages.For(429).Problem().ExecuteAsync(context);
    }

    internal static string Seconds(RateLimitLease lease) =>
        (lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)) : 60).ToString(CultureInfo.InvariantCulture);

    /// <summary>Where a request comes from: the address, of version 6 the 64 bits that a household or an office is given.</summary>
    internal static string NetworkOf(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { } address) return "unknown";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? new IPAddress([.. address.GetAddressBytes()[..8], 0, 0, 0, 0, 0, 0, 0, 0]) + "/64" : address.ToString();
    }

    // Whoever is not signed in is refused after this; until then they spend what is their address's.
    static string AccountOf(HttpContext context) => context.User.FindFirstValue("sub") is { } account ? account : NetworkOf(context);

    sealed class Ceiling(int permits, TimeProvider clock)
    {
        public PartitionedRateLimiter<string> Limiter { get; } = PartitionedRateLimiter.Create<string, string>(network => RateLimitPartition.Get(network, _ => new SteadyLimiter(permits, Minute, clock)));
    }
}
