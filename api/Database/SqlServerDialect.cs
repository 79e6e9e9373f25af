using System.Data.Common;
using Microsoft.Data.SqlClient;

namespace TalentPool.Database;

/// <summary>Production: SQL Server 2022 or later.</summary>
public sealed class SqlServerDialect : Dialect
{
    const int DuplicateIndexKey = 2601, DuplicateConstraintKey = 2627;

    public override string Name => "SqlServer";

    public override DbConnection Connect(string connectionString) => new SqlConnection(connectionString);

    public override string Page => "OFFSET @skip ROWS FETCH NEXT @take ROWS ONLY";

    public override bool IsUniqueViolation(DbException error) =>
        error is SqlException { Number: DuplicateIndexKey or DuplicateConstraintKey };

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
