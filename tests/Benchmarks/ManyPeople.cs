using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Reference;
using TalentPool.Search;

namespace TalentPool.Benchmarks;

/// <summary>Writes synthetic people into the product's own tables, listed and subscribed to the weekly digest.</summary>
static class ManyPeople
{
    const int AtATime = 2_000;

    public static async Task Insert(Db db, IEnumerable<SearchableCandidate> people)
    {
        var number = 0;
        foreach (var part in people.Chunk(AtATime))
        {
            var first = number;
            number += part.Length;
            await db.Transact(async tx =>
            {
                var now = DateTimeOffset.UtcNow.AddDays(-30);
                var rows = part.Select((person, place) => new
                {
                    id = person.CandidateId,
                    account = Account(first + place),
                    career = Guid.NewGuid(),
                    email = $"p{first + place}@people.example",
                    publicNumber = $"TP-{first + place:0000000}",
                    person.Headline,
                    person.Introduction,
                    person.CareerText,
                    remote = person.Remote.Length == 0 ? null : person.Remote,
                    person.DaysPerWeekMax,
                    person.AvailableFrom,
                    person.IsNationwide,
                    person.ConsentsNationwide,
                    person.ExperienceMonths,
                    person.LastConfirmedAt,
                    residence = ReferenceFiles.Prefectures.First(prefecture => prefecture.Region == person.ResidenceRegion).Code,
                    change = first + place + 1L,
                    now,
                }).ToArray();
                await tx.Execute("INSERT INTO Account (AccountId, Email, EmailNormalized, PasswordHash, Locale, Status, CreatedAt) VALUES (@account, @email, @email, 'none', 'ja', 'active', @now)", rows);
                await tx.Execute("INSERT INTO Subscription (AccountId, Frequency, SendsNoticeMail, ConsentedAt) VALUES (@account, 'weekly', 1, @now)", rows);
                await tx.Execute(CandidateSql, rows);
                await tx.Execute("INSERT INTO CareerEntry (CareerEntryId, CandidateId, Position, Employer, JobTitle, StartText, Digital, Description) VALUES (@career, @id, 0, 'x', '', '2015-04', 'yes', @CareerText)", rows);
                await Parts(tx, part, "INSERT INTO CandidateSkill (CandidateId, SkillId) VALUES (@id, @value)", person => person.SkillIds.Concat(person.Themes).Concat(person.RoleTypes).Distinct());
                await Parts(tx, part, "INSERT INTO CandidatePrefecture (CandidateId, PrefectureCode) VALUES (@id, @value)", person => person.PrefectureCodes);
                await Parts(tx, part, "INSERT INTO CandidateEmploymentType (CandidateId, EmploymentType) VALUES (@id, @value)", person => person.EmploymentTypes);
                await Parts(tx, part, "INSERT INTO CandidateConsent (CandidateId, PrefectureCode) VALUES (@id, @value)", person => person.ConsentPrefectureCodes);
                await Parts(tx, part, "INSERT INTO CandidateRoute (CandidateId, Route) VALUES (@id, @value)", person => person.Routes.Select(Words.Of));
                await tx.Execute("UPDATE ChangeCounter SET Value = @last WHERE Name = 'candidate'", new { last = first + part.Length });
            });
        }
    }

    static Guid Account(int number) => new($"acc00000-0000-4000-8000-{number:x12}");

    static Task<int> Parts(Tx tx, SearchableCandidate[] people, string sql, Func<SearchableCandidate, IEnumerable<string>> values) =>
        tx.Execute(sql, people.SelectMany(person => values(person).Select(value => new { id = person.CandidateId, value })));

    const string CandidateSql = """
        INSERT INTO Candidate (CandidateId, AccountId, PublicNumber, Status, Name, Kana, ResidencePrefectureCode, Headline, Introduction, RemoteWork, DaysPerWeek, AvailableFrom, IsNationwide,
            ConsentsNationwide, ExperienceMonths, ListedAt, LastConfirmedAt, Version, ChangeNo, CreatedAt, UpdatedAt)
        VALUES (@id, @account, @publicNumber, 'listed', 'x', 'x', @residence, @Headline, @Introduction, @remote, @DaysPerWeekMax, @AvailableFrom, @IsNationwide,
            @ConsentsNationwide, @ExperienceMonths, @now, @LastConfirmedAt, 1, @change, @now, @now)
        """;
}
