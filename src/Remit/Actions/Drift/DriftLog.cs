using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;

namespace Remit.Actions.Drift;

/// <summary>
/// How actions drifted, from the log of changes and from nowhere else: what is not stored twice can't contradict itself. One query, of one
/// action or of all.
/// </summary>
internal sealed class DriftLog
{
    private readonly Dictionary<Guid, Drift> drifts;

    private DriftLog(Dictionary<Guid, Drift> drifts) => this.drifts = drifts;

    /// <summary>A log that says nothing.</summary>
    public static DriftLog Empty { get; } = new([]);

    /// <summary>How one action drifted.</summary>
    public Drift this[ActionItem action] => drifts.GetValueOrDefault(action.RowId, Drift.None);

    /// <summary>Reads it.</summary>
    /// <param name="live">The database with its log; not one of what was known before.</param>
    /// <param name="knownAt">The last change that counts; null for all.</param>
    /// <param name="only">One action; null for all.</param>
    public static async Task<DriftLog> Read(Db live, long? knownAt = null, ActionItem? only = null)
    {
        var rows = await live
            .Database.SqlQueryRaw<Row>(Sql(live, only is not null), knownAt ?? long.MaxValue, only?.RowId ?? Guid.Empty)
            .ToListAsync();
        return new DriftLog(
            rows.GroupBy(r => Guid.ParseExact(r.Action, "D")).ToDictionary(g => g.Key, g => Of([.. g.OrderBy(r => r.Change)]))
        );
    }

    private static Drift Of(IReadOnlyList<Row> rows) =>
        new(
            [
                .. from row in rows
                let was = DayOf(row.DueWas)
                let day = DayOf(row.DueIs)
                where was is not null && was != day
                select new DueMoved(row.Change, row.Day, was.Value, day),
            ],
            [
                // A body that was to do it and to hear of it hands over both at once, and that counts once.
                .. rows.Where(r => r is { Was: not null, Is: not null } && r.Was != r.Is)
                    .DistinctBy(r => r.Change)
                    .Select(r => new CarriedOver(r.Change, r.Day, RecordRef.Parse(r.Was!), RecordRef.Parse(r.Is!))),
            ]
        );

    private static DateOnly? DayOf(string? written) => LondonDate.TryParse(written, out var day) ? day : null;

    /// <summary>
    /// The states of each action beside those before them; and the owners that left together with another's coming. Both begin at an index:
    /// the actions, and the few rows that ever left a list.
    /// </summary>
    private static string Sql(Db db, bool one)
    {
        var isPostgres = db.Database.ProviderName?.EndsWith("PostgreSQL", StringComparison.Ordinal) == true;
        string Of(string alias, string column) =>
            isPostgres ? $"(CAST({alias}.\"after\" AS jsonb) ->> '{column}')" : $"json_extract({alias}.\"after\", '$.{column}')";
        string Text(string id) => $"lower(CAST({id} AS text))";
        return $$"""
            SELECT {{Text("e.\"record_id\"")}} AS "Action", e."change_number" AS "Change", c."at" AS "At",
              {{Of("b", "due")}} AS "DueWas", {{Of("e", "due")}} AS "DueIs",
              {{Of("b", "reported_to")}} AS "Was", {{Of("e", "reported_to")}} AS "Is"
            FROM "actions" a
            JOIN "change_entries" e ON e."record_id" = a."id" AND e."change_number" <= {0}
            JOIN "change_entries" b ON b."record_id" = e."record_id" AND b."change_number" = e."previous"
            JOIN "changes" c ON c."number" = e."change_number"
            WHERE {{(one ? "a.\"id\" = {1} AND " : "")}}({{Of("b", "due")}} IS DISTINCT FROM {{Of("e", "due")}}
              OR {{Of("b", "reported_to")}} IS DISTINCT FROM {{Of("e", "reported_to")}})
            UNION ALL
            SELECT {{Of("b", "action")}}, e."change_number", c."at", CAST(NULL AS text), CAST(NULL AS text), {{Of(
                "b",
                "owner"
            )}}, {{Of("n", "owner")}}
            FROM "change_entries" e
            JOIN "change_entries" b ON b."record_id" = e."record_id" AND b."change_number" = e."previous"
            JOIN "change_entries" n ON n."change_number" = e."change_number" AND n."kind" = 'action-owner' AND n."previous" IS NULL
              AND {{Of("n", "action")}} = {{Of("b", "action")}} AND {{Of("n", "owner")}} LIKE 'body:%'
            JOIN "changes" c ON c."number" = e."change_number"
            WHERE e."kind" = 'action-owner' AND e."after" IS NULL AND e."change_number" <= {0} AND {{Of(
                "b",
                "owner"
            )}} LIKE 'body:%'
              {{(one ? $"AND {Of("b", "action")} = {Text("CAST({1} AS text)")}" : "")}}
            """;
    }

    /// <summary>A state that differs from the one before. Times are counted as the log keeps them, in ticks.</summary>
    private sealed record Row(string Action, long Change, long At, string? DueWas, string? DueIs, string? Was, string? Is)
    {
        public DateOnly Day => LondonDate.Of(new DateTimeOffset(At, TimeSpan.Zero));
    }
}
