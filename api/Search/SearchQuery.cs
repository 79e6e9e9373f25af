using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using TalentPool.Domain;
using TalentPool.Http;
using TalentPool.Reference;

namespace TalentPool.Search;

/// <summary>A search as it stands in the address: repeated values are alternatives (skills must all be there), different parameters must all hold.</summary>
public sealed record SearchQuery
{
    /// <summary>Words, cut at spaces; each must occur.</summary>
    [FromQuery(Name = "q")]
    public string? Q { get; init; }

    /// <summary>Six digits, or the two of JIS X 0401.</summary>
    [FromQuery(Name = "prefecture")]
    public string[]? Prefecture { get; init; }

    [FromQuery(Name = "skill")]
    public string[]? Skill { get; init; }

    /// <summary>experience, exam or equivalent.</summary>
    [FromQuery(Name = "route")]
    public string[]? Route { get; init; }

    /// <summary>Least months of experience.</summary>
    [FromQuery(Name = "minMonths")]
    public int? MinMonths { get; init; }

    /// <summary>fullTime, partTime, sideJob or dispatch.</summary>
    [FromQuery(Name = "employmentType")]
    public string[]? EmploymentType { get; init; }

    /// <summary>theme-a to theme-f, or the letter alone.</summary>
    [FromQuery(Name = "theme")]
    public string[]? Theme { get; init; }

    /// <summary>none, partial or full.</summary>
    [FromQuery(Name = "remote")]
    public string[]? Remote { get; init; }

    /// <summary>relevance (default), newest or experience.</summary>
    [FromQuery(Name = "sort")]
    public string? Sort { get; init; }

    /// <summary>From 0.</summary>
    [FromQuery(Name = "page")]
    public int? Page { get; init; }

    /// <summary>1 to 100; 20 when left out.</summary>
    [FromQuery(Name = "pageSize")]
    public int? PageSize { get; init; }

    /// <summary>The criteria that the index takes.</summary>
    public SearchCriteria Criteria() => new()
    {
        Text = Q ?? "",
        Prefectures = [.. (Prefecture ?? []).Select(code => LocalGovernmentCode.Prefecture(code) ?? code)],
        Skills = Skill ?? [],
        Routes = Route ?? [],
        MinMonths = MinMonths,
        EmploymentTypes = EmploymentType ?? [],
        Themes = [.. (Theme ?? []).Select(ThemeId)],
        Remote = Remote ?? [],
        Order = Sort switch { "newest" => SearchOrder.Newest, "experience" => SearchOrder.Experience, _ => SearchOrder.Relevance },
        Skip = (Page ?? 0) * (PageSize ?? SearchCriteria.UsualTake),
        Take = PageSize ?? SearchCriteria.UsualTake,
    };

    static string ThemeId(string text) => text.Length == 1 ? "theme-" + text.ToLowerInvariant() : text;

    public sealed class Validator : AbstractValidator<SearchQuery>
    {
        public Validator(Catalogue catalogue)
        {
            RuleFor(r => r.Q).MaximumLength(SearchCriteria.LongestText);
            RuleForEach(r => r.Prefecture).Must(code => LocalGovernmentCode.Prefecture(code) is { } known && catalogue.Prefectures.ContainsKey(known)).WithMessage(_ => Choose);
            RuleForEach(r => r.Skill).Must(catalogue.Skills.ContainsKey).WithMessage(_ => Choose);
            RuleForEach(r => r.Route).Must(route => route is "experience" or "exam" or "equivalent").WithMessage(_ => Choose);
            RuleFor(r => r.MinMonths).InclusiveBetween(0, 1200).When(r => r.MinMonths is not null);
            RuleForEach(r => r.EmploymentType).Must(type => type is "fullTime" or "partTime" or "sideJob" or "dispatch").WithMessage(_ => Choose);
            RuleForEach(r => r.Theme).Must(theme => catalogue.Skills.ContainsKey(ThemeId(theme))).WithMessage(_ => Choose);
            RuleForEach(r => r.Remote).Must(remote => remote is "none" or "partial" or "full").WithMessage(_ => Choose);
            RuleFor(r => r.Sort).Must(sort => sort is null or "relevance" or "newest" or "experience").WithMessage(_ => Choose);
            RuleFor(r => r.Page).InclusiveBetween(0, 100_000).When(r => r.Page is not null);
            RuleFor(r => r.PageSize).InclusiveBetween(1, 100).When(r => r.PageSize is not null);
        }

        static string Choose => Said.In("選択肢から選んでください。", "Choose one of the options.");
    }
}
