using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Places;
using Remit.Tests.Harness;

namespace Remit.Tests.Structure.Chart;

/// <summary>Structures that nobody drew: the same for the same seed.</summary>
internal static class RandomStructure
{
    private static readonly string[] Scopes = [Line.Everything, "annual work programme", "quality of practice", "the county"];

    /// <summary>Writes bodies with lines of every kind, some proposed, some outside, each with a chair's place.</summary>
    public static async Task Write(RemitApp app, int bodies, int seed, Period? when = null)
    {
        var next = new Random(seed);
        var period = when ?? When.Always;
        var made = new List<Body>();
        var rows = new List<IRow>();
        for (var i = 0; i < bodies; i++)
        {
            var body = new Body
            {
                Id = app.Store.Ids.Next<Body>(),
                Key = $"body-{i}",
                Name = $"Group {i}, of {next.Next(100)}",
                Kind = (BodyKind)next.Next(14),
                Outside = i > 2 && next.Next(6) == 0,
                Period = period,
                Established = next.Next(3) == 0 ? null : period,
            };
            made.Add(body);
            rows.Add(body);
            rows.Add(
                new Place
                {
                    Id = app.Store.Ids.Next<Place>(),
                    Key = "chair",
                    Body = body.Id,
                    Title = $"Chair of {i}",
                    Role = PlaceRole.Chair,
                    Period = period,
                }
            );
        }
        foreach (var (from, i) in made.Select((b, i) => (b, i)))
        {
            if (i > 0 && next.Next(8) > 0)
                rows.Add(NewLine(app, from, made[next.Next(Math.Min(i, 12))], LineKind.AccountableTo, 0, period, next));
            if (next.Next(3) == 0 && made[next.Next(bodies)] is var to && to != from)
                rows.Add(NewLine(app, from, to, (LineKind)next.Next(3), 1, period, next));
        }
        await app.Add([.. rows]);
    }

    private static Line NewLine(RemitApp app, Body from, Body to, LineKind kind, int order, Period period, Random next) =>
        new()
        {
            Id = app.Store.Ids.Next<Line>(),
            Key = $"line-{order}",
            Start = new RecordRef("body", from.RowId),
            To = to.Id,
            Kind = kind,
            Scope = Scopes[next.Next(Scopes.Length)],
            Period = period,
            Order = order,
        };
}
