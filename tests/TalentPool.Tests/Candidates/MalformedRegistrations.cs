using System.Text;
using System.Text.Json;

namespace TalentPool.Tests.Candidates;

/// <summary>A request that must be refused.</summary>
/// <param name="What">What is wrong with it.</param>
/// <param name="Body">The bytes as they are sent.</param>
/// <param name="Fields">The fields that the refusal names; none for what is refused before it is read.</param>
/// <param name="Status">400 unless the size or the kind of the content is wrong.</param>
/// <param name="ContentType">application/json unless that is what is wrong.</param>
sealed record Malformed(string What, byte[] Body, string Fields, int Status = 400, string? ContentType = "application/json");

/// <summary>Registrations that nobody can mean: each in one place, everything else in order.</summary>
static class MalformedRegistrations
{
    const string Job = """{"employer":"株式会社みなと情報","jobTitle":"技術者","start":"2014-04","end":"2024-03","digital":"yes","hours":null,"leave":[],"description":""}""";

    /// <summary>A whole registration with one member in other words; the text stands in the body as it is.</summary>
    static byte[] With(string member, string json)
    {
        var members = A.Registration(version: 1).ToDictionary(pair => pair.Key, pair => JsonSerializer.Serialize(pair.Value));
        members[member] = json;
        return Encoding.UTF8.GetBytes("{" + string.Join(',', members.Select(pair => $"\"{pair.Key}\":{pair.Value}")) + "}");
    }

    static byte[] WithJob(string member, string json) => With("career", "[" + Replaced(Job, member, json) + "]");

    static byte[] WithLeave(string leave) => WithJob("leave", $"[{leave}]");

    static byte[] WithWish(string member, string json) =>
        With("wishes", Replaced("""{"prefectures":["010006"],"nationwide":false,"employmentTypes":["fullTime"],"daysPerWeek":5,"remoteWork":"partial","availableFrom":"2027-04-01"}""", member, json));

    static byte[] WithConsent(string member, string json) => With("consent", Replaced("""{"purposeVersion":"2026-11","nationwide":true,"prefectures":[]}""", member, json));

    static string Replaced(string json, string member, string value)
    {
        using var document = JsonDocument.Parse(json);
        return "{" + string.Join(',', document.RootElement.EnumerateObject().Select(one => $"\"{one.Name}\":{(one.Name == member ? value : one.Value.GetRawText())}")) + "}";
    }

    static string Text(char letter, int length) => $"\"{new string(letter, length)}\"";

    static string Many(string json, int count) => $"[{string.Join(',', Enumerable.Repeat(json, count))}]";

    static byte[] Raw(string text) => Encoding.UTF8.GetBytes(text);

    static string Whole => Encoding.UTF8.GetString(With("version", "1"));

    public static IEnumerable<Malformed> All =>
    [
        .. Texts, .. Periods, .. Leaves, .. Numbers, .. Lists, .. Kinds, .. Shapes, .. Contents,
    ];

