using System.Data.Common;
using System.Text.RegularExpressions;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Domain;
using TalentPool.Http;
using TalentPool.Mail;
using TalentPool.Reference;

namespace TalentPool.Organisations;

/// <summary>
/// Anybody applies for an organisation (団体の利用申請): a prefecture without an admin, a municipality of the reference list, or a company. Always 202, with the
/// same work, so that nobody learns who has an account: the address gets a link, and only once it is opened does anybody see the application.
/// </summary>
public static partial class ApplyForOrganisation
{
    /// <param name="Kind">prefecture, municipality or company.</param>
    /// <param name="Email">An official address; the link goes there, and its owner becomes the first admin.</param>
    /// <param name="ContactName">Who can be asked.</param>
    /// <param name="ContactPhone">Digits and hyphens.</param>
    /// <param name="Prefecture">The six digits of a prefecture that applies.</param>
    /// <param name="Municipality">The six digits of a municipality that applies.</param>
    /// <param name="Name">Of a company.</param>
    /// <param name="Kana">Its reading.</param>
    /// <param name="Address">Its postal address.</param>
    /// <param name="CorporateNumber">Its thirteen digits (法人番号).</param>
    /// <param name="Locale">ja or en: the language of the letters.</param>
    public sealed record Request(
        string Kind, string Email, string ContactName, string ContactPhone, string? Prefecture = null, string? Municipality = null, string? Name = null, string? Kana = null, string? Address = null,
        string? CorporateNumber = null, string? Locale = null);

