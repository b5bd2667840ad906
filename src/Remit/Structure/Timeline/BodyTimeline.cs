using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Comparing;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Structure.Terms;

namespace Remit.Structure.Timeline;

/// <summary>Something that happened to a body.</summary>
/// <param name="On">The first day on which it was so.</param>
/// <param name="About">What it is about.</param>
/// <param name="Sentence">What happened.</param>
internal sealed record TimelineEvent(DateOnly On, ChangeSubject About, string Sentence);

/// <summary>Something that is so, and nobody recorded since when.</summary>
/// <param name="About">What it is about.</param>
/// <param name="Sentence">What is so, with its last day where that is recorded.</param>
internal sealed record UndatedFact(ChangeSubject About, string Sentence);

/// <summary>How long something lasted: a row of the picture and of its table.</summary>
/// <param name="About">What it is about.</param>
/// <param name="Words">What it is: "Chair: Ann Clerk".</param>
/// <param name="Period">When; one of its ends at least is recorded.</param>
/// <param name="IsProposed">Whether it was only proposed.</param>
internal sealed record TimelineBar(ChangeSubject About, string Words, Period Period, bool IsProposed = false);

/// <summary>All that is recorded of what happened to a body, whenever that was.</summary>
internal sealed record BodyTimeline
{
    /// <summary>The body as it is called on the day of the look.</summary>
    public required Named Body { get; init; }
    public required BodyKind Kind { get; init; }
    internal Guid Id { get; init; }
    internal Sensitivity Sensitivity { get; init; }

    /// <summary>What happened, the oldest first; on one day in the order of what it is about.</summary>
    public required IReadOnlyList<TimelineEvent> Events { get; init; }
    public required IReadOnlyList<TimelineBar> Bars { get; init; }
    public required IReadOnlyList<UndatedFact> Undated { get; init; }

    /// <summary>The timeline of a body by its key; null where there is none that the viewer may see. Six queries.</summary>
    public static async Task<BodyTimeline?> Load(Db db, string key, DateOnly day)
    {
        var found = await (
            from b in db.All<Body>()
            where b.Key == key
            select new
            {
                Body = b,
                NameInTheEnd = db.Set<Body>().Where(e => e.Id == b.Id).Select(e => e.Name).First(),
                Before = (
                    from s in db.All<Succession>()
                    where s.Successor == b.Id
                    join other in db.All<Body>() on s.Predecessor equals other.Id
                    orderby s.Order
                    select new SuccessionView(new Named(other.Key, other.Name), s.What, s.State, s.On, s.Note)
                ).ToList(),
                After = (
                    from s in db.All<Succession>()
                    where s.Predecessor == b.Id
                    join other in db.All<Body>() on s.Successor equals other.Id
                    orderby other.Name
                    select new SuccessionView(new Named(other.Key, other.Name), s.What, s.State, s.On, s.Note)
                ).ToList(),
            }
        ).FirstOrDefaultAsync();
        if (found is null)
            return null;
        var record = new RecordRef("body", found.Body.RowId);
        var former = await db.All<FormerName>()
            .Where(f => f.Of == record)
            .OrderBy(f => f.Until)
            .Select(f => new HadName(f.Name, f.From, f.Until!.Value))
            .ToListAsync();
        var telling = new TimelineTelling(found.Body, new NamesInTime(former, found.NameInTheEnd));
        telling.Life();
        telling.Successions(found.Before, found.After);
        telling.Lines(await PastLine.Load(db, record, day));
        telling.Places(await PastPlaces.Load(db, found.Body.Id));
        telling.Topics(
            await db.All<AreaOfResponsibility>().Where(a => a.Body == found.Body.Id).OrderBy(a => a.Order).ToListAsync()
        );
        telling.Terms(
            await db.All<TermsOfReference>()
                .Where(t => t.Body == found.Body.Id)
                .OrderBy(t => t.Order)
                .Select(t => new TermsLine(t.Key, t.State, null, t.AgreedOn, t.ReviewOn, t.From, t.Until))
                .ToListAsync()
        );
        return new BodyTimeline
        {
            Body = new Named(found.Body.Key, found.Body.Name),
            Kind = found.Body.Kind,
            Id = found.Body.RowId,
            Sensitivity = found.Body.Sensitivity,
            Events = [.. telling.Events.OrderBy(e => e.On).ThenBy(e => e.About)],
            Bars = [.. telling.Bars.OrderBy(b => b.About).ThenBy(b => b.Period.From ?? DateOnly.MinValue)],
            Undated = [.. telling.Undated.OrderBy(f => f.About)],
        };
    }
}

/// <summary>What a body was called on each day.</summary>
internal sealed record NamesInTime(IReadOnlyList<HadName> Former, string InTheEnd)
{
    /// <summary>Its name on a day.</summary>
    public string On(DateOnly day) =>
        Former.FirstOrDefault(f => (f.From is null || f.From <= day) && day <= f.Until)?.Name ?? InTheEnd;
}

/// <summary>Days of a timeline.</summary>
public static class TimelineDays
{
    /// <summary>The day before; the first of all days has none but itself.</summary>
    public static DateOnly Eve(this DateOnly day) => day == DateOnly.MinValue ? day : day.AddDays(-1);
}
