using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Candidates;
using TalentPool.Database;
using TalentPool.Reviews;
using TalentPool.Reviews.Precedents;

namespace TalentPool.Demo;

/// <summary>What the invented reviewers did: some reviews taken, some judged by one or two, some decided, one appealed; and a small book of precedents.</summary>
sealed class DemoReviews(Db db, TimeProvider clock, CurrentUser first, CurrentUser second)
{
    static readonly GiveOpinion.ScoreInput Equal = new(3, 2, 2, 2), NotEqual = new(2, 1, 1, 1);

    static readonly (string Title, string Summary, string[] Tags)[] Lessons =
    [
        ("オープンソース活動だけで、担った役割を確かめられない事例", "行政システムのオープンソース開発への8年の参加を同等の知見として申請。公開された履歴からは軽微な修正のみが確認でき、設計や導入に責任を負った範囲を裏づける資料がなかったため、要件(3)に該当しないと判断した。", ["オープンソース", "役割の裏づけ", "公開履歴"]),
        ("登壇と寄稿を実績とした事例", "自治体DXに関する登壇と寄稿を同等の知見として申請。講演の内容は紹介にとどまり、実務で判断を担った経験を示すものがなかったため、要件(3)に該当しないと判断した。", ["登壇・寄稿", "実務経験"]),
        ("導入支援の規模が確かめられない事例", "複数の自治体での導入支援を申請。期間と体制、本人の担当が記載されておらず、差戻し後も追記がなかったため、規模と責任の観点を満たさないと判断した。", ["導入支援", "規模と責任", "差戻し後"]),
    ];

    int lessons;

    /// <summary>Sent back for correction.</summary>
    public async Task Return(CurrentUser person) => await Decide(await Open(person), "returned", "活動内容が分かる資料名と時期を追記してください。");

    /// <summary>Found not eligible by two, with a lesson from the first few.</summary>
    public async Task Reject(CurrentUser person)
    {
        var review = await Open(person);
        await Judge(review, first, NotEqual, "担った役割と規模を確かめられる資料がない。");
        await Judge(review, second, NotEqual, "記載の活動からは、設計や導入に責任を負った範囲が読み取れない。");
        await Decide(review, "rejected", "記載の内容からは、要件(3)の同等以上の知見を確認できませんでした。");
        if (lessons == Lessons.Length) return;
        var (title, summary, tags) = Lessons[lessons++];
        if ((await RecordPrecedent.Handle(review, new(title, summary, tags), first, db, clock, CancellationToken.None)).Result is not Created<RecordPrecedent.Response>)
            throw new InvalidOperationException("A demo precedent could not be recorded.");
    }

    /// <summary>The person does not agree with the rejection.</summary>
    public async Task Appeal(CurrentUser person)
    {
        if ((await AppealDecision.Handle(new("導入を支援した自治体での体制図と議事録を、証明書類に追加しました。あらためて確認をお願いします。"), person, db, clock, CancellationToken.None)).Result is not NoContent)
            throw new InvalidOperationException("A demo rejection could not be appealed.");
    }

    /// <summary>Some of those that wait are on their way: taken, judged by one, or by two who disagree.</summary>
    public async Task Begin(CurrentUser person, int number)
    {
        if (number % 5 is 0 or 4) return;
        var review = await Open(person);
        if (number % 5 == 1) await AssignReview.Handle(review, new(first.AccountId), first, db, clock, CancellationToken.None);
        if (number % 5 is 2 or 3) await Judge(review, first, Equal, "複数の自治体での導入に責任ある立場で関わったことが、公開資料から確かめられる。");
        if (number % 5 == 3) await Judge(review, second, NotEqual, "導入先の規模が小さく、本人の担当が一部にとどまる。");
    }

    async Task<Guid> Open(CurrentUser person) => await db.Find<Guid>(OpenReviewSql, new { person.AccountId });

    async Task Judge(Guid review, CurrentUser reviewer, GiveOpinion.ScoreInput scores, string reason)
    {
        if ((await GiveOpinion.Handle(review, new(scores, reason), reviewer, db, clock, CancellationToken.None)).Result is not Ok<GiveOpinion.Response>)
            throw new InvalidOperationException("A demo opinion was refused.");
    }

    async Task Decide(Guid review, string decision, string reason)
    {
        if ((await DecideReview.Handle(review, new(decision, reason), first, db, clock, CancellationToken.None)).Result is not NoContent)
            throw new InvalidOperationException("A demo decision was refused.");
    }

    const string OpenReviewSql = """
        SELECT r.ReviewId FROM Review r JOIN Candidate c ON c.CandidateId = r.CandidateId
        WHERE c.AccountId = @AccountId AND r.Decision IS NULL
        """;
}
