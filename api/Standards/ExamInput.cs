using System.Text.RegularExpressions;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Eligibility;
using TalentPool.Http;

namespace TalentPool.Standards;

/// <summary>One examination as an admin wants it to be from a day on: its whole picture, so that nothing is merged behind anybody's back.</summary>
public partial record ExamInput
{
    /// <summary>The examination that changes; null for a new one.</summary>
    public string? ExamId { get; init; }

    /// <summary>The two letters of the certificate numbers of a new one. An examination that is there keeps its own.</summary>
    public string? Code { get; init; }

    public required string NameJa { get; init; }

    public required string NameEn { get; init; }

    /// <summary>1 to 4.</summary>
    public required int Level { get; init; }

    /// <summary>The first year it was held.</summary>
    public required int FirstYear { get; init; }

    /// <summary>The last one; null while it is held.</summary>
    public int? LastYear { get; init; }

    /// <summary>accept, accept_legacy, review or reject.</summary>
    public required string Verdict { get; init; }

    /// <summary>When it is held; none means that no calendar is known, and any sitting is taken as held.</summary>
    public required IReadOnlyList<SittingInput> Sittings { get; init; }

    /// <summary>The first day of application in Japan that this decides: tomorrow or later.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Why.</summary>
    public required string Note { get; init; }

    /// <param name="FromYear">The first year of these months.</param>
    /// <param name="ToYear">The last one; null while they go on.</param>
    /// <param name="Months">1 to 12; none means any month.</param>
    public sealed record SittingInput(int FromYear, int? ToYear, IReadOnlyList<int> Months);

    public sealed partial class Validator : AbstractValidator<ExamInput>
    {
        public Validator()
        {
            RuleFor(e => e.ExamId).NotEmpty().MaximumLength(20).When(e => e.ExamId is not null);
            RuleFor(e => e.Code).NotEmpty().Must(code => Letters().IsMatch(code!)).WithMessage(_ => Said.In("半角の英大文字2文字で入力してください（例: ST）。", "Use two capital letters, such as ST.")).When(e => e.ExamId is null);
            RuleFor(e => e.NameJa).NotEmpty().MaximumLength(100).Must(PrintableText.IsName).WithMessage(_ => OneLine);
            RuleFor(e => e.NameEn).NotEmpty().MaximumLength(150).Must(PrintableText.IsName).WithMessage(_ => OneLine);
            RuleFor(e => e.Level).InclusiveBetween(1, 4);
            RuleFor(e => e.FirstYear).InclusiveBetween(FirstEver, LastEver);
            RuleFor(e => e.LastYear).InclusiveBetween(FirstEver, LastEver).Must((exam, last) => last is null || last >= exam.FirstYear).WithMessage(_ => Said.In($"{FirstEver}年から{LastEver}年まで、開始年以降の年を入力してください。", $"Enter a year from {FirstEver} to {LastEver} that is not before the first year."));
            RuleFor(e => e.Verdict).Must(verdict => verdict is not null && Words.Find<ExamStanding>(verdict) is not null).WithMessage(_ => Said.In("扱いを一覧から選んでください。", "Choose what the registry does with it."))
                .Must((exam, verdict) => Exam.Allows(exam.Level, Words.Read<ExamStanding>(verdict)))
                .WithMessage(_ => Said.In("要件(2)を満たす試験はレベル4、対象外の試験はレベル3以下にしてください。", "An examination that meets route 2 is of level 4; one that is refused is of level 3 or below."));
            RuleFor(e => e.ValidFrom).LessThanOrEqualTo(PolicyInput.LastDay).WithMessage(_ => PolicyInput.TooLate);
            RuleFor(e => e.Note).NotEmpty().MaximumLength(1000).Must(PrintableText.IsText)
                .WithMessage(_ => Said.In("1000文字以内の読める文字で入力してください。", "Use at most 1,000 printable characters."));
            RuleFor(e => e.Sittings).NotNull().Must(sittings => sittings.Count <= 50).WithMessage(_ => Said.In("実施時期は50件までです。", "Give at most 50 periods."));
            RuleForEach(e => e.Sittings).NotNull().Must(IsWithin).WithMessage(_ => Said.In("試験の開始年から最終年までの期間を入力してください。", "Enter years between the first and the last year of the examination."))
                .Must(IsApart).WithMessage(_ => Said.In("ほかの実施時期と年が重なっています。", "Its years overlap with those of another period."))
                .Must(sitting => sitting.Months is { Count: <= 12 } && sitting.Months.All(month => month is >= 1 and <= 12) && sitting.Months.Distinct().Count() == sitting.Months.Count)
                .WithMessage(_ => Said.In("1から12までの月を指定してください。", "Give months from 1 to 12, each once.")).When(e => e.Sittings is { Count: <= 50 });
        }

