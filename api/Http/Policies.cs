using Microsoft.AspNetCore.Authorization;

namespace TalentPool.Http;

/// <summary>Who may call what, by the claims of the access token. What belongs to whom is decided in the SQL.</summary>
public static class Policies
{
    /// <summary>A professional, for their own data.</summary>
    public const string Candidate = nameof(Candidate);

    /// <summary>Staff of a prefecture.</summary>
    public const string Prefecture = nameof(Prefecture);

    /// <summary>Staff of the ministry.</summary>
    public const string Ministry = nameof(Ministry);

    /// <summary>Who judges registrations at the ministry (審査担当): its reviewers and admins.</summary>
    public const string Reviewer = nameof(Reviewer);

    /// <summary>Staff of a prefecture or of the ministry.</summary>
    public const string Staff = nameof(Staff);

    /// <summary>Anyone who is signed in.</summary>
    public const string SignedIn = nameof(SignedIn);

    /// <summary>The claim that says on whose side an account stands: candidate, prefecture or ministry.</summary>
    public const string KindClaim = "kind";

    /// <summary>The claim that says what an account does in its organisation: member, reviewer or admin.</summary>
    public const string RoleClaim = "role";

    public static void Add(AuthorizationOptions options)
    {
        options.AddPolicy(Candidate, policy => policy.RequireClaim(KindClaim, "candidate"));
        options.AddPolicy(Prefecture, policy => policy.RequireClaim(KindClaim, "prefecture"));
        options.AddPolicy(Ministry, policy => policy.RequireClaim(KindClaim, "ministry"));
        options.AddPolicy(Reviewer, policy => policy.RequireClaim(KindClaim, "ministry").RequireClaim(RoleClaim, "reviewer", "admin"));
        options.AddPolicy(Staff, policy => policy.RequireClaim(KindClaim, "prefecture", "ministry"));
        options.AddPolicy(SignedIn, policy => policy.RequireAuthenticatedUser());
    }
}
