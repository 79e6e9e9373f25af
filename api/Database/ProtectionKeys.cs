using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace TalentPool.Database;

/// <summary>Where Data Protection keeps its keys: in the database, so that every process of an installation has the same; outside Development encrypted by its certificate.</summary>
public sealed class ProtectionKeys(Db db) : IXmlRepository
{
    const int PieceLength = 4_000;

    /// <inheritdoc/>
    // The interface is without tasks; it is asked at the start and once a day.
    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. db.Query<Piece>(ReadSql).GetAwaiter().GetResult().GroupBy(piece => piece.KeyName, StringComparer.Ordinal).Select(key => XElement.Parse(string.Concat(key.Select(piece => piece.Text))))];

    /// <inheritdoc/>
    public void StoreElement(XElement element, string friendlyName)
    {
        var pieces = element.ToString(SaveOptions.DisableFormatting).Chunk(PieceLength).Select((text, position) => new { friendlyName, position, text = new string(text) });
        db.Transact(tx => tx.Execute(InsertSql, pieces)).GetAwaiter().GetResult();
    }

    sealed record Piece
    {
        public required string KeyName { get; init; }
        public required string Text { get; init; }
    }

    const string ReadSql = "SELECT KeyName, Text FROM ProtectionKey ORDER BY KeyName, Position";

    const string InsertSql = "INSERT INTO ProtectionKey (KeyName, Position, Text) VALUES (@friendlyName, @position, @text)";
}
