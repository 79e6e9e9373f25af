using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentPool.Accounts;
using TalentPool.Database;
using TalentPool.Http;

namespace TalentPool.Organisations;

/// <summary>The organisations in reach, filtered: for the ministry all, for a prefecture itself and its municipalities.</summary>
public static class ListOrganisations
{
    public sealed record Filter
    {
        /// <summary>ministry, prefecture, municipality or company.</summary>
        public string? Kind { get; init; }

        /// <summary>The six digits of the prefecture that it is or lies in.</summary>
        public string? Prefecture { get; init; }

        /// <summary>active, suspended or empty (nobody works for it yet).</summary>
        public string? State { get; init; }

        /// <summary>A part of the name, or the beginning of a code or number.</summary>
        public string? Q { get; init; }

        /// <summary>From 0.</summary>
        public int? Page { get; init; }

        /// <summary>1 to 100; 50 when left out.</summary>
        public int? PageSize { get; init; }
    }

    public sealed class Validator : AbstractValidator<Filter>
    {
        public Validator()
        {
            RuleFor(r => r.Kind).Must(kind => kind is null or "" or "ministry" or "prefecture" or "municipality" or "company").WithMessage(_ => Said.In("団体の種類を選んでください。", "Choose a kind of organisation."));
            RuleFor(r => r.State).Must(state => state is null or "" or "active" or "suspended" or "empty").WithMessage(_ => Said.In("状態を選んでください。", "Choose a state."));
            RuleFor(r => r.Prefecture).MaximumLength(6);
            RuleFor(r => r.Q).MaximumLength(100);
            RuleFor(r => r.Page).InclusiveBetween(0, 1_000_000);
            RuleFor(r => r.PageSize).InclusiveBetween(1, 100);
        }
    }

    public sealed record Response(int Total, IReadOnlyList<Item> Items);

    /// <summary>An organisation with how many work for it.</summary>
    public sealed record Item
    {
        public required Guid OrganisationId { get; init; }
        public required string Kind { get; init; }
        public required string NameJa { get; init; }
        public required string NameEn { get; init; }
        public string? PrefectureCode { get; init; }
        public bool IsActive { get; init; }
        public int Members { get; init; }
        public int Admins { get; init; }
    }

    public static async Task<Ok<Response>> Handle([AsParameters] Filter filter, CurrentUser me, Db db, CancellationToken ct)
    {
        var take = filter.PageSize ?? 50;
        var asked = new
        {
            actor = me.AccountId,
            kind = filter.Kind is { Length: > 0 } kind ? kind : null,
            prefecture = filter.Prefecture is { Length: > 0 } prefecture ? prefecture : null,
            state = filter.State is { Length: > 0 } state ? state : null,
            name = string.IsNullOrWhiteSpace(filter.Q) ? LikePattern.Anything : LikePattern.Containing(filter.Q.Trim()),
            skip = (filter.Page ?? 0) * take,
            take,
        };
        return TypedResults.Ok(new Response(await db.Find<int>(CountSql, asked, ct), await db.Query<Item>(PageSql(db.Dialect), asked, ct)));
    }

    const string Where = $"""
        WHERE {OrganisationReach.OfOrganisations}
            AND (@kind IS NULL OR o.Kind = @kind) AND (@prefecture IS NULL OR o.PrefectureCode = @prefecture)
            AND (@state IS NULL OR (@state = 'active' AND o.IsActive = 1) OR (@state = 'suspended' AND o.IsActive = 0)
                OR (@state = 'empty' AND NOT EXISTS (SELECT 1 FROM Membership none WHERE none.OrganisationId = o.OrganisationId)))
            AND (o.NameJa LIKE @name ESCAPE '!' OR o.NameEn LIKE @name ESCAPE '!' OR o.NameKana LIKE @name ESCAPE '!' OR o.CorporateNumber LIKE @name ESCAPE '!' OR o.MunicipalityCode LIKE @name ESCAPE '!')
        """;

    static string PageSql(Dialect dialect) => $"""
        SELECT o.OrganisationId, o.Kind, o.NameJa, o.NameEn, o.PrefectureCode, o.IsActive,
            (SELECT COUNT(*) FROM Membership m WHERE m.OrganisationId = o.OrganisationId) AS Members,
            (SELECT COUNT(*) FROM Membership m WHERE m.OrganisationId = o.OrganisationId AND m.Role = 'admin') AS Admins
        FROM Organisation o
        {Where}
        ORDER BY CASE o.Kind WHEN 'ministry' THEN 0 WHEN 'company' THEN 2 ELSE 1 END, o.PrefectureCode, COALESCE(o.MunicipalityCode, ''), o.NameJa, o.OrganisationId {dialect.Page}
        """;

    const string CountSql = $"SELECT COUNT(*) FROM Organisation o {Where}";
}
