using System.Globalization;
using System.Text.RegularExpressions;
using TalentPool.Database;

namespace TalentPool.Audit;

/// <summary>
/// The check as a command: <c>verify-audit</c> instead of a start. It says what it found in one line and ends with 0 when the trail is sound, with 2 when it is not. Heads that were kept
/// elsewhere, as <c>events:hash</c> behind the word, are held against it: what the database itself says of former checks can be rewritten together with the trail.
/// </summary>
public static partial class VerifyAudit
{
    /// <summary>The word on the command line.</summary>
    public const string Name = "verify-audit";

    /// <summary>Checks the database that is configured, without changing its schema, and keeps the outcome like every check.</summary>
    public static async Task<int> Run(IServiceProvider services, IEnumerable<string> heads, TextWriter output)
    {
        List<AuditChain.Head> kept = [];
        foreach (var given in heads)
        {
            if (Head().Match(given) is not { Success: true } head)
            {
                await output.WriteLineAsync($"A head is the number of events and the hash of the last, such as 1200:3fc9…; this is none: {given}");
                return 1;
            }

            kept.Add(new(long.Parse(head.Groups[1].Value, CultureInfo.InvariantCulture), head.Groups[2].Value));
        }

        var outcome = await AuditChain.Check(services.GetRequiredService<Db>(), services.GetRequiredService<TimeProvider>(), kept, CancellationToken.None);
        await output.WriteLineAsync(outcome.Fault is null
            ? FormattableString.Invariant($"Audit trail sound: {outcome.Events} events, head {outcome.HeadHash}")
            : FormattableString.Invariant($"Audit trail broken at event {outcome.BrokenSeq}: {outcome.Fault}"));
        return outcome.Fault is null ? 0 : 2;
    }

    [GeneratedRegex(@"\A([0-9]{1,18}):([0-9a-f]{64})\z")]
    private static partial Regex Head();
}
