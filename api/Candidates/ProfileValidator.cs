using System.Text.RegularExpressions;
using FluentValidation;
using TalentPool.Domain;
using TalentPool.Http;
using TalentPool.Reference;

namespace TalentPool.Candidates;

/// <summary>What a draft is held to: form and bounds. What a submission needs beyond that is asked by <see cref="SubmitRegistration"/>.</summary>
public sealed partial class ProfileValidator : AbstractValidator<SaveMyProfile.Request>
{
    // A list beyond its bound is refused as a whole, without a look at its entries.
    const int MaxCareer = 100, MaxLeaves = 20, MaxCertificates = 20, MaxSkills = 110, MaxPrefectures = 47;

    public ProfileValidator(Catalogue catalogue)
    {
        bool IsPrefecture(string? code) => code is null || catalogue.Prefectures.ContainsKey(code);

        RuleFor(r => r.Name).NotNull().MaximumLength(100).Must(PrintableText.IsName).WithMessage(_ => NotALine);
        RuleFor(r => r.Kana).NotNull().MaximumLength(100).Must(kana => KanaOnly().IsMatch(kana)).WithMessage(_ => Said.In("ひらがな、カタカナ、英字で入力してください。", "Use hiragana, katakana or Latin letters."))
            .Must(kana => JapaneseText.NormalizeKana(kana).Length <= 100).WithMessage(_ => Said.In("100文字以内で入力してください。", "Use at most 100 characters."));
        RuleFor(r => r.Phone).Must(phone => phone is null || PhoneForm().IsMatch(phone)).WithMessage(_ => Said.In("電話番号は数字とハイフンで入力してください（例: 03-1234-5678）。", "Use digits and hyphens, such as 03-1234-5678."));
        RuleFor(r => r.ResidencePrefecture).Must(IsPrefecture).WithMessage(_ => NoSuchPrefecture);
        RuleFor(r => r.Headline).NotNull().MaximumLength(100).Must(IsLine).WithMessage(_ => NotALine);
        RuleFor(r => r.Introduction).NotNull().MaximumLength(2000).Must(IsText).WithMessage(_ => NotAText);
        RuleFor(r => r.Career).NotNull().Must(career => career.Count <= MaxCareer).WithMessage(_ => TooMany(MaxCareer));
        RuleForEach(r => r.Career).NotNull().SetValidator(new CareerValidator()).When(r => r.Career is { Count: <= MaxCareer });
        RuleFor(r => r.Certificates).NotNull().Must(numbers => numbers.Count <= MaxCertificates).WithMessage(_ => TooMany(MaxCertificates));
        RuleForEach(r => r.Certificates).NotEmpty().MaximumLength(40).Must(IsLine).WithMessage(_ => NotALine).When(r => r.Certificates is { Count: <= MaxCertificates });
        RuleFor(r => r.EquivalentGrounds).MaximumLength(2000).Must(text => text is null || IsText(text)).WithMessage(_ => NotAText);
        RuleFor(r => r.Skills).NotNull().Must(skills => skills.Count <= MaxSkills).WithMessage(_ => TooMany(MaxSkills)).Must(skills => skills.Select(skill => skill?.SkillId).Distinct().Count() == skills.Count).WithMessage(_ => Twice);
        RuleForEach(r => r.Skills).NotNull().ChildRules(skill =>
        {
            skill.RuleFor(s => s.SkillId).NotEmpty().Must(id => catalogue.Skills.ContainsKey(id) && !IsTheme(id) && !IsRole(id)).WithMessage(_ => NoSuchSkill);
            skill.RuleFor(s => s.Years).InclusiveBetween(0, 60).When(s => s.Years is not null);
        }).When(r => r.Skills is { Count: <= MaxSkills });
        RuleFor(r => r.Themes).NotNull().Must(themes => themes.Count <= MaxSkills).WithMessage(_ => TooMany(MaxSkills)).Must(AreDistinct).WithMessage(_ => Twice);
        RuleForEach(r => r.Themes).NotEmpty().Must(id => IsTheme(id) && catalogue.Skills.ContainsKey(id)).WithMessage(_ => NoSuchSkill).When(r => r.Themes is { Count: <= MaxSkills });
        RuleFor(r => r.RoleTypes).NotNull().Must(roles => roles.Count <= MaxSkills).WithMessage(_ => TooMany(MaxSkills)).Must(AreDistinct).WithMessage(_ => Twice);
        RuleForEach(r => r.RoleTypes).NotEmpty().Must(id => IsRole(id) && catalogue.Skills.ContainsKey(id)).WithMessage(_ => NoSuchSkill).When(r => r.RoleTypes is { Count: <= MaxSkills });
        RuleFor(r => r.Wishes).NotNull().ChildRules(wishes =>
        {
            wishes.RuleFor(w => w.Prefectures).NotNull().Must(codes => codes.Count <= MaxPrefectures).WithMessage(_ => TooMany(MaxPrefectures)).Must(AreDistinct).WithMessage(_ => Twice);
            wishes.RuleForEach(w => w.Prefectures).NotEmpty().Must(IsPrefecture).WithMessage(_ => NoSuchPrefecture).When(w => w.Prefectures is { Count: <= MaxPrefectures });
            wishes.RuleFor(w => w.EmploymentTypes).Must(types => types is not { Count: > 4 }).WithMessage(_ => TooMany(4)).Must(types => types is null || AreDistinct(types)).WithMessage(_ => Twice);
            wishes.RuleForEach(w => w.EmploymentTypes).Must(type => type is "fullTime" or "partTime" or "sideJob" or "dispatch").WithMessage(_ => Choose).When(w => w.EmploymentTypes is { Count: <= 4 });
            wishes.RuleFor(w => w.DaysPerWeek).InclusiveBetween(1, 5).When(w => w.DaysPerWeek is not null);
            wishes.RuleFor(w => w.RemoteWork).Must(remote => remote is null or "none" or "partial" or "full").WithMessage(_ => Choose);
            wishes.RuleFor(w => w.AvailableFrom).InclusiveBetween(new DateOnly(2020, 1, 1), new DateOnly(2100, 12, 31)).When(w => w.AvailableFrom is not null);
        });
        RuleFor(r => r.Consent).NotNull().ChildRules(consent =>
        {
            consent.RuleFor(c => c.PurposeVersion).Must(version => version is null or PurposeNotice.Version).WithMessage(_ => Said.In("利用目的が改定されました。最新の内容を確認してください。", "The purpose notice has changed. Please read the current one."));
            consent.RuleFor(c => c.Prefectures).Must(codes => codes is not { Count: > MaxPrefectures }).WithMessage(_ => TooMany(MaxPrefectures)).Must(codes => codes is null || AreDistinct(codes)).WithMessage(_ => Twice);
            consent.RuleForEach(c => c.Prefectures).NotEmpty().Must(IsPrefecture).WithMessage(_ => NoSuchPrefecture).When(c => c.Prefectures is { Count: <= MaxPrefectures });
        });
        RuleFor(r => r.BlockedOrganisations).NotNull().Must(ids => ids.Count <= MaxPrefectures).WithMessage(_ => TooMany(MaxPrefectures)).Must(ids => ids.Distinct().Count() == ids.Count).WithMessage(_ => Twice);
        RuleFor(r => r.Version).GreaterThanOrEqualTo(0);
    }

