using FluentValidation;
using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Http;

namespace TalentPool.Audit;

/// <summary>Which events are asked for.</summary>
public sealed record AuditFilter
{
    /// <summary>The first day in Japan, yyyy-MM-dd.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day in Japan.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>A code such as candidate.viewed, or its beginning such as candidate.</summary>
    public string? Action { get; init; }

    /// <summary>The account that acted.</summary>
    public Guid? Actor { get; init; }

    /// <summary>What was changed or seen.</summary>
    public Guid? Subject { get; init; }

    /// <summary>From 0.</summary>
    public int? Page { get; init; }

    /// <summary>1 to 100; 50 when left out.</summary>
    public int? PageSize { get; init; }

    public sealed class Validator : AbstractValidator<AuditFilter>
    {
        public Validator()
        {
            RuleFor(r => r.Until).Must((request, until) => until is null || request.From is null || until >= request.From)
                .WithMessage(_ => Said.In("終わりの日は始まりの日以降にしてください。", "The last day must not lie before the first."));
            RuleFor(r => r.Action).MaximumLength(50).Must(action => action is null || action.All(character => char.IsAsciiLetter(character) || character == '.'))
                .WithMessage(_ => Said.In("操作の種類は candidate.viewed の形で入力してください。", "Give an action such as candidate.viewed."));
            RuleFor(r => r.Page).InclusiveBetween(0, 1_000_000);
            RuleFor(r => r.PageSize).InclusiveBetween(1, 100);
        }
    }

    /// <summary>The conditions as parameters.</summary>
    internal object Parameters(int skip, int take) => new
    {
        from = From is { } first ? Tokyo.StartOf(first) : (DateTimeOffset?)null,
        until = Until is { } last ? Tokyo.EndOf(last) : (DateTimeOffset?)null,
        action = string.IsNullOrEmpty(Action) ? null : Action.TrimEnd('.'),
        family = string.IsNullOrEmpty(Action) ? null : LikePattern.StartingWith(Action.TrimEnd('.') + "."),
        Actor,
        Subject,
        skip,
        take,
    };
}
