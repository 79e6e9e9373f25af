using System.Data.Common;
using System.Text.RegularExpressions;

namespace TalentPool.Database;

/// <summary>
/// A statement that SQL Server refused, told without the values that its own text repeats: that of a doubled key is the e-mail address of somebody, that of a value that is too long is the value.
/// Numbers and the names of our own tables, columns and constraints remain, so that the log says what broke and of whom nothing.
/// </summary>
public sealed partial class StatementRefused : DbException
{
    StatementRefused(string message, int number) : base(message) => Number = number;

    /// <summary>The number of the error in SQL Server's list.</summary>
    public int Number { get; }

    /// <param name="number">Of the error.</param>
    /// <param name="line">Of the statement.</param>
    /// <param name="text">What SQL Server says, values and all.</param>
    public static StatementRefused Of(int number, int line, string text)
    {
        var names = Name().Matches(text).Select(match => match.Value.Trim('\'')).Distinct(StringComparer.Ordinal).ToList();
        return new($"SQL Server refused a statement: error {number} at its line {line}{(names.Count == 0 ? "" : $" ({string.Join(", ", names)})")}", number);
    }

    // A constraint or an index by its prefix, a table by its schema, a column by the word before it: as SQL Server quotes them.
    [GeneratedRegex(@"'(?:(?:PK|UX|UQ|FK|CK|DF|IX)_\w+|(?:\w+\.)?dbo\.\w+)'|(?<=\bcolumn )'\w+'")]
    private static partial Regex Name();
}
