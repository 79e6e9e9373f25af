using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using TalentPool.Evidence;
using TalentPool.OwnData;
using TalentPool.Tests.Disclosures;
using TalentPool.Tests.Uploads;

namespace TalentPool.Tests.OwnData;

public sealed class ExportTests
{
    static async Task<Dictionary<string, byte[]>> Export(Caller person)
    {
        using var answer = await person.Http.GetAsync("/api/me/export", HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(("application/zip", "attachment"), (answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentDisposition!.DispositionType));
        // Written while it is read: nobody knows its length before.
        Assert.Null(answer.Content.Headers.ContentLength);
        using var zip = new ZipArchive(new MemoryStream(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)));
        Dictionary<string, byte[]> files = [];
        foreach (var entry in zip.Entries)
        {
            using var copy = new MemoryStream();
            await using var stream = await entry.OpenAsync(TestContext.Current.CancellationToken);
            await stream.CopyToAsync(copy, TestContext.Current.CancellationToken);
            files.Add(entry.FullName, copy.ToArray());
        }

        return files;
    }

    static JsonElement Table(Dictionary<string, byte[]> export, string code) => JsonDocument.Parse(export["data.json"]).RootElement.GetProperty("tables").GetProperty(code);

    static string Text(byte[] file) => Encoding.UTF8.GetString(file);

    [Fact]
    public async Task It_holds_what_was_entered_and_what_became_of_it()
    {
        await using var scene = await LawScene.Set();
        var export = await Export(scene.Person);
        var registration = Assert.Single(Table(export, "registration").EnumerateArray());
        Assert.Equal(
            (LawScene.Canaries[0].Canary, LawScene.Canaries[1].Canary, LawScene.Canaries[3].Canary, "listed", scene.PublicNumber, true),
            (registration.GetProperty("Name").GetString(), registration.GetProperty("Kana").GetString(), registration.GetProperty("Phone").GetString(), registration.GetProperty("Status").GetString(), registration.GetProperty("PublicNumber").GetString(), registration.GetProperty("ConsentsNationwide").GetBoolean()));
        Assert.Equal(LawScene.Canaries[2].Canary, Assert.Single(Table(export, "account").EnumerateArray()).GetProperty("Email").GetString());
        Assert.Equal(LawScene.Canaries[4].Canary, Assert.Single(Table(export, "career").EnumerateArray()).GetProperty("Employer").GetString());
        Assert.Equal(2, Table(export, "submissions").GetArrayLength());
        Assert.Equal(JsonValueKind.Null, Assert.Single(Table(export, "reviews").EnumerateArray()).GetProperty("Decision").ValueKind);
        var notice = Assert.Single(Table(export, "notices").EnumerateArray());
        Assert.Equal(("accepted", "ぜひご検討ください。", "ぜひお願いします。", "2026-12-01"), (notice.GetProperty("Status").GetString(), notice.GetProperty("Message").GetString(), notice.GetProperty("Reason").GetString(), notice.GetProperty("AnswerBy").GetString()));
        Assert.Equal("通知の目的を確かめてください。", Assert.Single(Table(export, "objections").EnumerateArray()).GetProperty("Reason").GetString());
        Assert.Equal("2026-11-24T03:00:00.000Z", Table(export, "disclosures").EnumerateArray().First().GetProperty("OccurredAt").GetString());
        Assert.NotEmpty(Table(export, "corrections").EnumerateArray());
        Assert.NotEmpty(Table(export, "inbox").EnumerateArray());
        Assert.Contains(Table(export, "activity").EnumerateArray(), action => action.GetProperty("Action").GetString() == "candidate.submitted");
        var proof = export.Single(file => file.Key.StartsWith("files/", StringComparison.Ordinal));
        Assert.Equal(($"files/01-{LawScene.Canaries[0].Canary}.pdf", EvidenceFiles.Hash(AProof.Pdf(LawScene.Canaries[0].Canary))), (proof.Key, EvidenceFiles.Hash(proof.Value)));
        Assert.Equal(EvidenceFiles.Hash(proof.Value), Assert.Single(Table(export, "evidence").EnumerateArray()).GetProperty("Sha256").GetString());
        Assert.Equal(1, await scene.App.Db.Find<int>("SELECT COUNT(*) FROM AuditEvent WHERE Action = 'candidate.exported'"));
    }