    /// <summary>Words that cannot be read, or hide what they are.</summary>
    static IEnumerable<Malformed> Texts
    {
        get
        {
            (string What, string Json)[] unreadable =
            [
                ("a lone high surrogate", """ "\ud842" """), ("a lone low surrogate", """ "山\udfb7田" """), ("surrogates in the wrong order", """ "\udfb7\ud842" """),
                ("a NUL", """ "山\u0000田" """), ("a control character", """ "山\u0007田" """), ("a bell and escape", """ "\u001b[31m山田" """), ("a C1 control", """ "山\u0085田" """),
                ("a right-to-left override", """ "山\u202e田" """), ("a left-to-right embedding", """ "山\u202a田" """), ("an isolate", """ "\u2067山田\u2069" """),
                ("a right-to-left mark", """ "山\u200f田" """), ("a zero-width space", """ "山\u200b田" """), ("a byte order mark inside", """ "山\ufeff田" """),
                ("a soft hyphen", """ "山\u00ad田" """), ("a word joiner", """ "山\u2060田" """), ("a private character", """ "山\ue000田" """), ("a character that is none", """ "山\uffff田" """),
                ("an invisible tag", """ "山\udb40\udc41田" """), ("a private character of a far plane", """ "山\udb80\udc00田" """), ("a line separator", """ "山\u2028田" """),
            ];
            foreach (var (what, json) in unreadable)
            {
                yield return new($"name: {what}", With("name", json), "name");
                yield return new($"headline: {what}", With("headline", json), "headline");
                yield return new($"introduction: {what}", With("introduction", json), "introduction");
                yield return new($"employer: {what}", WithJob("employer", json), "career[0].employer");
            }

            yield return new("name: only joiners of no width", With("name", """ "\u200d\u200d" """), "name");
            yield return new("name: a joiner of no width inside", With("name", """ "山\u200d田" """), "name");
            yield return new("name: only fillers that nobody sees", With("name", """ "\u3164\u115f" """), "name");
            yield return new("name: only a blank pattern", With("name", """ "\u2800" """), "name");
            yield return new("name: only marks without a letter", With("name", """ "\u0301\u0308" """), "name");
            yield return new("name: line breaks", With("name", """ "山田\r\n花子" """), "name");
            yield return new("name: a tab", With("name", """ "山田\t花子" """), "name");
            yield return new("name: 1 MB", With("name", Text('a', 1_000_000)), "name");
            yield return new("name: one too long", With("name", Text('a', 101)), "name");
            yield return new("kana: kanji", With("kana", "\"山田\""), "kana");
            yield return new("kana: digits", With("kana", "\"ヤマダ1\""), "kana");
            yield return new("kana: a zero-width space", With("kana", """ "ヤマダ\u200b" """), "kana");
            yield return new("kana: a right-to-left override", With("kana", """ "ヤマ\u202eダ" """), "kana");
            yield return new("kana: 1 MB", With("kana", Text('ア', 300_000)), "kana");
            yield return new("phone: words", With("phone", "\"電話してください\""), "phone");
            yield return new("phone: too long", With("phone", Text('0', 21)), "phone");
            yield return new("phone: a line break", With("phone", """ "03-1234-5678\n" """), "phone");
            yield return new("phone: Arabic digits", With("phone", "\"٠٣-١٢٣٤-٥٦٧٨\""), "phone");
            yield return new("headline: 1 MB", With("headline", Text('a', 1_000_000)), "headline");
            yield return new("headline: two lines", With("headline", """ "一\n二" """), "headline");
            yield return new("introduction: 1 MB", With("introduction", Text('a', 1_000_000)), "introduction");
            yield return new("grounds: 1 MB", With("equivalentGrounds", Text('a', 1_000_000)), "equivalentGrounds");
            yield return new("grounds: a NUL", With("equivalentGrounds", """ "\u0000" """), "equivalentGrounds");
            yield return new("job title: 1 MB", WithJob("jobTitle", Text('a', 1_000_000)), "career[0].jobTitle");
            yield return new("description: 1 MB", WithJob("description", Text('a', 1_000_000)), "career[0].description");
            yield return new("description: an override", WithJob("description", """ "\u202d" """), "career[0].description");
        }
    }

    /// <summary>Dates that are none, and periods that cannot be.</summary>
    static IEnumerable<Malformed> Periods
    {
        get
        {
            string[] noDates =
            [
                "0000-01", "0000-00-00", "0001-01", "1899-12-31", "2020-00", "2020-13", "2020-02-30", "2023-02-29", "2020-04-31", "2020-4", "2020/04", "20-04", "12020-04", "-2020-04", "２０２０-04",
                "令和2年4月", "2020-04-01T00:00:00Z", "2020-04-01 ", " 2020-04", "2020-W10", "1585699200", "soon", "9999-99-99", "2101-01", "9999-12-31", "2020-04\\u0000",
            ];
            foreach (var date in noDates)
            {
                yield return new($"start: {date}", With("career", "[" + Replaced(Replaced(Job, "end", "null"), "start", $"\"{date}\"") + "]"), "career[0].start");
                yield return new($"end: {date}", WithJob("end", $"\"{date}\""), "career[0].end");
            }

            yield return new("end: empty", WithJob("end", "\"\""), "career[0].end");
            yield return new("end: before the start by a month", WithJob("end", "\"2014-03\""), "career[0].end");
            yield return new("end: before the start by a day", With("career", "[" + Replaced(Replaced(Job, "start", "\"2014-04-02\""), "end", "\"2014-04-01\"") + "]"), "career[0].end");
            yield return new("end: before the start by a century", WithJob("end", "\"1914-04\""), "career[0].end");
            yield return new("available from: no day", WithWish("availableFrom", "\"2027-02-30\""), "wishes.availableFrom");
            yield return new("available from: a month", WithWish("availableFrom", "\"2027-04\""), "wishes.availableFrom");
            yield return new("available from: year 0", WithWish("availableFrom", "\"0000-01-01\""), "wishes.availableFrom");
            yield return new("available from: long ago", WithWish("availableFrom", "\"1999-04-01\""), "wishes.availableFrom");
            yield return new("available from: year 9999", WithWish("availableFrom", "\"9999-12-31\""), "wishes.availableFrom");
        }
    }

