namespace TalentPool.Accounts;

/// <summary>
/// A cookie that only the account endpoints of this site ever see: HttpOnly, SameSite=Strict, bound to their path, and outside Development always Secure, which the
/// <c>__Secure-</c> name makes the browser insist on.
/// </summary>
public sealed class AccountCookie(IHostEnvironment environment)
{
    const string Path = "/api/accounts";

    string NameOf(string name) => environment.IsDevelopment() ? name : "__Secure-" + name;

    public string? Read(HttpContext http, string name) => http.Request.Cookies[NameOf(name)];

    public void Write(HttpContext http, string name, string value, DateTimeOffset? expires) => http.Response.Cookies.Append(NameOf(name), value, Options(http, expires));

    public void Delete(HttpContext http, string name) => http.Response.Cookies.Delete(NameOf(name), Options(http, null));

    CookieOptions Options(HttpContext http, DateTimeOffset? expires) => new()
    {
        HttpOnly = true,
        // A developer's own machine is asked without encryption.
        Secure = !environment.IsDevelopment() || http.Request.IsHttps,
        SameSite = SameSiteMode.Strict,
        Path = Path,
        Expires = expires,
    };
}
