using System.Data;
using System.Globalization;
using Dapper;

namespace TalentPool.Database;

/// <summary>How values stand in columns, the same to the reader on both databases: instants in UTC to the millisecond, days without time.</summary>
static class Values
{
    public static void Register()
    {
        Use(new GuidColumn());
        Use(new InstantColumn());
        Use(new DayColumn());
        Use(new BoolColumn());
        Use(new IntColumn());
    }

    static void Use<T>(SqlMapper.TypeHandler<T> handler) where T : struct
    {
        SqlMapper.RemoveTypeMap(typeof(T));
        SqlMapper.RemoveTypeMap(typeof(T?));
        SqlMapper.AddTypeHandler(handler);
    }

    sealed class GuidColumn : SqlMapper.TypeHandler<Guid>
    {
        public override void SetValue(IDbDataParameter parameter, Guid value) => (parameter.DbType, parameter.Value) = (DbType.Guid, value);

        public override Guid Parse(object value) => value is Guid guid ? guid : Guid.Parse((string)value);
    }

    sealed class InstantColumn : SqlMapper.TypeHandler<DateTimeOffset>
    {
        // DateTime2, or SQL Server rounds to the 3.33 ms of its old type. Cut to what the column keeps, so that a value read equals the value written.
        public override void SetValue(IDbDataParameter parameter, DateTimeOffset value)
        {
            var utc = value.UtcDateTime;
            (parameter.DbType, parameter.Value) = (DbType.DateTime2, utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerMillisecond)));
        }

        public override DateTimeOffset Parse(object value) => value is DateTime instant
            ? new DateTimeOffset(DateTime.SpecifyKind(instant, DateTimeKind.Utc))
            : DateTimeOffset.Parse((string)value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
    }

    sealed class DayColumn : SqlMapper.TypeHandler<DateOnly>
    {
        public override void SetValue(IDbDataParameter parameter, DateOnly value) => (parameter.DbType, parameter.Value) = (DbType.Date, value);

        public override DateOnly Parse(object value) => value switch
        {
            DateOnly day => day,
            DateTime instant => DateOnly.FromDateTime(instant),
            _ => DateOnly.ParseExact(((string)value)[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
    }

    sealed class BoolColumn : SqlMapper.TypeHandler<bool>
    {
        public override void SetValue(IDbDataParameter parameter, bool value) => (parameter.DbType, parameter.Value) = (DbType.Boolean, value);

        public override bool Parse(object value) => value is bool flag ? flag : Convert.ToInt64(value, CultureInfo.InvariantCulture) != 0;
    }

    sealed class IntColumn : SqlMapper.TypeHandler<int>
    {
        public override void SetValue(IDbDataParameter parameter, int value) => (parameter.DbType, parameter.Value) = (DbType.Int32, value);

        public override int Parse(object value) => Convert.ToInt32(value, CultureInfo.InvariantCulture);
    }
}
