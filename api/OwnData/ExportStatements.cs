namespace TalentPool.OwnData;

/// <summary>What each table of the export reads. Each takes the account alone, so that nobody reads another's.</summary>
static class ExportStatements
{
    public const string AccountSql = """
        SELECT a.AccountId, a.Email, a.Locale, a.Status, a.EmailVerifiedAt, a.CreatedAt, a.FailedSignIns, a.LockedUntil
        FROM Account a WHERE a.AccountId = @AccountId
        """;

    public const string RegistrationSql = """
        SELECT c.CandidateId, c.PublicNumber, c.Status, c.Name, c.Kana, c.Phone, c.ResidencePrefectureCode, c.Headline, c.Introduction, c.EquivalentGrounds, c.RemoteWork, c.DaysPerWeek,
            c.AvailableFrom, c.IsNationwide, c.ConsentsNationwide, c.PurposeVersion, c.PurposeAcceptedAt, c.ExperienceMonths, c.ListedAt, c.LastConfirmedAt, c.RenewBy, c.PausedUntil,
            c.Version, c.CreatedAt, c.UpdatedAt
        FROM Candidate c WHERE c.AccountId = @AccountId
        """;

    public const string CareerSql = """
        SELECT e.CareerEntryId, e.Position, e.Employer, e.JobTitle, e.StartText, e.EndText, e.Digital, e.WeeklyMinutes, e.Description
        FROM CareerEntry e JOIN Candidate c ON c.CandidateId = e.CandidateId
        WHERE c.AccountId = @AccountId ORDER BY e.Position
        """;

    public const string LeavesSql = """
        SELECT l.CareerEntryId, l.Position, l.Kind, l.StartText, l.EndText
        FROM CareerLeave l JOIN CareerEntry e ON e.CareerEntryId = l.CareerEntryId JOIN Candidate c ON c.CandidateId = e.CandidateId
        WHERE c.AccountId = @AccountId ORDER BY e.Position, l.Position
        """;

    public const string CertificatesSql = """
        SELECT q.Position, q.CertificateNumber, q.NormalizedNumber, q.ExamId, q.Status, q.Reason
        FROM Qualification q JOIN Candidate c ON c.CandidateId = q.CandidateId
        WHERE c.AccountId = @AccountId ORDER BY q.Position
        """;

    public const string SkillsSql = """
        SELECT k.SkillId, s.NameJa, s.NameEn, k.Years
        FROM CandidateSkill k JOIN Candidate c ON c.CandidateId = k.CandidateId JOIN Skill s ON s.SkillId = k.SkillId
        WHERE c.AccountId = @AccountId ORDER BY s.Position
        """;

    public const string PrefecturesSql = """
        SELECT w.PrefectureCode, p.NameJa, p.NameEn
        FROM CandidatePrefecture w JOIN Candidate c ON c.CandidateId = w.CandidateId JOIN Prefecture p ON p.PrefectureCode = w.PrefectureCode
        WHERE c.AccountId = @AccountId ORDER BY w.PrefectureCode
        """;

    public const string EmploymentTypesSql = """
        SELECT w.EmploymentType
        FROM CandidateEmploymentType w JOIN Candidate c ON c.CandidateId = w.CandidateId
        WHERE c.AccountId = @AccountId ORDER BY w.EmploymentType
        """;

    public const string ConsentsSql = """
        SELECT k.PrefectureCode, p.NameJa, p.NameEn
        FROM CandidateConsent k JOIN Candidate c ON c.CandidateId = k.CandidateId JOIN Prefecture p ON p.PrefectureCode = k.PrefectureCode
        WHERE c.AccountId = @AccountId ORDER BY k.PrefectureCode
        """;

    public const string ConsentHistorySql = """
        SELECT r.RecordedAt, r.PurposeVersion, r.Nationwide, r.Prefectures
        FROM ConsentRecord r JOIN Candidate c ON c.CandidateId = r.CandidateId
        WHERE c.AccountId = @AccountId ORDER BY r.RecordedAt, r.ConsentRecordId
        """;

    public const string BlocksSql = """
        SELECT b.OrganisationId, o.NameJa, o.NameEn
        FROM CandidateBlock b JOIN Candidate c ON c.CandidateId = b.CandidateId JOIN Organisation o ON o.OrganisationId = b.OrganisationId
        WHERE c.AccountId = @AccountId ORDER BY o.NameJa
        """;

    public const string InterestsSql = """
        SELECT i.Position, i.OrganisationName, i.Relation, i.StartText, i.EndText
        FROM InterestDeclaration i JOIN Candidate c ON c.CandidateId = i.CandidateId
        WHERE c.AccountId = @AccountId ORDER BY i.Position
        """;

