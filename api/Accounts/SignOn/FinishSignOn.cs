using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts.SecondFactors;
using TalentPool.Database;
using TalentPool.Http;

namespace TalentPool.Accounts.SignOn;

/// <summary>
/// The way back from the issuer (a navigation): what it says is checked, the account found or tied, and the session begun. Who has a second factor here that the issuer does not
/// stand for is asked for it. Addresses carry a code at most, never who it is.
/// </summary>
public static partial class FinishSignOn
{
    /// <summary>What the issuer sends along; the framework's handler reads it.</summary>
    public sealed record Query
    {
        /// <summary>The authorisation code, good once.</summary>
        public string? Code { get; init; }

        /// <summary>The round, as the product sealed it.</summary>
        public string? State { get; init; }

        /// <summary>Why there is no code.</summary>
        public string? Error { get; init; }

        /// <summary>Which issuer answers (RFC 9207).</summary>
        public string? Iss { get; init; }
    }

    /// <summary>Where an issuer leads back: 302 to the client's page that goes on, or to the sign-in page with a code.</summary>
    public static async Task<Results<RedirectHttpResult, ProblemHttpResult>> Handle(
        string issuer, [AsParameters] Query query, HttpContext http, SignOnIssuers issuers, IAuthenticationHandlerProvider handlers, SignOnAccounts accounts, HandOver handOver, Ceremonies ceremonies, Sessions sessions, Db db, TimeProvider clock, ILogger<SignOnHandler> log, CancellationToken ct)
    {
        if (issuers.Find(issuer) is not { } from) return SignOnRefusals.NoSuchIssuer.Problem();
        var handler = await handlers.GetHandlerAsync(http, from.Scheme) as SignOnHandler ?? throw new InvalidOperationException($"The issuer {from.Id} has no handler.");
        var read = await handler.Read();
        var goTo = (read.Ticket?.Properties ?? read.Properties)?.Items.TryGetValue(SignOnSchemes.GoTo, out var path) == true ? OwnPath.Of(path) : null;
        if (read is not { Succeeded: true, Ticket.Principal: { } said })
        {
            var why = read.Failure ?? throw new InvalidOperationException("A round ended without an answer.");
            var code = query.Error == "access_denied" ? SignOnRefusals.Cancelled : CodeOf(why);
            Failed(log, from.Id, code, why.GetType().Name);
            // What came without a round of this browser, or was called off, was no try to come in; a round is one try, however often its answer is brought.
            if (code == SignOnRefusals.Failed && await SignOnSchemes.Take(http, read.Properties, ceremonies)) await Record(null);
            return Back(code, goTo);
        }

        if (read.Ticket.Properties.Items.TryGetValue(SignOnSchemes.Device, out var mark) && mark is not null) KnownDevices.Bring(http, mark);
        var (statement, now) = (IssuerStatement.Read(said, from, clock.GetUtcNow()), clock.GetUtcNow());
        if (statement.ProvedAt < now - SignOnSchemes.MaxAge - SignOnSchemes.Skew)
        {
            Refused(log, from.Id, SignOnRefusals.Stale);
            await Record(null);
            return Back(SignOnRefusals.Stale, goTo);
        }

        var found = await accounts.Find(from, statement, ct);
        if (found.Refusal is { } refusal)
        {
            Refused(log, from.Id, refusal);
            await Record(found.Account?.AccountId);
            return Back(refusal, goTo);
        }

        var account = found.Account ?? throw new InvalidOperationException("Nobody was found and nothing stands in the way.");

        if (account.HasSecondFactor && !statement.IsByTwo)
        {
            await handOver.Give(http, account.AccountId, found.IsTied ? null : new HandOver.Untied(from.Id, statement.SubjectHash), ct);
            return TypedResults.Redirect("/sign-in/done?asks=factor" + Next('&', goTo));
        }

        // A new round of the same account in the same browser takes the place of its session.
        if (read.Ticket.Properties.Items.TryGetValue(SignOnSchemes.Former, out var id) && Guid.TryParse(id, out var former)) await Sessions.EndFormer(db, clock, account.AccountId, former, ct);
        try
        {
            await sessions.Start(http, account.AccountId, statement.IsByTwo ? Amr.FederatedByTwo : Amr.Federated, statement.ProvedAt, ct);
        }
        catch (BadHttpRequestException closed) when (closed.StatusCode == StatusCodes.Status401Unauthorized)
        {
            // Closed in this moment: told on the page, as whoever comes a moment later is.
            return Back(SignOnRefusals.Failed, goTo);
        }

        return TypedResults.Redirect("/sign-in/done" + Next('?', goTo));

        Task Record(Guid? account) => db.Transact(tx => SignInGuesses.Record(tx, clock, account, "sign-on"), ct);
    }

    /// <summary>The sign-in page, without a word: nothing was begun.</summary>
    internal static RedirectHttpResult Beginning() => TypedResults.Redirect("/sign-in");

    internal static RedirectHttpResult Back(string code, string? goTo) => TypedResults.Redirect($"/sign-in?refused={code}{Next('&', goTo)}");

    static string Next(char mark, string? goTo) => goTo is null ? "" : $"{mark}next={Uri.EscapeDataString(goTo)}";

    // What the framework refuses by itself is a round that is not this browser's, or over; what the issuer says has a code.
    static string CodeOf(Exception why) => why switch
    {
        _ when IsOutage(why) => SignOnRefusals.Unreachable,
        AuthenticationFailureException { InnerException: null } => SignOnRefusals.Over,
        _ => SignOnRefusals.Failed,
    };

    /// <summary>Whether the issuer could not be reached, or its discovery document could not be read.</summary>
    internal static bool IsOutage(Exception why) =>
        why is HttpRequestException or IOException or TaskCanceledException { InnerException: TimeoutException } || (why is InvalidOperationException && why.InnerException is { } inner && IsOutage(inner));

    [LoggerMessage(LogLevel.Warning, "Sign-on through {Issuer} failed: {Code} ({Kind})")]
    private static partial void Failed(ILogger log, string issuer, string code, string kind);

    [LoggerMessage(LogLevel.Information, "Sign-on through {Issuer} was refused: {Code}")]
    private static partial void Refused(ILogger log, string issuer, string code);
}
