using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Http;

namespace TalentPool.Eligibility;

/// <summary>Anyone tries the rules of routes 1 and 2 on a career, without an account; nothing is kept.</summary>
public static class CheckEligibility
{
    /// <param name="AsOf">The day to count to; today in Japan when left out.</param>
    /// <param name="Jobs">Employments in any order.</param>
    /// <param name="Certificates">Certificate numbers as written.</param>
    public sealed record Request(DateOnly? AsOf = null, IReadOnlyList<JobInput>? Jobs = null, IReadOnlyList<string>? Certificates = null);

    /// <param name="Start">yyyy-MM or yyyy-MM-dd.</param>
    /// <param name="End">The same; null or left out while it lasts.</param>
    /// <param name="Digital">yes (default), partial or no.</param>
    /// <param name="Hours">Hours a week; left out means full time.</param>
    /// <param name="Leave">Times away from it.</param>
    public sealed record JobInput(string Start, string? End = null, string? Digital = null, decimal? Hours = null, IReadOnlyList<LeaveInput>? Leave = null)
    {
        /// <summary>The entry as the rules take it.</summary>
        public Job Job() => new(Start, End, Digital switch { "partial" => DigitalShare.Partial, "no" => DigitalShare.No, _ => DigitalShare.Yes }, Hours,
            [.. (Leave ?? []).Select(leave => new Leave(leave.Kind, leave.Start, leave.End))]);
    }

    /// <param name="Kind">maternity always counts; any other, such as leave or childcare, is cut out from one month on.</param>
    /// <param name="Start">yyyy-MM or yyyy-MM-dd.</param>
    /// <param name="End">The same; null or left out while it lasts.</param>
    public sealed record LeaveInput(string Kind, string Start, string? End = null);

    /// <param name="Experience">Route 1.</param>
    /// <param name="Certificates">Route 2, in the order of the request.</param>
    /// <param name="Verdict">Eligible, NeedsReview or NotYet over both.</param>
    /// <param name="CertificateLines">What each number proves, in sentences, in the same order.</param>
    /// <param name="PolicyVersion">The policy in force on that day; a day to come may still get another.</param>
    /// <param name="CatalogueEdition">The edition of the catalogue of examinations in force on that day.</param>
    public sealed record Response(
        ExperienceAnswer Experience, IReadOnlyList<CertificateCheck> Certificates, string Verdict, IReadOnlyList<ExplanationLine> CertificateLines, string PolicyVersion, string CatalogueEdition);

    /// <param name="Months">Counted full months.</param>
    /// <param name="Days">Days beyond these.</param>
    /// <param name="DeclaredMonths">Months including work that is not counted by itself.</param>
    /// <param name="Verdict">Eligible, NeedsReview or NotYet.</param>
    /// <param name="Warnings">Codes such as job0:future.</param>
    /// <param name="MissingMonths">Months missing to five years.</param>
    /// <param name="Entries">What each entry gave.</param>
    /// <param name="Explanation">Why, in sentences.</param>
    public sealed record ExperienceAnswer(
        int Months, int Days, int DeclaredMonths, string Verdict, IReadOnlyList<string> Warnings, int MissingMonths, IReadOnlyList<EntryCount> Entries, ExperienceExplanation Explanation);

    public sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.AsOf).InclusiveBetween(new DateOnly(1900, 1, 1), new DateOnly(2100, 12, 31)).When(r => r.AsOf is not null);
            RuleFor(r => r.Jobs).Must(jobs => jobs!.Count <= 200).WithMessage(_ => Said.In("職歴は200件までです。", "Give at most 200 jobs.")).When(r => r.Jobs is not null);
            RuleForEach(r => r.Jobs).NotNull().SetValidator(new JobValidator()).When(r => r.Jobs is { Count: <= 200 });
            RuleFor(r => r.Certificates).Must(numbers => numbers!.Count <= 50).WithMessage(_ => Said.In("合格証書番号は50件までです。", "Give at most 50 certificate numbers.")).When(r => r.Certificates is not null);
            RuleForEach(r => r.Certificates).NotNull().MaximumLength(40).When(r => r.Certificates is { Count: <= 50 });
        }
    }

    sealed class JobValidator : AbstractValidator<JobInput>
    {
        public JobValidator()
        {
            RuleFor(job => job.Start).NotEmpty().Must(Periods.IsDate).WithMessage(_ => Periods.NotADate);
            RuleFor(job => job.End).Must(end => end is null || Periods.IsDate(end)).WithMessage(_ => Periods.NotADate)
                .Must((job, end) => !Periods.IsReversed(job.Start, end)).WithMessage(_ => Periods.EndBeforeStart);
            RuleFor(job => job.Digital).Must(digital => digital is null or "yes" or "partial" or "no").WithMessage(_ => Said.In("yes、partial、no のいずれかを指定してください。", "Use yes, partial or no."));
            RuleFor(job => job.Hours).InclusiveBetween(0, 168).When(job => job.Hours is not null);
            RuleFor(job => job.Leave).Must(leave => leave!.Count <= 20).WithMessage(_ => Said.In("休業期間は20件までです。", "Give at most 20 leaves.")).When(job => job.Leave is not null);
            RuleForEach(job => job.Leave).NotNull().SetValidator(new LeaveValidator()).When(job => job.Leave is { Count: <= 20 });
        }
    }

    sealed class LeaveValidator : AbstractValidator<LeaveInput>
    {
        public LeaveValidator()
        {
            RuleFor(leave => leave.Kind).NotEmpty().MaximumLength(20);
            RuleFor(leave => leave.Start).NotEmpty().Must(Periods.IsDate).WithMessage(_ => Periods.NotADate);
            RuleFor(leave => leave.End).Must(end => end is null || Periods.IsDate(end)).WithMessage(_ => Periods.NotADate)
                .Must((leave, end) => !Periods.IsReversed(leave.Start, end)).WithMessage(_ => Periods.EndBeforeStart);
        }
    }

    public static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(Request request, RuleBook rules, Db db, TimeProvider clock, CancellationToken ct)
    {
        var asOf = request.AsOf ?? Tokyo.Today(clock);
        var (policy, edition) = (await rules.Now(db, ct)).On(asOf);
        var experience = ExperienceCounter.Count([.. (request.Jobs ?? []).Select(job => job.Job())], asOf, policy.Experience);
        List<CertificateCheck> certificates = [.. (request.Certificates ?? []).Select(number => CertificateNumber.Check(number, edition.Catalogue, asOf))];
        var decision = Domain.Eligibility.Decide(experience, certificates, claimsEquivalent: false, policy.AcceptsFormerExams);
        return TypedResults.Ok(new Response(
            new(experience.Months, experience.Days, experience.DeclaredMonths, experience.Verdict.ToString(), experience.Warnings, experience.MissingMonths, experience.Entries,
                ExperienceExplanation.Of(experience, asOf, policy.Experience)),
            certificates, decision.Verdict.ToString(), [.. certificates.Select((check, position) => CertificateExplanation.Of(check, position, policy.AcceptsFormerExams))],
            policy.Experience.Version, edition.Name));
    }
}
