using Remit.Kernel;
using Remit.Structure.Places;
using Remit.Web;

namespace Remit.Structure.Programmes;

/// <summary>A work programme on a day, as its page and its JSON show it.</summary>
internal sealed record ProgrammeView
{
    public required Named Body { get; init; }
    public required string Key { get; init; }
    public required string Title { get; init; }
    public required ProgrammeState State { get; init; }
    public Named? AgreedBy { get; init; }
    public DateOnly? AgreedOn { get; init; }
    public string? Minute { get; init; }
    public DateOnly? ReviewOn { get; init; }

    /// <summary>Whether the day by which it was to be looked at again has passed.</summary>
    public required bool IsReviewOverdue { get; init; }

    /// <summary>The year that it is for.</summary>
    public required DateOnly? From { get; init; }
    public required DateOnly? Until { get; init; }

    /// <summary>The quarter of the day; null outside the year.</summary>
    public Quarter? Now { get; init; }

    /// <summary>How many items are at which point; "nothing recorded" last.</summary>
    public required IReadOnlyList<StatusCount> Counts { get; init; }
    public required IReadOnlyList<ItemView> Items { get; init; }

    /// <summary>The body's other programmes and versions, the newest first.</summary>
    public required IReadOnlyList<ProgrammeLine> Others { get; init; }
    public string? Note { get; init; }
    public string? TakenFrom { get; init; }

    internal Period Year => new(From, Until);

    /// <summary>The items by the quarter in which they are due, those without one last; an overdue one stays in its quarter.</summary>
    internal IEnumerable<(string Heading, IReadOnlyList<ItemView> Items)> ByQuarter() =>
        Items
            .GroupBy(i => i.Due)
            .OrderBy(g => g.Key is null)
            .ThenBy(g => g.Key)
            .Select(g => (g.Key is { } due ? due.InWords(Year) : "No quarter yet", (IReadOnlyList<ItemView>)[.. g]));

    /// <summary>The items by who is to do them: under each of several owners; those without one last.</summary>
    internal IEnumerable<(string Heading, IReadOnlyList<ItemView> Items)> ByOwner() =>
        Items
            .SelectMany(i => i.WhoInWords.Select(w => (Who: w, Item: i)).DefaultIfEmpty((Who: "", Item: i)))
            .GroupBy(i => i.Who, StringComparer.Ordinal)
            .OrderBy(g => g.Key.Length == 0)
            .ThenBy(g => g.Key, StringComparer.OrdinalIgnoreCase)
            .Select(g => (g.Key.Length == 0 ? "Nobody recorded" : g.Key, (IReadOnlyList<ItemView>)[.. g.Select(i => i.Item)]));

    internal static ProgrammeView Of(ProgrammeBook book, WorkProgramme programme, DateOnly day)
    {
        var items = book.ItemsOf(programme).Select(i => ItemView.Of(book, i, day)).ToList();
        return new ProgrammeView
        {
            Body = new Named(book.Body.Key, book.Body.Name),
            Key = programme.Key,
            Title = programme.Title,
            State = programme.State,
            AgreedBy = book.AgreedBy[programme.Id],
            AgreedOn = programme.AgreedOn,
            Minute = programme.Minute,
            ReviewOn = programme.ReviewOn,
            IsReviewOverdue = programme.State == ProgrammeState.Agreed && programme.ReviewOn < day,
            From = programme.From,
            Until = programme.Until,
            Now = Quarters.On(programme.Period, day),
            Counts = StatusCount.Of(items),
            Items = items,
            Others = [.. book.Programmes.Where(p => p.Id != programme.Id).Select(p => LineOf(book, p))],
            Note = programme.Note,
            TakenFrom = programme.TakenFrom,
        };
    }

    internal static ProgrammeLine LineOf(ProgrammeBook book, WorkProgramme programme) =>
        new(
            programme.Key,
            programme.Title,
            programme.State,
            book.AgreedBy[programme.Id],
            programme.AgreedOn,
            programme.Minute,
            programme.From,
            programme.Until
        );
}

/// <summary>How many items have come so far; null where nothing was said of them.</summary>
internal sealed record StatusCount(ItemStatus? Status, int Count)
{
    /// <summary>As people ask for them: what is done, what goes on, what needs help, then the rest.</summary>
    private static readonly ItemStatus?[] Order =
    [
        ItemStatus.Done,
        ItemStatus.OnTrack,
        ItemStatus.AtRisk,
        ItemStatus.NotStarted,
        ItemStatus.Stopped,
        ItemStatus.CarriedOver,
        null,
    ];

