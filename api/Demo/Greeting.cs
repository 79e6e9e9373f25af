using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace TalentPool.Demo;

/// <summary>What a newcomer reads on the console once the product answers.</summary>
static class Greeting
{
    /// <summary>The lines that name the demo's accounts.</summary>
    public static IEnumerable<string> Accounts =>
    [
        $"               {DemoAccounts.Engineer} (a professional)",
        .. DemoAccounts.Staff.Select(member => $"               {member.Email} ({(member.Kind == "ministry" ? "the ministry" : "a " + member.Kind)}, {member.Role})"),
    ];

    public static void GreetWhenStarted(this WebApplication app, bool hasDemo) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        var address = addresses.FirstOrDefault() ?? "";
        var lines = new List<string> { "", $"  TalentPool   {string.Join("  ", addresses)}", $"  API          {address}/swagger" };
        if (app.Environment.IsDevelopment()) lines.Add($"  Mailbox      {address}/dev/mail");
        if (hasDemo)
        {
            lines.Add($"  Demo         password for all: {DemoAccounts.Password}");
            lines.AddRange(Accounts);
        }

        lines.Add("");
        Console.WriteLine(string.Join(Environment.NewLine, lines));
    });
}
