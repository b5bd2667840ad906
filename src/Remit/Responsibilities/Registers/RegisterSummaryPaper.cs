using Remit.Actions;
using Remit.Data;
using Remit.Documents.Writing;
using Remit.Kernel;
using Remit.Structure.Partnerships;
using Remit.Web;
using Remit.Web.Publishing;

namespace Remit.Responsibilities.Registers;

/// <summary>The summary of a register as a paper of one page: long words are shortened and long lists end early, each saying so.</summary>
internal static class RegisterSummaryPaper
{
    private const int Headings = 5;
    private const int Actions = 3;
    private const int Moved = 3;

    /// <summary>So many letters of a line of a list stand in one line of the page.</summary>
    private const int Line = 86;
    private const int Name = 70;

    /// <summary>A title goes on in a second line: what a register is called is not cut while there is room.</summary>
    private const int Title = 150;
    private const int CellName = 36;

    /// <summary>What the trend tells apart on paper.</summary>
    private static readonly (string Name, Fulfilment[] Of)[] Trends =
    [
        ("Met", [Fulfilment.Met]),
        ("Partly met", [Fulfilment.PartlyMet]),
        ("Not met", [Fulfilment.NotMet]),
        ("Without a rating", [Fulfilment.NotAssessed, Fulfilment.NotApplicable, Fulfilment.NotRated]),
        ("Nothing recorded", [Fulfilment.NothingRecorded]),
    ];

    /// <summary><c>export register-summary KEY</c></summary>
    public static ExportVerb Export { get; } =
        new("register-summary", "Take the summary of one register out, on one page", (db, day, keys) => One(db, day, keys[0]))
        {
            Keys = ["REGISTER"],
            Known = RegisterExport.Paper.Known,
        };

    private static async Task<Publication?> One(Db db, DateOnly day, string key) =>
        await RegisterSummaryView.Load(db, key, day) is { } summary
            ? Of(summary) with
            {
                Issuer = await db.PartnershipName(),
            }
            : null;

    public static Publication Of(RegisterSummaryView summary) =>
        new(summary.Title.Shortened(Title))
        {
            Kind = "Register on one page",
            Parts =
            [
                Prose.Fact(
                    "Responsible",
                    RegisterPaper.InWords(summary.Holder).Shortened(Name * 2)
                        + (summary.Source is { } source ? $". Rests mostly on: {source.Name.Shortened(Name)}" : "")
                ),
                Prose.Fact("In short", InShort(summary)),
                .. Lines("Better than a year before", summary.Better.Select(Moving), Moved),
                .. Lines("Worse than a year before", summary.Worse.Select(Moving), Moved),
                .. Lines("The weakest", summary.WeakestRows.Select(Weak), RegisterSummaryView.Weakest),
                .. Lines("Overdue actions", summary.OverdueActions.Select(Overdue), Actions),
                ByHeading(summary),
                Trend(summary),
            ],
        };

    /// <summary>"32 responsibilities: 3 met, 29 with nothing recorded".</summary>
    public static string InShort(RegisterSummaryView summary) =>
        summary.Numbers.Responsibilities == 0
            ? "no responsibilities are recorded on this date"
            : $"{summary.Numbers.Responsibilities.Counted("responsibility", "responsibilities")}: "
                + string.Join(", ", summary.Numbers.Shares.Select(s => $"{s.Count:N0} {s.Fulfilment.Counted()}"));

    private static IEnumerable<Part> Lines(string name, IEnumerable<string> lines, int most)
    {
        var all = lines.ToList();
        yield return Prose.Fact(
            name,
            all.Count == 0 ? "none"
                : all.Count > most ? $"{all.Count:N0}, of which {most}"
                : $"{all.Count:N0}"
        );
        foreach (var line in all.Take(most))
            yield return new Item(line);
    }

    private static string Moving(MovedRow row) =>
        OnOneLine(row.Number, row.Text, $": was {row.Before!.Value.Counted()}, is {row.Now!.Value.Counted()}");

    private static string Weak(WeakRow row) =>
        OnOneLine(
            row.Number,
            row.Text,
            $": {row.Fulfilment!.Value.Counted()}{(row.Since is { } since ? $", {since.InWords()}" : "")}"
        );

    private static string Overdue(ActionView action) =>
        OnOneLine(
            null,
            action.What,
            $", due by {action.Due!.Value.InWords()}"
                + (
                    action.Owners.Count == 0
                        ? ""
                        : $" ({string.Join(", ", action.Owners.Select(o => o.Title)).Shortened(Line / 4)})"
                )
        );

    /// <summary>The text is shortened, and never what is said of it.</summary>
    private static string OnOneLine(string? number, string text, string said)
    {
        var before = number is null ? "" : $"{number.Shortened(Line / 6)} ";
        return before + text.Shortened(Math.Max(Line / 4, Line - before.Length - said.Length)) + said;
    }

    private static Grid ByHeading(RegisterSummaryView summary)
    {
        var occurring = Occurring(summary);
        var shown = summary.Headings.Take(summary.Headings.Count > Headings ? Headings - 1 : Headings).ToList();
        var rest = summary.Headings.Skip(shown.Count).ToList();
        return new Grid(
            [new("Heading", 4), .. occurring.Select(f => new GridColumn(f.OnScreen()))],
            [
                .. shown.Select(h => new SheetRow([
                    (h.Heading ?? "Without a heading").Shortened(CellName),
                    .. occurring.Select(f => (GridCell)h.Numbers.Count(f)),
                ])),
                .. rest.Count == 0
                    ? Array.Empty<SheetRow>()
                    :
                    [
                        new SheetRow([
                            $"{rest.Count:N0} more headings",
                            .. occurring.Select(f => (GridCell)rest.Sum(h => h.Numbers.Count(f))),
                        ]),
                    ],
            ]
        )
        {
            Caption = "By heading",
            IsWide = false,
        };
    }

    private static Grid Trend(RegisterSummaryView summary) =>
        new(
            [new("At the end of", 2), .. summary.Trend.Select(q => new GridColumn(TrendChart.ShortName(q.On)))],
            [
                .. Trends
                    .Where(t => summary.Trend.Any(q => Count(q, t.Of) > 0))
                    .Select(t => new SheetRow([t.Name, .. summary.Trend.Select(q => (GridCell)Count(q, t.Of))])),
            ]
        )
        {
            Caption = "At the ends of the last quarters",
            IsWide = false,
        };

    private static int Count(QuarterNumbers quarter, Fulfilment[] of) => of.Sum(quarter.Numbers.Count);

    /// <summary>The ratings that occur, best first.</summary>
    public static IReadOnlyList<Fulfilment> Occurring(RegisterSummaryView summary) =>
        [.. summary.Numbers.Shares.Select(s => s.Fulfilment)];
}