    public const string FormSql = "SELECT f.Position, f.Text FROM RegistrationFormPart f WHERE f.AccountId = @AccountId ORDER BY f.Position";

    public const string EvidenceSql = """
        SELECT e.EvidenceId, e.Kind, e.FileName, e.ContentType, e.Size, e.Sha256, e.UploadedAt
        FROM Evidence e JOIN Candidate c ON c.CandidateId = e.CandidateId
        WHERE c.AccountId = @AccountId ORDER BY e.UploadedAt, e.EvidenceId
        """;

    public const string CorrectionsSql = """
        SELECT r.CorrectedAt, r.Position, r.Field, r.ValueBefore, r.ValueAfter
        FROM Correction r JOIN Candidate c ON c.CandidateId = r.CandidateId
        WHERE c.AccountId = @AccountId ORDER BY r.CorrectedAt, r.Position
        """;

    public const string SubmissionsSql = """
        SELECT s.SubmissionId, s.SubmittedAt, s.AsOf, s.PolicyVersion, s.CatalogueEdition, s.Verdict, s.CountedMonths, s.CountedDays, s.DeclaredMonths, s.ByExperience, s.ByExam, s.ByEquivalent, s.Reasons
        FROM Submission s JOIN Candidate c ON c.CandidateId = s.CandidateId
        WHERE c.AccountId = @AccountId ORDER BY s.SubmittedAt
        """;

    public const string ReviewsSql = """
        SELECT r.ReviewId, r.SubmissionId, r.OpenedAt, r.Decision, r.AcceptedRoutes, r.DecisionReason, r.DecidedAt, r.PreviousReviewId, r.AppealReason
        FROM Review r JOIN Candidate c ON c.CandidateId = r.CandidateId
        WHERE c.AccountId = @AccountId ORDER BY r.OpenedAt
        """;

    public const string RoutesSql = "SELECT r.Route FROM CandidateRoute r JOIN Candidate c ON c.CandidateId = r.CandidateId WHERE c.AccountId = @AccountId ORDER BY r.Route";

    public const string ChecksSql = """
        SELECT k.Kind, k.SentAt, k.DueOn, k.AnsweredAt, k.Answer
        FROM AvailabilityCheck k JOIN Candidate c ON c.CandidateId = k.CandidateId
        WHERE c.AccountId = @AccountId ORDER BY k.SentAt, k.AvailabilityCheckId
        """;

    public const string SuspensionsSql = """
        SELECT s.Reason, s.SuspendedAt, s.ReinstatedAt
        FROM Suspension s JOIN Candidate c ON c.CandidateId = s.CandidateId
        WHERE c.AccountId = @AccountId ORDER BY s.SuspendedAt
        """;

    public const string AccountSuspensionsSql = "SELECT s.Reason, s.SuspendedAt, s.ReinstatedAt FROM AccountSuspension s WHERE s.AccountId = @AccountId ORDER BY s.SuspendedAt";

    public const string DeletionSql = "SELECT d.StatusBefore, d.RequestedAt, d.UndoUntil, d.RemindedAt FROM DeletionRequest d WHERE d.AccountId = @AccountId";

    public const string InboxSql = "SELECT m.Kind, m.Detail, m.RelatedId, m.CreatedAt, m.ReadAt FROM InboxMessage m WHERE m.AccountId = @AccountId ORDER BY m.CreatedAt, m.InboxMessageId";

    public const string NoticesSql = """
        SELECT r.NoticeId, o.NameJa, o.NameEn, p.Title, n.Message, n.SentAt, n.AnswerBy, r.Status, r.Reason, r.OpenedAt, r.AnsweredAt
        FROM NoticeRecipient r
        JOIN Candidate c ON c.CandidateId = r.CandidateId
        JOIN Notice n ON n.NoticeId = r.NoticeId
        JOIN Posting p ON p.PostingId = n.PostingId
        JOIN Organisation o ON o.OrganisationId = n.OrganisationId
        WHERE c.AccountId = @AccountId ORDER BY n.SentAt, n.NoticeId
        """;

    public const string GrantsSql = """
        SELECT g.NoticeId, o.NameJa, o.NameEn, g.GrantedAt, g.ExpiresAt, g.RevokedAt
        FROM DisclosureGrant g
        JOIN Candidate c ON c.CandidateId = g.CandidateId
        JOIN Organisation o ON o.OrganisationId = g.OrganisationId
        WHERE c.AccountId = @AccountId ORDER BY g.GrantedAt, g.DisclosureGrantId
        """;

