using System.Data.Common;
using Microsoft.Data.SqlClient;

namespace TalentPool.Database;

/// <summary>Production: SQL Server 2022 or later.</summary>
public sealed class SqlServerDialect : Dialect
{
    const int DuplicateIndexKey = 2601, DuplicateConstraintKey = 2627;

    // No such database or login, no right to it: they name what the configuration names, and whoever sets it up must read it.
    static readonly int[] Logins = [229, 230, 262, 297, 300, 916, 4060, 4062, 4064, 18452, 18456, 18486, 18487, 18488];

    // The severity from which on an error is one of the connection.
    const byte EndsConnection = 20;

    public override string Name => "SqlServer";

    public override DbConnection Connect(string connectionString) => new SqlConnection(connectionString);

    public override string Page => "OFFSET @skip ROWS FETCH NEXT @take ROWS ONLY";

    public override bool IsUniqueViolation(DbException error) =>
        error is SqlException { Number: DuplicateIndexKey or DuplicateConstraintKey } or StatementRefused { Number: DuplicateIndexKey or DuplicateConstraintKey };

    // What the server says of a statement has a number; a line that broke or a cancelled request has none, or ends the connection.
    public override DbException? WithoutValues(DbException error) =>
        error is SqlException { Number: > 0, Class: < EndsConnection } said && !Logins.Contains(said.Number) ? StatementRefused.Of(said.Number, said.LineNumber, said.Message) : null;

    /// <summary>Whether a connection takes any certificate, or is not encrypted.</summary>
    public static bool IsUnchecked(string connectionString)
    {
        var given = new SqlConnectionStringBuilder(connectionString);
        return given.TrustServerCertificate || given.Encrypt == SqlConnectionEncryptOption.Optional;
    }

    public override Task LockMigrations(Tx tx) => tx.Execute(
        "EXEC sp_getapplock @Resource = 'TalentPool.Migrations', @LockMode = 'Exclusive', @LockOwner = 'Transaction', @LockTimeout = 60000");

    public override string FileSuffix => ".sqlserver";

    public override string EnsureSchemaVersionTable => """
        IF OBJECT_ID('SchemaVersion') IS NULL
            CREATE TABLE SchemaVersion (Name NVARCHAR(100) NOT NULL PRIMARY KEY, Sha256 NVARCHAR(64) NOT NULL, AppliedAt DATETIME2(3) NOT NULL)
        """;
}
