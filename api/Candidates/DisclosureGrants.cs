using TalentPool.Database;

namespace TalentPool.Candidates;

/// <summary>Identities that a person opened to organisations (開示許可).</summary>
public static class DisclosureGrants
{
    /// <summary>Ends all of a person's at once: from the commit on no organisation reads their name.</summary>
    /// <returns>How many were in force or waiting to run out.</returns>
    public static Task<int> EndAll(Tx tx, TimeProvider clock, Guid candidateId) => tx.Execute(EndSql, new { candidateId, now = clock.GetUtcNow() });

    const string EndSql = "UPDATE DisclosureGrant SET RevokedAt = @now WHERE CandidateId = @candidateId AND RevokedAt IS NULL AND ExpiresAt > @now";
}
