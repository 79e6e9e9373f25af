using static TalentPool.OwnData.ExportForm;
using static TalentPool.OwnData.ExportStatements;

namespace TalentPool.OwnData;

/// <summary>
/// Everything that an export holds, table by table. A law test goes over the schema: a column of a person's that stands neither here nor in
/// <see cref="Omitted"/> fails it.
/// </summary>
static class ExportTables
{
    public static readonly IReadOnlyList<ExportTable> All =
    [
        new("account", "アカウント", "Account", AccountSql,
            new("AccountId", "アカウントID"), new("Email", "メールアドレス"), new("Locale", "言語"), new("Status", "状態"), new("EmailVerifiedAt", "アドレス確認日時", Instant), new("CreatedAt", "作成日時", Instant),
            new("FailedSignIns", "ログイン失敗回数", Number), new("LockedUntil", "ログイン制限の終わり", Instant)),
        new("registration", "登録内容", "Registration", RegistrationSql,
            new("CandidateId", "登録者ID"), new("PublicNumber", "登録番号"), new("Status", "状態"), new("Name", "氏名"), new("Kana", "フリガナ"), new("Phone", "電話番号"),
            new("ResidencePrefectureCode", "居住地の都道府県コード"), new("Headline", "見出し"), new("Introduction", "自己紹介"), new("EquivalentGrounds", "同等以上の知見の説明"), new("RemoteWork", "リモート勤務の希望"),
            new("DaysPerWeek", "週の日数", Number), new("AvailableFrom", "開始できる日", Day), new("IsNationwide", "全国で勤務可", Flag), new("ConsentsNationwide", "全国への提供に同意", Flag),
            new("PurposeVersion", "同意した利用目的の版"), new("PurposeAcceptedAt", "同意日時", Instant), new("ExperienceMonths", "確認した経験月数", Number), new("ListedAt", "掲載日時", Instant),
            new("LastConfirmedAt", "最後の確認日時", Instant), new("RenewBy", "更新期限", Day), new("PausedUntil", "休止の終わり", Day), new("Version", "版", Number), new("CreatedAt", "作成日時", Instant), new("UpdatedAt", "更新日時", Instant)),
        new("career", "職歴", "Career", CareerSql,
            new("CareerEntryId", "職歴ID"), new("Position", "順番", Number), new("Employer", "勤務先"), new("JobTitle", "職種"), new("StartText", "開始"), new("EndText", "終了"), new("Digital", "デジタル業務"),
            new("WeeklyMinutes", "週の分数", Number), new("Description", "内容")),
        new("leaves", "休業期間", "Leaves", LeavesSql, new("CareerEntryId", "職歴ID"), new("Position", "順番", Number), new("Kind", "種類"), new("StartText", "開始"), new("EndText", "終了")),
        new("certificates", "合格証書番号", "Certificates", CertificatesSql,
            new("Position", "順番", Number), new("CertificateNumber", "番号"), new("NormalizedNumber", "整えた番号"), new("ExamId", "試験"), new("Status", "判定"), new("Reason", "判定の理由")),
        new("skills", "スキル・重点テーマ・人材像", "Skills, themes and role types", SkillsSql, new("SkillId", "コード"), new("NameJa", "名称"), new("NameEn", "英語名"), new("Years", "年数", Number)),
        new("wished-prefectures", "希望する都道府県", "Prefectures wished for", PrefecturesSql, new("PrefectureCode", "都道府県コード"), new("NameJa", "都道府県"), new("NameEn", "英語名")),
        new("wished-employment", "希望する働き方", "Employment wished for", EmploymentTypesSql, new ExportColumn("EmploymentType", "働き方")),
        new("consents", "提供に同意した都道府県", "Prefectures consented to", ConsentsSql, new("PrefectureCode", "都道府県コード"), new("NameJa", "都道府県"), new("NameEn", "英語名")),
        new("consent-history", "同意の記録", "History of consent", ConsentHistorySql,
            new("RecordedAt", "日時", Instant), new("PurposeVersion", "利用目的の版"), new("Nationwide", "全国", Flag), new("Prefectures", "都道府県コード")),
        new("blocks", "ブロックした団体", "Blocked organisations", BlocksSql, new("OrganisationId", "団体ID"), new("NameJa", "団体"), new("NameEn", "英語名")),
        new("interests", "利益相反の申告", "Declared ties", InterestsSql, new("Position", "順番", Number), new("OrganisationName", "団体"), new("Relation", "関係"), new("StartText", "開始"), new("EndText", "終了")),
        new("form", "入力途中の内容", "What the form keeps", FormSql, new("Position", "順番", Number), new("Text", "内容（JSONの一部）")),
        new("evidence", "証明書類", "Evidence", EvidenceSql,
            new("EvidenceId", "書類ID"), new("Kind", "種類"), new("FileName", "ファイル名"), new("ContentType", "形式"), new("Size", "バイト数", Number), new("Sha256", "SHA-256"), new("UploadedAt", "追加日時", Instant)),
        new("corrections", "訂正履歴", "Corrections", CorrectionsSql,
            new("CorrectedAt", "日時", Instant), new("Position", "順番", Number), new("Field", "項目"), new("ValueBefore", "訂正前"), new("ValueAfter", "訂正後")),
        new("submissions", "申請", "Submissions", SubmissionsSql,
            new("SubmissionId", "申請ID"), new("SubmittedAt", "申請日時", Instant), new("AsOf", "基準日", Day), new("PolicyVersion", "判定基準の版"), new("Verdict", "自動判定"), new("CountedMonths", "数えた月数", Number),
            new("CountedDays", "数えた日数", Number), new("DeclaredMonths", "申告の月数", Number), new("ByExperience", "要件(1)", Flag), new("ByExam", "要件(2)", Flag), new("ByEquivalent", "要件(3)", Flag), new("Reasons", "確認の理由")),
        new("reviews", "要件審査", "Reviews", ReviewsSql,
            new("ReviewId", "審査ID"), new("SubmissionId", "申請ID"), new("OpenedAt", "開始日時", Instant), new("Decision", "結果"), new("DecisionReason", "伝えられた理由"), new("DecidedAt", "決定日時", Instant)),
        new("routes", "掲載の要件", "Routes", RoutesSql, new ExportColumn("Route", "要件")),
        new("availability-checks", "協力可否の確認", "Availability questions", ChecksSql,
            new("Kind", "種類"), new("SentAt", "送信日時", Instant), new("DueOn", "期限", Day), new("AnsweredAt", "回答日時", Instant), new("Answer", "回答")),
        new("suspensions", "掲載の停止", "Suspensions", SuspensionsSql, new("Reason", "理由"), new("SuspendedAt", "停止日時", Instant), new("ReinstatedAt", "解除日時", Instant)),
        new("deletion", "削除の請求", "Request for deletion", DeletionSql,
            new("StatusBefore", "請求前の状態"), new("RequestedAt", "請求日時", Instant), new("UndoUntil", "取り消せる最後の日", Day), new("RemindedAt", "再通知の日時", Instant)),
        new("inbox", "受信箱", "Inbox", InboxSql, new("Kind", "種類"), new("Detail", "内容"), new("RelatedId", "関連ID"), new("CreatedAt", "日時", Instant), new("ReadAt", "既読日時", Instant)),
        new("notices", "採用通知と回答", "Hiring notices and answers", NoticesSql,
            new("NoticeId", "通知ID"), new("NameJa", "団体"), new("NameEn", "英語名"), new("Title", "採用情報"), new("Message", "本文"), new("SentAt", "送信日時", Instant), new("AnswerBy", "回答期限", Day),
            new("Status", "状態"), new("Reason", "回答に添えた言葉"), new("OpenedAt", "開いた日時", Instant), new("AnsweredAt", "回答日時", Instant)),
        new("grants", "開示許可", "Identities opened", GrantsSql,
            new("NoticeId", "通知ID"), new("NameJa", "団体"), new("NameEn", "英語名"), new("GrantedAt", "許可日時", Instant), new("ExpiresAt", "期限", Instant), new("RevokedAt", "終了日時", Instant)),
        new("disclosures", "開示記録", "Who saw one's data", DisclosuresSql,
            new("DisclosureEventId", "記録ID"), new("OccurredAt", "日時", Instant), new("NameJa", "団体"), new("NameEn", "英語名"), new("DisplayName", "担当者"), new("Action", "操作"), new("Purpose", "目的"), new("Fields", "項目")),
        new("objections", "異議の申出", "Objections", ObjectionsSql,
            new("DisclosureEventId", "記録ID"), new("Status", "状態"), new("Reason", "理由"), new("RaisedAt", "申出日時", Instant), new("TakenAt", "調査開始日時", Instant), new("Answer", "回答"), new("ClosedAt", "終了日時", Instant)),
        new("subscription", "メールの設定", "Mail settings", SubscriptionSql,
            new("Frequency", "定期のお知らせの頻度"), new("SendsNoticeMail", "採用通知のメール", Flag), new("ConsentedAt", "同意日時", Instant), new("EndedAt", "停止日時", Instant), new("EndedReason", "停止の理由")),
        new("digests", "定期のお知らせ", "Digests", DigestsSql, new("DigestRunId", "配信ID"), new("Frequency", "頻度"), new("Period", "期間"), new("State", "状態"), new("FinishedAt", "送信日時", Instant)),
        new("digest-items", "お知らせした採用情報", "Postings told of", DigestItemsSql, new("DigestRunId", "配信ID"), new("PostingId", "採用情報ID"), new("Title", "採用情報")),
        new("letters", "送ったメール", "Letters sent", LettersSql, new("Kind", "種類"), new("State", "状態"), new("QueuedAt", "作成日時", Instant), new("FinishedAt", "送信日時", Instant)),
        new("sessions", "ログイン", "Sessions", SessionsSql, new("Device", "端末"), new("StartedAt", "開始日時", Instant), new("LastUsedAt", "最後の利用日時", Instant), new("EndedAt", "終了日時", Instant)),
        new("devices", "使用した端末", "Known devices", DevicesSql, new("FirstSeenAt", "最初の利用日時", Instant), new("LastSeenAt", "最後の利用日時", Instant)),
        new("activity", "操作の記録", "One's own actions", ActivitySql, new("OccurredAt", "日時", Instant), new("Action", "操作"), new("SubjectKind", "対象の種類"), new("SubjectId", "対象ID"), new("Detail", "詳細コード")),
    ];

