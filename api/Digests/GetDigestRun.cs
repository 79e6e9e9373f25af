using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Database;
using TalentPool.Http;

namespace TalentPool.Digests;

/// <summary>One run and how far it is.</summary>
public static class GetDigestRun
{
    static readonly Refusal NoSuchRun = new("no-such-digest-run", 404, "この配信は見つかりません。", "There is no such digest run.");

    public static async Task<Results<Ok<DigestRun>, ProblemHttpResult>> Handle(Guid id, Db db, CancellationToken ct) =>
        await DigestRun.Find(db, id, ct) is { } run ? TypedResults.Ok(run) : NoSuchRun.Problem();
}
