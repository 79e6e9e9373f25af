using System.Net;

namespace TalentPool.Tests.Edge;

/// <summary>A value of an address that cannot be read is named, wherever it is bound from.</summary>
public sealed class MisreadTests
{
    [Theory]
    [InlineData("/api/audit?from=2026-13-01&page=x", "from", "page")]
    [InlineData("/api/audit?actor=nobody", "actor")]
    [InlineData("/api/audit?until=yesterday&action=audit", "until")]
    [InlineData("/api/reviews?page=one", "page")]
    [InlineData("/api/digests/runs?pageSize=1.5", "pageSize")]
    [InlineData("/api/organisations?page=99999999999", "page")]
    [InlineData("/api/postings?page=%20", "page")]
    public async Task It_is_named(string address, params string[] fields)
    {
        await using var app = await TestApp.Start();
        var admin = await app.MinistryAdmin();
        Assert.Equal(fields, (await admin.Get(address)).IsRefused(HttpStatusCode.BadRequest, "invalid").Fields.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("/api/reviews?page=")]
    [InlineData("/api/audit?page=0&from=2026-11-01")]
    [InlineData("/api/postings?page=0")]
    public async Task What_is_empty_or_well_formed_is_taken(string address)
    {
        await using var app = await TestApp.Start();
        (await (await app.MinistryAdmin()).Get(address)).IsOk();
    }
}
