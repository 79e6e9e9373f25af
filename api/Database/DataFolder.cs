namespace TalentPool.Database;

/// <summary>Where the embedded database, the local mailbox and development keys live: <c>Data:Folder</c>, relative to the program's folder.</summary>
/// <param name="Path">An existing, writable, absolute path.</param>
public sealed record DataFolder(string Path)
{
    /// <summary>Makes the folder when it is missing and proves that it can be written to.</summary>
    /// <exception cref="InvalidOperationException">It cannot be made or written to.</exception>
    public static DataFolder Open(IConfiguration configuration, IHostEnvironment environment)
    {
        var path = System.IO.Path.GetFullPath(configuration["Data:Folder"] ?? "data", environment.ContentRootPath);
        try
        {
            Directory.CreateDirectory(path);
            var probe = System.IO.Path.Combine(path, $".write-{Guid.NewGuid():N}");
            File.WriteAllText(probe, "");
            File.Delete(probe);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException($"The data folder {path} cannot be written to: {e.Message} Set Data__Folder to another one.", e);
        }

        return new DataFolder(path);
    }
}
