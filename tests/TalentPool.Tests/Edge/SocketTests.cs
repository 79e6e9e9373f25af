using System.Net;
using System.Net.Sockets;
using System.Text;
using TalentPool.Tests.Uploads;

namespace TalentPool.Tests.Edge;

/// <summary>What the real server does with what is no proper request: bytes on a socket, slow ones and too many.</summary>
public sealed class SocketTests
{
    static async Task<NetworkStream> Connect(TestApp app)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, app.Port, TestContext.Current.CancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }

    /// <summary>Everything the server says until it closes the line.</summary>
    static async Task<string> Say(TestApp app, string request)
    {
        await using var line = await Connect(app);
        return await Say(line, request);
    }

    static async Task<string> Say(NetworkStream line, string request)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        // Read along while it is said: who is refused half-way is answered before the line is closed on what was still being sent.
        var heard = Hear(line, limit.Token);
        try
        {
            await line.WriteAsync(Encoding.Latin1.GetBytes(request), limit.Token);
        }
        catch (IOException)
        {
            // Closed while we still spoke; what it said before counts.
        }

        return await heard;
    }

    static async Task<string> Hear(NetworkStream line, CancellationToken limit)
    {
        using var answer = new MemoryStream();
        try
        {
            await line.CopyToAsync(answer, limit);
        }
        catch (IOException)
        {
            // Closed in the middle; what came before counts.
        }

        return Encoding.UTF8.GetString(answer.ToArray());
    }

    public static TheoryData<string, string, string> Malformed => new()
    {
        { "no request", "hello\r\n\r\n", "400" },
        { "an unknown version", "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n", "505" },
        { "a line without end", "GET /" + new string('a', 10_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n", "414" },
        { "headers without end", "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + new string('a', 20_000) + "\r\n\r\n", "431" },
        { "too many headers", "GET / HTTP/1.1\r\nHost: localhost\r\n" + string.Concat(Enumerable.Range(0, 100).Select(i => $"X-{i}: 1\r\n")) + "\r\n", "431" },
        { "two hosts", "GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n", "400" },
        { "no host", "GET / HTTP/1.1\r\n\r\n", "400" },
        { "two lengths", "POST /api/accounts/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nabcd", "400" },
        { "a negative length", "POST /api/accounts/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n", "400" },
        { "a header with a NUL", "GET / HTTP/1.1\r\nHost: localhost\r\nX: a\0b\r\n\r\n", "400" },
        { "a folded header", "GET / HTTP/1.1\r\nHost: localhost\r\n folded: x\r\n\r\n", "400" },
        { "a path with a NUL", "GET /%00 HTTP/1.1\r\nHost: localhost\r\n\r\n", "400" },
        { "a tunnel", "CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\nConnection: close\r\n\r\n", "405" },
        { "a trace", "TRACE / HTTP/1.1\r\nHost: localhost\r\nX-Secret: mine\r\nConnection: close\r\n\r\n", "405" },
    };

    [Theory, MemberData(nameof(Malformed))]
    public async Task What_is_malformed_is_refused_without_a_word_of_the_inside(string what, string request, string status)
    {
        await using var app = await TestApp.Start(onSocket: true);
        var answer = await Say(app, request);
        Assert.True(answer.StartsWith($"HTTP/1.1 {status} ", StringComparison.Ordinal), $"{what}: {answer}");
        Assert.All(new[] { "Server:", "Kestrel", "Exception", "   at ", "X-Secret" }, word => Assert.DoesNotContain(word, answer, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_body_that_says_nothing_of_its_length_is_read_up_to_the_bound()
    {
        await using var app = await TestApp.Start(onSocket: true);
        var chunk = $"{100_000:x}\r\n{new string(' ', 100_000)}\r\n";
        var answer = await Say(app, "POST /api/accounts/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n" + string.Concat(Enumerable.Repeat(chunk, 21)));
        Assert.StartsWith("HTTP/1.1 413 ", answer, StringComparison.Ordinal);
        Assert.Contains("/problems/too-large", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_of_another_kind_is_bounded_too()
    {
        await using var app = await TestApp.Start(onSocket: true);
        var answer = await Say(app, $"POST /api/me/evidence HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: {50_000_000}\r\nConnection: close\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 401 ", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_does_not_finish_the_headers_is_cut_off()
    {
        await using var app = await TestApp.Start(new() { ["Limits:HeaderSeconds"] = "1" }, onSocket: true);
        Assert.StartsWith("HTTP/1.1 408 ", await Say(app, "GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_sends_the_body_drop_by_drop_is_cut_off()
    {
        await using var app = await TestApp.Start(new() { ["Limits:BodyGraceSeconds"] = "2" }, onSocket: true);
        var answer = await Say(app, "POST /api/accounts/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{");
        Assert.StartsWith("HTTP/1.1 408 ", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_sends_a_file_so_slowly_that_its_place_would_be_held_for_long_is_cut_off()
    {
        await using var app = await TestApp.Start(new() { ["Limits:BodyGraceSeconds"] = "2" }, onSocket: true);
        var person = await app.Candidate();
        await using var line = await Connect(app);
        var head = $"POST /api/me/evidence HTTP/1.1\r\nHost: localhost\r\nAuthorization: {person.Http.DefaultRequestHeaders.Authorization}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 9000000\r\n\r\n--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n";
        await line.WriteAsync(Encoding.ASCII.GetBytes(head), TestContext.Current.CancellationToken);
        // Four kilobytes a second: enough for any other request.
        var heard = Hear(line, TestContext.Current.CancellationToken);
        var drop = Encoding.ASCII.GetBytes(new string('x', 400));
        try
        {
            while (!heard.IsCompleted)
            {
                await line.WriteAsync(drop, TestContext.Current.CancellationToken);
                await Task.WhenAny(heard, Task.Delay(100, TestContext.Current.CancellationToken));
            }
        }
        catch (IOException)
        {
            // Closed between two drops; what it said before counts.
        }

        Assert.StartsWith("HTTP/1.1 408 ", await heard, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_comes_over_the_newer_protocol_as_well()
    {
        await using var app = await TestApp.Start(new() { ["Kestrel:EndpointDefaults:Protocols"] = "Http2" }, onSocket: true);
        var person = await app.Candidate();
        using var client = new HttpClient { BaseAddress = new Uri($"http://localhost:{app.Port}"), DefaultRequestVersion = HttpVersion.Version20, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact };
        client.DefaultRequestHeaders.Authorization = person.Http.DefaultRequestHeaders.Authorization;
        using var form = AProof.Form(AProof.Pdf(), "a.pdf");
        using var answer = await client.PostAsync("/api/me/evidence", form, TestContext.Current.CancellationToken);
        Assert.Equal((HttpVersion.Version20, HttpStatusCode.Conflict), (answer.Version, answer.StatusCode));
    }

    [Fact]
    public async Task More_connections_than_allowed_are_closed_at_once()
    {
        await using var app = await TestApp.Start(new() { ["Limits:Connections"] = "2" }, onSocket: true);
        await using var first = await Connect(app);
        await using var second = await Connect(app);
        const string Request = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n";
        var buffer = new byte[1024];
        foreach (var line in new[] { first, second })
        {
            await line.WriteAsync(Encoding.ASCII.GetBytes(Request), TestContext.Current.CancellationToken);
            Assert.True(await line.ReadAsync(buffer, TestContext.Current.CancellationToken) > 0);
        }

        Assert.Equal("", await Say(app, Request));
    }
}
