using Microsoft.Extensions.FileProviders;

namespace TalentPool.Http;

/// <summary>Serves the built client: its files as they are, and its first page for every address that is a page of the client's.</summary>
static class ClientFiles
{
    static readonly string[] NotPages = ["/api", "/swagger", "/dev", "/healthz", "/readyz", "/assets"];

    public static void UseClient(this WebApplication app)
    {
        if (Find(app.Environment) is not { } folder)
        {
            app.Logger.LogWarning("The client is not built: only the API is served.");
            return;
        }

        var files = new PhysicalFileProvider(folder);
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files,
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl =
                // Built files carry a hash in their names.
                file.Context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "no-cache",
        });
        // Only GET: for any other method a fallback would hide what is wrong with a request to a real address.
        app.MapMethods("{*path:nonfile}", [HttpMethods.Get, HttpMethods.Head], async context =>
        {
            if (NotPages.Any(start => context.Request.Path.StartsWithSegments(start, StringComparison.Ordinal)))
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }

            context.Response.ContentType = "text/html; charset=utf-8";
            context.Response.Headers.CacheControl = "no-cache";
            await context.Response.SendFileAsync(files.GetFileInfo("index.html"));
        }).WithOrder(int.MaxValue).AllowAnonymous().ExcludeFromDescription();
    }

    // The published program has the files beside it; a developer has them in the client's folder.
    static string? Find(IWebHostEnvironment environment) =>
        new[] { Path.Combine(AppContext.BaseDirectory, "wwwroot"), Path.GetFullPath("../client/dist", environment.ContentRootPath) }
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "index.html")));
}
