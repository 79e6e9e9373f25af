using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts.SecondFactors;
using TalentPool.Database;
using TalentPool.Http;
using TalentPool.Mail;

namespace TalentPool.Accounts.SignOn;

/// <summary>To which issuers the caller's account is tied. A tie can be removed while another way in is left; the owner is told, and other sessions end.</summary>
public static class MyTies
{
    /// <param name="Items">The ties, the oldest first.</param>
    public sealed record Response(IReadOnlyList<Tie> Items);

    /// <param name="TieId">To remove it.</param>
    /// <param name="NameJa">The issuer; its address when it is configured no more.</param>
    /// <param name="NameEn">The same in English.</param>
    /// <param name="TiedAt">Since when.</param>
    /// <param name="LastUsedAt">When it was used last.</param>
    /// <param name="IsOnlyWayIn">True when it cannot be removed: there is neither a password nor a passkey.</param>
    public sealed record Tie(Guid TieId, string NameJa, string NameEn, DateTimeOffset TiedAt, DateTimeOffset LastUsedAt, bool IsOnlyWayIn);

    public static async Task<Response> List(CurrentUser me, SignOnIssuers issuers, Db db, CancellationToken ct) => new(
        [.. (await db.Query<Row>(ReadSql, new { me.AccountId }, ct)).Select(row =>
        {
            var issuer = issuers.At(row.Issuer);
            return new Tie(row.SignOnTieId, issuer?.NameJa ?? row.Issuer, issuer?.NameEn ?? row.Issuer, row.TiedAt, row.LastUsedAt, !row.HasOtherWay);
        })]);

    public static async Task<Results<NoContent, ProblemHttpResult>> Remove(Guid id, CurrentUser me, AccountUsers users, Enrolment enrolment, SignOnIssuers issuers, Db db, TimeProvider clock, CancellationToken ct)
    {
        if (await users.FindByIdAsync(me.AccountId.ToString()) is not { } account) return ProblemPages.For(401).Problem();
        // Else whoever reads the mail sets a password and takes the account off the issuer that guards it.
        if (await enrolment.Barrier(me, account, ct) is { } barrier) return barrier.Problem();
        return await db.Transact<Results<NoContent, ProblemHttpResult>>(async tx =>
        {
            if ((await tx.Query<Row>(ReadSql, new { me.AccountId })).SingleOrDefault(row => row.SignOnTieId == id) is not { } tie) return SignOnRefusals.NoSuchTie.Problem();
            if (await tx.Execute(RemoveSql, new { id, me.AccountId }) == 0) return SignOnRefusals.LastWayIn.Problem();
            await Sessions.EndAll(tx, clock, me.AccountId, me.SessionId);
            var issuer = issuers.At(tie.Issuer);
            await Outbox.Add(tx, clock, me.AccountId, new Letter.SignOnChanged(false, issuer?.NameJa ?? tie.Issuer, issuer?.NameEn ?? tie.Issuer, clock.GetUtcNow()));
            await AuditTrail.Add(tx, clock, me.Actor, "account.signOnUntied", ("account", me.AccountId), issuer?.Id);
            return TypedResults.NoContent();
        }, ct);
    }

    sealed record Row
    {
        public required Guid SignOnTieId { get; init; }
        public required string Issuer { get; init; }
        public required DateTimeOffset TiedAt { get; init; }
        public required DateTimeOffset LastUsedAt { get; init; }
        public bool HasOtherWay { get; init; }
    }

    const string OtherWay = "a.PasswordHash <> '' OR EXISTS (SELECT 1 FROM Passkey p WHERE p.AccountId = a.AccountId)";

    const string ReadSql = $"""
        SELECT t.SignOnTieId, t.Issuer, t.TiedAt, t.LastUsedAt, CASE WHEN {OtherWay} THEN 1 ELSE 0 END AS HasOtherWay
        FROM SignOnTie t
        JOIN Account a ON a.AccountId = t.AccountId
        WHERE t.AccountId = @AccountId
        ORDER BY t.TiedAt, t.SignOnTieId
        """;

    const string RemoveSql = $"DELETE FROM SignOnTie WHERE SignOnTieId = @id AND AccountId = @AccountId AND EXISTS (SELECT 1 FROM Account a WHERE a.AccountId = @AccountId AND ({OtherWay}))";
}
