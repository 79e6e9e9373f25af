using Dapper;
using Microsoft.Data.Sqlite;
using TalentPool.Domain;
using TalentPool.Search;

namespace TalentPool.Benchmarks;

/// <summary>
/// The same people in SQLite, set up sensibly: facet values in a junction table indexed both ways, texts in FTS5 as
/// character bigrams (so that two characters are found and a phrase is an exact substring), row numbers in the order of
/// relevance, statistics gathered. The file is temporary.
/// </summary>
sealed class SqliteList : IDisposable
{
    /// <summary>Ends each text, so that the last character begins a bigram too; no text holds it.</summary>
    const char End = '|';

    public const int NumbersPerFacet = 10_000;

    const string Schema = """
        PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -400000; PRAGMA temp_store = MEMORY; PRAGMA mmap_size = 4000000000;
        CREATE TABLE Person (PersonId INTEGER PRIMARY KEY, CandidateId TEXT NOT NULL, ConfirmedDay INTEGER NOT NULL, Months INTEGER NOT NULL,
            AvailableDay INTEGER NOT NULL, DaysPerWeek INTEGER NOT NULL, ConsentsNationwide INTEGER NOT NULL);
        CREATE TABLE PersonValue (PersonId INTEGER NOT NULL, ValueId INTEGER NOT NULL, PRIMARY KEY (PersonId, ValueId)) WITHOUT ROWID;
        CREATE TABLE Consent (PersonId INTEGER NOT NULL, Prefecture TEXT NOT NULL, PRIMARY KEY (Prefecture, PersonId)) WITHOUT ROWID;
        CREATE TABLE Blocked (PersonId INTEGER NOT NULL, OrganisationId TEXT NOT NULL, PRIMARY KEY (OrganisationId, PersonId)) WITHOUT ROWID;
        CREATE VIRTUAL TABLE Words USING fts5(Front, Body, content='', tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* P* S*'");
        CREATE TEMP TABLE Hit (PersonId INTEGER PRIMARY KEY);
        """;

    const string Indexes = """
        CREATE INDEX IX_PersonValue_Value ON PersonValue (ValueId, PersonId);
        CREATE INDEX IX_Person_Months ON Person (Months);
        CREATE INDEX IX_Person_ConfirmedDay ON Person (ConfirmedDay);
        INSERT INTO Words (Words) VALUES ('optimize');
        ANALYZE;
        """;

    readonly string path = Path.Combine(Path.GetTempPath(), $"talentpool-benchmark-{Guid.NewGuid():N}.db");
    readonly Dictionary<(string Facet, string Value), int> valueIds = [];

    public SqliteList(IEnumerable<SearchableCandidate> people)
    {
        Connection = new($"Data Source={path};Pooling=False");
        Connection.Open();
        Connection.Execute(Schema);
        using (var transaction = Connection.BeginTransaction())
        {
            var number = 0;
            foreach (var person in people.OrderByDescending(p => Tokyo.DayOf(p.LastConfirmedAt)).ThenByDescending(p => p.ExperienceMonths).ThenBy(p => p.CandidateId))
                Insert(++number, person, transaction);
            transaction.Commit();
            Count = number;
        }
        Connection.Execute(Indexes);
        Values = valueIds.ToDictionary(pair => pair.Value, pair => pair.Key);
    }

    public SqliteConnection Connection { get; }

    public int Count { get; }

    public IReadOnlyDictionary<int, (string Facet, string Value)> Values { get; }

    public int? IdOf(string facet, string value) => valueIds.TryGetValue((facet, value), out var id) ? id : null;

    /// <summary>The values of a facet have numbers between this one and the next facet's.</summary>
    public static int FirstOf(string facet) => (int)FacetNames.Find(facet)! * NumbersPerFacet;

    /// <summary>A folded text as its bigrams, parted by spaces.</summary>
    public static string Bigrams(string folded)
    {
        var plain = folded.Replace(' ', '_');
        return string.Join(' ', Enumerable.Range(0, Math.Max(0, plain.Length - 1)).Where(i => plain[i] != End).Select(i => plain.Substring(i, 2)));
    }

    public void Dispose()
    {
        Connection.Dispose();
        File.Delete(path);
    }

    static string Texts(params IEnumerable<string> texts) => Bigrams(string.Concat(texts.Select(text => JapaneseText.Fold(text) + End)));

    void Insert(int number, SearchableCandidate person, SqliteTransaction transaction)
    {
        Connection.Execute("INSERT INTO Person VALUES (@number, @id, @confirmed, @ExperienceMonths, @day, @DaysPerWeekMax, @ConsentsNationwide)",
            new { number, id = person.CandidateId.ToString(), confirmed = Tokyo.DayOf(person.LastConfirmedAt).DayNumber, person.ExperienceMonths, day = person.AvailableFrom?.DayNumber ?? 0, person.DaysPerWeekMax, person.ConsentsNationwide }, transaction);
        Connection.Execute("INSERT INTO Words (rowid, Front, Body) VALUES (@number, @front, @body)",
            new { number, front = Texts([person.Headline, .. person.SkillNames]), body = Texts([person.Introduction, person.CareerText]) }, transaction);
        Connection.Execute("INSERT OR IGNORE INTO PersonValue VALUES (@number, @value)", FacetDictionary.ValuesOf(person)
            .Where(v => v.Facet < Facet.SkillName).Select(v => new { number, value = Enter(FacetNames.NameOf(v.Facet), v.Value) }), transaction);
        Connection.Execute("INSERT OR IGNORE INTO Consent VALUES (@number, @code)", person.ConsentPrefectureCodes.Select(code => new { number, code }), transaction);
        Connection.Execute("INSERT OR IGNORE INTO Blocked VALUES (@number, @id)",
            person.BlockedOrganisationIds.Select(id => new { number, id = id.ToString() }), transaction);
    }

    int Enter(string facet, string value)
    {
        if (!valueIds.TryGetValue((facet, value), out var id)) valueIds.Add((facet, value), id = FirstOf(facet) + valueIds.Count + 1);
        return id;
    }
}
