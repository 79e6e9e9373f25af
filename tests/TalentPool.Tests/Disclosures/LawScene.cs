using System.Net;
using TalentPool.Tests.Notices;
using TalentPool.Tests.Postings;
using TalentPool.Tests.Uploads;

namespace TalentPool.Tests.Disclosures;

/// <summary>
/// A person whose name, reading, address, phone and employer are words that occur nowhere else, in every state that may show them: listed, noticed, with an
/// identity opened to one prefecture, with a review on the ministry's desk and an objection; and readers of every role.
/// </summary>
sealed class LawScene : IAsyncDisposable
{
    /// <summary>What must not be shown without a record, with the names of the fields that a record may use for it.</summary>
    public static readonly (string Canary, string[] Fields)[] Canaries =
    [
        ("金糸雀 鳴子", ["name", "evidence"]), ("カナリヤ ナルコ", ["kana"]), ("canary.naruko@secret.example", ["email"]), ("03-9876-5432", ["phone"]), ("株式会社ヒミツ鳥籠", ["employer", "career"]),
    ];

    public required TestApp App { get; init; }
    public required Caller Person { get; init; }
    public Guid CandidateId { get; private set; }
    public string PublicNumber { get; private set; } = "";
    public Guid PostingId { get; private set; }
    public Guid DraftId { get; private set; }
    public Guid NoticeId { get; private set; }
    public Guid ReviewId { get; private set; }
    public Guid ObjectionId { get; private set; }
    public Guid DisclosureEventId { get; private set; }
    public Guid InboxMessageId { get; private set; }
    public Guid EvidenceId { get; private set; }

    /// <summary>Everyone but the person, each with a word for messages.</summary>
    public IReadOnlyList<(string Role, Caller Caller)> Readers { get; private set; } = [];

    public static async Task<LawScene> Set()
    {
        var app = await TestApp.Start();
        var scene = new LawScene { App = app, Person = await app.Candidate(Canaries[2].Canary) };
        await scene.Register();
        var staff = await app.Staff(Scene.Yamaguchi);
        scene.PostingId = await APosting.Published(staff);
        scene.DraftId = (await staff.Post("/api/postings", APosting.With("下書き"))).Is(HttpStatusCode.Created)["postingId"].GetGuid();
        await app.Follow();
        scene.NoticeId = (await staff.Post("/api/notices", scene.Notice())).Is(HttpStatusCode.Created)["noticeId"].GetGuid();
        (await scene.Person.Post($"/api/me/notices/{scene.NoticeId}/answer", new { answer = "interested", reason = "ぜひお願いします。" })).IsOk();
        scene.DisclosureEventId = await app.Db.Find<Guid>("SELECT DisclosureEventId FROM DisclosureEvent WHERE Action = 'noticeSent'");
        scene.ObjectionId = (await scene.Person.Post($"/api/me/disclosures/{scene.DisclosureEventId}/objection", new { reason = "通知の目的を確かめてください。" })).Is(HttpStatusCode.Created)["objectionId"].GetGuid();
        scene.InboxMessageId = await app.Db.Find<Guid>("SELECT InboxMessageId FROM InboxMessage");
        scene.Readers =
        [
            ("nobody", app.Nobody()), ("another person", await app.Candidate("taro@people.example")), ("the prefecture it is open to", staff),
            ("another prefecture", await app.Staff("010006")), ("a reviewer of the ministry", await app.Ministry()), ("an admin of the ministry", await app.Ministry("admin@mic.example", "admin")),
        ];
        return scene;
    }

    /// <summary>A registration with all the canaries: listed by an examination, then with work for the ministry to judge.</summary>
    public static Dictionary<string, object?> Registration(int version)
    {
        var registration = A.Registration(version, Canaries[0].Canary, version == 0 ? [] : [A.Job("2014-04", "2024-03", "partial", employer: Canaries[4].Canary)], version == 0 ? ["ST-2015-10-01234"] : []);
        registration["kana"] = Canaries[1].Canary;
        registration["phone"] = Canaries[3].Canary;
        if (version > 0) registration["equivalentGrounds"] = "オープンソースの主要開発者です。";
        return registration;
    }

    /// <summary>A notice about the posting to the person.</summary>
    public object Notice() => new { postingId = PostingId, candidateIds = new[] { CandidateId }, message = "ぜひご検討ください。", answerBy = "2026-12-01" };

    async Task Register()
    {
        (await Person.Put("/api/me/profile", Registration(0))).IsOk();
        Assert.Equal("listed", (await Person.Post("/api/me/submission")).IsOk()["outcome"].GetString());
        (await Person.Put("/api/me/profile", Registration(1))).IsOk();
        Assert.Equal("underReview", (await Person.Post("/api/me/submission")).IsOk()["outcome"].GetString());
        var profile = (await Person.Get("/api/me/profile")).IsOk();
        (CandidateId, PublicNumber) = (profile["candidateId"].GetGuid(), profile["publicNumber"].GetString()!);
        EvidenceId = (await AProof.Upload(Person, AProof.Pdf(Canaries[0].Canary), $"{Canaries[0].Canary}.pdf")).Is(HttpStatusCode.Created)["evidenceId"].GetGuid();
        ReviewId = await App.Db.Find<Guid>("SELECT ReviewId FROM Review WHERE Decision IS NULL");
    }

    /// <summary>From now on nothing can be written to the ledger.</summary>
    public Task BreakTheLedger() => App.Db.Execute(App.Db.Dialect.Name == "SqlServer"
        ? "CREATE TRIGGER NoLedger ON DisclosureEvent AFTER INSERT AS THROW 50001, 'The ledger is broken.', 1"
        : "CREATE TRIGGER NoLedger BEFORE INSERT ON DisclosureEvent BEGIN SELECT RAISE(ABORT, 'The ledger is broken.'); END");

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
