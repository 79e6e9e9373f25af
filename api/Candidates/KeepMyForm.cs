using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Http;

namespace TalentPool.Candidates;

/// <summary>
/// What a person's registration form holds beyond their registration: evidence of a route they unticked, and answers that cannot be saved as they stand.
/// It is theirs alone: nobody else reads it, no rule looks at it, and it is written by the form, for the form.
/// </summary>
public static class KeepMyForm
{
    /// <summary>The longest form, in UTF-16 units: 100 jobs with all they may say.</summary>
    public const int MaxLength = 400_000;

    // Sealed it is up to four times as long, and one column holds 4,000 characters.
    const int PieceLength = 900;

    /// <param name="Text">The form in its own words (JSON); null when nothing is kept.</param>
    public sealed record Response(string? Text);

    /// <param name="Text">The form in its own words (JSON); null forgets what was kept.</param>
    public sealed record Request(string? Text);

    public sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Text).MaximumLength(MaxLength);
            RuleFor(r => r.Text).Must(IsWhole).WithMessage(_ => Said.In("壊れた文字は使えません。", "Broken characters cannot be used.")).When(r => r.Text is { Length: <= MaxLength });
        }

        static bool IsWhole(string? text) => text!.EnumerateRunes().All(rune => rune.Value is not (0 or 0xFFFD));
    }

    sealed record PartRow
    {
        public required string Text { get; init; }
    }

    public static async Task<Ok<Response>> Read(CurrentUser me, Db db, CancellationToken ct)
    {
        var parts = await db.Query<PartRow>(ReadSql, new { me.AccountId }, ct);
        return TypedResults.Ok(new Response(parts.Count == 0 ? null : string.Concat(parts.Select(part => db.Seal.Open(part.Text)))));
    }

    /// <summary>Takes the place of what was kept. 403 when the account has become staff meanwhile: nothing is lost, since nothing is changed.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> Keep(Request request, CurrentUser me, Db db, TimeProvider clock, CancellationToken ct) =>
        await db.Transact<Results<NoContent, ProblemHttpResult>>(async tx =>
        {
            var pieces = Pieces(request.Text ?? "").Select((text, position) => new { me.AccountId, position, text = tx.Seal.Close(text) }).ToList();
            await tx.Execute(ForgetSql, new { me.AccountId });
            if (await tx.Execute(KeepSql, pieces) != pieces.Count) return ProblemPages.For(403).Problem();
            await AuditTrail.Add(tx, clock, me.Actor, "candidate.form-kept", ("account", me.AccountId));
            return TypedResults.NoContent();
        }, ct);

    // A character of two halves stays in one piece.
    static IEnumerable<string> Pieces(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var length = Math.Min(PieceLength, text.Length - start);
            if (char.IsHighSurrogate(text[start + length - 1])) length--;
            yield return text.Substring(start, length);
            start += length;
        }
    }

    const string ReadSql = "SELECT Text FROM RegistrationFormPart WHERE AccountId = @AccountId ORDER BY Position";

    const string ForgetSql = "DELETE FROM RegistrationFormPart WHERE AccountId = @AccountId";

    const string KeepSql = "INSERT INTO RegistrationFormPart (AccountId, Position, Text) SELECT @AccountId, @position, @text WHERE NOT EXISTS (SELECT 1 FROM Membership m WHERE m.AccountId = @AccountId)";
}
