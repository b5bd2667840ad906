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
    public WorkProgramme NextYear(WorkProgramme from, Id<WorkProgramme> id, string title, IReadOnlyList<GoesOn> goOn) =>
        Begin(from, id, title, YearAfter(from.Period), goOn, sameYear: false);

    /// <summary>Begins a new version for the same year.</summary>
    /// <inheritdoc cref="NextYear"/>
    public WorkProgramme NewVersion(WorkProgramme from, Id<WorkProgramme> id, string title) =>
        Begin(from, id, title, from.Period, [.. book.ItemsOf(from).Select(i => new GoesOn(i, i.Due))], sameYear: true);

    /// <summary>The items of which something is still to do, in order.</summary>
    public static IReadOnlyList<ProgrammeItem> Unfinished(ProgrammeBook book, WorkProgramme programme, DateOnly day) =>
        [.. book.ItemsOf(programme).Where(i => book.IsUnfinished(i, day))];

    /// <summary>The year after a programme's: as long as that, from the day after its last.</summary>
    public static Period YearAfter(Period year)
    {
        var first = year.Until!.Value.AddDays(1);
        var last =
            year.From!.Value.AddYears(1).AddDays(-1) == year.Until
                ? first.AddYears(1).AddDays(-1)
                : first.AddDays(year.Until.Value.DayNumber - year.From.Value.DayNumber);
        return new Period(first, last);
    }

    /// <summary>"Work programme 2008 to 2009".</summary>
    public static string TitleOf(Period year) =>
        year.From!.Value.Year == year.Until!.Value.Year
            ? string.Create(CultureInfo.InvariantCulture, $"Work programme {year.From.Value.Year}")
            : string.Create(CultureInfo.InvariantCulture, $"Work programme {year.From.Value.Year} to {year.Until.Value.Year}");

    private WorkProgramme Begin(
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
        foreach (var (order, going) in goOn.Index())
            Add(programme, going, order, sameYear);
        return programme;
    }

    private void Add(WorkProgramme programme, GoesOn going, int order, bool sameYear)
    {
        var (item, due) = going;
        var next = new ProgrammeItem
        {
            Id = ids.Next<ProgrammeItem>(),
            Key = (order + 1).ToString(CultureInfo.InvariantCulture),
            Programme = programme.Id,
            Number = sameYear && item.Quoted != (order + 1).ToString(CultureInfo.InvariantCulture) ? item.Quoted : null,
            What = item.What,
            OwnerWords = item.OwnerWords,
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
        foreach (var (at, owner) in book.OwnersOf(item).Index())
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
}
