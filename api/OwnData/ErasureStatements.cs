namespace TalentPool.OwnData;

/// <summary>The statements of an erasure in their order, each by @AccountId; what each table becomes stands in <see cref="ErasureFates"/>.</summary>
static class ErasureStatements
{
    const string LeavesSql = """
        DELETE FROM CareerLeave WHERE CareerEntryId IN (
            SELECT e.CareerEntryId FROM CareerEntry e JOIN Candidate c ON c.CandidateId = e.CandidateId WHERE c.AccountId = @AccountId)
        """;

    const string CareerSql = "DELETE FROM CareerEntry WHERE CandidateId IN (SELECT c.CandidateId FROM Candidate c WHERE c.AccountId = @AccountId)";

    const string CertificatesSql = "DELETE FROM Qualification WHERE CandidateId IN (SELECT c.CandidateId FROM Candidate c WHERE c.AccountId = @AccountId)";

    const string SkillsSql = "DELETE FROM CandidateSkill WHERE CandidateId IN (SELECT c.CandidateId FROM Candidate c WHERE c.AccountId = @AccountId)";

    const string PrefecturesSql = "DELETE FROM CandidatePrefecture WHERE CandidateId IN (SELECT c.CandidateId FROM Candidate c WHERE c.AccountId = @AccountId)";

    const string EmploymentTypesSql = "DELETE FROM CandidateEmploymentType WHERE CandidateId IN (SELECT c.CandidateId FROM Candidate c WHERE c.AccountId = @AccountId)";

    const string ConsentsSql = "DELETE FROM CandidateConsent WHERE CandidateId IN (SELECT c.CandidateId FROM Candidate c WHERE c.AccountId = @AccountId)";

    const string BlocksSql = "DELETE FROM CandidateBlock WHERE CandidateId IN (SELECT c.CandidateId FROM Candidate c WHERE c.AccountId = @AccountId)";

    const string RoutesSql = "DELETE FROM CandidateRoute WHERE CandidateId IN (SELECT c.CandidateId FROM Candidate c WHERE c.AccountId = @AccountId)";

    const string ConsentHistorySql = "DELETE FROM ConsentRecord WHERE CandidateId IN (SELECT c.CandidateId FROM Candidate c WHERE c.AccountId = @AccountId)";

    const string InterestsSql = "DELETE FROM InterestDeclaration WHERE CandidateId IN (SELECT c.CandidateId FROM Candidate c WHERE c.AccountId = @AccountId)";

    const string ChecksSql = "DELETE FROM AvailabilityCheck WHERE CandidateId IN (SELECT c.CandidateId FROM Candidate c WHERE c.AccountId = @AccountId)";

    const string CorrectionsSql = "DELETE FROM Correction WHERE CandidateId IN (SELECT c.CandidateId FROM Candidate c WHERE c.AccountId = @AccountId)";

    const string EvidenceSql = "DELETE FROM Evidence WHERE CandidateId IN (SELECT c.CandidateId FROM Candidate c WHERE c.AccountId = @AccountId)";

    const string FormSql = "DELETE FROM RegistrationFormPart WHERE AccountId = @AccountId";

    const string TokensSql = "DELETE FROM EmailToken WHERE AccountId = @AccountId";

    const string ApplicationsSql = "UPDATE OrganisationApplication SET ContactName = '', ContactPhone = '', Reason = NULL WHERE AccountId = @AccountId";

    const string InvitationsSql = "DELETE FROM Invitation WHERE AccountId = @AccountId";

    const string RefreshSql = "DELETE FROM RefreshToken WHERE AccountId = @AccountId";

    const string SessionsSql = "DELETE FROM AccountSession WHERE AccountId = @AccountId";

    const string DevicesSql = "DELETE FROM KnownDevice WHERE AccountId = @AccountId";

    const string PasskeysSql = "DELETE FROM Passkey WHERE AccountId = @AccountId";

    const string AuthenticatorSql = "DELETE FROM AuthenticatorApp WHERE AccountId = @AccountId";

    const string TiesSql = "DELETE FROM SignOnTie WHERE AccountId = @AccountId";

    const string RecoveryCodesSql = "DELETE FROM RecoveryCode WHERE AccountId = @AccountId";

    const string CeremoniesSql = "DELETE FROM Ceremony WHERE AccountId = @AccountId";

    const string SubscriptionSql = "DELETE FROM Subscription WHERE AccountId = @AccountId";

    const string InboxSql = "DELETE FROM InboxMessage WHERE AccountId = @AccountId";

    const string OutboxSql = "DELETE FROM OutboxMail WHERE AccountId = @AccountId";

    const string DeliveriesSql = "DELETE FROM DigestDelivery WHERE AccountId = @AccountId";

    const string DigestItemsSql = "DELETE FROM DigestItem WHERE AccountId = @AccountId";

    const string RequestSql = "DELETE FROM DeletionRequest WHERE AccountId = @AccountId";

