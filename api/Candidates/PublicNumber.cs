using System.Globalization;
using System.Security.Cryptography;
using TalentPool.Database;

namespace TalentPool.Candidates;

/// <summary>
/// The number by which a person is spoken of without a name (登録番号), such as TP-0482913: drawn by lot, as is the id, so that neither tells who registered when, or how many
/// did between two.
/// </summary>
static class PublicNumber
{
    const int Numbers = 10_000_000;

    public static async Task<string> New(Tx tx)
    {
        while (true)
        {
            var number = string.Create(CultureInfo.InvariantCulture, $"TP-{RandomNumberGenerator.GetInt32(1, Numbers):0000000}");
            // Two at once that draw the same meet at the unique index, and the second is asked to save again.
            if (await tx.Find<int>(TakenSql, new { number }) == 0) return number;
        }
    }

    const string TakenSql = "SELECT COUNT(*) FROM Candidate WHERE PublicNumber = @number";
}
