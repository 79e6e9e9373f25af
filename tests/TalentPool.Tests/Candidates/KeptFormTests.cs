using System.Net;

namespace TalentPool.Tests.Candidates;

public sealed class KeptFormTests
{
    static async Task<string?> Kept(Caller person) => (await person.Get("/api/me/form")).IsOk()["text"].GetString();

    [Fact]
    public async Task What_the_form_holds_beyond_the_registration_is_kept_until_it_is_forgotten()
    {
        await using var app = await TestApp.Start();
        var hanako = await app.Candidate();
        Assert.Null(await Kept(hanako));
        (await hanako.Put("/api/me/form", new { text = "{\"kana\":\"山田\"}" })).Is(HttpStatusCode.NoContent);
        Assert.Equal("{\"kana\":\"山田\"}", await Kept(hanako));
        (await hanako.Put("/api/me/form", new { text = "{}" })).Is(HttpStatusCode.NoContent);
        Assert.Equal("{}", await Kept(hanako));
        (await hanako.Put("/api/me/form", new { text = (string?)null })).Is(HttpStatusCode.NoContent);
        Assert.Null(await Kept(hanako));
    }

    [Theory]
    [InlineData(3999)]
    [InlineData(4000)]
    [InlineData(12_001)]
    public async Task A_long_form_comes_back_whole_also_where_a_character_of_two_halves_lies_at_a_seam(int before)
    {
        await using var app = await TestApp.Start();
        var hanako = await app.Candidate();
        var text = new string('あ', before) + "𠮷野" + new string('い', 4000);
        (await hanako.Put("/api/me/form", new { text })).Is(HttpStatusCode.NoContent);
        Assert.Equal(text, await Kept(hanako));
    }

    [Fact]
    public async Task Too_much_or_broken_text_is_refused_and_leaves_what_was_kept()
    {
        await using var app = await TestApp.Start();
        var hanako = await app.Candidate();
        await hanako.Put("/api/me/form", new { text = "{}" });
        foreach (var text in new[] { new string('a', 400_001), "a\0b" })
        {
            var refused = (await hanako.Put("/api/me/form", new { text })).Is(HttpStatusCode.BadRequest);
            Assert.Equal(["text"], refused.Fields);
        }

        Assert.Equal("{}", await Kept(hanako));
    }

    [Fact]
    public async Task Nobody_reads_the_form_of_another_and_staff_have_none()
    {
        await using var app = await TestApp.Start();
        var hanako = await app.Candidate();
        await hanako.Put("/api/me/form", new { text = "{\"name\":\"山田 花子\"}" });
        Assert.Null(await Kept(await app.Candidate("taro@people.example")));
        var staff = await app.Staff("010006");
        (await staff.Get("/api/me/form")).Is(HttpStatusCode.Forbidden);
        (await staff.Put("/api/me/form", new { text = "{}" })).Is(HttpStatusCode.Forbidden);
        (await app.Nobody().Get("/api/me/form")).Is(HttpStatusCode.Unauthorized);
    }
}
