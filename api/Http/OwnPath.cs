namespace TalentPool.Http;

/// <summary>A path of this site that leads on after a sign-in: the rule of the client's <c>own-path.ts</c>, so that no link leads a person elsewhere.</summary>
static class OwnPath
{
    const int MaxLength = 2000;

    static readonly Uri Site = new("https://own.invalid");

    /// <returns>The path with its query and fragment; null for anything else.</returns>
    public static string? Of(string? path)
    {
        if (path is not { Length: > 0 and <= MaxLength } || path[0] != '/' || path.Any(sign => char.IsControl(sign) || char.IsSurrogate(sign) || sign == '\\')) return null;
        // The parser takes "/." out: what it made of the path counts, not what stood there.
        return !path.StartsWith("//", StringComparison.Ordinal) && Uri.TryCreate(Site, path, out var whole) && whole.Authority == Site.Authority && !whole.AbsolutePath.StartsWith("//", StringComparison.Ordinal)
            ? whole.PathAndQuery + whole.Fragment
            : null;
    }
}
