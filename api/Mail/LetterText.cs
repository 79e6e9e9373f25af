namespace TalentPool.Mail;

/// <summary>A letter in words: what stands in it, before it becomes plain text and HTML.</summary>
/// <param name="Subject">One line.</param>
/// <param name="Parts">From top to bottom.</param>
public sealed record LetterText(string Subject, params IReadOnlyList<LetterPart> Parts)
{
    /// <summary>The words of a letter for a reader.</summary>
    /// <param name="letter">What it says.</param>
    /// <param name="locale">The reader's language, ja or en.</param>
    /// <param name="site">The address links start with.</param>
    public static LetterText Of(Letter letter, string locale, string site) => (letter, locale) switch
    {
        (_, "en") => Letters.English.Of(letter, site),
        _ => Letters.Japanese.Of(letter, site),
    };
}

/// <summary>One part of a letter.</summary>
public abstract record LetterPart
{
    /// <summary>Sentences of ours.</summary>
    public sealed record Paragraph(string Text) : LetterPart;

    /// <summary>What someone else wrote; may have several lines.</summary>
    public sealed record Quote(string Text) : LetterPart;

    /// <summary>The one thing to do next.</summary>
    public sealed record Step(string Label, string Address) : LetterPart;

    /// <summary>A named value.</summary>
    public sealed record Fact(string Name, string Value) : LetterPart;
}
