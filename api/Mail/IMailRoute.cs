using MimeKit;

namespace TalentPool.Mail;

/// <summary>The way a finished letter takes: a relay, a folder in Development, or what a test puts in its place.</summary>
public interface IMailRoute
{
    /// <summary>Hands one letter over. Troubles of the way are an answer, not an exception.</summary>
    Task<Handover> Send(MimeMessage message, CancellationToken ct);
}

/// <summary>How handing a letter over ended.</summary>
public abstract record Handover
{
    /// <summary>The relay took it (250): from here on it is the relay's.</summary>
    public sealed record Accepted : Handover;

    /// <summary>The relay will never take it (5xx).</summary>
    /// <param name="Reply">What it said, cut to 200 characters.</param>
    /// <param name="NoSuchAddress">True when the address itself is at fault (enhanced status 5.1.x), so that writing again is of no use.</param>
    public sealed record Refused(string Reply, bool NoSuchAddress) : Handover;

    /// <summary>Not now (4xx), or the connection failed or was cut: try again later.</summary>
    /// <param name="Reply">What was said or what failed, cut to 200 characters.</param>
    public sealed record Delayed(string Reply) : Handover;

    /// <summary>A reply fit for the column that keeps it: one line of at most 200 characters.</summary>
    public static string Line(string reply)
    {
        var line = reply.ReplaceLineEndings(" ").Trim();
        return line.Length <= 200 ? line : line[..200];
    }
}