    // Nobody writes to the address any more; should it register again, the relay says again what it thinks of it.
    const string SuppressedSql = "DELETE FROM SuppressedAddress WHERE AddressHash = @hash";

    const string ReviewsSql = """
        UPDATE Review SET DecisionReason = NULL, AppealReason = CASE WHEN AppealReason IS NULL THEN NULL ELSE '' END, Decision = COALESCE(Decision, 'withdrawn'), DecidedAt = COALESCE(DecidedAt, @now)
        WHERE CandidateId IN (SELECT c.CandidateId FROM Candidate c WHERE c.AccountId = @AccountId)
        """;

    const string OpinionsSql = """
        UPDATE ReviewOpinion SET Reason = ''
        WHERE ReviewId IN (SELECT r.ReviewId FROM Review r JOIN Candidate c ON c.CandidateId = r.CandidateId WHERE c.AccountId = @AccountId)
        """;

    const string SuspensionsSql = "UPDATE Suspension SET Reason = '' WHERE CandidateId IN (SELECT c.CandidateId FROM Candidate c WHERE c.AccountId = @AccountId)";

    const string AccountSuspensionsSql = "UPDATE AccountSuspension SET Reason = '' WHERE AccountId = @AccountId";

    const string AnswersSql = """
        UPDATE NoticeRecipient SET Reason = NULL, Status = CASE WHEN Status IN ('sent', 'opened', 'considering') THEN 'expired' ELSE Status END
        WHERE CandidateId IN (SELECT c.CandidateId FROM Candidate c WHERE c.AccountId = @AccountId)
        """;

    // After the person is a husk: what an organisation wrote to several goes with the last of them.
    const string MessagesSql = """
        UPDATE Notice SET Message = ''
        WHERE NoticeId IN (SELECT r.NoticeId FROM NoticeRecipient r JOIN Candidate c ON c.CandidateId = r.CandidateId WHERE c.AccountId = @AccountId)
            AND NOT EXISTS (SELECT 1 FROM NoticeRecipient r JOIN Candidate c ON c.CandidateId = r.CandidateId WHERE r.NoticeId = Notice.NoticeId AND c.Status <> 'erased')
        """;

    const string ObjectionsSql = """
        UPDATE DisclosureObjection SET Reason = '', Answer = NULL,
            ClosedAt = CASE WHEN Status IN ('raised', 'underInquiry') THEN @now ELSE ClosedAt END,
            Status = CASE WHEN Status IN ('raised', 'underInquiry') THEN 'withdrawn' ELSE Status END
        WHERE DisclosureEventId IN (SELECT e.DisclosureEventId FROM DisclosureEvent e JOIN Candidate c ON c.CandidateId = e.CandidateId WHERE c.AccountId = @AccountId)
        """;

    const string GrantsSql = """
        UPDATE DisclosureGrant SET RevokedAt = @now
        WHERE RevokedAt IS NULL AND CandidateId IN (SELECT c.CandidateId FROM Candidate c WHERE c.AccountId = @AccountId)
        """;

    const string PersonSql = """
        UPDATE Candidate SET Status = @erased, Name = '', Kana = '', Phone = NULL, ResidencePrefectureCode = NULL, Headline = '', Introduction = '', RemoteWork = NULL, DaysPerWeek = NULL,
            AvailableFrom = NULL, IsNationwide = 0, EquivalentGrounds = NULL, ConsentsNationwide = 0, PurposeVersion = NULL, PurposeAcceptedAt = NULL, ExperienceMonths = 0,
            LastConfirmedAt = NULL, RenewBy = NULL, PausedUntil = NULL, Version = Version + 1, ChangeNo = @change, UpdatedAt = @now
        WHERE AccountId = @AccountId
        """;

    // No hash of any password is empty, and no address has this form.
    const string AccountSql = """
        UPDATE Account SET Email = '', EmailNormalized = CONCAT('erased:', AccountId), PasswordHash = '', Status = 'suspended', EmailVerifiedAt = NULL, FailedSignIns = 0, LockedUntil = NULL
        WHERE AccountId = @AccountId
        """;

    public static readonly IReadOnlyList<string> All =
    [
        LeavesSql, CareerSql, CertificatesSql, SkillsSql, PrefecturesSql, EmploymentTypesSql, ConsentsSql, BlocksSql, RoutesSql, ConsentHistorySql, InterestsSql, ChecksSql, CorrectionsSql,
        EvidenceSql, FormSql, TokensSql, ApplicationsSql, InvitationsSql, RefreshSql, SessionsSql, DevicesSql, PasskeysSql, AuthenticatorSql, TiesSql, RecoveryCodesSql, CeremoniesSql, SubscriptionSql, InboxSql, OutboxSql, DeliveriesSql, DigestItemsSql, RequestSql, SuppressedSql,
        ReviewsSql, OpinionsSql, SuspensionsSql, AccountSuspensionsSql, AnswersSql, ObjectionsSql, GrantsSql, PersonSql, MessagesSql, AccountSql,
    ];
}
