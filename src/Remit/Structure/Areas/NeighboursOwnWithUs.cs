using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Partnerships;

namespace Remit.Structure.Areas;

/// <summary>
/// A body that is owned jointly is owned with neighbours: areas outside ours, each named once, which are there while the body is.
/// </summary>
internal sealed class NeighboursOwnWithUs : IInvariant
{
    public async Task<IReadOnlyList<Refusal>> Refusals(Db db, Touched touched)
    {
        if (!touched.Remaining.Any(r => r.Row is JointArea or Body or LocalArea or Partnership))
            return [];
        var joint = await (
            from link in db.All<JointArea>()
            join body in db.All<Body>() on link.Body equals body.Id
            orderby body.Key, link.Order
            select new { Body = body, link.Area }
        ).ToListAsync();
        if (joint.Count == 0)
            return [];
        var places = new Places(
            await db.All<LocalArea>().ToDictionaryAsync(a => a.Id),
            await db.All<Partnership>().FirstOrDefaultAsync(),
            touched
        );
        return
        [
            .. joint
                .GroupBy(j => j.Body.Id)
                .SelectMany(body => places.Refusals(body.First().Body, [.. body.Select(j => places.All[j.Area])])),
        ];
    }

    private sealed record Places(IReadOnlyDictionary<Id<LocalArea>, LocalArea> All, Partnership? Ours, Touched Touched)
    {
        public IEnumerable<Refusal> Refusals(Body body, IReadOnlyList<LocalArea> neighbours)
        {
            var own = Ours?.Area is { } area ? All[area] : null;
            foreach (var neighbour in neighbours)
            {
                if (own is not null && UpFrom(neighbour).Contains(own))
                    yield return Blaming(
                        body,
                        neighbour,
                        "part-of",
                        "A neighbour is another area than ours",
                        $"“{body.Name}” can't be owned jointly with “{neighbour.Name}”, "
                            + (neighbour == own ? "" : $"which lies in “{own.Name}”, ")
                            + "this partnership's own area. Name neighbouring areas only."
                    );
                if (UpFrom(neighbour).Skip(1).FirstOrDefault(neighbours.Contains) is { } around)
                    yield return Blaming(
                        body,
                        neighbour,
                        "part-of",
                        "A neighbour is named once",
                        $"“{body.Name}” can't be owned jointly with both “{around.Name}” and “{neighbour.Name}”, which lies in it. "
                            + "Leave one of them out."
                    );
                if (body.Period.IsKnownToLieOutside(neighbour.Period))
                    yield return Blaming(
                        body,
                        neighbour,
                        "until",
                        "A neighbour is there while the body is",
                        $"“{body.Name}” exists {body.Period.InASentence()}, and can't be owned jointly with “{neighbour.Name}”, "
                            + $"which is there {neighbour.Period.InASentence()}. Change one of the two periods, or leave the area out."
                    );
            }
        }

        private IEnumerable<LocalArea> UpFrom(LocalArea area)
        {
            for (var at = area; at is not null; at = at.PartOf is { } wider ? All[wider] : null)
                yield return at;
        }

        /// <summary>The fault lies with what the change touched: the body and its list first, then the areas, then the partnership.</summary>
        private Refusal Blaming(Body body, LocalArea neighbour, string field, string rule, string message)
        {
            var changed = Touched.IdsOf<LocalArea>();
            if (Touched.IdsOf<Body>().Contains(body.RowId) || Touched.Of<JointArea>().Any(j => j.Body == body.Id))
                return new Refusal(rule, message, new RecordRef("body", body.RowId), "joint-with");
            if (UpFrom(neighbour).FirstOrDefault(a => changed.Contains(a.RowId)) is { } area)
                return new Refusal(rule, message, new RecordRef("local-area", area.RowId), field);
            return new Refusal(rule, message, new RecordRef("partnership", Ours!.RowId), "area");
        }
    }
}
