using Microsoft.AspNetCore.Authorization;

namespace TalentPool.Http;

/// <summary>Who may call what, by the claims of the access token. What belongs to whom is decided in the SQL.</summary>
public static class Policies
{
    /// <summary>A professional, for their own data.</summary>
    public const string Candidate = nameof(Candidate);

    /// <summary>Staff of a prefecture.</summary>
    public const string Prefecture = nameof(Prefecture);

    /// <summary>Staff of the ministry but its auditors, who see nothing of people.</summary>
    public const string Ministry = nameof(Ministry);

    /// <summary>Who judges registrations at the ministry (審査担当): its reviewers and admins.</summary>
    public const string Reviewer = nameof(Reviewer);

    /// <summary>Who may read the audit trail (監査担当): the ministry's admins and its auditors.</summary>
    public const string Auditor = nameof(Auditor);

    /// <summary>Staff of a prefecture or of the ministry but its auditors.</summary>
    public const string Staff = nameof(Staff);

    /// <summary>A member of any organisation.</summary>
    public const string Member = nameof(Member);

    /// <summary>An admin of any organisation.</summary>
    public const string OrganisationAdmin = nameof(OrganisationAdmin);

    /// <summary>An admin who looks after other organisations too: of the ministry, or of a prefecture for its municipalities.</summary>
    public const string Overseer = nameof(Overseer);

    /// <summary>Anyone who is signed in.</summary>
    public const string SignedIn = nameof(SignedIn);

    /// <summary>The claim that says on whose side an account stands: candidate, ministry, prefecture, municipality or company.</summary>
    public const string KindClaim = "kind";

    /// <summary>The claim that says what an account does in its organisation: member, admin, reviewer or auditor.</summary>
    public const string RoleClaim = "role";

    public static void Add(AuthorizationOptions options)
    {
        options.AddPolicy(Candidate, policy => policy.RequireClaim(KindClaim, "candidate"));
        options.AddPolicy(Prefecture, policy => policy.RequireClaim(KindClaim, "prefecture"));
        options.AddPolicy(Ministry, policy => policy.RequireClaim(KindClaim, "ministry").RequireClaim(RoleClaim, "member", "reviewer", "admin"));
        options.AddPolicy(Reviewer, policy => policy.RequireClaim(KindClaim, "ministry").RequireClaim(RoleClaim, "reviewer", "admin"));
        options.AddPolicy(Auditor, policy => policy.RequireClaim(KindClaim, "ministry").RequireClaim(RoleClaim, "auditor", "admin"));
        options.AddPolicy(Staff, policy => policy.RequireClaim(KindClaim, "prefecture", "ministry").RequireClaim(RoleClaim, "member", "reviewer", "admin"));
        options.AddPolicy(Member, policy => policy.RequireClaim(KindClaim, "ministry", "prefecture", "municipality", "company"));
        options.AddPolicy(OrganisationAdmin, policy => policy.RequireClaim(KindClaim, "ministry", "prefecture", "municipality", "company").RequireClaim(RoleClaim, "admin"));
        options.AddPolicy(Overseer, policy => policy.RequireClaim(KindClaim, "ministry", "prefecture").RequireClaim(RoleClaim, "admin"));
        options.AddPolicy(SignedIn, policy => policy.RequireAuthenticatedUser());
    }
}
