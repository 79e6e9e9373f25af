namespace TalentPool.Accounts;

/// <summary>A device in two words, such as "Chrome, Windows", so that people recognise their own. Nothing more of what a browser says is kept.</summary>
static class DeviceName
{
    // In this order: browsers name those they descend from as well.
    static readonly (string Mark, string Name)[] Browsers = [("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    static readonly (string Mark, string Name)[] Systems = [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    public static string Of(HttpRequest request)
    {
        var agent = request.Headers.UserAgent.ToString();
        string[] parts = [.. Found(Browsers), .. Found(Systems)];
        return parts.Length > 0 ? string.Join(", ", parts) : "-";

        IEnumerable<string> Found((string Mark, string Name)[] known) => known.Where(one => agent.Contains(one.Mark, StringComparison.Ordinal)).Select(one => one.Name).Take(1);
    }
}
