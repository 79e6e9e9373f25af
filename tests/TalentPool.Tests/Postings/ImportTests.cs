using System.Net;
using System.Text;

namespace TalentPool.Tests.Postings;

public sealed class ImportTests
{
    static readonly byte[] Sample = Encoding.UTF8.GetBytes(AFile.Sample);

    [Fact]
    public async Task The_ministry_imports_the_sample_list_and_nothing_is_stored_before_it_confirms()
    {
        await using var app = await TestApp.Start();
        var ministry = await app.Ministry();
        var preview = (await ministry.Preview("postings.jsonl", Sample)).IsOk();
        Assert.Equal((33, 33, 0), Counts(preview));
        Assert.All(preview["rows"].EnumerateArray(), row => Assert.Equal("new", row.GetProperty("verdict").GetString()));
        Assert.Equal(0, await Postings(app));

        var done = await Confirm(ministry, preview);
        Assert.Equal((33, 0, 0), (done["imported"].GetInt32(), done["updated"].GetInt32(), done["skipped"].GetInt32()));
        Assert.Equal(33, (await app.Nobody().Get("/api/postings")).IsOk()["total"].GetInt32());
        var yamaguchi = (await app.Nobody().Get("/api/postings?prefecture=350001")).IsOk()["items"].EnumerateArray()
            .Single(posting => posting.GetProperty("title").GetString() == "情報職(デジタル分野の実務経験者)選考採用");
        Assert.Equal(38.75m, yamaguchi.GetProperty("weeklyHours").GetDecimal());
        Assert.Equal(410000, yamaguchi.GetProperty("payMax").GetInt32());
        Assert.Equal("2026-12-11", yamaguchi.GetProperty("deadline").GetString());
        Assert.Equal(3, yamaguchi.GetProperty("skills").GetArrayLength());
        Assert.Equal(0, await app.Db.Find<int>("SELECT COUNT(*) FROM PostingImportPart", null, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_same_list_again_updates_and_makes_no_twins()
    {
        await using var app = await TestApp.Start();
        var ministry = await app.Ministry();
        await Confirm(ministry, await ministry.Preview("postings.jsonl", Sample));
        var again = (await ministry.Preview("postings.jsonl", Sample)).IsOk();
        Assert.All(again["rows"].EnumerateArray(), row => Assert.Equal("update", row.GetProperty("verdict").GetString()));
        Assert.Equal(33, (await Confirm(ministry, again))["updated"].GetInt32());
        Assert.Equal(33, await Postings(app));
    }

    [Theory]
    [InlineData("sjis.csv")]
    [InlineData("utf8.csv")]
    [InlineData("utf8-mark.csv")]
    [InlineData("book.xlsx")]
    public async Task Every_format_gives_the_same_postings(string name)
    {
        await using var app = await TestApp.Start();
        var ministry = await app.Ministry();
        var rows = AFile.SampleRows();
        var content = name switch
        {
            "sjis.csv" => AFile.Csv(rows, AFile.ShiftJis),
            "utf8.csv" => AFile.Csv(rows, new UTF8Encoding(false)),
            "utf8-mark.csv" => AFile.Csv(rows, new UTF8Encoding(true)),
            _ => AFile.Xlsx(rows),
        };
        var preview = (await ministry.Preview(name, content)).IsOk();
        Assert.True(preview["bad"].GetInt32() == 0, preview.Text);
        Assert.Equal(2, preview["rows"][0].GetProperty("line").GetInt32());
        await Confirm(ministry, preview);
        var fromFile = await Texts(app);
        await Confirm(ministry, await ministry.Preview("postings.jsonl", Sample));
        Assert.Equal(await Texts(app), fromFile);
        Assert.Equal(33, fromFile.Count);
    }

    [Theory]
    [InlineData("title", "")]
    [InlineData("id", "")]
    [InlineData("prefecture_code", "999999")]
    [InlineData("employment_type", "forever")]
    [InlineData("salary_unit", "week")]
    [InlineData("salary_min", "たくさん")]
    [InlineData("salary_max", "1")]
    [InlineData("work_style", "moon")]
    [InlineData("weekly_hours", "90")]
    [InlineData("openings", "1.5")]
    [InlineData("published_on", "昨日")]
    [InlineData("deadline", "2026-02-30")]
    [InlineData("deadline", "")]
    [InlineData("themes", "theme-z")]
    [InlineData("skills", "mgmt-pm;juggling")]
    public async Task A_bad_cell_is_named_by_line_and_column(string column, string text)
    {
        await using var app = await TestApp.Start();
        var ministry = await app.Ministry();
        var preview = (await ministry.Preview(AFile.Row(), AFile.Row(("id", "P900"), (column, text)))).IsOk();
        Assert.Equal((2, 1, 1), Counts(preview));
        var bad = preview["rows"][1];
        Assert.Equal((3, "bad"), (bad.GetProperty("line").GetInt32(), bad.GetProperty("verdict").GetString()));
        var fault = Assert.Single(bad.GetProperty("errors").EnumerateArray());
        Assert.Equal((column, text), (fault.GetProperty("column").GetString(), fault.GetProperty("value").GetString()));
        Assert.NotEmpty(fault.GetProperty("message").GetString()!);
        Assert.Equal(1, (await Confirm(ministry, preview))["imported"].GetInt32());
    }

    [Fact]
    public async Task A_line_that_is_no_JSON_is_bad_and_the_others_are_good()
    {
        await using var app = await TestApp.Start();
        var ministry = await app.Ministry();
        var lines = AFile.Sample.Split('\n');
        var preview = (await ministry.InEnglish().Preview("p.jsonl", Encoding.UTF8.GetBytes($"{lines[0]}\n\n{{\"id\": \n[1]\n{lines[1]}"))).IsOk();
        Assert.Equal((4, 2, 2), Counts(preview));
        Assert.Equal([1, 3, 4, 5], preview["rows"].EnumerateArray().Select(row => row.GetProperty("line").GetInt32()));
        Assert.Equal("This line cannot be read as a JSON object.", preview["rows"][1].GetProperty("errors")[0].GetProperty("message").GetString());
    }

    [Fact]
    public async Task An_id_twice_in_a_file_is_bad_the_second_time()
    {
        await using var app = await TestApp.Start();
        var preview = (await (await app.Ministry()).Preview(AFile.Row(), AFile.Row())).IsOk();
        Assert.Equal((2, 1, 1), Counts(preview));
        Assert.Equal("id", preview["rows"][1].GetProperty("errors")[0].GetProperty("column").GetString());
    }

    [Fact]
    public async Task A_prefecture_imports_its_own_rows_only_and_no_other_confirms_them()
    {
        await using var app = await TestApp.Start();
        var yamaguchi = await app.Staff("350001");
        var preview = (await yamaguchi.Preview("postings.jsonl", Sample)).IsOk();
        var own = AFile.SampleRows().Count(row => row["prefecture_code"] == "350001");
        Assert.Equal((33, own, 33 - own), Counts(preview));
        Assert.All(preview["rows"].EnumerateArray().Where(row => row.GetProperty("prefecture").GetString() != "350001"),
            row => Assert.Equal("prefecture_code", row.GetProperty("errors")[0].GetProperty("column").GetString()));

        (await (await app.Staff("340006")).Post("/api/postings/import", new { importId = preview["importId"].GetGuid() })).IsRefused(HttpStatusCode.NotFound, "no-such-import");
        Assert.Equal(own, (await Confirm(yamaguchi, preview))["imported"].GetInt32());
        (await yamaguchi.Post("/api/postings/import", new { importId = preview["importId"].GetGuid() })).IsRefused(HttpStatusCode.NotFound, "no-such-import");
        (await (await app.Candidate()).Preview("postings.jsonl", Sample)).Is(HttpStatusCode.Forbidden);
        (await app.Nobody().Preview("postings.jsonl", Sample)).Is(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Rows_of_the_future_or_the_past_become_drafts()
    {
        await using var app = await TestApp.Start();
        var staff = await app.Staff("350001");
        var rows = new[]
        {
            AFile.Row(("id", "today"), ("published_on", "2026-11-24")), AFile.Row(("id", "tomorrow"), ("published_on", "2026-11-25")),
            AFile.Row(("id", "over"), ("deadline", "2026-11-23")), AFile.Row(("id", "at once"), ("published_on", "")),
        };
        await Confirm(staff, await staff.Preview(rows));
        Assert.Equal(2, (await app.Nobody().Get("/api/postings")).IsOk()["total"].GetInt32());
        Assert.Equal(2, (await staff.Get("/api/my-organisation/postings?status=draft")).IsOk()["total"].GetInt32());
    }

    [Fact]
    public async Task A_closed_posting_is_not_opened_again_by_a_file()
    {
        await using var app = await TestApp.Start();
        var staff = await app.Staff("350001");
        await Confirm(staff, await staff.Preview(AFile.Row()));
        var waiting = (await staff.Preview(AFile.Row())).IsOk();
        var id = (await app.Nobody().Get("/api/postings")).IsOk()["items"][0].GetProperty("postingId").GetGuid();
        (await staff.Post($"/api/postings/{id}/close", new { })).Is(HttpStatusCode.NoContent);
        Assert.Equal(1, (await Confirm(staff, waiting))["skipped"].GetInt32());
        Assert.Equal("bad", (await staff.Preview(AFile.Row())).IsOk()["rows"][0].GetProperty("verdict").GetString());
    }

    [Fact]
    public async Task A_cell_that_looks_like_a_formula_is_only_text()
    {
        await using var app = await TestApp.Start();
        var staff = await app.Staff("350001");
        await Confirm(staff, await staff.Preview(AFile.Row(("title", "=1+1"), ("description", new string('長', 4000)), ("requirements", "二行の\n要件, \"引用\""))));
        var posting = (await app.Nobody().Get("/api/postings")).IsOk()["items"][0];
        Assert.Equal("=1+1", posting.GetProperty("title").GetString());
        Assert.Equal(4000, posting.GetProperty("description").GetString()!.Length);
        Assert.Equal("二行の\n要件, \"引用\"", posting.GetProperty("requirements").GetString());
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_refused_with_its_reason()
    {
        await using var app = await TestApp.Start();
        var staff = (await app.Staff("350001")).InEnglish();
        async Task<string> Reason(string name, byte[] content)
        {
            var answer = (await staff.Preview(name, content)).IsRefused(HttpStatusCode.BadRequest, "invalid");
            Assert.Equal(["file"], answer.Fields);
            return answer["errors"].GetProperty("file")[0].GetString()!;
        }

        Assert.StartsWith("The file cannot be read as an Excel workbook", await Reason("book.xlsx", Encoding.UTF8.GetBytes("not a zip")), StringComparison.Ordinal);
        Assert.StartsWith("The file cannot be read as an Excel workbook", await Reason("book.xlsx", AFile.Xlsx(AFile.SampleRows())[..2000]), StringComparison.Ordinal);
        Assert.Equal("The workbook holds too much.", await Reason("bomb.xlsx", AFile.Bomb()));
        Assert.StartsWith("The characters cannot be read", await Reason("p.csv", [.. AFile.Csv([AFile.Row()], AFile.ShiftJis), 0x81, 0x20, 0xFD, 0xFF]), StringComparison.Ordinal);
        Assert.StartsWith("The file is not well-formed CSV", await Reason("p.csv", Encoding.UTF8.GetBytes(string.Join(',', AFile.Columns) + "\n\"open")), StringComparison.Ordinal);
        Assert.Equal("The first line lacks these column names: deadline", await Reason("p.csv", Encoding.UTF8.GetBytes(string.Join(',', AFile.Columns.Except(["deadline"])) + "\n1")));
        Assert.Equal("Choose a .jsonl, .csv or .xlsx file.", await Reason("p.pdf", [1, 2, 3]));
        Assert.Equal("The file is empty.", await Reason("p.csv", []));
        Assert.Equal("The file may have at most 5 MB.", await Reason("p.jsonl", new byte[5 * 1024 * 1024 + 1]));
        Assert.StartsWith("At most 5000 rows", await Reason("p.jsonl", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{}\n", 5001)))), StringComparison.Ordinal);
        Assert.Equal(0, await Postings(app));
    }

    [Fact]
    public async Task A_preview_is_forgotten_after_an_hour()
    {
        await using var app = await TestApp.Start();
        var preview = (await (await app.Staff("350001")).Preview(AFile.Row())).IsOk();
        app.Clock.Advance(TimeSpan.FromMinutes(61));
        var colleague = await app.Staff("350001", "colleague@pref.example");
        (await colleague.Post("/api/postings/import", new { importId = preview["importId"].GetGuid() })).IsRefused(HttpStatusCode.NotFound, "no-such-import");
        (await colleague.Preview(AFile.Row())).IsOk();
        Assert.Equal(1, await app.Db.Find<int>("SELECT COUNT(*) FROM PostingImport", null, TestContext.Current.CancellationToken));
    }

    static (int Total, int Good, int Bad) Counts(Answer preview) => (preview["total"].GetInt32(), preview["good"].GetInt32(), preview["bad"].GetInt32());

    static async Task<Answer> Confirm(Caller caller, Answer preview) => (await caller.Post("/api/postings/import", new { importId = preview.IsOk()["importId"].GetGuid() })).IsOk();

    static Task<int> Postings(TestApp app) => app.Db.Find<int>("SELECT COUNT(*) FROM Posting", null, TestContext.Current.CancellationToken);

    static async Task<List<string>> Texts(TestApp app)
    {
        string[] ours = ["title", "appointmentType", "payUnit", "payMin", "payMax", "payText", "weeklyHours", "workStyle", "requirements", "description", "openings", "startOn", "deadline", "themes", "skills", "status"];
        var list = (await app.Nobody().Get("/api/postings?pageSize=100")).IsOk()["items"].EnumerateArray();
        return [.. list.Select(posting => string.Join('|', ours.Select(name => posting.GetProperty(name).ToString()))).Order(StringComparer.Ordinal)];
    }
}
