using TalentPool.Database;

namespace TalentPool.Audit;

/// <summary>The check as a command: <c>verify-audit</c> instead of a start. It says what it found in one line and ends with 0 when the trail is sound, with 2 when it is not.</summary>
public static class VerifyAudit
{
    /// <summary>The word on the command line.</summary>
    public const string Name = "verify-audit";

    /// <summary>Checks the database that is configured, without changing its schema, and keeps the outcome like every check.</summary>
    public static async Task<int> Run(IServiceProvider services, TextWriter output)
    {
        var outcome = await AuditChain.Check(services.GetRequiredService<Db>(), services.GetRequiredService<TimeProvider>(), CancellationToken.None);
        await output.WriteLineAsync(outcome.Fault is null
            ? FormattableString.Invariant($"Audit trail sound: {outcome.Events} events, head {outcome.HeadHash}")
            : FormattableString.Invariant($"Audit trail broken at event {outcome.BrokenSeq}: {outcome.Fault}"));
        return outcome.Fault is null ? 0 : 2;
    }
}
