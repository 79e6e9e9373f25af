using System.Text.Json;
using System.Text.RegularExpressions;
using FluentValidation.Results;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;

namespace TalentPool.Http;

/// <summary>What a client is told when no handler answered: bad JSON with its field, no such route, and defects without their inside.</summary>
public static partial class ProblemPages
{
    static readonly Refusal Defect = new("internal-error", 500, "処理中に問題が発生しました。時間をおいてもう一度お試しください。", "Something went wrong on our side. Please try again later.");

    static readonly Dictionary<int, Refusal> ByStatus = new()
    {
        [400] = new("bad-request", 400, "リクエストの形式が正しくありません。", "The request is not well formed."),
        [401] = new("sign-in-required", 401, "ログインしてください。", "Please sign in."),
        [403] = new("forbidden", 403, "この操作を行う権限がありません。", "You may not do this."),
        [404] = new("not-found", 404, "見つかりません。", "Not found."),
        [405] = new("method-not-allowed", 405, "この操作には対応していません。", "This method is not offered here."),
        [413] = new("too-large", 413, "送信内容が大きすぎます。", "What was sent is too large."),
        [415] = new("unsupported-media-type", 415, "Content-Type は application/json にしてください。", "Use the content type application/json."),
        [429] = new("too-many-requests", 429, "回数が多すぎます。しばらくしてからもう一度お試しください。", "Too many requests. Please wait and try again."),
    };

    /// <summary>The answer for a bare status.</summary>
    public static Refusal For(int status) => ByStatus.GetValueOrDefault(status, Defect);

    /// <summary>Turns exceptions and empty error answers under <c>/api</c> into problems.</summary>
    public static void UseProblemPages(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = context => Answer(context).ExecuteAsync(context),
            // A badly formed request is the sender's fault: no error in our log.
            SuppressDiagnosticsCallback = failure => failure.Exception is BadHttpRequestException,
        });
        app.UseStatusCodePages(async pages =>
        {
            var status = pages.HttpContext.Response.StatusCode;
            var refusal = ByStatus.GetValueOrDefault(status) ?? new Refusal("http-" + status, status, $"HTTP {status}", $"HTTP {status}");
            await refusal.Problem().ExecuteAsync(pages.HttpContext);
        });
    }

    static ProblemHttpResult Answer(HttpContext context) => context.Features.Get<IExceptionHandlerFeature>()?.Error switch
    {
        BadHttpRequestException { InnerException: JsonException json } => Validation.Invalid([new ValidationFailure(FieldOf(json.Path), Said.In("値の形式が正しくありません。", "This value is not of the expected form."))]),
        BadHttpRequestException bad when Parameter().Match(bad.Message) is { Success: true } parameter => Validation.Invalid(
            [new ValidationFailure(parameter.Groups[1].Value, Said.In("値の形式が正しくありません。", "This value is not of the expected form."))]),
        BadHttpRequestException { StatusCode: 400 } bad when bad.Message.Contains("no body was provided", StringComparison.Ordinal) =>
            Validation.Invalid([new ValidationFailure("body", Said.In("内容を入力してください。", "Send a body."))]),
        BadHttpRequestException bad when ByStatus.TryGetValue(bad.StatusCode, out var refusal) => refusal.Problem(),
        _ => Defect.Problem(),
    };

    // "$.jobs[0].end" is "jobs[0].end" to the client; "$" alone means the body as a whole.
    static string FieldOf(string? path) => path is { Length: > 2 } ? path.TrimStart('$').TrimStart('.') : "body";

    // What the framework says of a value in the address that it cannot read: the type and name of the parameter.
    [GeneratedRegex("^Failed to bind parameter \"[^\"]*?([A-Za-z]+)\" from")]
    private static partial Regex Parameter();
}