    public sealed partial class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Kind).Must(kind => kind is "prefecture" or "municipality" or "company").WithMessage(_ => Said.In("団体の種類を選んでください。", "Choose the kind of organisation."));
            RuleFor(r => r.Email).IsEmail();
            RuleFor(r => r.ContactName).NotEmpty().MaximumLength(100).Must(PrintableText.IsName).WithMessage(_ => Said.In("読める文字で入力してください。", "Use printable characters."));
            RuleFor(r => r.ContactPhone).NotEmpty().MaximumLength(30).Must(phone => PhoneForm().IsMatch(phone)).WithMessage(_ => Said.In("電話番号は数字とハイフンで入力してください（例: 03-1234-5678）。", "Use digits and hyphens, such as 03-1234-5678."));
            RuleFor(r => r.Locale).Must(locale => locale is null or "ja" or "en").WithMessage(_ => Said.In("ja か en を指定してください。", "Use ja or en."));
            When(r => r.Kind == "prefecture", () => RuleFor(r => r.Prefecture).Must(code => ReferenceFiles.Prefectures.Any(one => one.Code == code))
                .WithMessage(_ => Said.In("都道府県を一覧から選んでください。", "Choose a prefecture from the list.")));
            When(r => r.Kind == "municipality", () => RuleFor(r => r.Municipality).Must(code => ReferenceFiles.Municipalities.Any(one => one.Code == code))
                .WithMessage(_ => Said.In("市区町村を一覧から選んでください。", "Choose a municipality from the list.")));
            When(r => r.Kind == "company", () =>
            {
                RuleFor(r => r.Name).NotEmpty().MaximumLength(100).Must(name => PrintableText.IsName(name!)).WithMessage(_ => Said.In("読める文字で入力してください。", "Use printable characters."));
                RuleFor(r => r.Kana).NotEmpty().MaximumLength(100).Must(kana => KanaOnly().IsMatch(kana!)).WithMessage(_ => Said.In("ひらがな、カタカナ、英数字で入力してください。", "Use hiragana, katakana, Latin letters or digits."));
                RuleFor(r => r.Address).NotEmpty().MaximumLength(200).Must(address => PrintableText.IsName(address!)).WithMessage(_ => Said.In("読める文字で入力してください。", "Use printable characters."));
                RuleFor(r => r.CorporateNumber).NotEmpty().MaximumLength(40).Must(number => Domain.CorporateNumber.Read(number!) is not null)
                    .WithMessage(_ => Said.In("法人番号は13桁の数字です。桁数と数字を確認してください。", "A corporate number has 13 digits. Check the digits."));
            });
        }
    }

    /// <summary>How long the link is good for.</summary>
    public static readonly TimeSpan LinkLife = TimeSpan.FromHours(24);

    public static async Task<Results<Accepted, ProblemHttpResult>> Handle(Request request, Db db, TimeProvider clock, CancellationToken ct)
    {
        var (now, secret, named) = (clock.GetUtcNow(), Secrets.New(), Named(request));
        var addressee = Addressee.At(request.Email, request.Locale ?? Said.In("ja", "en"), clock);
        try
        {
            return await db.Transact(Receive, ct);
        }
        catch (DbException e) when (db.Dialect.IsUniqueViolation(e))
        {
            // The address was signed up or invited at the same moment.
            return await db.Transact(Receive, ct);
        }

        async Task<Results<Accepted, ProblemHttpResult>> Receive(Tx tx)
        {
            // That an organisation is there is no secret; who works for it is.
            if (await EstablishOrganisation.IsTaken(tx, clock, named)) return OrganisationRefusals.OrganisationExists.Problem();
            var accountId = await addressee.Account(tx);
            var id = Guid.CreateVersion7(now);
            await tx.Execute(InsertSql, new
            {
                id,
                named.Kind,
                named.PrefectureCode,
                named.MunicipalityCode,
                named.NameJa,
                named.NameEn,
                named.NameKana,
                named.Address,
                named.CorporateNumber,
                contactName = request.ContactName.Trim(),
                contactPhone = tx.Seal.Close(request.ContactPhone.Trim()),
                accountId,
                hash = Secrets.Hash(secret),
                now,
                expiresAt = now + LinkLife,
            });
            await Outbox.Add(tx, clock, accountId, new Letter.VerifyApplication(secret, named.NameJa, named.NameEn));
            await AuditTrail.Add(tx, clock, null, "application.received", ("application", id), named.Kind);
            return TypedResults.Accepted((string?)null);
        }
    }

    static OrganisationFacts Named(Request request)
    {
        switch (request.Kind)
        {
            case "prefecture":
                var prefecture = ReferenceFiles.Prefectures.First(one => one.Code == request.Prefecture);
                return new OrganisationFacts { Kind = request.Kind, PrefectureCode = prefecture.Code, NameJa = prefecture.NameJa, NameEn = prefecture.NameEn };
            case "municipality":
                var municipality = ReferenceFiles.Municipalities.First(one => one.Code == request.Municipality);
                return new OrganisationFacts { Kind = request.Kind, PrefectureCode = municipality.PrefectureCode, MunicipalityCode = municipality.Code, NameJa = municipality.NameJa, NameEn = municipality.NameEn, NameKana = municipality.Kana };
            default:
                var name = request.Name!.Trim();
                return new OrganisationFacts
                {
                    Kind = request.Kind,
                    NameJa = name,
                    NameEn = name,
                    NameKana = JapaneseText.NormalizeKana(request.Kana!),
                    Address = request.Address!.Trim(),
                    CorporateNumber = CorporateNumber.Read(request.CorporateNumber!),
                };
        }
    }

    [GeneratedRegex(@"\A[\p{IsHiragana}\p{IsKatakana}ｦ-ﾟ･A-Za-zＡ-Ｚａ-ｚ0-9０-９・＝=＆&\-.' 　]*\z")]
    private static partial Regex KanaOnly();

    [GeneratedRegex(@"\A\+?[0-9０-９][0-9０-９\-－ー() ]{6,18}\z")]
    private static partial Regex PhoneForm();

    const string InsertSql = """
        INSERT INTO OrganisationApplication (ApplicationId, Kind, PrefectureCode, MunicipalityCode, NameJa, NameEn, NameKana, Address, CorporateNumber, ContactName, ContactPhone, AccountId, Status, TokenHash, AppliedAt, ExpiresAt)
        VALUES (@id, @Kind, @PrefectureCode, @MunicipalityCode, @NameJa, @NameEn, @NameKana, @Address, @CorporateNumber, @contactName, @contactPhone, @accountId, 'unverified', @hash, @now, @expiresAt)
        """;
}
