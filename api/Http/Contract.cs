using Microsoft.OpenApi;

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
            options.SupportNonNullableReferenceTypes();
            options.NonNullableReferenceTypesAsRequired();
            options.UseAllOfToExtendReferenceSchemas();
            options.AddSecurityDefinition("bearer", new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = "JWT" });
            options.AddSecurityRequirement(document => new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("bearer", document)] = [] });
            options.IncludeXmlComments(typeof(Contract).Assembly);
        });
    }

    // Slices nest their Request and Response: RegisterCandidate.Request becomes RegisterCandidateRequest.
    static string NameOf(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner) return NameOf(inner);
        var own = type.IsGenericType ? type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)] + string.Concat(type.GetGenericArguments().Select(NameOf)) : type.Name;
        return type.DeclaringType is { } outer ? NameOf(outer) + own : own;
    }
}
