using System.Security.Cryptography;
using System.Text;
using MimeKit;
using TalentPool.Database;
using TalentPool.Domain;

namespace TalentPool.Mail;

/// <summary>Where letters go in Development when no relay is named: files in <c>mailbox</c> under the data folder, readable at <c>/dev/mail</c>.</summary>
public sealed class LocalMailbox : IMailRoute
{
    readonly string folder;

    public LocalMailbox(DataFolder data)
    {
        folder = Path.Combine(data.Path, "mailbox");
        Directory.CreateDirectory(folder);
    }

    public async Task<Handover> Send(MimeMessage message, CancellationToken ct)
    {
        var path = Path.Combine(folder, $"{message.Date.UtcDateTime:yyyyMMdd'T'HHmmssfff}-{Mark(message)}.eml");
        // Written aside and then renamed: a reader sees a whole letter or none.
        var draft = Path.Combine(folder, $".{Guid.NewGuid():N}");
        await using (var file = File.Create(draft)) await message.WriteToAsync(file, ct);
        File.Move(draft, path, overwrite: true);
        return new Handover.Accepted();
    }

    /// <summary>The names of the letters without their ending, newest first.</summary>
    public IReadOnlyList<string> Names(int count) =>
        [.. Directory.EnumerateFiles(folder, "*.eml").Select(path => Path.GetFileNameWithoutExtension(path)).OrderDescending(StringComparer.Ordinal).Take(count)];

    /// <summary>A letter by its name; null when there is none.</summary>
    public async Task<MimeMessage?> Read(string name, CancellationToken ct)
    {
        if (name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')) return null;
        var path = Path.Combine(folder, name + ".eml");
        return File.Exists(path) ? await MimeMessage.LoadAsync(path, ct) : null;
    }

    /// <summary>Removes every letter to one of some addresses.</summary>
    /// <param name="hashes">As <see cref="SuppressedAddresses.HashOf"/> makes them of the address in its normal form.</param>
    internal async Task Forget(IReadOnlySet<string> hashes, CancellationToken ct)
    {
        foreach (var path in Directory.EnumerateFiles(folder, "*.eml").ToList())
        {
            using var letter = await MimeMessage.LoadAsync(path, ct);
            if (letter.To.Mailboxes.Any(to => hashes.Contains(SuppressedAddresses.HashOf(JapaneseText.NormalizeEmail(to.Address))))) File.Delete(path);
        }
    }

    static string Mark(MimeMessage message) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(message.MessageId ?? "")))[..12];
}