    /// <summary>Those that occur.</summary>
    public static IReadOnlyList<StatusCount> Of(IReadOnlyList<ItemView> items) =>
        [.. Order.Select(s => new StatusCount(s, items.Count(i => i.Status == s))).Where(c => c.Count > 0)];
}

/// <summary>An item of a programme on a day.</summary>
internal sealed record ItemView
{
    public required string Key { get; init; }

    /// <summary>The number by which it is quoted.</summary>
    public required string Number { get; init; }
    public required string What { get; init; }

    /// <summary>Who is to do it, as far as the viewer may see them.</summary>
    public required IReadOnlyList<Mention> Owners { get; init; }
    public string? OwnerWords { get; init; }
    public Quarter? Begins { get; init; }
    public Quarter? Due { get; init; }

    /// <summary>The last day of the quarter in which it is due.</summary>
    public DateOnly? DueBy { get; init; }
    public string? ExpectedOutcome { get; init; }

    /// <summary>The area of responsibility that it serves.</summary>
    public string? Serves { get; init; }

    /// <summary>How far it has come; null where nothing was said.</summary>
    public ItemStatus? Status { get; init; }

    /// <summary>Whether its quarter is over and it is not.</summary>
    public required bool IsOverdue { get; init; }

    /// <summary>From how many earlier years it was carried over.</summary>
    public required int TimesCarriedOver { get; init; }

    /// <summary>What was said last.</summary>
    public StatementView? Last { get; init; }
    public string? Note { get; init; }
    public string? TakenFrom { get; init; }

    /// <summary>Everybody who is to do it, recorded or in words.</summary>
    internal IReadOnlyList<string> WhoInWords =>
        Owners.Count > 0 ? [.. Owners.Select(o => o.Title)]
        : OwnerWords is { } words ? [words]
        : [];

    /// <summary>"Anna Barratt, Health (with schools)".</summary>
    internal string Who =>
        Owners.Count > 0 && OwnerWords is { } words
            ? $"{string.Join(", ", Owners.Select(o => o.Title))} ({words})"
            : string.Join(", ", WhoInWords);

    internal static ItemView Of(ProgrammeBook book, ProgrammeItem item, DateOnly day)
    {
        var year = book.ProgrammeOf(item).Period;
        var due = item.Due is { } quarter ? Quarters.Of(year, quarter)?.Until : null;
        var last = book.SaidOf(item, day).LastOrDefault();
        return new ItemView
        {
            Key = item.Key,
            Number = item.Quoted,
            What = item.What,
            Owners = book.NamedOwnersOf(item),
            OwnerWords = item.OwnerWords,
            Begins = item.Begins,
            Due = item.Due,
            DueBy = due,
            ExpectedOutcome = item.ExpectedOutcome,
            Serves = book.Topics.GetValueOrDefault(item.Id),
            Status = last?.Statement.Status,
            IsOverdue =
                due < day && last?.Statement.Status is null or ItemStatus.NotStarted or ItemStatus.OnTrack or ItemStatus.AtRisk,
            TimesCarriedOver = book.CarriedOver(item),
            Last = last is null ? null : StatementView.Of(last),
            Note = item.Note,
            TakenFrom = item.TakenFrom,
        };
    }
}

/// <summary>What somebody said of an item on a day.</summary>
internal sealed record StatementView
{
    public required DateOnly On { get; init; }
    public required ItemStatus Status { get; init; }
    public DateOnly? DoneOn { get; init; }
    public string? Words { get; init; }

    /// <summary>What the body above is asked for.</summary>
    public string? Ask { get; init; }

    /// <summary>Who said so, as far as the viewer may see them.</summary>
    public Named? By { get; init; }
    public string? ByWords { get; init; }
    public string? Note { get; init; }
    public string? TakenFrom { get; init; }

    internal static StatementView Of(ProgrammeBook.Said said) =>
        new()
        {
            On = said.Statement.On,
            Status = said.Statement.Status,
            DoneOn = said.Statement.DoneOn,
            Words = said.Statement.Words,
            Ask = said.Statement.Ask,
            By = said.By,
            ByWords = said.Statement.ByWords,
            Note = said.Statement.Note,
            TakenFrom = said.Statement.TakenFrom,
        };
}