        // The first examination was held in 1969.
        const int FirstEver = 1969, LastEver = 2100;

        static string OneLine => Said.In("1行の読める文字で入力してください。", "Use one line of printable characters.");

        static bool IsWithin(ExamInput exam, SittingInput sitting) =>
            sitting.FromYear >= exam.FirstYear && sitting.FromYear <= (exam.LastYear ?? LastEver) && (sitting.ToYear is null ? exam.LastYear is null : sitting.ToYear >= sitting.FromYear && sitting.ToYear <= (exam.LastYear ?? LastEver));

        static bool IsApart(ExamInput exam, SittingInput sitting) => exam.Sittings
            .Count(other => other is not null && other.FromYear <= (sitting.ToYear ?? int.MaxValue) && sitting.FromYear <= (other.ToYear ?? int.MaxValue)) == 1;

        [GeneratedRegex(@"\A[A-Z]{2}\z")]
        private static partial Regex Letters();
    }

    /// <summary>The examination's id, of a new one as it will be.</summary>
    internal string Id => ExamId ?? FormattableString.Invariant($"{Code}-{FirstYear}");

    /// <summary>As the rules take it.</summary>
    /// <param name="id">The amendment.</param>
    /// <param name="code">The code that the examination has.</param>
    internal ExamAmendment Amendment(Guid id, string code) => new(
        id, ValidFrom, new(Id, code, NameJa.Trim(), NameEn.Trim(), Level, FirstYear, LastYear, Words.Read<ExamStanding>(Verdict)),
        [.. Sittings.Select(sitting => new Sitting(Id, sitting.FromYear, sitting.ToYear, sitting.Months))]);

    /// <summary>Looks up the examination, and what the calendar and the other examinations have against the change.</summary>
    internal async Task<(ExamAmendment? Amendment, ProblemHttpResult? Refused)> Check(Tx tx, TimeProvider clock, Rules rules, Guid id)
    {
        var today = Tokyo.Today(clock);
        if (ValidFrom <= today) return (null, StandardsRefusals.NotInTheFuture.At("validFrom"));
        var known = rules.Exams.Latest(Id);
        if (ExamId is null && known is not null) return (null, StandardsRefusals.ExamKnown.At("code"));
        if (ExamId is not null && known is null) return (null, StandardsRefusals.NoSuchExam.Problem());
        if (await tx.Find<int>(CountDaySql, new { Id, ValidFrom, id }) > 0) return (null, StandardsRefusals.DayTaken.At("validFrom"));
        var amendment = Amendment(id, known?.Code ?? Code!);
        return rules.Exams.With(amendment).From(today).Any(edition => edition.Catalogue.Clash() is not null) ? (null, StandardsRefusals.CodeClash.At("firstYear")) : (amendment, null);
    }

    /// <summary>Codes and figures for the audit trail.</summary>
    internal string Detail() => FormattableString.Invariant($"exam={Id} from={ValidFrom:yyyy-MM-dd} verdict={Verdict} level={Level} years={FirstYear}-{LastYear} sittings={Sittings.Count}");

    const string CountDaySql = "SELECT COUNT(*) FROM ExamAmendment WHERE ExamId = @Id AND ValidFrom = @ValidFrom AND WithdrawnAt IS NULL AND ExamAmendmentId <> @id";
}
