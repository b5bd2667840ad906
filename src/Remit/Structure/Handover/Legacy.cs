using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;

namespace Remit.Structure.Handover;

/// <summary>
/// One sort of what a closing body leaves: its places, its open actions, its planned meetings. A capability registers one for each sort
/// that it records of bodies, so that closing a body asks for everything and knows nothing of it.
/// </summary>
public abstract class Legacy
{
    /// <summary>What it is called above a list: "Places".</summary>
    public abstract string Heading { get; }

    /// <summary>One of it and several, inside a sentence: "place" and "places".</summary>
    public abstract (string One, string Several) InWords { get; }

    /// <summary>Its place among the others: in this order it is asked for, and handed on.</summary>
    public abstract int Order { get; }

    /// <summary>Why the body can't close while nobody has said where so many of it go: "3 actions are still open".</summary>
    public virtual string StillThere(int count) =>
        count == 1 ? "1 thing has nowhere to go" : $"{count} things have nowhere to go";

    /// <summary>All of it that goes on after the last day, tracked. A fixed number of queries.</summary>
    public abstract Task<IReadOnlyList<LegacyItem>> Load(Closure closure);
}

/// <summary>One thing that a closing body leaves.</summary>
/// <param name="Record">What it is.</param>
/// <param name="Version">The change that wrote it last.</param>
/// <param name="Title">What people know it by, as a label: "Chair (Lesley Hagger)".</param>
public sealed record LegacyItem(RecordRef Record, long Version, string Title)
{
    /// <summary>What it means that it goes to nobody: "Ends with it"; null where it has to go to somebody.</summary>
    public string? Ends { get; init; } = "Ends with it";

    /// <summary>What of it goes on where it goes to somebody, if that is not all: "its 2 unfinished items, in a draft"; null where it is.</summary>
    public string? InPart { get; init; }

    /// <summary>Why it can't end with the body although its sort can: "it begins only on 1 May 2008"; null where it can.</summary>
    public string? CannotEnd { get; init; }

    /// <summary>Whether it may go to nobody.</summary>
    public bool MayEnd => Ends is not null && CannotEnd is null;

    /// <summary>Whether it is left as it is where it goes to nobody, so that it is still there when the body has closed.</summary>
    public bool IsLeft { get; init; }

    /// <summary>Whether it may also go to a body to which the closing one answers.</summary>
    public bool MayGoAbove { get; init; }

    /// <summary>Why a body needn't get it, as it has the same: "it has a chair already"; null where it hasn't.</summary>
    public Func<Body, string?> Has { get; init; } = _ => null;

    /// <summary>Hands it on.</summary>
    public required Action<Body> Goes { get; init; }

    /// <summary>Ends it.</summary>
    public Action End { get; init; } = () => { };

    /// <summary>The name of the control that asks where it goes.</summary>
    internal string Control => $"goes-{Record.Kind}-{Record.Id:N}";
}

/// <summary>A body that closes on a day, as those see it who say what it leaves.</summary>
/// <param name="db">Opened to write.</param>
/// <param name="ids">Makes ids.</param>
/// <param name="body">The body that closes.</param>
/// <param name="last">Its last day.</param>
/// <param name="recipients">The bodies to which anything may go: its successors, and those to which it answers.</param>
public sealed class Closure(Db db, IdSource ids, Body body, DateOnly last, IReadOnlyList<Body> recipients)
{
    /// <summary>The database, to write.</summary>
    public Db Db => db;

    /// <summary>Makes ids.</summary>
    public IdSource Ids => ids;

    /// <summary>The body that closes.</summary>
    public Body Body => body;

    /// <summary>The body as others name it.</summary>
    public RecordRef Reference { get; } = new("body", body.RowId);

    /// <summary>Its last day.</summary>
    public DateOnly Last => last;

    /// <summary>The first day of what goes on.</summary>
    public DateOnly First { get; } = last.AddDays(1);

    /// <summary>The bodies to which anything may go.</summary>
    public IReadOnlyList<Body> Recipients => recipients;

    /// <summary>The ids of those.</summary>
    public IReadOnlyList<Id<Body>> RecipientIds { get; } = [.. recipients.Select(r => r.Id)];

    /// <summary>Why something can't end by the last day: some of what ends with it begins only later; null where it can.</summary>
    /// <param name="ending">What would end, and what each is called where a sentence goes on: "it", "an appointment to it".</param>
    /// <returns>"it begins only on 1 May 2008".</returns>
    public string? CannotEnd(IEnumerable<(string What, IDated Record)> ending) =>
        ending
            .Where(w => w.Record.From > last)
            .Select(w => $"{w.What} begins only on {LondonDate.Words(w.Record.From!.Value)}")
            .FirstOrDefault();

    /// <summary>Why a record can't end by the last day: it begins only later; null where it can.</summary>
    public string? CannotEnd(IDated record) => CannotEnd([("it", record)]);

    /// <summary>Ends what holds beyond the last day. What begins only later can't end by then: <c>CannotEnd</c> says so.</summary>
    public void End<T>(T record)
        where T : DatedRecord<T>
    {
        if ((record.Until is null || record.Until > last) && !record.Period.StartsAfter(last))
            record.Period = new Period(record.From, last);
    }

    /// <summary>Ends a record and keeps the one as which it goes on from the next day, with what every record has.</summary>
    /// <param name="record">The one that ends.</param>
    /// <param name="next">The one that goes on, with its own fields.</param>
    /// <param name="to">The body that gets it.</param>
    public void GoOn<T>(T record, T next, Body to)
        where T : DatedRecord<T>
    {
        next.Period = new Period(First, record.Until);
        next.Order = record.Order;
        next.Sensitivity = record.Sensitivity;
        next.RestrictedTo = OpenTo(record.RestrictedTo, to);
        next.TakenFrom = record.TakenFrom;
        next.Note = record.Note;
        End(record);
        db.Add(next);
    }

    /// <summary>Names another holder in a record that begins only after the last day, and so has no history yet; its key is a free one there.</summary>
    /// <param name="record">The record.</param>
    /// <param name="holder">The property that names what holds it.</param>
    /// <param name="value">The new holder, in the property's type.</param>
    /// <param name="key">A key that is free there.</param>
    /// <param name="to">The body that gets it.</param>
    public void Move(Record record, string holder, object value, string key, Body to)
    {
        var entry = db.Entry(record);
        entry.Property(holder).CurrentValue = value;
        entry.Property(nameof(Record.Key)).CurrentValue = key;
        record.RestrictedTo = OpenTo(record.RestrictedTo, to);
    }

    /// <summary>Opens a record that goes on as the same one, or moves with what holds it, to the members of the body that gets it.</summary>
    public void Open(Record record, Body to) => record.RestrictedTo = OpenTo(record.RestrictedTo, to);

    /// <summary>What was open to the members of the closing body is open to those of the one that gets it, too.</summary>
    public string? OpenTo(string? restrictedTo, Body to)
    {
        var named = RecordRef.ParseSeveral(restrictedTo);
        return named.Contains(Reference) ? RecordRef.Join(named.Append(new RecordRef("body", to.RowId))) : restrictedTo;
    }

    /// <summary>Keeps in the note of a record that goes on as the same one to whom it belonged until the last day.</summary>
    /// <param name="record">The record.</param>
    /// <param name="as">What it was to the body: "Served".</param>
    public void Remember(Record record, string @as) =>
        record.Note = $"{(record.Note is null ? "" : record.Note + "\n")}{@as} “{body.Name}” until {LondonDate.Words(last)}.";
}