    static IEnumerable<Malformed> Leaves
    {
        get
        {
            yield return new("leave: no kind", WithLeave("""{"start":"2020-04","end":"2020-05"}"""), "career[0].leave[0].kind");
            yield return new("leave: an unknown kind", WithLeave("""{"kind":"holiday","start":"2020-04","end":"2020-05"}"""), "career[0].leave[0].kind");
            yield return new("leave: reversed", WithLeave("""{"kind":"care","start":"2020-05","end":"2020-04"}"""), "career[0].leave[0].end");
            yield return new("leave: year 0", WithLeave("""{"kind":"care","start":"0000-01","end":"2020-04"}"""), "career[0].leave[0].start");
            yield return new("leave: no start", WithLeave("""{"kind":"care","end":"2020-04"}"""), "career[0].leave[0].start");
            yield return new("leave: no end", WithLeave("""{"kind":"care","start":"2020-04"}"""), "career[0].leave[0].end");
            yield return new("leave: nothing", WithLeave("null"), "career[0].leave[0]");
            yield return new("leave: a word", WithLeave("\"childcare\""), "career[0].leave[0]");
            yield return new("leave: no list", WithJob("leave", "{}"), "career[0].leave");
            yield return new("leave: 21", WithJob("leave", Many("""{"kind":"care","start":"2020-04","end":"2020-05"}""", 21)), "career[0].leave");
            yield return new("leave: 10,000", WithJob("leave", Many("""{"kind":"care","start":"2020-04","end":"2020-05"}""", 10_000)), "career[0].leave");
        }
    }

    static IEnumerable<Malformed> Numbers
    {
        get
        {
            foreach (var hours in new[] { "-1", "168.5", "169", "1e9", "\"40\"", "true", "1e400", "79228162514264337593543950336", "[]" })
                yield return new($"hours: {hours}", WithJob("hours", hours), "career[0].hours");
            foreach (var version in new[] { "-1", "1.5", "\"1\"", "2147483648", "1e99", "null", "{}" })
                yield return new($"version: {version}", With("version", version), "version");
            foreach (var days in new[] { "0", "6", "-1", "2.5", "99999999999" })
                yield return new($"days a week: {days}", WithWish("daysPerWeek", days), "wishes.daysPerWeek");
            foreach (var years in new[] { "-1", "61", "1.5", "99999999999" })
                yield return new($"years of a skill: {years}", With("skills", $$"""[{"skillId":"cloud-aws","years":{{years}}}]"""), "skills[0].years");
        }
    }

