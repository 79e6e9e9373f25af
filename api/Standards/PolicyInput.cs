using System.Text.RegularExpressions;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Eligibility;
using TalentPool.Http;

namespace TalentPool.Standards;

/// <summary>A version of the policy as an admin enters it.</summary>
public partial record PolicyInput
{
    /// <summary>Its name, such as 2027-04; unique for ever.</summary>
    public required string Version { get; init; }

    /// <summary>The first day of application in Japan that it decides: tomorrow or later.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>From this many hours a week on, work counts in full; to the minute.</summary>
    public required decimal MinWeeklyHours { get; init; }

    /// <summary>Left-over days of several periods that make a month.</summary>
    public required int DaysPerCarryMonth { get; init; }

    /// <summary>Leaves of this many full months or more are not counted.</summary>
    public required int LeaveCutFromMonths { get; init; }

    /// <summary>Kinds of leave that count besides maternity: childcare, care, leave.</summary>
    public required IReadOnlyList<string> KeptLeaveKinds { get; init; }

    /// <summary>Whether a former name of a level-4 examination is enough by itself.</summary>
    public required bool AcceptsFormerExams { get; init; }

    /// <summary>Why.</summary>
    public required string Note { get; init; }

    public sealed partial class Validator : AbstractValidator<PolicyInput>
    {
        public Validator()
        {
            RuleFor(p => p.Version).NotEmpty().MaximumLength(20).Must(version => Name().IsMatch(version))
                .WithMessage(_ => Said.In("半角の英小文字、数字、ハイフン、ピリオドで入力してください（例: 2027-04）。", "Use lower-case letters, digits, hyphens and dots, such as 2027-04."));
            RuleFor(p => p.ValidFrom).LessThanOrEqualTo(LastDay).WithMessage(_ => TooLate);
            RuleFor(p => p.MinWeeklyHours).InclusiveBetween(0, 60)
                .Must(hours => decimal.IsInteger(hours * 60)).WithMessage(_ => Said.In("分の単位まで（例: 38.75）で入力してください。", "Enter hours to the minute, such as 38.75."));
            RuleFor(p => p.DaysPerCarryMonth).InclusiveBetween(28, 31);
            RuleFor(p => p.LeaveCutFromMonths).InclusiveBetween(1, 24);
            RuleFor(p => p.KeptLeaveKinds).NotNull().Must(kinds => kinds.Count <= 10 && kinds.All(kind => Leave.Kinds.Contains(kind)))
                .WithMessage(_ => Said.In("休業の種類を一覧から選んでください。", "Choose kinds of leave from the list."));
            RuleFor(p => p.Note).NotEmpty().MaximumLength(1000).Must(PrintableText.IsText)
                .WithMessage(_ => Said.In("1000文字以内の読める文字で入力してください。", "Use at most 1,000 printable characters."));
        }

        [GeneratedRegex(@"\A[0-9a-z][0-9a-z.-]*\z")]
        private static partial Regex Name();
    }

    internal static readonly DateOnly LastDay = new(2100, 12, 31);

    internal static string TooLate => Said.In("2100年までの日を指定してください。", "Choose a day until 2100.");

    /// <summary>As the rules take it.</summary>
    internal DatedPolicy Policy(Guid id) => new(id, ValidFrom, new(
        EligibilityPolicy.Default.Experience with
        {
            Version = Version,
            MinWeeklyHours = MinWeeklyHours,
            DaysPerCarryMonth = DaysPerCarryMonth,
            LeaveCutFromMonths = LeaveCutFromMonths,
            KeptLeaveKinds = [.. EligibilityPolicy.Default.Experience.KeptLeaveKinds.Union(KeptLeaveKinds)],
        },
        AcceptsFormerExams));

    /// <summary>What the other versions and the calendar have against it; null when it may be kept.</summary>
    internal async Task<ProblemHttpResult?> Refused(Tx tx, TimeProvider clock, Guid id)
    {
        if (ValidFrom <= Tokyo.Today(clock)) return StandardsRefusals.NotInTheFuture.At("validFrom");
        var key = PolicyRow.KeyOf(Version);
        if (key == PolicyRow.KeyOf(EligibilityPolicy.Default.Experience.Version) || await tx.Find<int>(CountNameSql, new { key, id }) > 0) return StandardsRefusals.NameTaken.At("version");
        return await tx.Find<int>(CountDaySql, new { ValidFrom, id }) > 0 ? StandardsRefusals.DayTaken.At("validFrom") : null;
    }

    /// <summary>Codes and figures for the audit trail.</summary>
    internal string Detail() => FormattableString.Invariant(
        $"version={Version} from={ValidFrom:yyyy-MM-dd} hours={MinWeeklyHours:0.##} carry={DaysPerCarryMonth} leave={LeaveCutFromMonths} kept={string.Join(',', KeptLeaveKinds)} former={AcceptsFormerExams}");

    const string CountNameSql = "SELECT COUNT(*) FROM PolicyVersion WHERE VersionKey = @key AND PolicyVersionId <> @id";

    const string CountDaySql = "SELECT COUNT(*) FROM PolicyVersion WHERE ValidFrom = @ValidFrom AND WithdrawnAt IS NULL AND PolicyVersionId <> @id";
}
