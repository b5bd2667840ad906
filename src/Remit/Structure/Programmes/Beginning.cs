using System.Globalization;
using Remit.Data;
using Remit.Kernel;

namespace Remit.Structure.Programmes;

/// <summary>An item that goes on, and in which quarter.</summary>
internal sealed record GoesOn(ProgrammeItem Item, Quarter? Due);

/// <summary>
/// Begins a programme from another: next year's from what is unfinished, or a new version of the same year from all of it. Each item points
/// to the one that it goes on with; the new programme is a draft.
/// </summary>
internal sealed class Beginning(Db db, IdSource ids, ProgrammeBook book)
{
    /// <summary>Begins next year's programme.</summary>
    /// <param name="from">This year's.</param>
    /// <param name="id">The id of the new one.</param>
    /// <param name="title">What it is called.</param>
    /// <param name="goOn">The items that go on, in order; the quarter is one of the new year.</param>
    /// <returns>The draft. Whoever is to do an item and is not there in its year is named in words alone.</returns>
    public Task<WorkProgramme> NextYear(WorkProgramme from, Id<WorkProgramme> id, string title, IReadOnlyList<GoesOn> goOn) =>
        Begin(from, id, title, YearAfter(from.Period), goOn, sameYear: false);

    /// <summary>Begins a new version for the same year.</summary>
    /// <inheritdoc cref="NextYear"/>
    public Task<WorkProgramme> NewVersion(WorkProgramme from, Id<WorkProgramme> id, string title) =>
        Begin(from, id, title, from.Period, [.. book.ItemsOf(from).Select(i => new GoesOn(i, i.Due))], sameYear: true);

    /// <summary>The items of which something is still to do, in order.</summary>
    public static IReadOnlyList<ProgrammeItem> Unfinished(ProgrammeBook book, WorkProgramme programme, DateOnly day) =>
        [.. book.ItemsOf(programme).Where(i => book.IsUnfinished(i, day))];

    /// <summary>The year after a programme's: as long as that, from the day after its last, and no later than the calendar goes.</summary>
    public static Period YearAfter(Period year)
    {
        var until = year.Until!.Value;
        if (until == DateOnly.MaxValue)
            return new Period(until, until);
        var first = until.AddDays(1);
        var length = Math.Min(until.DayNumber - year.From!.Value.DayNumber, DateOnly.MaxValue.DayNumber - first.DayNumber);
        var last =
            year.From.Value.MonthsLater(12)?.AddDays(-1) == until
                ? first.MonthsLater(12)?.AddDays(-1) ?? DateOnly.MaxValue
                : first.AddDays(length);
        return new Period(first, last);
    }

    /// <summary>Those that are to do some items and are not there any more in a year, whoever may see them.</summary>
    public static async Task<IReadOnlySet<RecordRef>> NotThereIn(
        Db db,
        ProgrammeBook book,
        IEnumerable<ProgrammeItem> items,
        Period year
    )
    {
        using var everything = db.LookingAtEverything();
        var life = await OwnersInTime.Load(db, items.SelectMany(book.OwnersOf));
        return life.Where(l => !l.Value.Period.Overlaps(year)).Select(l => l.Key).ToHashSet();
    }

    /// <summary>Of which owners it is to be said that they are named in words alone; null for none that the viewer may see.</summary>
    public static string? LeftOut(ProgrammeBook book, IReadOnlySet<RecordRef> notThere)
    {
        var names = notThere.Select(book.NameOf).OfType<string>().Order(StringComparer.Ordinal).ToList();
        return names.Count == 0
            ? null
            : $"{Texts.Listed(names)} {(names.Count == 1 ? "is" : "are")} not there any more in that year: the items say so in words, until you choose who does them.";
    }

    /// <summary>"Work programme 2008 to 2009".</summary>
    public static string TitleOf(Period year) =>
        year.From!.Value.Year == year.Until!.Value.Year
            ? string.Create(CultureInfo.InvariantCulture, $"Work programme {year.From.Value.Year}")
            : string.Create(CultureInfo.InvariantCulture, $"Work programme {year.From.Value.Year} to {year.Until.Value.Year}");

    private async Task<WorkProgramme> Begin(
        WorkProgramme from,
        Id<WorkProgramme> id,
        string title,
        Period year,
        IReadOnlyList<GoesOn> goOn,
        bool sameYear
    )
    {
        var beside = book.Programmes.ToList();
        var programme = new WorkProgramme
        {
            Id = id,
            Key = FreeKeys.For(title, beside.Select(p => p.Key)),
            Body = from.Body,
            Title = title,
            Period = year,
            Sensitivity = from.Sensitivity,
            RestrictedTo = from.RestrictedTo,
            Order = beside.Count,
        };
        db.Add(programme);
        var notThere = await NotThereIn(db, book, goOn.Select(g => g.Item), year);
        foreach (var (order, going) in goOn.Index())
            Add(programme, going, order, sameYear, notThere);
        return programme;
    }

    private void Add(WorkProgramme programme, GoesOn going, int order, bool sameYear, IReadOnlySet<RecordRef> notThere)
    {
        var (item, due) = going;
        var next = new ProgrammeItem
        {
            Id = ids.Next<ProgrammeItem>(),
            Key = (order + 1).ToString(CultureInfo.InvariantCulture),
            Programme = programme.Id,
            Number = sameYear && item.Quoted != (order + 1).ToString(CultureInfo.InvariantCulture) ? item.Quoted : null,
            What = item.What,
            OwnerWords = InWords(item, notThere),
            Begins = sameYear ? item.Begins : null,
            Due = due,
            ExpectedOutcome = item.ExpectedOutcome,
            Serves = item.Serves,
            Continues = item.Id,
            Sensitivity = item.Sensitivity,
            RestrictedTo = item.RestrictedTo,
            Order = order,
        };
        db.Add(next);
        foreach (var (at, owner) in book.OwnersOf(item).Where(o => !notThere.Contains(o)).Index())
            db.Add(
                new ProgrammeItemOwner
                {
                    Id = ids.Next<ProgrammeItemOwner>(),
                    Item = next.Id,
                    Owner = owner,
                    Order = at,
                }
            );
    }

    /// <summary>Who does it in words, with those who are not there any more; nobody is named whom the writer may not see.</summary>
    private string? InWords(ProgrammeItem item, IReadOnlySet<RecordRef> notThere)
    {
        var said = item.OwnerWords ?? "";
        var names = book.OwnersOf(item).Where(notThere.Contains).Select(book.NameOf).OfType<string>();
        var words = names.Where(n => !said.Contains(n, StringComparison.Ordinal)).Prepend(said).Where(w => w.Length > 0);
        return string.Join(", ", words) is { Length: > 0 } joined ? joined : null;
    }
}