    sealed class CareerValidator : AbstractValidator<CareerItem>
    {
        public CareerValidator()
        {
            RuleFor(job => job.Employer).NotNull().MaximumLength(100).Must(IsLine).WithMessage(_ => NotALine);
            RuleFor(job => job.JobTitle).NotNull().MaximumLength(100).Must(IsLine).WithMessage(_ => NotALine);
            // A draft may leave the start open; a submission asks for it.
            RuleFor(job => job.Start).NotNull().Must(start => start.Length == 0 || Periods.IsKeptDate(start)).WithMessage(_ => Periods.NotADate);
            RuleFor(job => job.End).Must(end => end is null || Periods.IsKeptDate(end)).WithMessage(_ => Periods.NotADate)
                .Must((job, end) => !Periods.IsReversed(job.Start, end)).WithMessage(_ => Periods.EndBeforeStart);
            RuleFor(job => job.Digital).Must(digital => digital is "yes" or "partial" or "no").WithMessage(_ => Choose);
            RuleFor(job => job.Hours).InclusiveBetween(0, 168).When(job => job.Hours is not null);
            RuleFor(job => job.Description).NotNull().MaximumLength(1000).Must(IsText).WithMessage(_ => NotAText);
            RuleFor(job => job.Leave).Must(leave => leave is not { Count: > MaxLeaves }).WithMessage(_ => TooMany(MaxLeaves));
            RuleForEach(job => job.Leave).NotNull().ChildRules(leave =>
            {
                leave.RuleFor(l => l.Kind).Must(kind => kind is not null && Leave.Kinds.Contains(kind)).WithMessage(_ => Choose);
                leave.RuleFor(l => l.Start).NotEmpty().Must(Periods.IsKeptDate).WithMessage(_ => Periods.NotADate);
                leave.RuleFor(l => l.End).NotEmpty().Must(Periods.IsKeptDate).WithMessage(_ => Periods.NotADate)
                    .Must((l, end) => !Periods.IsReversed(l.Start, end)).WithMessage(_ => Periods.EndBeforeStart);
            }).When(job => job.Leave is { Count: <= MaxLeaves });
        }
    }

    static string TooMany(int most) => Said.In($"{most}件までです。", $"Give at most {most}.");

    static string NoSuchPrefecture => Said.In("都道府県を一覧から選んでください。", "Choose a prefecture from the list.");

    static string NoSuchSkill => Said.In("一覧にある項目を選んでください。", "Choose from the list.");

    static string Choose => Said.In("選択肢から選んでください。", "Choose one of the options.");

    static string Twice => Said.In("同じ項目が重複しています。", "The same entry stands twice.");

    static string NotALine => Said.In("改行などの制御文字や、表示できない文字は使えません。", "Line breaks, control characters and broken characters cannot be used.");

    static string NotAText => Said.In("表示できない文字は使えません。", "Control characters and broken characters cannot be used.");

    static bool IsTheme(string id) => id.StartsWith("theme-", StringComparison.Ordinal);

    static bool IsRole(string id) => id.StartsWith("role-", StringComparison.Ordinal);

    static bool AreDistinct(IReadOnlyList<string> values) => values.Distinct(StringComparer.Ordinal).Count() == values.Count;

    static bool IsLine(string text) => PrintableText.IsLine(text);

    static bool IsText(string text) => PrintableText.IsText(text);

    [GeneratedRegex(@"\A[\p{IsHiragana}\p{IsKatakana}ｦ-ﾟ･A-Za-zＡ-Ｚａ-ｚ・＝=\-.' 　]*\z")]
    private static partial Regex KanaOnly();

    [GeneratedRegex(@"\A\+?[0-9０-９][0-9０-９\-－ー() ]{6,18}\z")]
    private static partial Regex PhoneForm();
}
