using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;

namespace Remit.Structure.Timeline;

/// <summary>A line of a body, whenever it held, with both ends by the names that they have on the day of the look.</summary>
internal sealed record PastLine(
    string Kind,
    string? Scope,
    DateOnly? From,
    DateOnly? Until,
    string StartName,
    string EndName,
    bool IsOutward,
    int Order
)
{
    public LineKind As => Kebab.Read<LineKind>(Kind);
    public Period Period => new(From, Until);

    /// <summary>The lines that go out from a body or come to it. One query.</summary>
    public static async Task<IReadOnlyList<PastLine>> Load(Db db, RecordRef body, DateOnly day)
    {
        // Nobody’s words stand in it: what is seen is said in numbers and ids.
        var sql = $$"""
            SELECT l."kind" AS "Kind", l."scope" AS "Scope", l."from" AS "From", l."until" AS "Until",
              COALESCE(sf."name", sb."name", sp."title") AS "StartName", COALESCE(ef."name", eb."name") AS "EndName",
              l."start" = {0} AS "IsOutward", l."order" AS "Order"
            FROM "lines" l
            JOIN "bodies" eb ON eb."id" = l."to" AND {{db.Sees("eb")}}
            LEFT JOIN "bodies" sb ON l."start" = 'body:' || lower(CAST(sb."id" AS text)) AND {{db.Sees("sb")}}
            LEFT JOIN "posts" sp ON l."start" = 'post:' || lower(CAST(sp."id" AS text)) AND {{db.Sees("sp")}}
            LEFT JOIN "former_names" sf ON sf."of" = l."start" AND {{db.Sees("sf")}}
              AND (sf."from" IS NULL OR sf."from" <= {2}) AND sf."until" >= {2}
            LEFT JOIN "former_names" ef ON ef."of" = 'body:' || lower(CAST(eb."id" AS text)) AND {{db.Sees("ef")}}
              AND (ef."from" IS NULL OR ef."from" <= {2}) AND ef."until" >= {2}
            WHERE {{db.Sees("l")}} AND COALESCE(sb."key", sp."key") IS NOT NULL AND (l."start" = {0} OR l."to" = {1})
            """;
        var lines = await db.Database.SqlQueryRaw<PastLine>(sql, body.ToString(), body.Id, day).ToListAsync();
        return [.. lines.OrderBy(l => l.As).ThenBy(l => l.Order).ThenBy(l => l.StartName, StringComparer.Ordinal)];
    }
}
