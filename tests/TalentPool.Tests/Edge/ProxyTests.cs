using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.Configuration;
using TalentPool.Http;

namespace TalentPool.Tests.Edge;

/// <summary>What a proxy says of the client counts only when the proxy is known.</summary>
public sealed class ProxyTests
{
    const string Proxy = "10.1.2.3", Stranger = "203.0.113.7";

    static Task<TestApp> Start(string? known) => TestApp.Start(
        AnEdge.Production(("Proxies:Known", known), ("Limits:GuessesPerMinute", "1"), ("Limits:GuessesPerAccountPerMinute", "100")), AnEdge.WithPeers, "Production");

    static async Task<HttpStatusCode> Guess(TestApp app, string peer, string forwardedFor)
    {
        using var answer = await app.Nobody().Raw(HttpMethod.Post, "/api/accounts/sign-in", JsonContent.Create(new { email = "a@b.example", password = "a long and quiet password" }), ("Test-Peer", peer), ("X-Forwarded-For", forwardedFor));
        return answer.StatusCode;
    }

    [Theory]
    [InlineData(null)]
    [InlineData("10.1.0.0/16")]
    public async Task An_unknown_peer_cannot_say_that_it_is_somebody_else(string? known)
    {
        await using var app = await Start(known);
        Assert.Equal(HttpStatusCode.Unauthorized, await Guess(app, Stranger, "198.51.100.1"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await Guess(app, Stranger, "198.51.100.2"));

        using var tls = await app.Nobody().Raw(HttpMethod.Get, "http://localhost/api/reference", null, ("Test-Peer", Stranger), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "evil.example"));
        Assert.Equal(HttpStatusCode.OK, tls.StatusCode);
        Assert.False(tls.Headers.Contains("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData("10.1.2.3")]
    [InlineData("192.0.2.1 10.1.0.0/16")]
    [InlineData("192.0.2.1,10.1.2.3")]
    public async Task A_known_proxy_is_believed_as_far_as_the_first_that_is_unknown(string known)
    {
        await using var app = await Start(known);
        Assert.Equal(HttpStatusCode.Unauthorized, await Guess(app, Proxy, "198.51.100.1"));
        Assert.Equal(HttpStatusCode.Unauthorized, await Guess(app, Proxy, "198.51.100.2"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await Guess(app, Proxy, "198.51.100.2"));
        // What the client itself put at the front is not the proxy's word.
        Assert.Equal(HttpStatusCode.TooManyRequests, await Guess(app, Proxy, "192.0.2.77, 198.51.100.2"));

        using var tls = await app.Nobody().Raw(HttpMethod.Get, "http://localhost/api/reference", null, ("Test-Peer", Proxy), ("X-Forwarded-For", "198.51.100.3"), ("X-Forwarded-Proto", "https"));
        Assert.True(tls.Headers.Contains("Strict-Transport-Security"));
        using var host = await app.Nobody().Raw(HttpMethod.Get, "http://localhost/api/reference", null, ("Test-Peer", Proxy), ("X-Forwarded-For", "198.51.100.3"), ("X-Forwarded-Host", "evil.example"));
        Assert.Equal(HttpStatusCode.BadRequest, host.StatusCode);
    }

    [Theory]
    [InlineData("talentpool.mic.example", true)]
    [InlineData("TALENTPOOL.MIC.EXAMPLE:8443", true)]
    [InlineData("localhost", true)]
    [InlineData("second.example", true)]
    [InlineData("evil.example", false)]
    [InlineData("talentpool.mic.example.evil.example", false)]
    [InlineData("10.0.0.5", false)]
    public async Task In_production_the_product_answers_under_its_own_names(string host, bool answers)
    {
        await using var app = await TestApp.Start(AnEdge.Production(("Site:OtherHosts", "third.example second.example")), environment: "Production");
        using var page = await app.Nobody().Raw(HttpMethod.Get, "/api/reference", null, ("Host", host));
        Assert.Equal(answers ? HttpStatusCode.OK : HttpStatusCode.BadRequest, page.StatusCode);
        if (!answers) Assert.DoesNotContain("evil", await page.Body(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Probes_are_asked_by_address()
    {
        await using var app = await TestApp.Start(AnEdge.Production(), environment: "Production");
        foreach (var probe in new[] { "/healthz", "/readyz" })
        {
            using var answer = await app.Nobody().Raw(HttpMethod.Get, probe, null, ("Host", "10.0.0.5:8080"));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Fact]
    public void What_is_no_address_stops_the_start() =>
        Assert.Contains("proxy.example", Assert.Throws<InvalidOperationException>(() => KnownProxies.Read(new ConfigurationBuilder().AddInMemoryCollection([new("Proxies:Known:0", "proxy.example")]).Build())).Message, StringComparison.Ordinal);
}