    public const string DisclosuresSql = """
        SELECT e.DisclosureEventId, e.OccurredAt, o.NameJa, o.NameEn, m.DisplayName, e.Action, e.Purpose, e.Fields
        FROM DisclosureEvent e
        JOIN Candidate c ON c.CandidateId = e.CandidateId
        JOIN Organisation o ON o.OrganisationId = e.OrganisationId
        LEFT JOIN MemberName m ON m.AccountId = e.AccountId AND m.OrganisationId = e.OrganisationId
        WHERE c.AccountId = @AccountId ORDER BY e.OccurredAt, e.DisclosureEventId
        """;

    public const string ObjectionsSql = """
        SELECT x.DisclosureEventId, x.Status, x.Reason, x.RaisedAt, x.TakenAt, x.Answer, x.ClosedAt
        FROM DisclosureObjection x
        JOIN DisclosureEvent e ON e.DisclosureEventId = x.DisclosureEventId
        JOIN Candidate c ON c.CandidateId = e.CandidateId
        WHERE c.AccountId = @AccountId ORDER BY x.RaisedAt, x.ObjectionId
        """;

    public const string SubscriptionSql = "SELECT s.Frequency, s.SendsNoticeMail, s.ConsentedAt, s.EndedAt, s.EndedReason FROM Subscription s WHERE s.AccountId = @AccountId";

    public const string DigestsSql = """
        SELECT d.DigestRunId, r.Frequency, r.Period, d.State, d.FinishedAt
        FROM DigestDelivery d JOIN DigestRun r ON r.DigestRunId = d.DigestRunId
        WHERE d.AccountId = @AccountId ORDER BY r.EndsAt, d.DigestRunId
        """;

    public const string DigestItemsSql = """
        SELECT i.DigestRunId, i.PostingId, p.Title
        FROM DigestItem i JOIN Posting p ON p.PostingId = i.PostingId
        WHERE i.AccountId = @AccountId ORDER BY i.DigestRunId, p.Title
        """;

    public const string LettersSql = "SELECT o.Kind, o.State, o.QueuedAt, o.FinishedAt FROM OutboxMail o WHERE o.AccountId = @AccountId ORDER BY o.QueuedAt, o.OutboxMailId";

    public const string ApplicationsSql = """
        SELECT a.ApplicationId, a.Kind, a.NameJa, a.NameEn, a.NameKana, a.PrefectureCode, a.MunicipalityCode, a.Address, a.CorporateNumber, a.ContactName, a.ContactPhone, a.Status, a.AppliedAt, a.SubmittedAt,
            a.DecidedAt, a.Reason
        FROM OrganisationApplication a WHERE a.AccountId = @AccountId ORDER BY a.AppliedAt, a.ApplicationId
        """;

    public const string InvitationsSql = """
        SELECT o.NameJa, o.NameEn, i.Role, i.InvitedAt, i.ExpiresAt, i.AcceptedAt, i.RevokedAt
        FROM Invitation i JOIN Organisation o ON o.OrganisationId = i.OrganisationId
        WHERE i.AccountId = @AccountId ORDER BY i.InvitedAt, i.InvitationId
        """;

    public const string SessionsSql = "SELECT s.Device, s.StartedAt, s.LastUsedAt, s.EndedAt, s.Amr, s.FactorAt FROM AccountSession s WHERE s.AccountId = @AccountId ORDER BY s.StartedAt, s.SessionId";

    public const string DevicesSql = "SELECT d.FirstSeenAt, d.LastSeenAt FROM KnownDevice d WHERE d.AccountId = @AccountId ORDER BY d.FirstSeenAt";

    public const string PasskeysSql = "SELECT p.Name, p.CreatedAt, p.LastUsedAt, p.IsBackedUp FROM Passkey p WHERE p.AccountId = @AccountId ORDER BY p.CreatedAt, p.PasskeyId";

    public const string AuthenticatorSql = "SELECT t.CreatedAt, t.ConfirmedAt FROM AuthenticatorApp t WHERE t.AccountId = @AccountId";

    public const string TiesSql = "SELECT t.Issuer, t.TiedAt, t.LastUsedAt FROM SignOnTie t WHERE t.AccountId = @AccountId ORDER BY t.TiedAt, t.SignOnTieId";

    public const string RecoveryCodesSql = "SELECT c.CreatedAt, c.UsedAt FROM RecoveryCode c WHERE c.AccountId = @AccountId ORDER BY c.CreatedAt, c.UsedAt";

    public const string ActivitySql = "SELECT v.OccurredAt, v.Action, v.SubjectKind, v.SubjectId, v.Detail FROM AuditEvent v WHERE v.AccountId = @AccountId ORDER BY v.OccurredAt, v.Seq";
}
