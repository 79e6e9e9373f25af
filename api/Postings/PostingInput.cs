using FluentValidation;
using TalentPool.Domain;
using TalentPool.Http;

namespace TalentPool.Postings;

/// <summary>What a prefecture writes about a post.</summary>
public record PostingInput
{
    public string Title { get; init; } = "";

    /// <summary>Decides the employment type.</summary>
    public required AppointmentType AppointmentType { get; init; }

    /// <summary>What the amounts are for.</summary>
    public required PayUnit PayUnit { get; init; }

    /// <summary>In yen; null when not fixed.</summary>
    public int? PayMin { get; init; }

    /// <summary>In yen; null when not fixed.</summary>
    public int? PayMax { get; init; }

    /// <summary>The pay in words.</summary>
    public string PayText { get; init; } = "";

    /// <summary>How long, in words.</summary>
    public string Term { get; init; } = "";

    public required WorkStyle WorkStyle { get; init; }

    /// <summary>Hours a week, to the minute: 38.75.</summary>
    public required decimal WeeklyHours { get; init; }

    public string WorkLocation { get; init; } = "";

    public string Requirements { get; init; } = "";

    public string Description { get; init; } = "";

    public string? HowToApply { get; init; }

    /// <summary>How many people are sought.</summary>
    public required int Openings { get; init; }

    public DateOnly? StartOn { get; init; }

    /// <summary>The last day, open until its end in Japan.</summary>
    public required DateOnly Deadline { get; init; }

    /// <summary>Ids of themes, such as theme-a.</summary>
    public IReadOnlyList<string> Themes { get; init; } = [];

    /// <summary>Ids of skills and role types.</summary>
    public IReadOnlyList<string> Skills { get; init; } = [];

    /// <summary>The rules that need no database; the same for the form and for imported files.</summary>
    public sealed class Validator : AbstractValidator<PostingInput>
    {
        public Validator()
        {
            RuleFor(p => p.Title).NotEmpty().MaximumLength(120);
            RuleFor(p => p.AppointmentType).IsInEnum();
            RuleFor(p => p.PayUnit).IsInEnum();
            RuleFor(p => p.PayMin).InclusiveBetween(0, 1_000_000_000);
            RuleFor(p => p.PayMax).InclusiveBetween(0, 1_000_000_000);
            RuleFor(p => p.PayMax).Must((posting, max) => max is null || posting.PayMin is null || max >= posting.PayMin)
                .WithMessage(_ => Said.In("下限以上の金額を入力してください。", "Enter an amount not below the minimum."));
            RuleFor(p => p.PayText).NotEmpty().MaximumLength(300);
            RuleFor(p => p.Term).NotEmpty().MaximumLength(200);
            RuleFor(p => p.WorkStyle).IsInEnum();
            RuleFor(p => p.WeeklyHours).InclusiveBetween(0.25m, 60m)
                .Must(hours => decimal.IsInteger(hours * 60)).WithMessage(_ => Said.In("分の単位まで（例: 38.75）で入力してください。", "Enter hours to the minute, such as 38.75."));
            RuleFor(p => p.WorkLocation).NotEmpty().MaximumLength(200);
            RuleFor(p => p.Requirements).NotEmpty().MaximumLength(2000);
            RuleFor(p => p.Description).NotEmpty().MaximumLength(4000);
            RuleFor(p => p.HowToApply).MaximumLength(1000);
            RuleFor(p => p.Openings).InclusiveBetween(1, 999);
            RuleFor(p => p.Themes).Must(ids => ids.Count <= 6).WithMessage(_ => Said.In("6個までにしてください。", "Use at most 6."));
            RuleFor(p => p.Skills).Must(ids => ids.Count <= 30).WithMessage(_ => Said.In("30個までにしてください。", "Use at most 30."));
        }
    }

    /// <summary>All ids of themes and skills, each once.</summary>
    public IEnumerable<string> SkillIds() => Themes.Concat(Skills).Distinct(StringComparer.Ordinal);
}
