using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace TalentPool.Http;

/// <summary>
/// A refusal that a client can tell apart by its type, <c>/problems/{code}</c> (RFC 9457), worded in both languages.
/// Each room keeps its own; a slice returns <see cref="Problem"/>, it never throws one.
/// </summary>
/// <param name="Code">Kebab-case, stable.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Ja">What happened and what to do, in Japanese.</param>
/// <param name="En">The same in English.</param>
public sealed record Refusal(string Code, int Status, string Ja, string En)
{
    /// <summary>The answer in the language of the running request.</summary>
    public ProblemHttpResult Problem() => TypedResults.Problem(Details());

    /// <summary>The body alone, for places that write the answer themselves.</summary>
    public ProblemDetails Details() => new() { Type = $"/problems/{Code}", Title = Said.In(Ja, En), Status = Status };

    /// <summary>The refusal as a 400 that names a field, in the shape of a failed validation.</summary>
    public ProblemHttpResult At(string field) => TypedResults.Problem(new HttpValidationProblemDetails(
        new Dictionary<string, string[]> { [field] = [Said.In(Ja, En)] })
    { Type = $"/problems/{Code}", Title = Said.In(Ja, En), Status = Status });
}
