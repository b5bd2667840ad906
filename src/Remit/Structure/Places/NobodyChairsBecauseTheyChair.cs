using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;

namespace Remit.Structure.Places;

/// <summary>
/// The chair of one body can chair another ex officio, and so on; on no date does that lead back to the first, for then nobody
/// could say who chairs.
/// </summary>
internal sealed class NobodyChairsBecauseTheyChair : IInvariant
{
    public async Task<IReadOnlyList<Refusal>> Refusals(Db db, Touched touched)
    {
        if (!touched.Of<Place>().Any(p => p.ExOfficioChairOf is not null))
            return [];
        var chairs = await db.All<Place>()
            .Where(p => p.ExOfficioChairOf != null && (p.Role == PlaceRole.Chair || p.Role == PlaceRole.CoChair))
            .ToListAsync();
        var arrows = chairs.ConvertAll(p => new Arrow(p.Body.Value, p.ExOfficioChairOf!.Value.Value, p.Period, p.Id.Value));
        var circles = Circle.Through(arrows, touched.IdsOf<Place>()).ToList();
        if (circles.Count == 0)
            return [];
        var names = await BodyNames.Of(db, circles);
        return [.. circles.Select(circle => Refusal(circle, names))];
    }

    private static Refusal Refusal(Circle circle, IReadOnlyDictionary<Guid, string> names)
    {
        var because = circle.Arrows.Select(a => $"the chair of “{names[a.Start]}” is whoever chairs “{names[a.End]}”");
        return new Refusal(
            "Nobody chairs a body because they chair it",
            $"Nobody could say who chairs {circle.When.InASentence()}: {string.Join(", and ", because)}. Appoint a chair to one of them.",
            new RecordRef("place", circle.Arrows[0].Record),
            "ex-officio-chair-of"
        );
    }
}
