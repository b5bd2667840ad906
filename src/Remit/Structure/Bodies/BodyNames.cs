using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;

namespace Remit.Structure.Bodies;

/// <summary>What the bodies of circles are called.</summary>
internal static class BodyNames
{
    public static async Task<IReadOnlyDictionary<Guid, string>> Of(Db db, IEnumerable<Circle> circles)
    {
        var ids = circles.SelectMany(c => c.Arrows).Select(a => new Id<Body>(a.Start)).Distinct().ToList();
        return await db.All<Body>().Where(b => ids.Contains(b.Id)).ToDictionaryAsync(b => b.Id.Value, b => b.Name);
    }
}
