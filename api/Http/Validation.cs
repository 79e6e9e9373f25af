using FluentValidation;
using FluentValidation.Results;
using Microsoft.AspNetCore.Http.HttpResults;

namespace TalentPool.Http;

/// <summary>
/// Every request type that has a <see cref="IValidator{T}"/> is checked before its handler runs, wherever it is bound from.
/// A refused request is a 400 <c>/problems/invalid</c> whose <c>errors</c> name the fields by camelCase path, such as <c>jobs[0].end</c>.
/// </summary>
public static class Validation
{
    /// <summary>Adds the one filter for a whole tree of endpoints. Which parameters need checking is decided once, when the endpoint is built.</summary>
    public static TBuilder ValidateRequests<TBuilder>(this TBuilder endpoints) where TBuilder : IEndpointConventionBuilder
    {
        endpoints.AddEndpointFilterFactory((context, next) =>
        {
            var isService = context.ApplicationServices.GetRequiredService<IServiceProviderIsService>();
            var checks = context.MethodInfo.GetParameters()
                .Select((parameter, position) => (position, type: typeof(IValidator<>).MakeGenericType(parameter.ParameterType)))
                .Where(check => isService.IsService(check.type))
                .ToArray();
            var values = Misread.Of(context.MethodInfo);
            if (checks.Length == 0 && values.Count == 0) return next;
            return async invocation =>
            {
                if (invocation.HttpContext.Response.StatusCode == StatusCodes.Status400BadRequest && Misread.In(invocation.HttpContext.Request, values).ToList() is { Count: > 0 } misread)
                    return Invalid(misread.Select(name => new ValidationFailure(name, Said.In("値の形式が正しくありません。", "This value is not of the expected form."))));
                foreach (var (position, type) in checks)
                {
                    if (invocation.Arguments[position] is not { } request) return Invalid([new ValidationFailure("body", Said.In("内容を入力してください。", "Send a body."))]);
                    var holes = Holes.In(request).Take(20).Select(path => new ValidationFailure(path, Said.In("内容を入力してください。", "Give a value."))).ToList();
                    if (holes.Count > 0) return Invalid(holes);
                    var validator = (IValidator)invocation.HttpContext.RequestServices.GetRequiredService(type);
                    var result = await validator.ValidateAsync(new ValidationContext<object>(request), invocation.HttpContext.RequestAborted);
                    if (!result.IsValid) return Invalid(result.Errors);
                }

                return await next(invocation);
            };
        });
        return endpoints;
    }

    /// <summary>A 400 that names each refused field; for slices that find a fault only with the database's help.</summary>
    public static ProblemHttpResult Invalid(IEnumerable<ValidationFailure> failures) => TypedResults.Problem(new HttpValidationProblemDetails(
        failures.GroupBy(failure => CamelCasePath(failure.PropertyName), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Select(failure => failure.ErrorMessage).Distinct().ToArray(), StringComparer.Ordinal))
    {
        Type = "/problems/invalid",
        Title = Said.In("入力内容を確認してください。", "Check what you entered."),
        Status = StatusCodes.Status400BadRequest,
    });

    /// <summary>One refused field.</summary>
    public static ProblemHttpResult Invalid(string field, string ja, string en) => Invalid([new ValidationFailure(field, Said.In(ja, en))]);

    /// <summary>Sets what holds for all validators: camelCase paths, messages of the house in the language of the request.</summary>
    public static IServiceCollection AddValidation(this IServiceCollection services)
    {
        ValidatorOptions.Global.LanguageManager = new ValidationTexts();
        ValidatorOptions.Global.DefaultRuleLevelCascadeMode = CascadeMode.Stop;
        var found = typeof(Validation).Assembly.GetTypes()
            .SelectMany(type => type.GetInterfaces(), (type, contract) => (type, contract))
            .Where(pair => !pair.type.IsAbstract && pair.contract.IsGenericType && pair.contract.GetGenericTypeDefinition() == typeof(IValidator<>));
        foreach (var (type, contract) in found) services.AddSingleton(contract, type);
        return services;
    }

    static string CamelCasePath(string path) => string.Join('.', path.Split('.').Select(part => part.Length == 0 ? part : char.ToLowerInvariant(part[0]) + part[1..]));
}
