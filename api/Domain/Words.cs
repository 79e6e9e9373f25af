namespace TalentPool.Domain;

/// <summary>The members of an enum as they stand in columns and on the wire: camelCase words. Files write the same words in snake_case.</summary>
public static class Words
{
    /// <summary>Such as <c>fullTime</c>.</summary>
    public static string Of<T>(T value) where T : struct, Enum
    {
        var name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    /// <summary>Such as <c>full_time</c>.</summary>
    public static string SnakeOf<T>(T value) where T : struct, Enum =>
        string.Concat(Of(value).Select(letter => char.IsUpper(letter) ? "_" + char.ToLowerInvariant(letter) : letter.ToString()));

    /// <summary>The member whose camelCase or snake_case word this is; null when there is none.</summary>
    public static T? Find<T>(string word) where T : struct, Enum
    {
        var joined = word.Replace("_", "", StringComparison.Ordinal);
        foreach (var value in Enum.GetValues<T>())
            if (string.Equals(value.ToString(), joined, StringComparison.OrdinalIgnoreCase))
                return value;
        return null;
    }

    /// <summary>The member that a column holds.</summary>
    /// <exception cref="ArgumentException">The column holds a word that is none of them.</exception>
    public static T Read<T>(string word) where T : struct, Enum => Find<T>(word) ?? throw new ArgumentException($"{word} is not a {typeof(T).Name}.", nameof(word));
}
