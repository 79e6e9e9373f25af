using System.Text;
using TalentPool.Tests.Organisations;
using TalentPool.Tests.Postings;
using TalentPool.Tests.Reviews;
using TalentPool.Tests.Standards;
using TalentPool.Tests.Uploads;

namespace TalentPool.Tests.Disclosures;

/// <summary>One way to call an operation: its address and body in a scene. Ids are those of the person's own things, so that a missing check would show them.</summary>
sealed record Call(Func<LawScene, string> Path, Func<LawScene, object?>? Body = null);

/// <summary>Every operation of the contract with the calls that would show an identity if it could. A new endpoint needs its row here.</summary>
static class EndpointTable
{
    public static readonly IReadOnlyDictionary<string, Call[]> Rows = new Dictionary<string, Call[]>
    {
        // Accounts: by the address of the person, as someone who guesses.
        ["POST /api/accounts"] = [new(_ => "/api/accounts", _ => new { email = LawScene.Canaries[2].Canary, locale = "ja" })],
        ["POST /api/accounts/verify"] = [new(_ => "/api/accounts/verify", _ => new { token = "guessed", password = "a long enough password 2026" })],
        ["POST /api/accounts/verify/look"] = [new(_ => "/api/accounts/verify/look", _ => new { token = "guessed" })],
        ["POST /api/accounts/sign-in"] = [new(_ => "/api/accounts/sign-in", _ => new { email = LawScene.Canaries[2].Canary, password = "a guessed password 2026" })],
        ["POST /api/accounts/password/forgotten"] = [new(_ => "/api/accounts/password/forgotten", _ => new { email = LawScene.Canaries[2].Canary })],
        ["POST /api/accounts/password/reset"] = [new(_ => "/api/accounts/password/reset", _ => new { token = "guessed", password = "a long enough password 2026" })],
        ["PUT /api/accounts/password"] = [new(_ => "/api/accounts/password", _ => new { current = "guessed", password = "a long enough password 2026" })],
        ["GET /api/accounts/sessions"] = [new(_ => "/api/accounts/sessions")],
        ["DELETE /api/accounts/sessions"] = [new(_ => "/api/accounts/sessions")],
        ["DELETE /api/accounts/sessions/{id}"] = [new(scene => $"/api/accounts/sessions/{scene.Person.AccountId}")],
        ["POST /api/accounts/sign-in/second-factor"] = [new(_ => "/api/accounts/sign-in/second-factor", _ => new { ceremony = "guessed", code = "123456" })],
        ["POST /api/accounts/sign-in/passkey/options"] = [new(_ => "/api/accounts/sign-in/passkey/options")],
        ["POST /api/accounts/sign-in/passkey"] = [new(_ => "/api/accounts/sign-in/passkey", _ => new { ceremony = "guessed", credential = new { } })],
        ["POST /api/accounts/step-up/challenge"] = [new(_ => "/api/accounts/step-up/challenge")],
        ["POST /api/accounts/step-up"] = [new(_ => "/api/accounts/step-up", _ => new { ceremony = "guessed", password = "a guessed password 2026" })],
        ["GET /api/accounts/second-factors"] = [new(_ => "/api/accounts/second-factors")],
        ["POST /api/accounts/second-factors/passkeys/options"] = [new(_ => "/api/accounts/second-factors/passkeys/options")],
        ["POST /api/accounts/second-factors/passkeys"] = [new(_ => "/api/accounts/second-factors/passkeys", _ => new { ceremony = "guessed", credential = new { }, name = "x" })],
        ["PUT /api/accounts/second-factors/passkeys/{id}"] = [new(scene => $"/api/accounts/second-factors/passkeys/{scene.Person.AccountId}", _ => new { name = "x" })],
        ["DELETE /api/accounts/second-factors/passkeys/{id}"] = [new(scene => $"/api/accounts/second-factors/passkeys/{scene.Person.AccountId}")],
        ["POST /api/accounts/second-factors/authenticator"] = [new(_ => "/api/accounts/second-factors/authenticator")],
        ["PUT /api/accounts/second-factors/authenticator"] = [new(_ => "/api/accounts/second-factors/authenticator", _ => new { code = "123456" })],
        ["DELETE /api/accounts/second-factors/authenticator"] = [new(_ => "/api/accounts/second-factors/authenticator")],
        ["POST /api/accounts/second-factors/recovery-codes"] = [new(_ => "/api/accounts/second-factors/recovery-codes")],
        ["DELETE /api/accounts/{id}/second-factors"] = [new(scene => $"/api/accounts/{scene.Person.AccountId}/second-factors")],
        ["POST /api/accounts/look"] =
        [
            new(_ => "/api/accounts/look", _ => new { email = LawScene.Canaries[2].Canary }), new(scene => "/api/accounts/look", scene => new { number = scene.PublicNumber }),
        ],
        ["POST /api/accounts/{id}/suspension"] = [new(scene => $"/api/accounts/{scene.Person.AccountId}/suspension", _ => new { reason = "第三者による利用の疑いがあるため" })],
        ["DELETE /api/accounts/{id}/suspension"] = [new(scene => $"/api/accounts/{scene.Person.AccountId}/suspension")],
        ["GET /api/accounts/sign-on"] = [new(_ => "/api/accounts/sign-on")],
        ["GET /api/accounts/sign-on/{issuer}"] = [new(_ => "/api/accounts/sign-on/guessed?goTo=/candidates")],
        ["GET /api/accounts/sign-on/{issuer}/callback"] = [new(_ => "/api/accounts/sign-on/guessed/callback?code=guessed&state=guessed")],
        ["POST /api/accounts/sign-on/second-factor/challenge"] = [new(_ => "/api/accounts/sign-on/second-factor/challenge")],
        ["POST /api/accounts/sign-on/second-factor"] = [new(_ => "/api/accounts/sign-on/second-factor", _ => new { ceremony = "guessed", code = "123456" })],
        ["GET /api/accounts/sign-on-ties"] = [new(_ => "/api/accounts/sign-on-ties")],
        ["DELETE /api/accounts/sign-on-ties/{id}"] = [new(scene => $"/api/accounts/sign-on-ties/{scene.Person.AccountId}")],
        ["POST /api/accounts/refresh"] = [new(_ => "/api/accounts/refresh")],
        ["POST /api/accounts/sign-out"] = [new(_ => "/api/accounts/sign-out")],
        ["POST /api/policy-reports"] = [new(_ => "/api/policy-reports", _ => new StringContent("[]", new System.Net.Http.Headers.MediaTypeHeaderValue("application/reports+json")))],
        ["GET /api/accounts/me"] = [new(_ => "/api/accounts/me")],

        // The ministry's audit trail.
        ["GET /api/audit"] = [new(_ => "/api/audit?pageSize=100"), new(scene => $"/api/audit?subject={scene.CandidateId}"), new(scene => $"/api/audit?actor={scene.Person.AccountId}")],
        ["GET /api/audit/export"] = [new(_ => "/api/audit/export")],
        ["GET /api/audit/check"] = [new(_ => "/api/audit/check")],
        ["POST /api/audit/check"] = [new(_ => "/api/audit/check")],

        // The question whether one is still open, by a guessed link.
        ["POST /api/availability/answer"] = [new(_ => "/api/availability/answer", _ => new { token = "guessed", answer = "open" })],
        ["PUT /api/me/availability"] = [new(_ => "/api/me/availability", _ => new { state = "closed" })],
        ["POST /api/me/renewal"] = [new(_ => "/api/me/renewal")],

        // Search: the whole list, and by the words themselves.
        ["GET /api/candidates"] =
        [
            new(_ => "/api/candidates?pageSize=100"), .. LawScene.Canaries.Select(canary => new Call(_ => $"/api/candidates?q={Uri.EscapeDataString(canary.Canary)}")),
        ],
        ["GET /api/candidates/{id}"] = [new(scene => $"/api/candidates/{scene.CandidateId}")],

        ["POST /api/digests/runs"] = [new(_ => "/api/digests/runs", _ => new { frequency = "weekly" })],
        ["GET /api/digests/runs"] = [new(_ => "/api/digests/runs")],
        ["GET /api/digests/runs/{id}"] = [new(scene => $"/api/digests/runs/{scene.CandidateId}")],
        ["GET /api/me/subscription"] = [new(_ => "/api/me/subscription")],
        ["PUT /api/me/subscription"] = [new(_ => "/api/me/subscription", _ => new { frequency = "monthly", noticeMail = true })],
        ["POST /api/unsubscribe/{token}"] = [new(_ => "/api/unsubscribe/guessed")],
        ["POST /api/eligibility/check"] = [new(_ => "/api/eligibility/check", _ => new { certificates = new[] { "ST-2015-10-01234" } })],

        // One's own pages, called by others with the person's ids.
        ["GET /api/me/profile"] = [new(_ => "/api/me/profile")],
        ["GET /api/me/form"] = [new(_ => "/api/me/form")],
        ["PUT /api/me/form"] = [new(_ => "/api/me/form", _ => new { text = "{}" })],
        ["PUT /api/me/profile"] = [new(_ => "/api/me/profile", _ => A.Registration())],
        ["POST /api/me/submission"] = [new(_ => "/api/me/submission")],
        ["GET /api/me/privacy"] = [new(_ => "/api/me/privacy")],
        ["GET /api/me/preview"] = [new(_ => "/api/me/preview?prefecture=350001")],
        ["PUT /api/me/consent"] = [new(_ => "/api/me/consent", _ => new { purposeVersion = (string?)null, nationwide = false, prefectures = Array.Empty<string>() })],
        ["PUT /api/me/blocks"] = [new(_ => "/api/me/blocks", _ => new { organisations = Array.Empty<Guid>() })],
        ["PUT /api/me/interests"] = [new(_ => "/api/me/interests", _ => new { interests = Array.Empty<object>() })],
        ["GET /api/me/corrections"] = [new(_ => "/api/me/corrections?pageSize=100")],
        ["GET /api/me/export"] = [new(_ => "/api/me/export")],
        ["GET /api/me/deletion"] = [new(_ => "/api/me/deletion")],
        ["POST /api/me/deletion"] = [new(_ => "/api/me/deletion")],
        ["DELETE /api/me/deletion"] = [new(_ => "/api/me/deletion")],
        ["GET /api/me/evidence"] = [new(_ => "/api/me/evidence")],
        ["POST /api/me/evidence"] = [new(_ => "/api/me/evidence", _ => AProof.Form(AProof.Pdf("他人"), "other.pdf"))],
        ["GET /api/me/evidence/{id}"] = [new(scene => $"/api/me/evidence/{scene.EvidenceId}")],
        ["DELETE /api/me/evidence/{id}"] = [new(scene => $"/api/me/evidence/{scene.EvidenceId}")],
        ["GET /api/me/inbox"] = [new(_ => "/api/me/inbox")],
        ["POST /api/me/inbox/{id}/read"] = [new(scene => $"/api/me/inbox/{scene.InboxMessageId}/read")],
        ["GET /api/me/disclosures"] = [new(_ => "/api/me/disclosures")],
        ["POST /api/me/disclosures/{id}/objection"] = [new(scene => $"/api/me/disclosures/{scene.DisclosureEventId}/objection", _ => new { reason = "他人の記録" })],
        ["POST /api/me/objections/{id}/withdrawal"] = [new(scene => $"/api/me/objections/{scene.ObjectionId}/withdrawal")],
        ["GET /api/me/notices"] = [new(_ => "/api/me/notices")],
        ["GET /api/me/notices/{id}"] = [new(scene => $"/api/me/notices/{scene.NoticeId}")],
        ["POST /api/me/notices/{id}/answer"] = [new(scene => $"/api/me/notices/{scene.NoticeId}/answer", _ => new { answer = "considering" })],

        ["POST /api/notices/preview"] = [new(_ => "/api/notices/preview", scene => scene.Notice())],
        ["POST /api/notices"] = [new(_ => "/api/notices", scene => scene.Notice())],
        ["GET /api/notices"] = [new(_ => "/api/notices?pageSize=100")],
        ["GET /api/notices/{id}"] = [new(scene => $"/api/notices/{scene.NoticeId}")],

        ["GET /api/objections"] = [new(_ => "/api/objections"), new(_ => "/api/objections?status=closed")],
        ["GET /api/objections/{id}"] = [new(scene => $"/api/objections/{scene.ObjectionId}")],
        ["POST /api/objections/{id}/inquiry"] = [new(scene => $"/api/objections/{scene.ObjectionId}/inquiry")],
        ["POST /api/objections/{id}/answer"] = [new(scene => $"/api/objections/{scene.ObjectionId}/answer", _ => new { decision = "dismissed", answer = "問題は認められませんでした。" })],

        ["GET /api/postings"] = [new(_ => $"/api/postings?q={Uri.EscapeDataString(LawScene.Canaries[0].Canary)}"), new(_ => "/api/postings")],
        ["POST /api/postings"] = [new(_ => "/api/postings", _ => APosting.With())],
        ["GET /api/postings/{id}"] = [new(scene => $"/api/postings/{scene.PostingId}")],
        ["PUT /api/postings/{id}"] = [new(scene => $"/api/postings/{scene.DraftId}", _ => APosting.With("新しい題", version: 1))],
        ["POST /api/postings/{id}/publish"] = [new(scene => $"/api/postings/{scene.DraftId}/publish")],
        ["POST /api/postings/{id}/close"] = [new(scene => $"/api/postings/{scene.PostingId}/close", _ => new { reason = "充足" })],
        ["POST /api/postings/import/preview"] = [new(_ => "/api/postings/import/preview", _ => new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(AFile.Sample)), "file", "postings.jsonl" } })],
        ["POST /api/postings/import"] = [new(_ => "/api/postings/import", scene => new { importId = scene.PostingId })],
        ["GET /api/my-organisation/postings"] = [new(_ => "/api/my-organisation/postings")],
        ["GET /api/reference"] = [new(_ => "/api/reference")],
        ["GET /api/reference/municipalities"] = [new(_ => "/api/reference/municipalities?prefecture=010006")],

        // Organisations: the person's address is invited and applies, and the person's id stands where a member's should.
        ["POST /api/organisation-applications"] = [new(_ => "/api/organisation-applications", _ => AnOrganisation.Company(LawScene.Canaries[2].Canary))],
        ["POST /api/organisation-applications/verify"] = [new(_ => "/api/organisation-applications/verify", _ => new { token = "guessed" })],
        ["GET /api/organisation-applications"] = [new(_ => "/api/organisation-applications"), new(_ => "/api/organisation-applications?status=decided")],
        ["GET /api/organisation-applications/{id}"] = [new(scene => $"/api/organisation-applications/{scene.CandidateId}")],
        ["POST /api/organisation-applications/{id}/decision"] = [new(scene => $"/api/organisation-applications/{scene.CandidateId}/decision", _ => new { decision = "approved" })],
        ["POST /api/invitations/look"] = [new(_ => "/api/invitations/look", _ => new { token = "guessed" })],
        ["POST /api/invitations/accept"] = [new(_ => "/api/invitations/accept", _ => new { token = "guessed", name = "担当", password = "a long enough password 2026" })],
        ["GET /api/organisations"] = [new(_ => "/api/organisations?pageSize=100"), new(_ => $"/api/organisations?q={Uri.EscapeDataString(LawScene.Canaries[4].Canary)}")],
        ["GET /api/organisations/{id}"] = [new(scene => $"/api/organisations/{Yamaguchi(scene)}")],
        ["GET /api/organisations/{id}/members/{accountId}/open-work"] = [new(scene => $"/api/organisations/{Yamaguchi(scene)}/members/{scene.Person.AccountId}/open-work")],
        ["POST /api/organisations/{id}/invitations"] = [new(scene => $"/api/organisations/{Yamaguchi(scene)}/invitations", _ => new { email = LawScene.Canaries[2].Canary, role = "member" })],
        ["POST /api/organisations/{id}/invitations/{invitationId}/resend"] = [new(scene => $"/api/organisations/{Yamaguchi(scene)}/invitations/{scene.CandidateId}/resend")],
        ["DELETE /api/organisations/{id}/invitations/{invitationId}"] = [new(scene => $"/api/organisations/{Yamaguchi(scene)}/invitations/{scene.CandidateId}")],
        ["PUT /api/organisations/{id}/members/{accountId}/role"] = [new(scene => $"/api/organisations/{Yamaguchi(scene)}/members/{scene.Person.AccountId}/role", _ => new { role = "admin" })],
        ["POST /api/organisations/{id}/members/{accountId}/confirmation"] = [new(scene => $"/api/organisations/{Yamaguchi(scene)}/members/{scene.Person.AccountId}/confirmation")],
        ["POST /api/organisations/{id}/members/{accountId}/suspension"] = [new(scene => $"/api/organisations/{Yamaguchi(scene)}/members/{scene.Person.AccountId}/suspension")],
        ["DELETE /api/organisations/{id}/members/{accountId}/suspension"] = [new(scene => $"/api/organisations/{Yamaguchi(scene)}/members/{scene.Person.AccountId}/suspension")],
        ["POST /api/organisations/{id}/members/{accountId}/removal"] = [new(scene => $"/api/organisations/{Yamaguchi(scene)}/members/{scene.Person.AccountId}/removal", _ => new { })],
        ["POST /api/organisations/{id}/suspension"] = [new(scene => $"/api/organisations/{Yamaguchi(scene)}/suspension", _ => new { reason = "確認のため" })],
        ["DELETE /api/organisations/{id}/suspension"] = [new(scene => $"/api/organisations/{Yamaguchi(scene)}/suspension")],

        ["GET /api/registrations/{number}"] = [new(scene => $"/api/registrations/{scene.PublicNumber}")],
        ["POST /api/registrations/{number}/suspension"] = [new(scene => $"/api/registrations/{scene.PublicNumber}/suspension", _ => new { reason = "申告の内容に疑義があるため" })],
        ["POST /api/registrations/{number}/reinstatement"] = [new(scene => $"/api/registrations/{scene.PublicNumber}/reinstatement")],

        // The standards: whom a change would affect is told by public numbers.
        ["GET /api/standards/policies"] = [new(_ => "/api/standards/policies")],
        ["POST /api/standards/policies"] = [new(_ => "/api/standards/policies", _ => AStandard.Policy())],
        ["POST /api/standards/policies/preview"] = [new(_ => "/api/standards/policies/preview", _ => AStandard.Policy("strict", hours: 60))],
        ["PUT /api/standards/policies/{id}"] = [new(scene => $"/api/standards/policies/{scene.CandidateId}", _ => AStandard.Policy(revision: 1))],
        ["POST /api/standards/policies/{id}/withdrawal"] = [new(scene => $"/api/standards/policies/{scene.CandidateId}/withdrawal", _ => new { revision = 1 })],
        ["GET /api/standards/exams"] = [new(_ => "/api/standards/exams")],
        ["GET /api/standards/exams/{examId}"] = [new(_ => "/api/standards/exams/ST-2009")],
        ["POST /api/standards/exam-amendments"] = [new(_ => "/api/standards/exam-amendments", _ => AStandard.Exam())],
        ["POST /api/standards/exam-amendments/preview"] = [new(_ => "/api/standards/exam-amendments/preview", _ => AStandard.Exam("ST-2009", firstYear: 2009, verdict: "review"))],
        ["PUT /api/standards/exam-amendments/{id}"] = [new(scene => $"/api/standards/exam-amendments/{scene.CandidateId}", _ => AStandard.Exam("ST-2009", firstYear: 2009, revision: 1))],
        ["POST /api/standards/exam-amendments/{id}/withdrawal"] = [new(scene => $"/api/standards/exam-amendments/{scene.CandidateId}/withdrawal", _ => new { revision = 1 })],

        ["GET /api/reviews"] = [new(_ => "/api/reviews"), new(_ => "/api/reviews?status=opinion"), new(_ => "/api/reviews?status=decided")],
        ["GET /api/reviews/reviewers"] = [new(_ => "/api/reviews/reviewers")],
        ["GET /api/reviews/interests"] = [new(_ => "/api/reviews/interests")],
        ["PUT /api/reviews/interests"] = [new(_ => "/api/reviews/interests", _ => new { organisations = new[] { new { organisationName = "株式会社カササギ", relation = "employment" } } })],
        ["GET /api/reviews/{id}"] = [new(scene => $"/api/reviews/{scene.ReviewId}")],
        ["GET /api/reviews/{id}/evidence"] = [new(scene => $"/api/reviews/{scene.ReviewId}/evidence")],
        ["GET /api/reviews/{id}/evidence/{evidenceId}"] = [new(scene => $"/api/reviews/{scene.ReviewId}/evidence/{scene.EvidenceId}")],
        ["PUT /api/reviews/{id}/assignment"] = [new(scene => $"/api/reviews/{scene.ReviewId}/assignment", _ => new { })],
        ["POST /api/reviews/{id}/opinions"] = [new(scene => $"/api/reviews/{scene.ReviewId}/opinions", _ => ADesk.Equal)],
        ["POST /api/reviews/{id}/precedent"] =
        [
            new(scene => $"/api/reviews/{scene.ReviewId}/precedent", _ => new { title = "事例", summary = "同等の知見を認めた。", tags = new[] { "事例" } }),
            new(scene => $"/api/reviews/{scene.ReviewId}/precedent", _ => new { title = "事例", summary = "みなと", tags = new[] { "みなと" } }),
        ],
        ["GET /api/precedents"] = [new(_ => "/api/precedents?pageSize=100"), new(_ => $"/api/precedents?q={Uri.EscapeDataString(LawScene.Canaries[4].Canary)}")],
        ["POST /api/precedents/{id}/withdrawal"] = [new(scene => $"/api/precedents/{scene.ReviewId}/withdrawal")],
        ["POST /api/me/appeal"] = [new(_ => "/api/me/appeal", _ => new { reason = "他人の決定" })],
        ["POST /api/reviews/{id}/decision"] = [new(scene => $"/api/reviews/{scene.ReviewId}/decision", _ => new { decision = "returned", reason = "資料を追記してください。" })],
    };

    static Guid? Yamaguchi(LawScene scene) => scene.Readers.Single(reader => reader.Role == "the prefecture it is open to").Caller.OrganisationId;

    /// <summary>Who is shown an identity today, and by what: any other pair is a leak or needs a thought and a line here.</summary>
    public static readonly string[] Shows =
    [
        "GET /api/candidates/{id} to the prefecture it is open to",
        "GET /api/notices/{id} to the prefecture it is open to",
        "GET /api/reviews/{id} to a reviewer of the ministry",
        "GET /api/reviews/{id} to an admin of the ministry",
        "GET /api/reviews/{id}/evidence to a reviewer of the ministry",
        "GET /api/reviews/{id}/evidence to an admin of the ministry",
        "GET /api/reviews/{id}/evidence/{evidenceId} to a reviewer of the ministry",
        "GET /api/reviews/{id}/evidence/{evidenceId} to an admin of the ministry",
    ];
}
