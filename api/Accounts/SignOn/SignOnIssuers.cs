using System.Text.RegularExpressions;

namespace TalentPool.Accounts.SignOn;

/// <summary>
/// The issuers of <c>SignOn:Issuers:0:…</c>: <c>Id</c>, <c>NameJa</c>, <c>NameEn</c>, <c>Address</c>, <c>ClientId</c>, <c>ClientSecret</c>, <c>Domains</c> (with spaces between), and when wanted
/// <c>VerifiedClaim</c>, <c>ProvesSecondFactor</c> and <c>SecondFactorAcr</c> (with spaces between). None as a rule.
/// </summary>
public sealed partial class SignOnIssuers(IReadOnlyList<SignOnIssuer> all)
{
    // As long as the column that keeps it.
    const int MaxAddress = 300, MaxName = 60;

    static readonly string[] Known =
        [nameof(SignOnIssuer.Id), nameof(SignOnIssuer.NameJa), nameof(SignOnIssuer.NameEn), nameof(SignOnIssuer.Address), nameof(SignOnIssuer.ClientId), nameof(SignOnIssuer.ClientSecret), nameof(SignOnIssuer.Domains),
            nameof(SignOnIssuer.VerifiedClaim), nameof(SignOnIssuer.ProvesSecondFactor), nameof(SignOnIssuer.SecondFactorAcr)];

    public IReadOnlyList<SignOnIssuer> All { get; } = all;

    public SignOnIssuer? Find(string id) => All.SingleOrDefault(issuer => issuer.Id == id);

    /// <summary>The issuer that names itself so; null when it is configured no more.</summary>
    public SignOnIssuer? At(string address) => All.SingleOrDefault(issuer => issuer.Address == address);

    /// <exception cref="InvalidOperationException">A setting is missing or wrong.</exception>
    public static SignOnIssuers From(IConfiguration configuration, IHostEnvironment environment)
    {
        var issuers = configuration.GetSection("SignOn:Issuers").GetChildren().Select(section => Read(section, environment)).ToList();
        if (issuers.GroupBy(issuer => issuer.Id).FirstOrDefault(same => same.Count() > 1) is { } twice) throw new InvalidOperationException($"SignOn__Issuers has two issuers with the Id '{twice.Key}': give each its own.");
        if (issuers.GroupBy(issuer => issuer.Address).FirstOrDefault(same => same.Count() > 1) is { } both) throw new InvalidOperationException($"SignOn__Issuers has two issuers with the Address '{both.Key}': name each issuer once.");
        return new(issuers);
    }

    static SignOnIssuer Read(IConfigurationSection section, IHostEnvironment environment)
    {
        if (section.GetChildren().FirstOrDefault(child => !Known.Contains(child.Key, StringComparer.OrdinalIgnoreCase)) is { } unknown) throw Wrong(section, unknown.Key, $"is no setting of an issuer: use {string.Join(", ", Known)}");
        var (id, address, domains) = (Need(section, nameof(SignOnIssuer.Id)), Need(section, nameof(SignOnIssuer.Address)), Words(Need(section, nameof(SignOnIssuer.Domains))));
        if (!Slug().IsMatch(id)) throw Wrong(section, nameof(SignOnIssuer.Id), $"is '{id}': use lower-case letters, digits and hyphens, at most 30");
        if (!IsAddress(address, environment.IsDevelopment())) throw Wrong(section, nameof(SignOnIssuer.Address), $"is '{address}': give the issuer as its tokens name it, an https address without query{(environment.IsDevelopment() ? " (http in Development only)" : "")}");
        if (domains.FirstOrDefault(domain => !MailDomain.IsDomain(domain)) is { } wrong) throw Wrong(section, nameof(SignOnIssuer.Domains), $"names '{wrong}': give mail domains such as pref.example, with spaces between");
        return new(
            id, Name(section, nameof(SignOnIssuer.NameJa)), Name(section, nameof(SignOnIssuer.NameEn)), address, Need(section, nameof(SignOnIssuer.ClientId)), Need(section, nameof(SignOnIssuer.ClientSecret)),
            domains.Select(domain => domain.ToLowerInvariant()).ToHashSet(), section[nameof(SignOnIssuer.VerifiedClaim)]?.Trim() is { Length: > 0 } claim ? claim : "email_verified",
            Flag(section, nameof(SignOnIssuer.ProvesSecondFactor)), Words(section[nameof(SignOnIssuer.SecondFactorAcr)] ?? "").ToHashSet());
    }

    static bool IsAddress(string text, bool isDevelopment) => text.Length <= MaxAddress && Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && isDevelopment)) && address.Query.Length == 0 && address.Fragment.Length == 0 && address.UserInfo.Length == 0;

    static string Name(IConfigurationSection section, string setting) => Need(section, setting) is { Length: <= MaxName } name ? name : throw Wrong(section, setting, $"is longer than {MaxName} characters");

    static string Need(IConfigurationSection section, string setting) => section[setting]?.Trim() is { Length: > 0 } value ? value : throw Wrong(section, setting, "is missing");

    static bool Flag(IConfigurationSection section, string setting) =>
        section[setting] is not { Length: > 0 } word ? false : bool.TryParse(word, out var flag) ? flag : throw Wrong(section, setting, $"is '{word}': use true or false");

    static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    static InvalidOperationException Wrong(IConfigurationSection section, string setting, string why) => new($"{section.Path.Replace(":", "__", StringComparison.Ordinal)}__{setting} {why}.");

    [GeneratedRegex(@"\A(?=.{1,30}\z)[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex Slug();
}
