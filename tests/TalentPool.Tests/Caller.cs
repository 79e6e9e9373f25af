using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using TalentPool.Accounts;

namespace TalentPool.Tests;

/// <summary>Someone at the other end of HTTP.</summary>
public sealed record Caller(HttpClient Http, Guid AccountId, Guid? OrganisationId, Guid? SessionId = null)
{
    public Task<Answer> Get(string path) => Send(HttpMethod.Get, path, null);

    public Task<Answer> Post(string path, object? body = null) => Send(HttpMethod.Post, path, body is null ? null : JsonContent.Create(body));

    public Task<Answer> Put(string path, object body) => Send(HttpMethod.Put, path, JsonContent.Create(body));

    public Task<Answer> Delete(string path) => Send(HttpMethod.Delete, path, null);

    public async Task<Answer> Send(HttpMethod method, string path, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        using var response = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        return new Answer(response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>A fresh token after the clock moved, for a candidate.</summary>
    public void Renew(TestApp app) => Http.DefaultRequestHeaders.Authorization =
        new("Bearer", ServiceProviderServiceExtensions.GetRequiredService<AccessTokens>(app.Services).Issue(AccountId, "candidate", null, null, SessionId, SessionId is null ? null : Amr.Password));

    /// <summary>The same caller, asking for English.</summary>
    public Caller InEnglish()
    {
        Http.DefaultRequestHeaders.AcceptLanguage.Clear();
        Http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        return this;
    }
}

/// <summary>What came back.</summary>
public sealed record Answer(HttpStatusCode Status, string Text)
{
    /// <summary>The body as JSON; `answer["total"]` style access through <see cref="this[string]"/>.</summary>
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    public JsonElement this[string name] => Json.GetProperty(name);

    /// <summary>The type of the problem, such as /problems/invalid.</summary>
    public string? ProblemType => Text.Length > 0 && Json.TryGetProperty("type", out var type) ? type.GetString() : null;

    /// <summary>The fields that a refused request names.</summary>
    public string[] Fields => Json.TryGetProperty("errors", out var errors) ? [.. errors.EnumerateObject().Select(error => error.Name)] : [];

    /// <summary>Fails with the body when the status is another.</summary>
    public Answer Is(HttpStatusCode expected)
    {
        Assert.True(expected == Status, $"Expected {(int)expected}, got {(int)Status}: {Text}");
        return this;
    }

    public Answer IsOk() => Is(HttpStatusCode.OK);

    /// <summary>Fails unless this is a refusal of that status and type.</summary>
    public Answer IsRefused(HttpStatusCode expected, string code)
    {
        Is(expected);
        Assert.Equal("/problems/" + code, ProblemType);
        return this;
    }
}