    static IEnumerable<Malformed> Lists
    {
        get
        {
            const string small = """{"employer":"a","jobTitle":"b","start":"2014-04","end":"2024-03","digital":"yes","description":""}""";
            yield return new("career: 101 entries", With("career", Many(small, 101)), "career");
            yield return new("career: 10,000 entries", With("career", Many(small, 10_000)), "career");
            yield return new("career: nothing in it", With("career", "[null]"), "career[0]");
            yield return new("career: an empty entry", With("career", "[{}]"), "career[0].employer career[0].jobTitle career[0].start");
            yield return new("certificates: 21", With("certificates", Many("\"ST-2015-10-01234\"", 21)), "certificates");
            yield return new("certificates: 10,000", With("certificates", Many("\"ST-2015-10-01234\"", 10_000)), "certificates");
            yield return new("certificates: an empty one", With("certificates", "[\"\"]"), "certificates[0]");
            yield return new("certificates: null", With("certificates", "[null]"), "certificates[0]");
            yield return new("certificates: a number", With("certificates", "[20151001234]"), "certificates[0]");
            yield return new("certificates: 1 MB", With("certificates", "[" + Text('1', 1_000_000) + "]"), "certificates[0]");
            yield return new("certificates: a NUL", With("certificates", """["ST-2015-10-0123\u0000"]"""), "certificates[0]");
            yield return new("skills: an unknown one", With("skills", """[{"skillId":"no-such"}]"""), "skills[0].skillId");
            yield return new("skills: the same twice", With("skills", """[{"skillId":"cloud-aws"},{"skillId":"cloud-aws"}]"""), "skills");
            yield return new("skills: 10,000", With("skills", Many("""{"skillId":"cloud-aws"}""", 10_000)), "skills");
            yield return new("skills: a word", With("skills", "[\"cloud-aws\"]"), "skills[0]");
            yield return new("themes: a skill", With("themes", "[\"cloud-aws\"]"), "themes[0]");
            yield return new("themes: null", With("themes", "[null]"), "themes[0]");
            yield return new("role types: a theme", With("roleTypes", "[\"theme-a\"]"), "roleTypes[0]");
            yield return new("role types: 10,000", With("roleTypes", Many("\"role-pm\"", 10_000)), "roleTypes");
            yield return new("prefectures: an unknown one", WithWish("prefectures", "[\"480002\"]"), "wishes.prefectures[0]");
            yield return new("prefectures: without its leading zero", WithWish("prefectures", "[\"10006\"]"), "wishes.prefectures[0]");
            yield return new("prefectures: a city", WithWish("prefectures", "[\"011002\"]"), "wishes.prefectures[0]");
            yield return new("prefectures: 10,000", WithWish("prefectures", Many("\"010006\"", 10_000)), "wishes.prefectures");
            yield return new("prefectures of the consent: an unknown one", WithConsent("prefectures", "[\"x\"]"), "consent.prefectures[0]");
            yield return new("prefectures of the consent: the same twice", WithConsent("prefectures", "[\"010006\",\"010006\"]"), "consent.prefectures");
            yield return new("blocked organisations: no id", With("blockedOrganisations", "[\"hokkaido\"]"), "blockedOrganisations[0]");
            yield return new("blocked organisations: an unknown one", With("blockedOrganisations", "[\"00000000-0000-0000-0000-000000000000\"]"), "blockedOrganisations");
            yield return new("blocked organisations: 10,000", With("blockedOrganisations", Many("\"00000000-0000-0000-0000-000000000001\"", 10_000)), "blockedOrganisations");
        }
    }

    static IEnumerable<Malformed> Kinds
    {
        get
        {
            foreach (var member in new[] { "name", "kana", "headline", "introduction", "career", "certificates", "skills", "themes", "roleTypes", "wishes", "consent", "blockedOrganisations" })
            {
                yield return new($"{member}: null", With(member, "null"), member);
                yield return new($"{member}: a number", With(member, "17"), member);
                yield return new($"{member}: true", With(member, "true"), member);
            }

            yield return new("name: a list", With("name", "[\"山田\"]"), "name");
            yield return new("phone: a number", With("phone", "312345678"), "phone");
            yield return new("residence: unknown", With("residencePrefecture", "\"999999\""), "residencePrefecture");
            yield return new("residence: a number", With("residencePrefecture", "130001"), "residencePrefecture");
            yield return new("career: an object", With("career", "{}"), "career");
            yield return new("career: a list in a list", With("career", "[[]]"), "career[0]");
            yield return new("digital: unknown", WithJob("digital", "\"maybe\""), "career[0].digital");
            yield return new("digital: true", WithJob("digital", "true"), "career[0].digital");
            yield return new("employment type: unknown", WithWish("employmentTypes", "[\"boss\"]"), "wishes.employmentTypes[0]");
            yield return new("employment type: the same twice", WithWish("employmentTypes", "[\"fullTime\",\"fullTime\"]"), "wishes.employmentTypes");
            yield return new("remote work: unknown", WithWish("remoteWork", "\"moon\""), "wishes.remoteWork");
            yield return new("nationwide: a word", WithWish("nationwide", "\"yes\""), "wishes.nationwide");
            yield return new("purpose notice: an older one", WithConsent("purposeVersion", "\"1999-01\""), "consent.purposeVersion");
            yield return new("consent: a word for everywhere", WithConsent("nationwide", "\"true\""), "consent.nationwide");
        }
    }

