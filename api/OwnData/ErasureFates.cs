namespace TalentPool.OwnData;

/// <param name="Table">A table that reaches an account or a registration.</param>
/// <param name="IsDeleted">True when all rows of the person go.</param>
/// <param name="Emptied">Columns that lose what they say, separated by spaces.</param>
/// <param name="Kept">Columns of text that stay, separated by spaces.</param>
/// <param name="Why">Why they stay.</param>
sealed record TableFate(string Table, bool IsDeleted, string Emptied, string Kept, string Why)
{
    public static TableFate Deleted(string table) => new(table, true, "", "", "");

    public static TableFate Stays(string table, string why) => new(table, false, "", "*", why);
}

/// <summary>
/// What an erasure (消去) does to every table that reaches a person. A law test walks the schema: a table or a column of text that is not in this list fails it, and
/// so does a word of the person that is found anywhere afterwards. What is deleted or emptied here stands as a statement in <see cref="ErasureStatements"/>.
/// </summary>
static class ErasureFates
{
    public static readonly IReadOnlyList<TableFate> All =
    [
        // The person: a husk stays, so that the number is never given again and what points to it still points to something.
        new("Candidate", false, "Name Kana Phone ResidencePrefectureCode Headline Introduction RemoteWork EquivalentGrounds PurposeVersion", "PublicNumber Status", "the number, and that it is erased"),
        new("Account", false, "Email EmailNormalized PasswordHash", "Locale Status", "codes; the account can never sign in again"),

        // What they wrote and what hangs on it.
        TableFate.Deleted("CareerLeave"), TableFate.Deleted("CareerEntry"), TableFate.Deleted("Qualification"), TableFate.Deleted("CandidateSkill"), TableFate.Deleted("CandidatePrefecture"),
        TableFate.Deleted("CandidateEmploymentType"), TableFate.Deleted("CandidateConsent"), TableFate.Deleted("CandidateBlock"), TableFate.Deleted("CandidateRoute"), TableFate.Deleted("ConsentRecord"),
        TableFate.Deleted("InterestDeclaration"), TableFate.Deleted("AvailabilityCheck"), TableFate.Deleted("Correction"), TableFate.Deleted("RegistrationFormPart"),
        TableFate.Deleted("Evidence"),

        // The account's own.
        TableFate.Deleted("EmailToken"), TableFate.Deleted("RefreshToken"), TableFate.Deleted("AccountSession"), TableFate.Deleted("KnownDevice"), TableFate.Deleted("Passkey"), TableFate.Deleted("AuthenticatorApp"), TableFate.Deleted("SignOnTie"),
        TableFate.Deleted("RecoveryCode"), TableFate.Deleted("Ceremony"), TableFate.Deleted("Subscription"),
        TableFate.Deleted("InboxMessage"), TableFate.Deleted("OutboxMail"), TableFate.Deleted("DigestDelivery"), TableFate.Deleted("DigestItem"), TableFate.Deleted("DeletionRequest"),

        // What others did with the person: that it was done stays, the words go.
        new("Review", false, "DecisionReason AppealReason", "Decision AcceptedRoutes", "how many were decided how, on which routes"),
        new("ReviewOpinion", false, "Reason", "RubricVersion", "how reviewers used the rubric, as points"),
        TableFate.Stays("Precedent", "told so that nobody can be recognised, and held against the registration when it was recorded"), TableFate.Stays("PrecedentTag", "of a precedent"),
        TableFate.Stays("Submission", "what the rules counted and found, as figures and codes: the ministry accounts for its verdicts"),
        new("Suspension", false, "Reason", "", ""),
        new("AccountSuspension", false, "Reason", "", ""),
        new("NoticeRecipient", false, "Reason", "Status", "how many answered an organisation's notice how"),
        new("Notice", false, "Message", "SearchQuery", "the organisation's own; the message goes when nobody is left who got it, and codes and words of a search name nobody"),
        new("DisclosureObjection", false, "Reason Answer", "Status", "how many objections ended how"),
        TableFate.Stays("DisclosureGrant", "ids and instants: under which permission an organisation looked"),
        TableFate.Stays("DisclosureEvent", "an organisation's looks stay accountable: who looked, when, for what and at which kinds of fields, at a number that names nobody any more"),

        // Towards an organisation: what was applied for is the organisation's, an invitation is the person's.
        new("OrganisationApplication", false, "ContactName ContactPhone Reason", "Kind PrefectureCode MunicipalityCode NameJa NameEn NameKana Address CorporateNumber Status TokenHash", "the organisation's, and the hash of a link that is used or over"),
        TableFate.Deleted("Invitation"),

        // Of the erasure itself; the address goes with the last letter.
        new("Erasure", false, "LastLetterTo LastLetterLocale AddressHash", "", ""), TableFate.Deleted("ErasedFile"),

        // Of staff and organisations.
        TableFate.Stays("Membership", "staff"), TableFate.Stays("ReviewerInterest", "staff"), TableFate.Stays("PolicyVersion", "the ministry's rules, and which admin made them"),
        TableFate.Stays("ExamAmendment", "the ministry's rules, and which admin made them"), TableFate.Stays("ExamAmendmentSitting", "of an amendment"), TableFate.Stays("FormerMember", "staff: who looked at people's data stays named in the ledger"), TableFate.Stays("Posting", "an organisation's opening, written by staff"), TableFate.Stays("PostingSkill", "of a posting"),
        TableFate.Stays("PostingImport", "staff"), TableFate.Stays("PostingImportPart", "postings of staff"), TableFate.Stays("DigestRun", "periods, and the member of the ministry who started it"),

        // Chained by hashes, so that nothing in it can be changed: ids, codes and counts, never a name (a law of its own).
        TableFate.Stays("AuditEvent", "ids, codes and counts; the chain must still verify"),
    ];
}
