using System.Globalization;
using System.Text;
using TalentPool.Domain;

namespace TalentPool.OwnData;

/// <summary>What stands in an export, in words, in both languages; with the mark by which Windows knows UTF-8.</summary>
static class ExportReadme
{
    public static byte[] Japanese(IReadOnlyList<FilledTable> tables, int files, IReadOnlyList<string> damaged, DateTimeOffset now) => Text(
        "TalentPool あなたのデータの書き出し",
        string.Create(CultureInfo.InvariantCulture, $"作成: {Tokyo.TimeOf(now):yyyy年M月d日 HH:mm}（日本時間）"),
        "",
        "このファイルには、TalentPool（協力可能人材一覧）があなたについて保有しているすべてのデータが入っています。パスワードやリンクの秘密の値は含みません。",
        "個人情報を含みます。共用のパソコンでは、使い終わったら削除してください。",
        "",
        "data.json",
        "  すべての表を、プログラムで読める形（JSON、UTF-8、日時は協定世界時）にまとめたもの。",
        "tables/",
        "  表ごとのCSV（UTF-8、BOM付き、日時は日本時間）。表計算ソフトで開けます。見出しは「日本語（コード）」の形で、コードは data.json と同じです。",
        "  = + - @ などで始まる値は、数式として実行されないように先頭に ' を付けています。",
        Lines(tables, table => $"  tables/{table.Table.Code}.csv  {table.Table.Ja}（{table.Rows.Count}件）"),
        "files/",
        $"  追加した証明書類を、アップロードしたままの内容で（{files}件）。番号は tables/evidence.csv の順です。SHA-256 も同じ表にあります。",
        damaged.Count == 0 ? "" : $"\n次のファイルは壊れているか見つからないため、入れられませんでした。お手元に原本があれば、もう一度追加してください。\n{string.Join('\n', damaged.Select(name => "  " + name))}");

    public static byte[] English(IReadOnlyList<FilledTable> tables, int files, IReadOnlyList<string> damaged, DateTimeOffset now) => Text(
        "TalentPool: export of your data",
        string.Create(CultureInfo.InvariantCulture, $"Made: {Tokyo.TimeOf(now):d MMMM yyyy HH:mm} (Japan time)"),
        "",
        "This file holds everything that TalentPool, the registry of digital experts, holds about you. It holds no passwords and no secrets of links.",
        "It contains personal information. On a shared computer, delete it when you are done.",
        "",
        "data.json",
        "  All tables in a form that programs read (JSON, UTF-8, instants in UTC).",
        "tables/",
        "  A CSV of each table (UTF-8 with its mark, instants in Japan time), for spreadsheets. A heading is the Japanese word and the code of data.json.",
        "  A value that begins with = + - @ or the like has a ' before it, so that no spreadsheet runs it as a formula.",
        Lines(tables, table => $"  tables/{table.Table.Code}.csv  {table.Table.En} ({table.Rows.Count})"),
        "files/",
        $"  The evidence as you uploaded it ({files}), numbered in the order of tables/evidence.csv, which holds the SHA-256 of each.",
        damaged.Count == 0 ? "" : $"\nThese files are damaged or missing and could not be put in. If you have the originals, please add them again.\n{string.Join('\n', damaged.Select(name => "  " + name))}");

    static string Lines(IEnumerable<FilledTable> tables, Func<FilledTable, string> line) => string.Join('\n', tables.Select(line));

    static byte[] Text(params string[] lines) => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(string.Join('\n', lines).TrimEnd().ReplaceLineEndings("\r\n") + "\r\n")];
}
