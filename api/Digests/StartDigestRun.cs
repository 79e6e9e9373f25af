using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Domain;

namespace TalentPool.Digests;

/// <summary>
/// The ministry sends the digest of the running period now instead of at its end. A period has one run: asking again answers the same one,
/// and the schedule does not send a second.
/// </summary>
public static class StartDigestRun
{
    /// <param name="Frequency">Whose digest.</param>
    public sealed record Request(DigestFrequency Frequency);

    public sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Frequency).IsInEnum();
    }

    public static async Task<Results<Accepted<DigestRun>, Ok<DigestRun>>> Handle(Request request, CurrentUser me, Db db, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var period = DigestSchedule.Current(request.Frequency, now);
        var isNew = await PlanDigests.Plan(db, clock, period, now, me.Actor, ct);
        var run = await DigestRun.Find(db, period, ct) ?? throw new InvalidOperationException("A planned run vanished.");
        return isNew ? TypedResults.Accepted($"/api/digests/runs/{run.DigestRunId}", run) : TypedResults.Ok(run);
    }
}
