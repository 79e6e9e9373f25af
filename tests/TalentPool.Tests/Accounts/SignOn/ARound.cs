using System.Net;
using Microsoft.AspNetCore.WebUtilities;

namespace TalentPool.Tests.Accounts.SignOn;

/// <summary>A browser on its way to the issuer and back, with its cookies.</summary>
sealed class ARound
{
    const string Start = "/api/accounts/sign-on/pref", Callback = Start + "/callback";

    readonly TestApp app;
    readonly AnIssuer issuer;
    readonly Caller caller;

    ARound(TestApp app, AnIssuer issuer) => (this.app, this.issuer, caller) = (app, issuer, new Caller(app.WithoutCookies(), Guid.Empty, null));

    /// <summary>By name, as the browser keeps them.</summary>
    public Dictionary<string, string> Cookies { get; } = [];

    /// <summary>Those that the browser leaves out on its way back from another site.</summary>
    readonly HashSet<string> strict = [];

    /// <summary>As they were set.</summary>
    public List<string> SetCookies { get; } = [];

    /// <summary>What the issuer was asked.</summary>
    public IReadOnlyDictionary<string, string> Asked { get; private set; } = new Dictionary<string, string>();

    public string State => Asked["state"];

    public static async Task<ARound> Begin(TestApp app, AnIssuer issuer, string query = "", ARound? before = null)
    {
        var round = new ARound(app, issuer);
        foreach (var (name, value) in before?.Cookies ?? []) round.Cookies[name] = value;
        round.strict.UnionWith(before?.strict ?? []);
        var to = await round.Follow(Start + query);
        Assert.StartsWith(AnIssuer.Address + "/authorize?", to, StringComparison.Ordinal);
        round.Asked = QueryHelpers.ParseQuery(new Uri(to).Query).ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
        return round;
    }

    public AnIdToken Token => new(Asked["nonce"], app.Clock.GetUtcNow());

    public string CodeFor(AnIdToken token) => issuer.Code(Asked["code_challenge"], token);

    /// <summary>The issuer answers with a token; where the browser lands.</summary>
    public Task<string> Return(AnIdToken token) => Return($"code={CodeFor(token)}&state={Uri.EscapeDataString(State)}");

    public Task<string> Return(string query) => Follow($"{Callback}?{query}", isFromElsewhere: true);

    public async Task<string> Follow(string path, bool isFromElsewhere = false)
    {
        using var request = Request(HttpMethod.Get, path, isFromElsewhere);
        using var response = await caller.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode == HttpStatusCode.Redirect, $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");
        Keep(response);
        return response.Headers.Location!.OriginalString;
    }

    /// <summary>What the client's page does next, with the cookies of this browser.</summary>
    public async Task<Answer> Post(string path, object? body = null)
    {
        using var request = Request(HttpMethod.Post, path);
        if (body is not null) request.Content = System.Net.Http.Json.JsonContent.Create(body);
        using var response = await caller.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Keep(response);
        return new Answer(response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>The person, by the session that was begun.</summary>
    public async Task<Caller> SignedIn()
    {
        var token = (await Post("/api/accounts/refresh")).IsOk()["accessToken"].GetString();
        caller.Http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return caller;
    }

    /// <summary>The whole way with one token.</summary>
    public static async Task<(string Landed, ARound Round)> Through(TestApp app, AnIssuer issuer, Func<AnIdToken, AnIdToken>? change = null, string query = "")
    {
        var round = await Begin(app, issuer, query);
        return (await round.Return(change is null ? round.Token : change(round.Token)), round);
    }

    HttpRequestMessage Request(HttpMethod method, string path, bool isFromElsewhere = false)
    {
        var request = new HttpRequestMessage(method, path);
        var sent = Cookies.Where(cookie => !isFromElsewhere || !strict.Contains(cookie.Key)).Select(cookie => $"{cookie.Key}={cookie.Value}").ToList();
        if (sent.Count > 0) request.Headers.Add("Cookie", string.Join("; ", sent));
        return request;
    }

    void Keep(HttpResponseMessage response)
    {
        foreach (var set in response.Headers.TryGetValues("Set-Cookie", out var all) ? all : [])
        {
            SetCookies.Add(set);
            var (name, value) = (set[..set.IndexOf('=', StringComparison.Ordinal)], set[(set.IndexOf('=', StringComparison.Ordinal) + 1)..set.IndexOf(';', StringComparison.Ordinal)]);
            if (set.Contains("samesite=strict", StringComparison.Ordinal)) strict.Add(name);
            if (value.Length == 0) Cookies.Remove(name);
            else Cookies[name] = value;
        }
    }
}
