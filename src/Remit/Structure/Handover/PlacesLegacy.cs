using Microsoft.EntityFrameworkCore;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Places;

namespace Remit.Structure.Handover;

/// <summary>The places of a closing body, with who and what goes with them.</summary>
internal sealed class PlacesLegacy : Legacy
{
    public override string Heading => "Places";

    public override (string One, string Several) InWords => ("place", "places");

    public override int Order => 10;

    public override async Task<IReadOnlyList<LegacyItem>> Load(Closure closure)
    {
        var (db, id, last) = (closure.Db, closure.Body.Id, closure.Last);
        var places = await db.Set<Place>()
            .Where(p => p.Body == id && (p.Until == null || p.Until > last))
            .OrderBy(p => p.Order)
            .ThenBy(p => p.Key)
            .ToListAsync();
        var contents = await PlaceContents.Load(db, places.Select(p => p.Id));
        var recipients = closure.RecipientIds.ToList();
        var theirs = (await db.All<Place>().Where(p => recipients.Contains(p.Body)).ToListAsync()).ToLookup(p => p.Body);
        var keys = recipients.ToDictionary(r => r, r => new FreeKeys(theirs[r].Select(p => p.Key)));
        var names = await SeatNames.Load(closure, places, contents);
        return [.. places.Select(place => Of(closure, place, contents, theirs, keys, names))];
    }

    private static LegacyItem Of(
        Closure closure,
        Place place,
        PlaceContents contents,
        ILookup<Id<Body>, Place> theirs,
        Dictionary<Id<Body>, FreeKeys> keys,
        SeatNames names
    ) =>
        new(new RecordRef("place", place.RowId), place.Version, names.Of(place))
        {
            CannotEnd = closure.CannotEnd(WithAll(contents, place)),
            Has = to => WhyNotToo(place, to, [.. theirs[to.Id].Where(p => p.Period.Covers(closure.First))]),
            Goes = to =>
            {
                var key = keys[to.Id].Take(place.Key);
                if ((place.From ?? closure.Body.From) > closure.Last)
                {
                    closure.Move(place, nameof(Place.Body), to.Id, key, to);
                    foreach (var held in contents.Of(place.Id))
                        closure.Open(held, to);
                    return;
                }
                var going = GoingOn(closure, contents, to);
                going.GoOn(place, going.Next(place, to.Id, key));
            },
            End = () => GoingOn(closure, contents, closure.Body).End(place),
        };

    internal static PlaceGoesOn GoingOn(Closure closure, PlaceContents contents, Body to) =>
        new(closure.Db, closure.Ids, contents, closure.First, restrictedTo => closure.OpenTo(restrictedTo, to));

    /// <summary>A place and what lies in it, as a sentence names them.</summary>
    internal static IEnumerable<(string What, IDated Record)> WithAll(PlaceContents contents, Place place) =>
        [
            ("it", place),
            .. contents.Appointments[place.Id].Select(a => ("an appointment to it", a)),
            .. contents.Vacancies[place.Id].Select(v => ("a vacancy of it", v)),
            .. contents.Deputies[place.Id].Select(d => ("the time of a deputy in it", d)),
            .. contents.Powers[place.Id].Select(p => ("a power that goes with it", p)),
        ];

    private static string? WhyNotToo(Place place, Body to, List<Place> there)
    {
        if (place.ExOfficioChairOf == to.Id)
            return "whoever chairs it sits on it already";
        if (place.Role == PlaceRole.Chair && there.Exists(p => p.Role == PlaceRole.Chair))
            return "it has a chair already";
        return there.Find(p => IsAlike(place, p)) is { } alike
            ? place.FilledBy is null
                ? $"it has the place “{alike.Title}” already"
                : $"the same organisation fills “{alike.Title}” there already"
            : null;
    }

    /// <summary>Of one organisation, or where none is recorded of one title. Places that go with different posts are different ones.</summary>
    private static bool IsAlike(Place one, Place other) =>
        (one.ExOfficioPost is null || other.ExOfficioPost is null || one.ExOfficioPost == other.ExOfficioPost)
        && one.FilledBy == other.FilledBy
        && (one.FilledBy is not null || string.Equals(one.Title, other.Title, StringComparison.OrdinalIgnoreCase));
}

