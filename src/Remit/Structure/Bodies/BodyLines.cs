using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Places;

namespace Remit.Structure.Bodies;

/// <summary>The lines of a body, both ways: two queries, one for all of them and one for the names at their other ends.</summary>
internal sealed record BodyLines(IReadOnlyList<LineView> Outward, IReadOnlyList<LineView> Inward)
{
    public static async Task<BodyLines> Load(Db db, Id<Body> body, DateOnly day)
    {
        var self = new RecordRef("body", body.Value);
        var lines = await db.All<Line>().On(day).Where(l => l.Start == self || l.To == body).ToListAsync();
        var names = await db.Names(lines.Select(Other));
        var seen = lines
            .Where(l => names.ContainsKey(Other(l)))
            .OrderBy(l => l.Kind)
            .ThenBy(l => l.Order)
            .ThenBy(l => names[Other(l)].Title, StringComparer.Ordinal)
            .ToList();
        return new BodyLines(
            [.. seen.Where(l => l.Start == self).Select(View)],
            [.. seen.Where(l => l.Start != self).Select(View)]
        );

        RecordRef Other(Line line) => line.Start == self ? new RecordRef("body", line.To.Value) : line.Start;

        LineView View(Line line)
        {
            var other = names[Other(line)];
            return new LineView(line.Kind, other.Kind, new Named(other.Path, other.Title), line.Scope, line.Note);
        }
    }
}
