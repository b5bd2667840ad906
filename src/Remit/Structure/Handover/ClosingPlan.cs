using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Structure.Bodies;

namespace Remit.Structure.Handover;

/// <summary>What a closing body leaves of one sort.</summary>
internal sealed record LegacySection(Legacy Legacy, IReadOnlyList<LegacyItem> Items);

/// <summary>Where one thing goes.</summary>
/// <param name="Item">The thing.</param>
/// <param name="To">The body that gets it; null where it goes to nobody.</param>
/// <param name="IsOpen">Whether nobody has said yet, and it has to go somewhere.</param>
internal sealed record Destination(LegacyItem Item, Body? To, bool IsOpen);

/// <summary>How a body is to close: on which day, what it leaves, and where each thing can go.</summary>
internal sealed class ClosingPlan
{
    /// <summary>The answer that a thing goes to nobody.</summary>
    public const string End = "end";

    /// <summary>The rule that a body has to hand over what can't end with it.</summary>
    public const string WhatIsOpen = "A body closes when what is open has been handed over";

    public required Body Body { get; init; }

    /// <summary>Its last day.</summary>
    public required DateOnly Last { get; init; }

    /// <summary>The bodies that take over from it.</summary>
    public required IReadOnlyList<Body> Successors { get; init; }

    /// <summary>The bodies to which it answers and that are no successors: some things may go to them, too.</summary>
    public required IReadOnlyList<Body> Above { get; init; }

    public required IReadOnlyList<LegacySection> Sections { get; init; }

    /// <summary>Why it can't close so, whatever goes where.</summary>
    public required IReadOnlyList<Refusal> Refusals { get; init; }

    /// <summary>The first day without it.</summary>
    public DateOnly First => Last.AddDays(1);

    public IEnumerable<LegacyItem> Items => Sections.SelectMany(s => s.Items);

    /// <summary>A short mark of all that it leaves, as it is recorded now: two differ where somebody changed something in between.</summary>
    public required string Mark { get; init; }

    /// <summary>The bodies to which a thing may go, the likeliest first.</summary>
    public IReadOnlyList<Body> MayGoTo(LegacyItem item) => item.MayGoAbove ? [.. Successors, .. Above] : Successors;

    /// <summary>Where a thing goes unless somebody says otherwise: to the first successor that has nothing of the kind.</summary>
    public Destination Usual(LegacyItem item)
    {
        var to = Successors.FirstOrDefault(s => item.Has(s) is null) ?? (item.Ends is null ? Successors.FirstOrDefault() : null);
        return new Destination(item, to, to is null && !item.MayEnd);
    }

    /// <summary>Where everything goes by some answers; what is not answered, or with what is not offered, goes where it usually does.</summary>
    public IReadOnlyList<Destination> Goes(Answers answers) => [.. Items.Select(item => Goes(item, answers[item.Control]))];

    /// <summary>Why a thing can't go to nobody, as a sentence; null where it can.</summary>
    public string? WhyNotEnd(LegacyItem item) =>
        item.MayEnd ? null
        : item.CannotEnd is { } why
            ? $"“{item.Title}” can’t end with “{Body.Name}” on {LondonDate.Words(Last)}: {why}. Say to which body it goes, or change its dates first."
        : $"“{item.Title}” can’t end with it: {Sections.First(s => s.Items.Contains(item)).Legacy.StillThere(1)}. Name a body to which it goes.";

    /// <summary>Whether anything is left that its closing would hand on or end; what is only left as it is does not count.</summary>
    public bool LeavesSomething => Items.Any(i => !i.IsLeft);

    /// <summary>Why a thing that would usually have gone to a successor does not; null for others.</summary>
    public string? NotDoubled(LegacyItem item) =>
        Successors.Count > 0
        && Usual(item).To is null
        && Successors.Select(s => (s, Why: item.Has(s))).FirstOrDefault() is (var to, { } why)
            ? $"“{to.Name}”: {why}"
            : null;

    /// <summary>
    /// Closes the body and hands on what it leaves, in the context in which the plan was made; nothing is kept until that is committed.
    /// Refused, with the context as it was, where the body can't close so.
    /// </summary>
    public Result<IReadOnlyList<Destination>> Do(Db db, IdSource ids, Answers answers)
    {
        var goes = Goes(answers);
        var refusals = Refusals.Concat(StillThere(goes)).ToList();
        if (refusals.Count > 0)
            return Result<IReadOnlyList<Destination>>.Refused(refusals);
        foreach (var (item, to, _) in goes)
        {
            if (to is null)
                item.End();
            else
                item.Goes(to);
        }
        Successions.Record(db, ids, this);
        Body.Period = new Period(Body.From, Last);
        // Where it was established only until a day before, that stays as it was.
        if (Body.Established is { } established && !established.HasEndedBy(Last))
            Body.Established = new Period(established.From, Last);
        return Result<IReadOnlyList<Destination>>.Done(goes);
    }

    private Destination Goes(LegacyItem item, string answer) =>
        answer == End && item.MayEnd ? new Destination(item, null, false)
        : MayGoTo(item).FirstOrDefault(b => b.Key == answer) is { } to ? new Destination(item, to, false)
        : Usual(item);

    private IEnumerable<Refusal> StillThere(IReadOnlyList<Destination> goes) =>
        goes.Where(g => g is { IsOpen: true, Item.CannotEnd: not null })
            .Select(g => new Refusal("Nothing ends before it begins", WhyNotEnd(g.Item)!, g.Item.Record, g.Item.Control))
            .Concat(HaveToGo(goes));

    private IEnumerable<Refusal> HaveToGo(IReadOnlyList<Destination> goes) =>
        from section in Sections
        let open = goes.Where(g => g is { IsOpen: true, Item.CannotEnd: null } && section.Items.Contains(g.Item)).ToList()
        where open.Count > 0
        select new Refusal(
            WhatIsOpen,
            $"You can’t close “{Body.Name}” yet: {section.Legacy.StillThere(open.Count)}. Hand {(open.Count == 1 ? "it" : "them")} over first, "
                + (
                    MayGoTo(open[0].Item).Count == 0 ? "to a successor, or to a body to which it answers." : "and choose to whom."
                ),
            open[0].Item.Record,
            open[0].Item.Control
        );

    /// <summary>The successors of which it was recorded that they are to take over, and the others.</summary>
    internal required Successions Successions { get; init; }
}
