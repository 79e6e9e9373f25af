using System.Buffers;
using System.Text.RegularExpressions;
using TalentPool.Database;
using TalentPool.Demo;
using TalentPool.Tests.Disclosures;

namespace TalentPool.Tests.Logs;

/// <summary>
/// The words that may stand in no log line: what a database says of people, what the demo and the tests make people of, and every mail address, whoever's it is. A line is read as it is
/// written and with its escapes undone, since JSON and addresses write Japanese as numbers.
/// </summary>
static partial class PersonalWords
{
    /// <summary>The columns of text in which people are named, written to or called, and that are looked for.</summary>
    public static readonly string[] Columns =
    [
        "Account.Email", "Account.EmailNormalized", "Candidate.Name", "Candidate.Kana", "Candidate.Phone", "CareerEntry.Employer", "Correction.ValueBefore", "Correction.ValueAfter", "Erasure.LastLetterTo", "Evidence.FileName",
        "FormerMember.DisplayName", "InterestDeclaration.OrganisationName", "Membership.DisplayName", "OrganisationApplication.Address", "OrganisationApplication.ContactName",
        "OrganisationApplication.ContactPhone", "Qualification.CertificateNumber", "ReviewerInterest.OrganisationName",
    ];

    /// <summary>Columns that sound like it and are not looked for, each with its reason.</summary>
    public static readonly (string Column, string Why)[] LeftOut =
    [
        ("CareerEntry.EmployerKey", "made of Employer"), ("Passkey.Name", "a device's, such as 'passkey'"),
        ("OrganisationApplication.NameJa", "an organisation's"), ("OrganisationApplication.NameEn", "an organisation's"), ("OrganisationApplication.NameKana", "an organisation's"),
        ("ExamAmendment.NameJa", "an examination's"), ("ExamAmendment.NameEn", "an examination's"),
    ];

    /// <summary>What the demo and the tests make people of; a person who was erased, or a name that was refused, stands in no database.</summary>
    static readonly string[] Always =
    [
        .. Enumerable.Range(0, 300).Select(number => new DemoPerson(number, new DateOnly(2026, 11, 24)).Profile).SelectMany(person => new[] { person.Name, person.Kana, person.Phone ?? "" }.Concat(person.Career.Select(job => job.Employer))),
        .. DemoAccounts.Staff.Select(member => member.Name),
        .. LawScene.Canaries.Select(canary => canary.Canary),
        .. A.Registration().Where(field => field.Key is "name" or "kana" or "phone" or "introduction").Select(field => (string)field.Value!),
        "株式会社みなと情報", "港 かおり", "佐藤 太郎", "釧路 次郎",
    ];

    static readonly SearchValues<string> AlwaysSearched = SearchValues.Create([.. Searched(Always)], StringComparison.OrdinalIgnoreCase);

    static readonly string AllSql = string.Join(" UNION ", Columns.Select(column => column.Split('.')).Select(column => $"SELECT {column[1]} FROM {column[0]} WHERE {column[1]} IS NOT NULL{(column[0] == "Correction" ? " AND Field IN ('name', 'kana', 'phone')" : "")}"));

    /// <summary>The words of one database that say who somebody is, in the ways in which they are written.</summary>
    public static async Task<IReadOnlyList<string>> Of(Db db) => [.. Searched((await db.Query<string>(AllSql)).Select(word => db.Seal.Open(word)!))];

    /// <summary>The first word of a person in a line; null when there is none.</summary>
    public static string? FirstIn(string line, IReadOnlyList<string> words)
    {
        var read = $"{line}\n{Unescaped(line)}";
        if (MailAddress().Match(read) is { Success: true } address) return address.Value;
        if (words.FirstOrDefault(word => read.Contains(word, StringComparison.OrdinalIgnoreCase)) is { } found) return found;
        return read.AsSpan().IndexOfAny(AlwaysSearched) is >= 0 and var at ? Always.SelectMany(word => Searched([word])).First(word => read.AsSpan(at).StartsWith(word, StringComparison.OrdinalIgnoreCase)) : null;
    }

    // Shorter ones, and words of Latin letters alone such as "null", are parts of ordinary lines; a person's are longer.
    static IEnumerable<string> Searched(IEnumerable<string> words) => words.Select(word => word.Trim())
        .Where(word => word.Length >= 3 && (!word.All(char.IsAsciiLetter) || word.Length >= 8) && (!word.All(char.IsAsciiDigit) || word.Length >= 9))
        .SelectMany(word => word.Any(char.IsAsciiLetter) ? [word] : (string[])[word, word.Replace(" ", "", StringComparison.Ordinal), word.Replace(' ', '　')]).Distinct();

    static string Unescaped(string line) => Uri.UnescapeDataString(JsonEscape().Replace(line, match => ((char)Convert.ToInt32(match.Groups[1].Value, 16)).ToString()));

    [GeneratedRegex(@"\\u([0-9A-Fa-f]{4})")]
    private static partial Regex JsonEscape();

    [GeneratedRegex(@"[\w.+-]+@[\w-]+(\.[\w-]+)+")]
    private static partial Regex MailAddress();
}