    /// <summary>JSON that is none, or more than one thing.</summary>
    static IEnumerable<Malformed> Shapes
    {
        get
        {
            yield return new("a member twice", Raw(Whole[..^1] + ",\"name\":\"別人\"}"), "name");
            yield return new("a member twice in other case", Raw(Whole[..^1] + ",\"Name\":\"別人\"}"), "name");
            yield return new("a member of a job twice", With("career", "[" + Job[..^1] + ",\"start\":\"1990-01\"}]"), "career[0].start");
            yield return new("a list", Raw("[]"), "body");
            yield return new("a word", Raw("\"registration\""), "body");
            yield return new("null", Raw("null"), "body");
            yield return new("nothing", [], "body");
            yield return new("blanks", Raw("   "), "body");
            yield return new("half of it", Raw(Whole[..(Whole.Length / 2)]), "*");
            yield return new("something behind it", Raw(Whole + "{}"), "*");
            yield return new("a comment", Raw("/* hello */" + Whole), "body");
            yield return new("a comma at the end", Raw(Whole[..^1] + ",}"), "*");
            yield return new("single quotes", Raw(Whole.Replace('"', '\'')), "body");
            yield return new("not a number", With("version", "NaN"), "version");
            yield return new("lists in lists, a thousand deep", With("career", new string('[', 1_000) + new string(']', 1_000)), "*");
            yield return new("objects in objects, a thousand deep", With("extra", string.Concat(Enumerable.Repeat("{\"a\":", 1_000)) + "1" + new string('}', 1_000)), "*");
            yield return new("XML", Raw("<registration/>"), "body");
        }
    }

    /// <summary>Bytes and headers.</summary>
    static IEnumerable<Malformed> Contents
    {
        get
        {
            var broken = Raw(Whole);
            broken[Array.IndexOf(broken, (byte)'\\')] = 0xFF;
            yield return new("bytes that are no UTF-8", broken, "*");
            yield return new("an overlong slash", [.. Raw("{\"name\":\""), 0xC0, 0xAF, .. Raw("\"}")], "name");
            yield return new("a surrogate in UTF-8", [.. Raw("{\"name\":\""), 0xED, 0xA1, 0x82, .. Raw("\"}")], "name");
            yield return new("Shift_JIS", [.. Raw("{\"name\":\""), 0x8E, 0x52, 0x93, 0x63, .. Raw("\"}")], "name");
            yield return new("plain text", Raw(Whole), "", 415, "text/plain");
            yield return new("a form", Raw("name=x"), "", 415, "application/x-www-form-urlencoded");
            yield return new("XML by its header", Raw("<a/>"), "", 415, "application/xml");
            yield return new("no kind of content", Raw(Whole), "", 415, null);
            yield return new("bytes of some kind", Raw(Whole), "", 415, "application/octet-stream");
            yield return new("Shift_JIS by its header", Raw(Whole), "", 415, "application/json; charset=shift_jis");
            yield return new("UTF-16 by its header", Encoding.Unicode.GetBytes(Whole), "", 415, "application/json; charset=utf-16");
            yield return new("a code that nobody knows", Raw(Whole), "", 415, "application/json; charset=bogus");
            yield return new("three megabytes", With("introduction", Text('a', 3_000_000)), "", 413);
            yield return new("a hundred thousand entries", With("career", Many(Job, 100_000)), "", 413);
        }
    }
}
