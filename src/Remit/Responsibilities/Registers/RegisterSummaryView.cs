using Microsoft.EntityFrameworkCore;
using Remit.Actions;
using Remit.Data;
using Remit.Kernel;
using Remit.Responsibilities.Sources;
using Remit.Structure.Places;
using Remit.Web;

namespace Remit.Responsibilities.Registers;

/// <summary>A register on one page: how its responsibilities are met, what became better or worse, what is weakest and overdue.</summary>
internal sealed record RegisterSummaryView
{
    private const int Quarters = 8;
    private const int MonthsInAQuarter = 3;
    private const int MonthsInAYear = 12;

    /// <summary>How many of the weakest there are on the page.</summary>
    public const int Weakest = 5;

    public required string Key { get; init; }
    public required string Title { get; init; }
    public required Holder Holder { get; init; }
    public Named? Source { get; init; }
    public required RegisterNumbers Numbers { get; init; }

    /// <summary>The numbers under each heading, in the order of the register; rows without one have the heading null.</summary>
    public required IReadOnlyList<HeadingNumbers> Headings { get; init; }

    /// <summary>The day a year before, with which it is compared.</summary>
    public required DateOnly YearBefore { get; init; }
    public required IReadOnlyList<MovedRow> Better { get; init; }
    public required IReadOnlyList<MovedRow> Worse { get; init; }

    /// <summary>The weakest, the worst first: not met, then partly met, then nothing recorded; the oldest account first.</summary>
    public required IReadOnlyList<WeakRow> WeakestRows { get; init; }

    /// <summary>The open actions whose day has passed, the longest overdue first.</summary>
    public required IReadOnlyList<ActionView> OverdueActions { get; init; }

    /// <summary>How the responsibilities were met at the ends of the last quarters, the earliest first.</summary>
    public required IReadOnlyList<QuarterNumbers> Trend { get; init; }

    /// <summary>Null where there is none that the viewer may see. Six queries.</summary>
    public static async Task<RegisterSummaryView?> Load(Db db, string key, DateOnly day)
    {
        var found = await (
            from g in db.All<Register>()
            where g.Key == key
            join s in db.All<Source>() on g.Source equals s.Id into sources
            from source in sources.DefaultIfEmpty()
            select new { Register = g, Source = source == null ? null : new Named(source.Key, source.Title) }
        ).SingleOrDefaultAsync();
        if (found is null)
            return null;
        var register = found.Register;
        var rows = await db.All<Responsibility>()
            .Where(r => r.Register == register.Id)
            .OrderBy(r => r.Order)
            .ThenBy(r => r.Key)
            .ToListAsync();
        var said = (
            await (
                from position in db.PositionsBy(day)
                where db.All<Responsibility>().Any(r => r.Id == position.Responsibility && r.Register == register.Id)
                select new Said(position.Responsibility, position.On, position.Rating)
            ).ToListAsync()
        ).ToLookup(p => p.Responsibility);
        var now = rows.Where(r => r.Period.Covers(day)).ToList();
        var overdue = (await db.ActionsFrom(day, now.Select(r => new RecordRef("responsibility", r.RowId))))
            .Where(a => a.Action.IsOverdueOn(day))
            .OrderBy(a => a.Action.Due)
            .ToList();
        var names = await Mentions.Load(db, [register.Holder, .. overdue.SelectMany(a => a.Mentioned)]);
        var people = await Incumbents.Load(db, day, [register.Holder]);
        var at = new Met(rows, said);
        var inherited = Numbering.Inherited(now);
        string? Number(Responsibility row) => row.Number ?? inherited.GetValueOrDefault(row.Id);
        var yearBefore = BeforeMonths(day, MonthsInAYear);
        var moved = now.Select(r => new MovedRow(r.Key, Number(r), r.Text, at.On(r, yearBefore), at.On(r, day)))
            .Where(m => m.Step != 0)
            .ToList();
        return new RegisterSummaryView
        {
            Key = register.Key,
            Title = register.Title,
            Holder = people.Of(register.Holder, names),
            Source = found.Source,
            Numbers = at.NumbersOn(day),
            Headings =
            [
                .. now.GroupBy(r => r.Heading)
                    .Select(g => new HeadingNumbers(
                        g.Key,
                        RegisterNumbers.Of([.. g.Select(r => r.LeadIn ? null : at.On(r, day))])
                    ))
                    .Where(h => h.Numbers.Responsibilities > 0),
            ],
            YearBefore = yearBefore,
            Better = [.. moved.Where(m => m.Step > 0)],
            Worse = [.. moved.Where(m => m.Step < 0)],
            WeakestRows =
            [
                .. now.Select(r => new WeakRow(r.Key, Number(r), r.Text, at.On(r, day), said[r.Id].FirstOrDefault()?.On))
                    .Where(w => w.Place is not null)
                    .OrderBy(w => w.Place)
                    .ThenBy(w => w.Since ?? DateOnly.MinValue)
                    .Take(Weakest),
            ],
            OverdueActions = [.. overdue.Select(a => ActionView.Of(a, names, day))],
            Trend = [.. QuarterEnds(day).Select(end => new QuarterNumbers(end, at.NumbersOn(end)))],
        };
    }

