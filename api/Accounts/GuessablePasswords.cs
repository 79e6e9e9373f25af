using TalentPool.Reference;

namespace TalentPool.Accounts;

/// <summary>
/// Passwords that are tried first (NIST SP 800-63B-4, 3.1.1.2): those on a list of common ones, such a one or the product's or the
/// owner's own name made long by repeating it, by digits around it or by a second one behind it, and runs of one character or of neighbouring ones. Few listed passwords
/// have fifteen characters; how they are made longer is what the rules are for.
/// </summary>
public static class GuessablePasswords
{
    // Shorter ones stand in many good sentences.
    const int ShortestWord = 6;

    // What words are lengthened with.
    static readonly char[] Filling = "0123456789 !-_.,@#$".ToCharArray();

    static readonly Lazy<HashSet<string>> Known = new(() => ReferenceFiles.Text("common-passwords.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal));

    /// <summary>Whether a password is one that others would guess.</summary>
    /// <param name="password">As it was typed.</param>
    /// <param name="email">The owner's address; its parts are no secret.</param>
    public static bool Contains(string password, string email)
    {
        var folded = password.ToLowerInvariant();
        if (Known.Value.Contains(folded) || IsRun(folded)) return true;
        var own = OfThisAccount(email).ToHashSet(StringComparer.Ordinal);
        var whole = folded.Trim(Filling);
        var word = Unit(whole);
        return word.Length == 0 || IsTriedFirst(word) || own.Contains(folded)
            || Enumerable.Range(1, whole.Length - 1).Any(place => IsTriedFirst(whole[..place].TrimEnd(Filling)) && IsTriedFirst(whole[place..].TrimStart(Filling)));

        bool IsTriedFirst(string part) => Known.Value.Contains(part) || own.Contains(part);
    }

    static IEnumerable<string> OfThisAccount(string email)
    {
        var address = email.Trim().ToLowerInvariant();
        return new[] { "talentpool", "talent-pool", "talent pool", address, address.Split('@')[0], address.Split('@')[^1] }.Where(word => word.Length >= ShortestWord);
    }

    // The shortest beginning that gives the whole by being repeated.
    static string Unit(string text)
    {
        for (var length = 1; length <= text.Length / 2; length++)
            if (text.Length % length == 0 && Enumerable.Range(length, text.Length - length).All(place => text[place] == text[place - length]))
                return text[..length];
        return text;
    }

    // 111111…, abcdef…, 987654…: every step from one character to the next is the same small one.
    static bool IsRun(string text) => Unit(text).Length < ShortestWord - 2
        || Enumerable.Range(1, text.Length - 1).Select(place => text[place] - text[place - 1]).Distinct().ToArray() is [-1 or 1];
}
