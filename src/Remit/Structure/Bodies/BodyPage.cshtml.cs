using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Documents.Writing;
using Remit.Kernel;
using Remit.Structure.Areas;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Structure.Programmes;
using Remit.Structure.Terms;
using Remit.Web;
using Remit.Web.Publishing;

namespace Remit.Structure.Bodies;

/// <summary>What is this body for, who is on it, to whom does it answer?</summary>
[Needs("structure.read")]
internal sealed class BodyPage(Db db, Looking looking, Panels panels) : PageModel, IJsonTwin, IPublished
{
    public BodyView Body { get; private set; } = null!;

    public IReadOnlyList<Panel> Panels { get; private set; } = [];

    public object Twin => new { Body, Panels = Panels.ToDictionary(p => p.Name, p => p.Model, StringComparer.Ordinal) };

    public Publication Publication => BodyPaper.Of(Body);

    public async Task<IActionResult> OnGet(string key)
    {
        if (await BodyView.Load(db, key, looking.AsAt, looking.Today) is not { } body)
            return NotFound();
        Body = body;
        Panels = await panels.Of(new RecordRef("body", body.Id));
        return Page();
    }
}

/// <summary>A body on a date, as its page and its JSON show it.</summary>
internal sealed record BodyView
{
    internal Guid Id { get; init; }
    internal Sensitivity Sensitivity { get; init; }

    /// <summary>The day at which it is shown.</summary>
    internal DateOnly Day { get; init; }
    public required string Key { get; init; }
    public required string Name { get; init; }

    /// <summary>What it is called on other days.</summary>
    public required OtherNames OtherNames { get; init; }
    public required BodyKind Kind { get; init; }
    public required BodyState State { get; init; }
    public Duration? Duration { get; init; }
    public required bool Outside { get; init; }
    public Deciding? Deciding { get; init; }
    public string? Purpose { get; init; }
    public AgeRange? Ages { get; init; }
    public string? AgesNote { get; init; }

    /// <summary>The local areas that it covers, each with those that lie in it.</summary>
    public required IReadOnlyList<Named> Covers { get; init; }

    /// <summary>The neighbouring areas whose partnerships own it together with ours.</summary>
    public required IReadOnlyList<Named> JointWith { get; init; }
    public string? Outcomes { get; init; }
    public string? EndsWhen { get; init; }

    /// <summary>Its life in words: "From 1 April 2007"; null for a proposed body without dates.</summary>
    public string? Life { get; init; }
    public string? Note { get; init; }
    public string? TakenFrom { get; init; }

    /// <summary>What goes out from it: to whom it answers, whom it scrutinises, with whom it works.</summary>
    public required IReadOnlyList<LineView> Outward { get; init; }

    /// <summary>What comes to it: who answers to it, who scrutinises it, who works with it.</summary>
    public required IReadOnlyList<LineView> Inward { get; init; }

    /// <summary>The bodies above it, the highest first.</summary>
    public required IReadOnlyList<Named> Above { get; init; }
    public required IReadOnlyList<Seat> Members { get; init; }
    public required IReadOnlyList<AreaView> Areas { get; init; }
    public required IReadOnlyList<TermsLine> Terms { get; init; }

    /// <summary>Whether the terms that count are to be looked at again soon, or were.</summary>
    public bool IsTermsReviewDue { get; init; }

    /// <summary>Its work programmes, the newest year first.</summary>
    public required IReadOnlyList<ProgrammeLine> Programmes { get; init; }

    /// <summary>How long until its members' organisations have signed off what it agrees in principle on the day.</summary>
    public required SigningOff SigningOff { get; init; }

    /// <summary>The quorum of the terms that count on the day; null where there are none.</summary>
    public QuorumView? Quorum { get; init; }

    /// <summary>Whether that quorum stands in terms that are only proposed.</summary>
    public bool IsQuorumProposed { get; init; }

    /// <summary>The bodies that it takes over from.</summary>
    public required IReadOnlyList<SuccessionView> Predecessors { get; init; }

    /// <summary>The bodies that take over from it.</summary>
    public required IReadOnlyList<SuccessionView> Successors { get; init; }