    /// <summary>The last days of the last quarters of the calendar that are over by a day, the earliest first.</summary>
    public static IEnumerable<DateOnly> QuarterEnds(DateOnly day)
    {
        var quarter = (day.Year * 4) + ((day.Month - 1) / MonthsInAQuarter);
        var ends = new List<DateOnly>();
        for (var q = quarter; ends.Count < Quarters && q > 4; q--)
        {
            var first = new DateOnly(q / 4, (q % 4 * MonthsInAQuarter) + 1, 1);
            var end = first == new DateOnly(9999, 10, 1) ? DateOnly.MaxValue : first.AddMonths(MonthsInAQuarter).AddDays(-1);
            if (end <= day)
                ends.Insert(0, end);
        }
        return ends;
    }

    private static DateOnly BeforeMonths(DateOnly day, int months) =>
        day < DateOnly.MinValue.AddMonths(months) ? DateOnly.MinValue : day.AddMonths(-months);

    private sealed record Said(Id<Responsibility> Responsibility, DateOnly? On, Rating? Rating);

    /// <summary>How the rows of a register are met on any day, from what is read once.</summary>
    private sealed class Met(IReadOnlyList<Responsibility> rows, ILookup<Id<Responsibility>, Said> said)
    {
        /// <summary>Null where the row did not hold then, and for a lead-in.</summary>
        public Fulfilment? On(Responsibility row, DateOnly day)
        {
            if (!row.Period.Covers(day))
                return null;
            var newest = said[row.Id].FirstOrDefault(p => p.On is null || p.On <= day);
            return Fulfilments.Of(row.LeadIn, newest is not null, newest?.Rating);
        }

        public RegisterNumbers NumbersOn(DateOnly day) =>
            RegisterNumbers.Of([.. rows.Where(r => r.Period.Covers(day)).Select(r => On(r, day))]);
    }
}

/// <summary>The numbers under a heading.</summary>
internal sealed record HeadingNumbers(string? Heading, RegisterNumbers Numbers);

/// <summary>The numbers at the end of a quarter.</summary>
internal sealed record QuarterNumbers(DateOnly On, RegisterNumbers Numbers);

/// <summary>A responsibility that is among the weakest.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Number">Its paragraph.</param>
/// <param name="Text">What is to be done.</param>
/// <param name="Fulfilment">How far it is met.</param>
/// <param name="Since">The day of its newest account; null for none, and where that has no date.</param>
internal sealed record WeakRow(string Key, string? Number, string Text, Fulfilment? Fulfilment, DateOnly? Since)
{
    /// <summary>The worst has the lowest; null for one that is not weak.</summary>
    internal int? Place =>
        Fulfilment switch
        {
            Registers.Fulfilment.NotMet => 0,
            Registers.Fulfilment.PartlyMet => 1,
            Registers.Fulfilment.NothingRecorded => 2,
            _ => null,
        };
}

/// <summary>A responsibility that is met better or worse than before.</summary>
internal sealed record MovedRow(string Key, string? Number, string Text, Fulfilment? Before, Fulfilment? Now)
{
    /// <summary>Above 0 for better, below 0 for worse; 0 where either day has no rating to compare.</summary>
    internal int Step => Before.StepTo(Now);
}
