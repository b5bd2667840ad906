using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;

namespace Remit.Structure.Bodies;

/// <summary>"Accountable to" with scope "everything" has no circle on any date. Lines for named matters may go both ways.</summary>
internal sealed class NobodyAnswersToItself : IInvariant
{
    public async Task<IReadOnlyList<Refusal>> Refusals(Db db, Touched touched)
    {
        if (!touched.Of<Line>().Any(l => l.IsWhole))
            return [];
        var lines = await db.All<Line>().Where(l => l.Kind == LineKind.AccountableTo && l.Scope == Line.Everything).ToListAsync();
        var arrows = lines
            .Where(l => l.Start.Kind == "body")
            .Select(l => new Arrow(l.Start.Id, l.To.Value, l.Period, l.Id.Value))
            .ToList();
        var circles = Circle.Through(arrows, touched.IdsOf<Line>()).ToList();
        if (circles.Count == 0)
            return [];
        var names = await BodyNames.Of(db, circles);
        return [.. circles.Select(circle => Refusal(circle, names))];
    }

    private static Refusal Refusal(Circle circle, IReadOnlyDictionary<Guid, string> names)
    {
        var way = string.Join(", which answers to ", circle.Arrows.Select(a => $"“{names[a.End]}”"));
        return new Refusal(
            "No body answers to itself for everything",
            $"“{names[circle.Arrows[0].Start]}” would answer for everything to {way} {circle.When.InASentence()}. "
                + "End one of these lines, or say for what matters it holds.",
            new RecordRef("line", circle.Arrows[0].Record),
            "to"
        );
    }
}