    /// <summary>Loads a body by its key; null where there is none that the viewer may see. Four queries.</summary>
    internal static async Task<BodyView?> Load(Db db, string key, DateOnly day, DateOnly today)
    {
        var standIns = StandIns.On(db, day);
        var found = await (
            from b in db.All<Body>()
            where b.Key == key
            select new
            {
                Body = b,
                Deputies = standIns.Where(d => d.BodyId == b.Id).ToList(),
                NameInTheEnd = db.Set<Body>().Where(e => e.Id == b.Id).Select(e => e.Name).First(),
                Areas = db.All<AreaOfResponsibility>()
                    .On(day)
                    .Where(a => a.Body == b.Id)
                    .OrderBy(a => a.Order)
                    .Select(a => new AreaView(a.Title, a.Part, a.Ages, a.Note))
                    .ToList(),
                Covers = (
                    from c in db.All<CoveredArea>()
                    where c.Body == b.Id
                    join area in db.All<LocalArea>().On(day) on c.Area equals area.Id
                    orderby c.Order
                    select new Named(area.Key, area.Name)
                ).ToList(),
                JointWith = (
                    from j in db.All<JointArea>()
                    where j.Body == b.Id
                    join area in db.All<LocalArea>().On(day) on j.Area equals area.Id
                    orderby j.Order
                    select new Named(area.Key, area.Name)
                ).ToList(),
                Programmes = (
                    from programme in db.All<WorkProgramme>()
                    where programme.Body == b.Id
                    join agreeing in db.All<Body>() on programme.AgreedBy equals agreeing.Id into agreeings
                    from agreed in agreeings.DefaultIfEmpty()
                    orderby programme.From descending, programme.Order descending
                    select new ProgrammeLine(
                        programme.Key,
                        programme.Title,
                        programme.State,
                        agreed == null ? null : new Named(agreed.Key, agreed.Name),
                        programme.AgreedOn,
                        programme.Minute,
                        programme.From,
                        programme.Until
                    )
                ).ToList(),
                Predecessors = (
                    from s in db.All<Succession>()
                    where s.Successor == b.Id
                    join other in db.All<Body>() on s.Predecessor equals other.Id
                    orderby s.Order
                    select new SuccessionView(new Named(other.Key, other.Name), s.What, s.State, s.On, s.Note)
                ).ToList(),
                Successors = (
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
        var body = found.Body;
        var record = new RecordRef("body", body.RowId);
        var lines = await BodyLines.Load(db, record, day);
        var seats = await Seats.Load(db, day, body.Id);
        var deputies = found.Deputies.ByPlace();
        var quorums = await Quorums.Load(db, body.Id);
        var counting = TermsLine.CountingOn(day, quorums.Versions);
        return new BodyView
        {
            Id = body.RowId,
            Day = day,
            Sensitivity = body.Sensitivity,
            Key = body.Key,
            Name = body.Name,
            OtherNames = OtherNames.Of(lines.FormerNames, found.NameInTheEnd, day),
            Kind = body.Kind,
            State = body.StateOn(day),
            Duration = body.Duration,
            Outside = body.Outside,
            Deciding = body.Deciding,
            Purpose = body.Purpose,
            Ages = body.Ages,
            AgesNote = body.AgesNote,
            Covers = found.Covers,
            JointWith = found.JointWith,
            Outcomes = body.Outcomes,
            EndsWhen = body.EndsWhen,
            Life = LifeOf(body),
            Note = body.Note,
            TakenFrom = body.TakenFrom,
            Outward = lines.Outward,
            Inward = lines.Inward,
            Above = lines.Above,
            Members = [.. seats.Of(body.Id).Select(s => s with { Deputies = [.. deputies[(key, s.Key)]] })],
            Areas = found.Areas,
            Terms = [.. quorums.Versions.Where(t => t.IsKnownBy(day))],
            IsTermsReviewDue = counting is not null && TermsDue.IsDue(counting.State, counting.ReviewOn, day),
            Quorum = counting is null ? null : QuorumView.Of(quorums.Of(counting.Key), seats.Of(body.Id), day, today),
            Programmes = found.Programmes,
            SigningOff = SigningOff.Of(seats.Of(body.Id), day),
            IsQuorumProposed = counting?.State == TermsState.Proposed,
            Predecessors = found.Predecessors,
            Successors = found.Successors,
        };
    }

    private static string? LifeOf(Body body)
    {
        if (body.Established is null && body.Period == Period.Unbounded)
            return null;
        return (body.Established ?? body.Period).ToString().Capitalised();
    }
}

/// <summary>A line as the page of one of its ends shows it.</summary>
/// <param name="Kind">What it means.</param>
/// <param name="OtherKind">The kind of record at its other end: body or post.</param>
/// <param name="Other">The other end.</param>
/// <param name="Scope">What it covers; null where nobody said.</param>
/// <param name="Note">What is worth saying.</param>
internal sealed record LineView(LineKind Kind, string OtherKind, Named Other, string? Scope, string? Note);

/// <summary>A topic that the body covers.</summary>
internal sealed record AreaView(string Title, AreaPart Part, AgeRange? Ages, string? Note);

/// <summary>A version of terms of reference in a list.</summary>
internal sealed record TermsLine(
    string Key,
    TermsState State,
    Named? AgreedBy,
    DateOnly? AgreedOn,
    DateOnly? ReviewOn,
    DateOnly? From,
    DateOnly? Until
)
{
    /// <summary>
    /// The version by which the body worked on a day: the newest that was agreed and held then; without one the newest that was
    /// proposed; null where there was neither.
    /// </summary>
    /// <param name="day">The day.</param>
    /// <param name="newestFirst">The versions, the newest first.</param>
    internal static TermsLine? CountingOn(DateOnly day, IReadOnlyList<TermsLine> newestFirst)
    {
        var holding = newestFirst.Where(t => new Period(t.From, t.Until).Covers(day)).ToList();
        return holding.Find(t => t.State == TermsState.Agreed)
            ?? holding.Find(t => t.State == TermsState.Superseded && t.Until is not null)
            ?? holding.Find(t => t.State == TermsState.Proposed);
    }
}

/// <summary>A succession as the page of one of its ends shows it.</summary>
internal sealed record SuccessionView(Named Other, string? What, SuccessionState State, DateOnly? On, string? Note);
