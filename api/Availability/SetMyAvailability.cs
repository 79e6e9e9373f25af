using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Http;

namespace TalentPool.Availability;

/// <summary>A person says whether they take notices: open, paused until a day, or closed until they say otherwise. Saying "open" again confirms the entry.</summary>
public static class SetMyAvailability
{
    /// <param name="State">open, paused or closed.</param>
    /// <param name="Until">With paused: the day of the return in Japan, at most two years ahead.</param>
    public sealed record Request(AvailabilityState State, DateOnly? Until = null);

    public sealed class Validator : AbstractValidator<Request>
    {
        public Validator(TimeProvider clock)
        {
            RuleFor(r => r.State).IsInEnum();
            RuleFor(r => r.Until).Must((request, until) => request.State != AvailabilityState.Paused || IsAhead(until, clock))
                .WithMessage(_ => Said.In("再開する日は、明日から2年以内の日にしてください。", "The day of the return must be tomorrow or later, within two years."));
            RuleFor(r => r.Until).Null().When(r => r.State != AvailabilityState.Paused)
                .WithMessage(_ => Said.In("再開する日は、休止の場合だけ指定できます。", "A day of return goes with a pause only."));
        }
    }

    static readonly Refusal NotOnList = new("not-listed", 409, "掲載中または休止中の場合だけ変更できます。", "Only a listed or paused registration can be changed so.");

    /// <summary>True for a day on which a pause may end.</summary>
    internal static bool IsAhead(DateOnly? until, TimeProvider clock) =>
        until > Tokyo.Today(clock) && until <= Tokyo.Today(clock).AddMonths(RegistryCalendar.LongestPauseMonths);

    public static Task<Results<NoContent, ProblemHttpResult>> Handle(Request request, CurrentUser me, Db db, TimeProvider clock, CancellationToken ct) =>
        db.Transact<Results<NoContent, ProblemHttpResult>>(async tx =>
        {
            if (await tx.Find<Guid?>(FindSql, new { me.AccountId }) is not { } candidateId) return NotOnList.Problem();
            if (!await AvailabilityChange.Apply(tx, clock, candidateId, request.State, request.Until)) return NotOnList.Problem();
            await AuditTrail.Add(tx, clock, me.Actor, "candidate.availability", ("candidate", candidateId), Words.Of(request.State));
            return TypedResults.NoContent();
        }, ct);

    internal const string FindSql = "SELECT CandidateId FROM Candidate WHERE AccountId = @AccountId";
}