/// <summary>The places of other bodies that go with the chair of a closing one.</summary>
internal sealed class ChairPlacesLegacy : Legacy
{
    public override string Heading => "Places on other bodies that go with its chair";

    public override (string One, string Several) InWords => ("place that goes with its chair", "places that go with its chair");

    public override int Order => 40;

    public override async Task<IReadOnlyList<LegacyItem>> Load(Closure closure)
    {
        var (db, id, last) = (closure.Db, closure.Body.Id, closure.Last);
        var places = await db.Set<Place>()
            .Where(p => p.ExOfficioChairOf == id && p.Body != id && (p.Until == null || p.Until > last))
            .OrderBy(p => p.Order)
            .ThenBy(p => p.Key)
            .ToListAsync();
        var bodies = places.Select(p => p.Body).Distinct().ToList();
        var contents = await PlaceContents.Load(db, places.Select(p => p.Id));
        var beside = (await db.All<Place>().Where(p => bodies.Contains(p.Body)).ToListAsync()).ToLookup(p => p.Body);
        var names = await db.All<Body>().Where(b => bodies.Contains(b.Id)).ToDictionaryAsync(b => b.Id, b => b.Name);
        return
        [
            .. places
                .Where(p => names.ContainsKey(p.Body))
                .Select(place => new LegacyItem(
                    new RecordRef("place", place.RowId),
                    place.Version,
                    $"“{place.Title}” on “{names[place.Body]}”"
                )
                {
                    MayGoAbove = true,
                    CannotEnd = closure.CannotEnd(PlacesLegacy.WithAll(contents, place)),
                    Has = to =>
                        place.Body == to.Id ? "whoever chairs it sits on it already"
                        : beside[place.Body].Any(p => p.ExOfficioChairOf == to.Id && p.Period.Covers(closure.First))
                            ? "its chair sits there already"
                        : null,
                    Goes = to => GoOn(closure, place, contents, beside[place.Body].Select(p => p.Key), to),
                    End = () => PlacesLegacy.GoingOn(closure, contents, closure.Body).End(place),
                }),
        ];
    }

    private static void GoOn(Closure closure, Place place, PlaceContents contents, IEnumerable<string> taken, Body to)
    {
        if (place.From > closure.Last)
        {
            place.ExOfficioChairOf = to.Id;
            closure.Open(place, to);
            foreach (var held in contents.Of(place.Id))
                closure.Open(held, to);
            return;
        }
        var going = PlacesLegacy.GoingOn(closure, contents, to);
        // Several of one body may go on at once: the key of each is its own, as the old one stays taken.
        var next = going.Next(place, place.Body, FreeKeys.For(place.Key, taken));
        next.ExOfficioChairOf = to.Id;
        going.GoOn(place, next);
    }
}

/// <summary>What a place is called where somebody has to say what becomes of it: its title, and who sits there.</summary>
internal sealed class SeatNames(ILookup<Id<Place>, string> holders)
{
    public static async Task<SeatNames> Load(Closure closure, IEnumerable<Place> places, PlaceContents contents)
    {
        var sitting = places
            .SelectMany(p => contents.Appointments[p.Id])
            .Where(a => a.Period.Covers(closure.Last) || a.Period.Covers(closure.First))
            .ToList();
        var ids = sitting.Select(a => a.Person).Distinct().ToList();
        var names = await closure
            .Db.All<Organisations.Person>()
            .Where(p => ids.Contains(p.Id))
            .ToDictionaryAsync(p => p.Id, p => p.Name);
        return new SeatNames(
            sitting
                .Where(a => names.ContainsKey(a.Person))
                .Select(a => (a.Place, Name: names[a.Person]))
                .Distinct()
                .ToLookup(a => a.Place, a => a.Name)
        );
    }

    public string Of(Place place) =>
        holders[place.Id].Any() ? $"{place.Title} ({string.Join(", ", holders[place.Id])})" : place.Title;
}