    [Fact]
    public async Task Each_table_is_a_CSV_for_spreadsheets_that_runs_nothing()
    {
        await using var app = await TestApp.Start();
        var person = await app.Candidate();
        var registration = A.Registration(headline: "=HYPERLINK(\"http://evil\")");
        registration["introduction"] = "一行目\n\"引用\", 二行目";
        (await person.Put("/api/me/profile", registration)).IsOk();
        var export = await Export(person);
        foreach (var table in ExportTables.All) Assert.Equal(Encoding.UTF8.Preamble.ToArray(), export[$"tables/{table.Code}.csv"][..3]);
        var csv = Text(export["tables/registration.csv"]);
        Assert.Contains("氏名 (Name),フリガナ (Kana)", csv, StringComparison.Ordinal);
        Assert.Contains("'=HYPERLINK", csv, StringComparison.Ordinal);
        Assert.DoesNotContain(",=HYPERLINK", csv, StringComparison.Ordinal);
        Assert.Contains("\"一行目\n\"\"引用\"\", 二行目\"", csv.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Equal("=HYPERLINK(\"http://evil\")", Table(export, "registration")[0].GetProperty("Headline").GetString());
    }

    [Fact]
    public async Task The_readme_explains_each_file_in_both_languages_and_names_a_damaged_one()
    {
        await using var app = await TestApp.Start();
        var person = await app.Candidate();
        (await person.Put("/api/me/profile", A.Registration())).IsOk();
        (await AProof.Upload(person, AProof.Pdf("一"), "証書.pdf")).Is(HttpStatusCode.Created);
        app.Clock.Advance(TimeSpan.FromMilliseconds(1));
        var lost = (await AProof.Upload(person, AProof.Png(), "失われた.png")).Is(HttpStatusCode.Created)["evidenceId"].GetGuid();
        await File.WriteAllBytesAsync(Path.Combine(app.DataFolder, "evidence", $"{lost:N}.bin"), [1, 2, 3], TestContext.Current.CancellationToken);
        var export = await Export(person);
        Assert.Equal(["files/01-証書.pdf"], export.Keys.Where(name => name.StartsWith("files/", StringComparison.Ordinal)));
        foreach (var (name, made) in new[] { ("README.ja.txt", "2026年11月24日 12:00"), ("README.en.txt", "24 November 2026 12:00") })
        {
            var readme = Text(export[name]);
            Assert.Contains(made, readme, StringComparison.Ordinal);
            Assert.Contains("files/02-失われた.png", readme, StringComparison.Ordinal);
            Assert.DoesNotContain("01-証書.pdf", readme, StringComparison.Ordinal);
            foreach (var table in ExportTables.All) Assert.Contains($"tables/{table.Code}.csv", readme, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task No_secret_is_in_it()
    {
        await using var app = await TestApp.Start();
        var person = await Accounts.APerson.SignedIn(app);
        (await app.Nobody().Post("/api/accounts/password/forgotten", new { email = Accounts.APerson.Email })).Is(HttpStatusCode.Accepted);
        var secrets = (await app.Db.Query<string>(
            """
            SELECT PasswordHash FROM Account UNION ALL SELECT TokenHash FROM EmailToken UNION ALL SELECT TokenHash FROM RefreshToken UNION ALL SELECT DeviceHash FROM KnownDevice
            """)).Append((await Accounts.APerson.Latest<TalentPool.Mail.Letter.ResetPassword>(app)).Token).ToList();
        Assert.True(secrets.Count >= 5);
        var export = string.Concat((await Export(person)).Values.Select(Text));
        Assert.Contains(Accounts.APerson.Email, export, StringComparison.Ordinal);
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, export, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Nobody_exports_another_and_it_stays_open_within_the_grace()
    {
        await using var scene = await LawScene.Set();
        var another = await Export(await scene.App.Candidate("jiro@people.example"));
        Assert.All(LawScene.Canaries, canary => Assert.DoesNotContain(another.Values, file => Text(file).Contains(canary.Canary, StringComparison.Ordinal)));
        (await scene.App.Nobody().Get("/api/me/export")).Is(HttpStatusCode.Unauthorized);
        (await (await scene.App.Staff("010006", "other@pref.example")).Get("/api/me/export")).Is(HttpStatusCode.Forbidden);
        (await (await scene.App.Ministry("other@mic.example")).Get("/api/me/export")).Is(HttpStatusCode.Forbidden);
        (await scene.App.Leave(scene.Person)).IsOk();
        Assert.Equal("2026-12-08", Table(await Export(scene.Person), "deletion")[0].GetProperty("UndoUntil").GetString());
    }

    [Fact]
    public async Task One_export_of_an_account_runs_at_a_time()
    {
        await using var app = await TestApp.Start();
        var person = await app.Candidate();
        var turns = app.Services.GetRequiredService<ExportTurns>();
        using (turns.Take(person.AccountId))
        {
            using var refused = await person.Http.GetAsync("/api/me/export", TestContext.Current.CancellationToken);
            Assert.Equal((HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(30)), (refused.StatusCode, refused.Headers.RetryAfter?.Delta));
            Assert.NotEmpty(await Export(await app.Candidate("taro@people.example")));
        }

        Assert.NotEmpty(await Export(person));
        Assert.NotEmpty(await Export(person));
    }

    [Fact]
    public void A_name_of_a_file_cannot_leave_its_folder()
    {
        var item = new EvidenceItem { EvidenceId = Guid.Empty, Kind = "other", FileName = "..\\..:/a?.pdf", ContentType = "application/pdf", Sha256 = "", UploadedAt = DateTimeOffset.UnixEpoch };
        Assert.Equal("files/01-.._..__a_.pdf", GetMyExport.FileName(item, 0));
    }

    [Fact]
    public async Task Every_table_and_column_of_a_person_is_exported_or_left_out_for_a_reason()
    {
        var schema = await PersonSchema.Read();
        List<string> wrong = [];
        var exported = ExportTables.All.SelectMany(table => PersonSchema.TablesIn(table.Sql).Select(name => (name, table.Sql))).ToLookup(one => one.name, one => one.Sql);
        foreach (var table in schema.Tables.Where(table => table.Columns.Any(column => column.Name is "CandidateId" or "AccountId")))
        {
            if (ExportTables.Omitted.ContainsKey(table.Name)) continue;
            if (!exported.Contains(table.Name)) wrong.Add($"{table.Name} is not exported");
            foreach (var column in table.Columns.Where(column => column.Name is not ("CandidateId" or "AccountId" or "OrganisationId")))
                if (!ExportTables.OmittedColumns.ContainsKey($"{table.Name}.{column.Name}") && !exported[table.Name].Any(sql => PersonSchema.Selects(sql, column.Name)))
                    wrong.Add($"{table.Name}.{column.Name} is not exported");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.All(ExportTables.Omitted.Values.Concat(ExportTables.OmittedColumns.Values), reason => Assert.NotEmpty(reason));
        Assert.Empty(ExportTables.Omitted.Keys.Except(schema.Tables.Select(table => table.Name)));
        Assert.Empty(ExportTables.OmittedColumns.Keys.Except(schema.Tables.SelectMany(table => table.Columns.Select(column => $"{table.Name}.{column.Name}"))));
    }
}