    /// <summary>Whole tables that reach an account or a registration and are no part of an export, and why.</summary>
    public static readonly IReadOnlyDictionary<string, string> Omitted = new Dictionary<string, string>
    {
        ["EmailToken"] = "one-time secrets; the letters they went with are listed",
        ["RefreshToken"] = "secrets; the sessions they belong to are listed",
        ["Membership"] = "of staff, who have no registration",
        ["Auditor"] = "of staff",
        ["PostingImport"] = "of staff",
        ["Erasure"] = "comes into being when there is nobody left to export",
        ["ErasedFile"] = "comes into being when there is nobody left to export",
    };

    /// <summary>Columns of exported tables that are left out, and why.</summary>
    public static readonly IReadOnlyDictionary<string, string> OmittedColumns = new Dictionary<string, string>
    {
        ["Account.EmailNormalized"] = "the address again, as it is compared",
        ["Account.PasswordHash"] = "secret",
        ["Account.IsDemo"] = "not of a person",
        ["Candidate.ChangeNo"] = "a number of the search index",
        ["ConsentRecord.ConsentRecordId"] = "names nothing outside",
        ["Correction.CorrectionId"] = "names nothing outside",
        ["Review.DecidedBy"] = "of the ministry's staff",
        ["AvailabilityCheck.AvailabilityCheckId"] = "names nothing outside",
        ["AvailabilityCheck.TokenHash"] = "secret",
        ["Suspension.SuspensionId"] = "names nothing outside",
        ["Suspension.SuspendedBy"] = "of the ministry's staff",
        ["Suspension.ReinstatedBy"] = "of the ministry's staff",
        ["InboxMessage.InboxMessageId"] = "names nothing outside",
        ["DisclosureGrant.DisclosureGrantId"] = "names nothing outside",
        ["DisclosureObjection.ObjectionId"] = "names nothing outside",
        ["DisclosureObjection.TakenBy"] = "of the ministry's staff",
        ["DisclosureObjection.AnsweredBy"] = "of the ministry's staff",
        ["DigestDelivery.Attempts"] = "of the sending",
        ["DigestDelivery.NextAt"] = "of the sending",
        ["DigestDelivery.LeaseId"] = "of the sending",
        ["DigestDelivery.LeasedUntil"] = "of the sending",
        ["OutboxMail.OutboxMailId"] = "names nothing outside",
        ["OutboxMail.Letter"] = "may hold a secret link; gone once the letter is sent",
        ["OutboxMail.DedupeKey"] = "of the sending",
        ["OutboxMail.Attempts"] = "of the sending",
        ["OutboxMail.NextAt"] = "of the sending",
        ["OutboxMail.LeaseId"] = "of the sending",
        ["OutboxMail.LeasedUntil"] = "of the sending",
        ["OutboxMail.LastError"] = "of the sending",
        ["AccountSession.SessionId"] = "a live key of the session",
        ["KnownDevice.DeviceHash"] = "secret",
        ["AuditEvent.AuditEventId"] = "of the chain",
        ["AuditEvent.Seq"] = "of the chain",
        ["AuditEvent.Hash"] = "of the chain",
        ["AuditEvent.OrganisationId"] = "none for a professional",
    };
}
