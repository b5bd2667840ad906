using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Places;

namespace Remit.Structure.Organisations;

/// <summary>
/// Hands on what organisations held, on a day. A place, with who and what goes with it, ends the day before and goes on as a new one,
/// so that its own history stays with the old. A person, a post and a part go on as the same record, because what they hold and carry
/// names them; where they belonged before is kept beside them. What begins only on that day or later is simply re-pointed.
/// </summary>
internal sealed class HandingOn(Db db, IdSource ids, Estate estate, DateOnly on, Func<RecordRef, Id<Organisation>> successorOf)
{
    private readonly DateOnly last = on.AddDays(-1);
    private readonly PlaceGoesOn seats = new(db, ids, estate.Contents, on);
    private readonly Dictionary<Id<Body>, FreeKeys> keys = [];

    public void Do()
    {
        foreach (var place in estate.Places)
            HandOn(place);
        foreach (var person in estate.People)
            Move(new RecordRef("person", person.RowId), person, person.Organisation, to => person.Organisation = to);
        foreach (var post in estate.Posts)
            Move(new RecordRef("post", post.RowId), post, post.Organisation, to => post.Organisation = to);
        foreach (var part in estate.Parts)
            Move(new RecordRef("organisation", part.RowId), part, part.PartOf, to => part.PartOf = to);
    }

    private void HandOn(Place place)
    {
        var body = estate.Bodies[place.Body];
        var to = successorOf(new RecordRef("place", place.RowId));
        var filledBy = estate.Has(place.FilledBy) ? to : place.FilledBy;
        var nominatedBy = estate.Has(place.NominatedBy) ? to : place.NominatedBy;
        if ((place.From ?? body.From) >= on)
        {
            (place.FilledBy, place.NominatedBy) = (filledBy, nominatedBy);
            return;
        }
        var next = seats.Next(place, place.Body, KeysOf(place.Body).Take(place.Key));
        (next.FilledBy, next.NominatedBy) = (filledBy, nominatedBy);
        seats.GoOn(place, next);
    }

    private void Move<T>(RecordRef of, T record, Id<Organisation>? now, Action<Id<Organisation>?> set)
        where T : DatedRecord<T>
    {
        var to = successorOf(of);
        var before = estate.Former[of].OrderBy(f => f.Until).ToList();
        if (estate.Has(now))
        {
            foreach (var gap in Gaps.Between(before.Select(f => f.Period), record.From, last))
                Keep(of, record, now!.Value, gap);
            set(to.Value == of.Id ? WholeAbove(now!.Value) : to);
        }
        foreach (var former in before.Where(f => estate.Has(f.Organisation) && f.Until >= on))
        {
            if ((former.From ?? record.From) >= on)
            {
                former.Organisation = to;
                continue;
            }
            Keep(of, record, to, new Period(on, former.Until));
            former.Period = new Period(former.From, last);
        }
    }

    private void Keep<T>(RecordRef of, T record, Id<Organisation> organisation, Period when)
        where T : DatedRecord<T> =>
        db.Add(
            new FormerOrganisation
            {
                Id = ids.Next<FormerOrganisation>(),
                Key = KeyOf(record.Key),
                Of = of,
                Organisation = organisation,
                Period = when,
                Sensitivity = record.Sensitivity,
                RestrictedTo = record.RestrictedTo,
            }
        );

    /// <summary>For a successor that was a part of what it follows: of what that was a part, outside what ends.</summary>
    private Id<Organisation>? WholeAbove(Id<Organisation> organisation)
    {
        Id<Organisation>? above = organisation;
        for (var steps = 0; estate.Has(above) && steps <= estate.Organisations.Count; steps++)
            above = estate.Organisations.First(o => o.Id == above).PartOf;
        return estate.Has(above) ? null : above;
    }

    private FreeKeys KeysOf(Id<Body> body) =>
        keys.TryGetValue(body, out var there) ? there : keys[body] = new FreeKeys(estate.Keys[body]);

    /// <summary>Keys of a list are unique in all of it; with the day and a part of an id they are, without asking for all.</summary>
    private string KeyOf(string key) =>
        Slug.From($"{(key.Length > 60 ? key[..60] : key)} {LondonDate.Iso(last)} {ids.Next().ToString("N")[^8..]}");
}
