namespace TalentPool.Http;

/// <summary>
/// Outside Development the product answers under its own name alone: that of <c>Site:Address</c>, those of <c>Site:OtherHosts</c> (with spaces between) and those by which
/// the machine calls itself. Probes are asked by address and stay open.
/// </summary>
public static class OwnHosts
{
    static readonly string[] Own = ["localhost", "127.0.0.1", "[::1]"], Probes = ["/healthz", "/readyz"];

    static readonly Refusal Unknown = new("unknown-host", 400, "このアドレスではサービスを提供していません。", "This site does not answer under that name.");

    public static void UseOwnHosts(this WebApplication app)
    {
        if (app.Environment.IsDevelopment() || !Uri.TryCreate(app.Configuration["Site:Address"], UriKind.Absolute, out var site)) return;
        var others = (app.Configuration["Site:OtherHosts"] ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var hosts = new HashSet<string>([site.Host, .. Own, .. others], StringComparer.OrdinalIgnoreCase);
        app.Use(async (context, next) =>
        {
            if (hosts.Contains(context.Request.Host.Host) || Probes.Any(probe => context.Request.Path == probe)) await next(context);
            else await Unknown.Problem().ExecuteAsync(context);
        });
    }
}
