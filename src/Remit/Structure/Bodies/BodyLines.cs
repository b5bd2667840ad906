using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Organisations;
using Remit.Structure.Places;

namespace Remit.Structure.Bodies;

/// <summary>
/// The lines of a body or a post, both ways, with the way up from it and the former names of the record itself: one query.
/// A body's way up goes by accountability, each time to the first by order, as in the structure's tree.
/// </summary>
internal sealed record BodyLines(IReadOnlyList<LineView> Outward, IReadOnlyList<LineView> Inward, IReadOnlyList<Named> Above)
{
    private const string FormerNameRow = "former-name";

    /// <summary>The former names of the body, in order.</summary>
    public required IReadOnlyList<HadName> FormerNames { get; init; }

    private const int Highest = 12;

    /// <summary>A row of the query: a line with the names at both ends, or a former name with its days.</summary>
    internal sealed record Row(
        Guid Id,
        string Start,
        string Kind,
        Guid To,
        string? Scope,
        string? Note,
        int Order,
        string StartKey,
        string StartName,
        bool StartOutside,
        string EndKey,
        string EndName,
        bool EndOutside,
        DateOnly? From,
        DateOnly? Until
    );

    public static async Task<BodyLines> Load(Db db, RecordRef self, DateOnly day)
    {
        // Nobody’s words stand in it: what is seen is said in numbers and ids.
        var sql = $$"""
            WITH RECURSIVE up("record", "depth") AS (
              SELECT CAST({0} AS text), 0
              UNION
              SELECT 'body:' || lower(CAST(l."to" AS text)), up."depth" + 1
              FROM up JOIN "lines" l ON l."start" = up."record"
              WHERE l."kind" = 'accountable-to' AND {{db.Sees("l")}} AND up."depth" < {{Highest}}
                AND (l."from" IS NULL OR l."from" <= {2}) AND (l."until" IS NULL OR l."until" >= {2})
            )
            SELECT l."id" AS "Id", l."start" AS "Start", l."kind" AS "Kind", l."to" AS "To", l."scope" AS "Scope",
              l."note" AS "Note", l."order" AS "Order",
              COALESCE(sb."key", sp."key") AS "StartKey", COALESCE(sf."name", sb."name", sp."title") AS "StartName",
              COALESCE(sb."outside", false) AS "StartOutside",
              eb."key" AS "EndKey", COALESCE(ef."name", eb."name") AS "EndName", eb."outside" AS "EndOutside",
              l."from" AS "From", l."until" AS "Until"
            FROM "lines" l
            JOIN "bodies" eb ON eb."id" = l."to" AND {{db.Sees("eb")}}
            LEFT JOIN "bodies" sb ON l."start" = 'body:' || lower(CAST(sb."id" AS text)) AND {{db.Sees("sb")}}
            LEFT JOIN "posts" sp ON l."start" = 'post:' || lower(CAST(sp."id" AS text)) AND {{db.Sees("sp")}}
            LEFT JOIN "former_names" sf ON sf."of" = l."start" AND {{db.Sees("sf")}}
              AND (sf."from" IS NULL OR sf."from" <= {2}) AND sf."until" >= {2}
            LEFT JOIN "former_names" ef ON ef."of" = 'body:' || lower(CAST(eb."id" AS text)) AND {{db.Sees("ef")}}
              AND (ef."from" IS NULL OR ef."from" <= {2}) AND ef."until" >= {2}
            WHERE {{db.Sees("l")}} AND COALESCE(sb."key", sp."key") IS NOT NULL
              AND (l."from" IS NULL OR l."from" <= {2}) AND (l."until" IS NULL OR l."until" >= {2})
              AND (l."to" = {1} OR l."start" IN (SELECT "record" FROM up))
            UNION ALL
            SELECT f."id", f."of", '{{FormerNameRow}}', {1}, f."name", NULL, 0, '', '', false, '', '', false, f."from", f."until"
            FROM "former_names" f
            WHERE f."of" = {0} AND {{db.Sees("f")}}
            """;
        var rows = await db.Database.SqlQueryRaw<Row>(sql, self.ToString(), self.Id, day).ToListAsync();
        var names = rows.Where(r => r.Kind == FormerNameRow).OrderBy(r => r.Until).ThenBy(r => r.Id).ToList();
        rows.RemoveAll(r => r.Kind == FormerNameRow);
        var own = self.ToString();
        return new BodyLines(
            [
                .. Sorted(rows.Where(r => r.Start == own), r => r.EndName)
                    .Select(r => View(r, "body", new Named(r.EndKey, r.EndName))),
            ],
            [
                .. Sorted(rows.Where(r => r.Start != own && r.To == self.Id), r => r.StartName)
                    .Select(r => View(r, RecordRef.Parse(r.Start).Kind, new Named(r.StartKey, r.StartName))),
            ],
            Chain(rows, own)
        )
        {
            FormerNames = names.ConvertAll(n => new HadName(n.Scope!, n.From, n.Until!.Value)),
        };

        static IEnumerable<Row> Sorted(IEnumerable<Row> rows, Func<Row, string> other) =>
            rows.OrderBy(r => Kebab.Read<LineKind>(r.Kind)).ThenBy(r => r.Order).ThenBy(other, StringComparer.Ordinal);

        static LineView View(Row row, string kind, Named other) =>
            new(Kebab.Read<LineKind>(row.Kind), kind, other, row.Scope, row.Note);
    }

    private static List<Named> Chain(List<Row> rows, string start)
    {
        var (above, seen) = (new List<Named>(), new HashSet<string>(StringComparer.Ordinal) { start });
        var at = start;
        while (
            rows.Where(r => r.Start == at && r.Kind == "accountable-to")
                .Where(r => at.StartsWith("post:", StringComparison.Ordinal) || r.StartOutside == r.EndOutside)
                .OrderBy(r => r.Order)
                .ThenBy(r => r.EndName, StringComparer.Ordinal)
                .FirstOrDefault()
                is { } next
            && seen.Add(at = new RecordRef("body", next.To).ToString())
        )
            above.Insert(0, new Named(next.EndKey, next.EndName));
        return above;
    }
}
