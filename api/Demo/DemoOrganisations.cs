using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Database;
using TalentPool.Mail;
using TalentPool.Organisations;
using TalentPool.Reference;

namespace TalentPool.Demo;

/// <summary>A municipality that uses the product, and applications that wait for a decision.</summary>
static class DemoOrganisations
{
    public static async Task Establish(Db db, TimeProvider clock)
    {
        var hakodate = ReferenceFiles.Municipalities.Single(one => one.Code == DemoAccounts.Hakodate);
        await db.Transact(tx => EstablishOrganisation.Do(tx, clock, new OrganisationFacts
        {
            Kind = "municipality",
            PrefectureCode = hakodate.PrefectureCode,
            MunicipalityCode = hakodate.Code,
            NameJa = hakodate.NameJa,
            NameEn = hakodate.NameEn,
            NameKana = hakodate.Kana,
        }));
    }

    /// <summary>Two applications, by their letters as everybody's; done already when there are any.</summary>
    public static async Task Apply(Db db, TimeProvider clock)
    {
        if (await db.Find<int>(CountSql) > 0) return;
        ApplyForOrganisation.Request[] all =
        [
            new("municipality", "dx@kushiro.demo.example", "釧路 次郎", "0154-00-0000", Municipality: "012068", Locale: "ja"),
            new("company", "public@minato.demo.example", "港 かおり", "03-0000-0000", Name: "株式会社みなと情報サービス", Kana: "ミナトジョウホウサービス", Address: "東京都港区芝公園1-2-3", CorporateNumber: "2999912345678", Locale: "ja"),
        ];
        foreach (var one in all)
        {
            if ((await ApplyForOrganisation.Handle(one, db, clock, CancellationToken.None)).Result is not Accepted) throw new InvalidOperationException($"The demo application of {one.Kind} was refused.");
            if (Outbox.Read(db.Seal, await db.Find<string>(LetterSql) ?? "") is not Letter.VerifyApplication letter) throw new InvalidOperationException("The demo application sent no letter.");
            await VerifyApplication.Handle(new VerifyApplication.Request(letter.Token), db, clock, CancellationToken.None);
        }
    }

    const string CountSql = "SELECT COUNT(*) FROM OrganisationApplication";

    const string LetterSql = "SELECT Letter FROM OutboxMail WHERE Kind = 'VerifyApplication' AND Letter IS NOT NULL ORDER BY QueuedAt DESC, OutboxMailId DESC";
}
