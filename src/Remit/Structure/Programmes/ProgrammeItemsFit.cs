using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;

namespace Remit.Structure.Programmes;

/// <summary>
/// An item fits its programme: its number stands once, its quarters and its owners are there in the programme's year, it serves a topic of
/// the same body, and goes on with an item of an earlier programme or version of that body. Where the year was cut because the body closed,
/// its items stand as they were planned.
/// </summary>
internal sealed class ProgrammeItemsFit : IInvariant
{
    public async Task<IReadOnlyList<Refusal>> Refusals(Db db, Touched touched)
    {
        // A year that moves, and owners that change, concern the items too.
        var programmes = touched.IdsOf<WorkProgramme>().Select(id => new Id<WorkProgramme>(id)).ToList();
        var owned = touched.Of<ProgrammeItemOwner>().Select(o => o.Item).ToHashSet();
        var concerned = touched.Of<ProgrammeItem>().Select(i => i.Id).Concat(owned).Distinct().ToList();
        if (concerned.Count + programmes.Count == 0)
            return [];
        var places = await (
            from item in db.All<ProgrammeItem>()
            where concerned.Contains(item.Id) || programmes.Contains(item.Programme)
            join programme in db.All<WorkProgramme>() on item.Programme equals programme.Id
            join body in db.All<Body>() on programme.Body equals body.Id
            join t in db.All<AreaOfResponsibility>() on item.Serves equals t.Id into topics
            from topic in topics.DefaultIfEmpty()
            join e in db.All<ProgrammeItem>() on item.Continues equals e.Id into earliers
            from earlier in earliers.DefaultIfEmpty()
            join x in db.All<WorkProgramme>() on earlier.Programme equals x.Id into before
            from earlierProgramme in before.DefaultIfEmpty()
            orderby item.Order, item.Id
            select new Placed
            {
                Item = item,
                Programme = programme,
                BodyUntil = body.Until,
                Topic = topic,
                EarlierProgramme = earlierProgramme,
            }
        ).ToListAsync();
        var whole = places.Where(p => p.Programme is { From: not null, Until: not null }).ToList();
        var goingOn = whole.Where(p => !p.EndsWithItsBody).ToList();
        return
        [
            .. await Numbers(db, whole),
            .. goingOn.SelectMany(OfQuarters),
            .. whole.SelectMany(OfWhatItNames),
            .. await OfOwners(db, goingOn),
        ];
    }

    private static async Task<IReadOnlyList<Refusal>> Numbers(Db db, List<Placed> places)
    {
        var programmes = places.Select(p => p.Programme.Id).Distinct().ToList();
        var all = (
            await db.All<ProgrammeItem>().Where(i => programmes.Contains(i.Programme) && !i.Withdrawn).ToListAsync()
        ).ToLookup(i => (i.Programme, i.Quoted.ToUpperInvariant()));
        return
        [
            .. from place in places
            where !place.Item.Withdrawn
            let other = all[(place.Programme.Id, place.Item.Quoted.ToUpperInvariant())].FirstOrDefault(i => i.Id != place.Item.Id)
            where other is not null
            select new Refusal(
                "A number stands once in a programme",
                $"“{other.What}” has the number {place.Item.Quoted} already. Choose another.",
                place.Itself,
                "number"
            ),
        ];
    }

    private static IEnumerable<Refusal> OfQuarters(Placed place)
    {
        foreach (var (field, quarter) in new[] { ("begins", place.Item.Begins), ("due", place.Item.Due) })
            if (quarter is { } named && Quarters.Of(place.Programme.Period, named) is null)
                yield return new Refusal(
                    "A quarter lies in the programme’s year",
                    $"“{place.Programme.Title}” is for {place.Programme.Period}, which has no {named.InWords().ToLowerInvariant()}. Choose {(Quarters.In(place.Programme.Period).Count() == 1 ? "the first" : $"one of the first {Quarters.In(place.Programme.Period).Count()}")}.",
                    place.Itself,
                    field
                );
    }

    private static IEnumerable<Refusal> OfWhatItNames(Placed place)
    {
        if (place.Topic is { } topic && topic.Body != place.Programme.Body)
            yield return new Refusal(
                "An item serves its own body’s responsibilities",
                $"“{topic.Title}” is an area of responsibility of another body. Choose one of the body whose programme this is, or leave it out.",
                place.Itself,
                "serves"
            );
        if (place.Item.Continues is null)
            yield break;
        if (place.EarlierProgramme is not { } earlier || earlier.Body != place.Programme.Body)
            yield return new Refusal(
                "An item goes on with an earlier one",
                "That item stands in the programme of another body. Choose one of the same body.",
                place.Itself,
                "continues"
            );
        else if (earlier.Id == place.Programme.Id || earlier.From > place.Programme.From)
            yield return new Refusal(
                "An item goes on with an earlier one",
                $"That item stands in “{earlier.Title}”, which is not earlier than “{place.Programme.Title}”. Choose an item of an earlier programme or version.",
                place.Itself,
                "continues"
            );
    }

    private static async Task<IReadOnlyList<Refusal>> OfOwners(Db db, List<Placed> places)
    {
        var byItem = places.ToDictionary(p => p.Item.Id);
        var items = byItem.Keys.ToList();
        var owners = await db.All<ProgrammeItemOwner>().Where(o => items.Contains(o.Item)).OrderBy(o => o.Order).ToListAsync();
        if (owners.Count == 0)
            return [];
        var life = await OwnersInTime.Load(db, owners.Select(o => o.Owner));
        return
        [
            .. from owner in owners
            let place = byItem[owner.Item]
            where life.TryGetValue(owner.Owner, out var known) && !known.Period.Overlaps(place.Programme.Period)
            select new Refusal(
                "An owner is there in the programme’s year",
                $"{life[owner.Owner].Name} is recorded {life[owner.Owner].Period.InASentence()}, and “{place.Programme.Title}” is for {place.Programme.Period}. Choose who is there in that time.",
                place.Itself,
                "owners"
            ),
        ];
    }

    private sealed class Placed
    {
        public required ProgrammeItem Item { get; init; }
        public required WorkProgramme Programme { get; init; }
        public DateOnly? BodyUntil { get; init; }
        public AreaOfResponsibility? Topic { get; init; }
        public WorkProgramme? EarlierProgramme { get; init; }

        /// <summary>Whether its year was cut when the body closed: it was planned for more than is left of it.</summary>
        public bool EndsWithItsBody => BodyUntil is not null && Programme.Until == BodyUntil;

        public RecordRef Itself => new("programme-item", Item.RowId);
    }
}
