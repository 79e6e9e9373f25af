using System.Text.Json;

namespace TalentPool.Tests.Fuzz;

/// <summary>An operation of the contract as the fuzzer sees it.</summary>
/// <param name="Method">In upper case.</param>
/// <param name="Path">With its placeholders, such as /api/reviews/{id}.</param>
/// <param name="Query">The query parameters and their schemas.</param>
/// <param name="Body">The schema of a JSON body; null when there is none.</param>
/// <param name="TakesFile">Whether the body is a form with a file.</param>
/// <param name="OtherTypes">What else its body may be, by its media type.</param>
sealed record FuzzOperation(string Method, string Path, IReadOnlyList<(string Name, JsonElement Schema)> Query, JsonElement? Body, bool TakesFile, IReadOnlyList<string> OtherTypes)
{
    public string Name => $"{Method} {Path}";

    /// <summary>All operations of the document that the product serves, and its schemas by their reference.</summary>
    public static async Task<(IReadOnlyList<FuzzOperation> Operations, IReadOnlyDictionary<string, JsonElement> Schemas)> Read(TestApp app)
    {
        var document = (await app.Nobody().Get("/swagger/v1/swagger.json")).IsOk().Json;
        var operations =
            from path in document.GetProperty("paths").EnumerateObject()
            from operation in path.Value.EnumerateObject()
            select Of(operation.Name.ToUpperInvariant(), path.Name, operation.Value);
        return ([.. operations], document.GetProperty("components").GetProperty("schemas").EnumerateObject().ToDictionary(schema => $"#/components/schemas/{schema.Name}", schema => schema.Value));
    }

    static FuzzOperation Of(string method, string path, JsonElement operation)
    {
        var query = operation.TryGetProperty("parameters", out var parameters)
            ? parameters.EnumerateArray().Where(parameter => parameter.GetProperty("in").GetString() == "query").Select(parameter => (parameter.GetProperty("name").GetString()!, parameter.GetProperty("schema"))).ToList()
            : [];
        JsonElement? body = null;
        var takesFile = false;
        List<string> others = [];
        if (operation.TryGetProperty("requestBody", out var request))
        {
            var content = request.GetProperty("content");
            if (content.TryGetProperty("application/json", out var json)) body = json.GetProperty("schema");
            takesFile = content.TryGetProperty("multipart/form-data", out _);
            others.AddRange(content.EnumerateObject().Select(type => type.Name).Where(type => type is not ("application/json" or "multipart/form-data")));
        }

        return new(method, path, query, body, takesFile, others);
    }
}
