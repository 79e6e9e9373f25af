using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace TalentPool.Http;

/// <summary>The OpenAPI document: complete enough that the client's types are generated from it.</summary>
public static class Contract
{
    public static void AddContract(this IServiceCollection services)
    {
        services.AddEndpointsApiExplorer();
        services.AddSwaggerGen(options =>
        {
            options.SwaggerDoc("v1", new OpenApiInfo { Title = "TalentPool", Version = "v1", Description = "協力可能人材一覧: the national registry of digital experts who will work for prefectures." });
            options.CustomSchemaIds(NameOf);
            options.DescribeAllParametersInCamelCase();
            options.SupportNonNullableReferenceTypes();
            options.NonNullableReferenceTypesAsRequired();
            options.UseAllOfToExtendReferenceSchemas();
            options.AddSecurityDefinition("bearer", new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = "JWT" });
            options.AddSecurityRequirement(document => new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("bearer", document)] = [] });
            options.IncludeXmlComments(typeof(Contract).Assembly);
            options.OperationFilter<ProblemAnswers>();
        });
    }

    /// <summary>Every operation may answer with a problem (RFC 9457); a refused field stands in its errors.</summary>
    sealed class ProblemAnswers : IOperationFilter
    {
        public void Apply(OpenApiOperation operation, OperationFilterContext context)
        {
            var schema = context.SchemaGenerator.GenerateSchema(typeof(HttpValidationProblemDetails), context.SchemaRepository);
            // What may be given several times may be given not at all.
            foreach (var several in operation.Parameters?.OfType<OpenApiParameter>().Where(parameter => parameter.In == ParameterLocation.Query && parameter.Schema?.Type?.HasFlag(JsonSchemaType.Array) == true) ?? []) several.Required = false;
            operation.Responses ??= [];
            operation.Responses["default"] = new OpenApiResponse
            {
                Description = "A problem (RFC 9457); its type begins with /problems/",
                Content = new Dictionary<string, IOpenApiMediaType> { ["application/problem+json"] = new OpenApiMediaType { Schema = schema } },
            };
        }
    }

    // Slices nest their Request and Response: RegisterCandidate.Request becomes RegisterCandidateRequest.
    static string NameOf(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner) return NameOf(inner);
        var own = type.IsGenericType ? type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)] + string.Concat(type.GetGenericArguments().Select(NameOf)) : type.Name;
        return type.DeclaringType is { } outer ? NameOf(outer) + own : own;
    }
}
