using System.Data;
using System.Data.Common;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace TalentPool.Database;

/// <summary>
/// The one door to the database. SQL stands with the slice that runs it; this class opens late, closes soon and retries nothing.
/// Works on either database through <see cref="Dialect"/>.
/// </summary>
public sealed class Db(Dialect dialect, string connectionString, Seal seal)
{
    static Db() => Values.Register();

    /// <summary>What differs between the two databases, for the few statements that need it.</summary>
    public Dialect Dialect { get; } = dialect;

    /// <summary>Closes and opens texts of high sensitivity.</summary>
    public Seal Seal { get; } = seal;

    /// <summary>All rows of a query.</summary>
    public Task<IReadOnlyList<T>> Query<T>(string sql, object? args = null, CancellationToken ct = default) => Quietly<IReadOnlyList<T>>(async () =>
    {
        await using var connection = await Open(ct);
        return (await connection.QueryAsync<T>(new CommandDefinition(sql, args, cancellationToken: ct))).AsList();
    });

    /// <summary>The first row of a query, or the default value of <typeparamref name="T"/> when there is none.</summary>
    public Task<T?> Find<T>(string sql, object? args = null, CancellationToken ct = default) => Quietly(async () =>
    {
        await using var connection = await Open(ct);
        return await connection.QueryFirstOrDefaultAsync<T>(new CommandDefinition(sql, args, cancellationToken: ct));
    });

    /// <summary>Runs one changing statement on its own; answers the number of rows it touched.</summary>
    public Task<int> Execute(string sql, object? args = null, CancellationToken ct = default) =>
        Transact(tx => tx.Execute(sql, args), ct);

    /// <summary>
    /// Runs <paramref name="work"/> in one transaction: all of it is kept, or, when it throws or answers with a refusal, nothing.
    /// The <see cref="Tx"/> is lent for the call and must not be kept.
    /// </summary>
    public Task<T> Transact<T>(Func<Tx, Task<T>> work, CancellationToken ct = default) => Quietly(async () =>
    {
        using var turn = await Dialect.WriterTurn(ct);
        await using var connection = await Open(ct);
        await Dialect.PrepareToWrite(connection, ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var tx = new Tx(connection, transaction, Dialect, Seal, ct);
        var answer = await work(tx);
        if (IsRefusal(answer)) return answer;
        await tx.Finish();
        await transaction.CommitAsync(ct);
        return answer;
    });

    // An error goes on without the values that its text repeats, since whoever does not expect it logs it.
    async Task<T> Quietly<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (DbException e) when (Dialect.WithoutValues(e) is { } told)
        {
            throw told;
        }
        catch (DataException)
        {
            // Dapper's, which quotes the value that it could not read.
            throw new DataException($"A row of the database cannot be read as {typeof(T).Name}.");
        }
    }

    // What is not committed is rolled back with its transaction.
    static bool IsRefusal(object? answer) => answer is ProblemHttpResult or INestedHttpResult { Result: ProblemHttpResult };

    /// <inheritdoc cref="Transact{T}"/>
    public Task Transact(Func<Tx, Task> work, CancellationToken ct = default) =>
        Transact(async tx => { await work(tx); return true; }, ct);

    /// <summary>Removes the traces of deleted rows from the database's files, after the commit that deleted them.</summary>
    /// <returns>False when it must be tried again.</returns>
    public async Task<bool> WipeDeleted(CancellationToken ct)
    {
        using var turn = await Dialect.WriterTurn(ct);
        await using var connection = await Open(ct);
        return await Dialect.WipeDeleted(connection, ct);
    }

    async Task<DbConnection> Open(CancellationToken ct)
    {
        var connection = Dialect.Connect(connectionString);
        try
        {
            await connection.OpenAsync(ct);
            await Dialect.Prepare(connection, ct);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}

/// <summary>One open transaction, lent to a slice for the length of <see cref="Db.Transact{T}"/>.</summary>
public sealed class Tx(DbConnection connection, DbTransaction transaction, Dialect dialect, Seal seal, CancellationToken ct)
{
    readonly List<Func<Task>> last = [];

    /// <summary>What differs between the two databases.</summary>
    public Dialect Dialect => dialect;

    /// <summary>Closes and opens texts of high sensitivity.</summary>
    public Seal Seal => seal;

    /// <summary>All rows of a query, as this transaction sees them.</summary>
    public async Task<IReadOnlyList<T>> Query<T>(string sql, object? args = null) =>
        (await connection.QueryAsync<T>(Command(sql, args))).AsList();

    /// <summary>The first row, or the default value when there is none.</summary>
    public Task<T?> Find<T>(string sql, object? args = null) => connection.QueryFirstOrDefaultAsync<T>(Command(sql, args));

    /// <summary>
    /// Runs a changing statement, once for each element when <paramref name="args"/> is a list; answers the number of rows touched.
    /// </summary>
    public Task<int> Execute(string sql, object? args = null) => connection.ExecuteAsync(Command(sql, args));

    /// <summary>
    /// The next number of a counter. Its row stays locked until this transaction commits, so numbers become visible in order
    /// and a follower that reads "greater than my last" cannot miss one.
    /// </summary>
    public async Task<long> Next(string counter)
    {
        await Execute(RaiseCounterSql, new { counter });
        return await Find<long>(ReadCounterSql, new { counter });
    }

    /// <summary>The next change number of the candidates: every change that search must see takes one.</summary>
    public Task<long> NextChange() => Next("candidate");

    /// <summary>Does something as the last step before the commit.</summary>
    internal void AtEnd(Func<Task> work) => last.Add(work);

    internal async Task Finish()
    {
        foreach (var work in last) await work();
    }

    CommandDefinition Command(string sql, object? args) => new(sql, args, transaction, cancellationToken: ct);

    const string RaiseCounterSql = "UPDATE ChangeCounter SET Value = Value + 1 WHERE Name = @counter";

    const string ReadCounterSql = "SELECT Value FROM ChangeCounter WHERE Name = @counter";
}
