using Remit.Kernel;
using Remit.Structure.Places;
using Remit.Structure.Timeline;

namespace Remit.Structure.Programmes;

/// <summary>
/// What a body tells the body above of a stretch of its programme's year: what was done, what is on track, what is at risk and why, what has
/// not begun, what changed since the stretch before, and what it asks for.
/// </summary>
internal sealed record Highlights
{
    public required Named Body { get; init; }
    public required Named Programme { get; init; }
    public required ProgrammeState State { get; init; }
    public required DateOnly From { get; init; }
    public required DateOnly Until { get; init; }

    /// <summary>The quarter, where the stretch is one.</summary>
    public Quarter? Quarter { get; init; }

    /// <summary>The body to which it is reported; null where that is not recorded.</summary>
    public Named? To { get; init; }
    public required IReadOnlyList<StatusCount> Counts { get; init; }

    /// <summary>Done in the stretch.</summary>
    public required IReadOnlyList<Highlight> Done { get; init; }
    public required IReadOnlyList<Highlight> AtRisk { get; init; }
    public required IReadOnlyList<Highlight> OnTrack { get; init; }
    public required IReadOnlyList<Highlight> NotStarted { get; init; }

    /// <summary>Given up or carried over in the stretch.</summary>
    public required IReadOnlyList<Highlight> Ended { get; init; }

    /// <summary>Of which nothing was ever said.</summary>
    public required IReadOnlyList<Highlight> NothingSaid { get; init; }

    /// <summary>How many were done before the stretch began.</summary>
    public required int DoneBefore { get; init; }

    /// <summary>What is otherwise than when the stretch began, in sentences.</summary>
    public required IReadOnlyList<string> Changes { get; init; }

    /// <summary>What the body above is asked for, each with the item for which.</summary>
    public required IReadOnlyList<Asked> Asks { get; init; }

    /// <summary>"Quarter 1, April to June 2007", or its days.</summary>
    internal string StretchInWords(Period year) =>
        Quarter is { } quarter ? quarter.InWords(year) : $"{LondonDate.Words(From)} to {LondonDate.Words(Until)}";

    /// <summary>The stretch of a report that is written on a day: the last quarter that is over.</summary>
    public static Period UsualStretch(Period year, DateOnly day) => Quarters.Of(year, Quarters.LastOver(year, day))!.Value;

    /// <summary>Reports of a stretch; what was said after its last day does not count.</summary>
    public static Highlights Of(ProgrammeBook book, WorkProgramme programme, Period stretch, Named? to)
    {
        var (from, until) = (stretch.From!.Value, stretch.Until!.Value);
        var items = book.ItemsOf(programme)
            .Select(i => new Highlight(
                ItemView.Of(book, i, until),
                book.StatusOf(i, from.Eve()),
                [.. book.SaidOf(i, until).Where(s => s.Statement.On >= from).Select(StatementView.Of)]
            ))
            .ToList();
        IReadOnlyList<Highlight> With(params ItemStatus?[] status) => [.. items.Where(i => status.Contains(i.Item.Status))];
        var done = With(ItemStatus.Done);
        return new Highlights
        {
            Body = new Named(book.Body.Key, book.Body.Name),
            Programme = new Named(programme.Key, programme.Title),
            State = programme.State,
            From = from,
            Until = until,
            Quarter = Quarters
                .In(programme.Period)
                .Select(q => (Quarter?)q)
                .FirstOrDefault(q => Quarters.Of(programme.Period, q!.Value) == stretch),
            To = to,
            Counts = StatusCount.Of([.. items.Select(i => i.Item)]),
            Done = [.. done.Where(h => h.Before != ItemStatus.Done)],
            AtRisk = With(ItemStatus.AtRisk),
            OnTrack = With(ItemStatus.OnTrack),
            NotStarted = With(ItemStatus.NotStarted),
            Ended = [.. With(ItemStatus.Stopped, ItemStatus.CarriedOver).Where(h => h.Before != h.Item.Status)],
            NothingSaid = With((ItemStatus?)null),
            DoneBefore = done.Count(h => h.Before == ItemStatus.Done),
            Changes = [.. items.Where(h => h.IsChanged).Select(h => h.ChangeInWords)],
            Asks =
            [
                .. from h in items
                from said in h.Said
                where said.Ask is not null
                select new Asked(h.Item.Number, h.Item.What, said.Ask!),
            ],
        };
    }
}

/// <summary>An item in a highlight report.</summary>
/// <param name="Item">As it stood at the end.</param>
/// <param name="Before">How far it was when the stretch began; null where nothing was said by then.</param>
/// <param name="Said">What was said in the stretch, the oldest first.</param>
internal sealed record Highlight(ItemView Item, ItemStatus? Before, IReadOnlyList<StatementView> Said)
{
    /// <summary>Whether it is otherwise than when the stretch began; that something is said for the first time is no change.</summary>
    internal bool IsChanged => Before is not null && Before != Item.Status;

    /// <summary>"3 Parenting programme: was on track, is at risk."</summary>
    internal string ChangeInWords =>
        $"{Item.Number} {Item.What}: was {Before.OnScreen().ToLowerInvariant()}, is {Item.Status.OnScreen().ToLowerInvariant()}.";

    /// <summary>What there is to say: the words of the stretch; where there are none, the last ones before it with their day.</summary>
    internal string? Words =>
        string.Join(" ", Said.Select(s => s.Words).OfType<string>()) is { Length: > 0 } words ? words
        : Item.Last?.Words is { } earlier ? $"{earlier} (said on {LondonDate.Words(Item.Last.On)})"
        : null;
}

/// <summary>What the body above is asked for.</summary>
/// <param name="Number">The number of the item.</param>
/// <param name="Item">What it is.</param>
/// <param name="Ask">What is asked.</param>
internal sealed record Asked(string Number, string Item, string Ask);
