using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Areas;
using Remit.Structure.Bodies;
using Remit.Structure.Places;
using Remit.Web;
using Remit.Web.TagHelpers;

namespace Remit.Structure.Chart;

/// <summary>What an address asks to see of the structure: which bodies, how far unfolded, with which lines. Its pages show the same in several ways.</summary>
internal abstract class AskedStructure(Db db, Looking looking, PageFrame frame) : PageModel
{
    /// <summary>Older than anybody for whom these bodies are there: care leavers are until 25. Children and Social Work Act 2017, s. 3.</summary>
    private const int OldestAge = 25;

    private const string BeforeBirth = "before-birth";
    private HashSet<RecordRef>? covering;

    protected Db Records { get; } = db;
    protected Looking Look { get; } = looking;
    protected PageFrame Frame { get; } = frame;

    /// <summary>A kind of body, or <c>post</c>.</summary>
    [BindProperty(SupportsGet = true, Name = "kind")]
    public string? Kind { get; set; }

    /// <summary>proposed, established or closed.</summary>
    [BindProperty(SupportsGet = true, Name = "state")]
    public string? State { get; set; }

    /// <summary>yes or no.</summary>
    [BindProperty(SupportsGet = true, Name = "outside")]
    public string? Outside { get; set; }

    /// <summary>An age in whole years, or before-birth.</summary>
    [BindProperty(SupportsGet = true, Name = "age")]
    public string? Age { get; set; }

    /// <summary>The key of an area: bodies that cover it, a wider one, or a part of it.</summary>
    [BindProperty(SupportsGet = true, Name = "area")]
    public string? Area { get; set; }

    /// <summary>The key of a body: it and what is below it.</summary>
    [BindProperty(SupportsGet = true, Name = "below")]
    public string? Below { get; set; }

    /// <summary>How many levels: 1 to 6, or all.</summary>
    [BindProperty(SupportsGet = true, Name = "levels")]
    public string? Levels { get; set; }

    /// <summary>The keys of bodies below which the chart is folded, with commas between them.</summary>
    [BindProperty(SupportsGet = true, Name = "fold")]
    public string? Fold { get; set; }

    /// <summary>The keys of bodies below which it is not, whatever the levels, with commas between them.</summary>
    [BindProperty(SupportsGet = true, Name = "unfold")]
    public string? Unfold { get; set; }

    /// <summary>The only kind of line to draw beside the tree.</summary>
    [BindProperty(SupportsGet = true, Name = "lines")]
    public string? Lines { get; set; }

    /// <summary>no: the boxes do not say who chairs.</summary>
    [BindProperty(SupportsGet = true, Name = "names")]
    public string? Names { get; set; }

    /// <summary>The bodies that are shown, with those that only hold them in their place.</summary>
    public StructureMap Map { get; private set; } = null!;

    /// <summary>The body of which only the branch is shown; null for everything.</summary>
    public MapNode? Top { get; private set; }

    /// <summary>The line by which that body answers to another; null for none.</summary>
    public MapLine? TopAnswers { get; private set; }

    public IReadOnlyList<SelectOption> Kinds { get; private set; } = [];

    /// <summary>The areas by which one can choose.</summary>
    public IReadOnlyList<SelectOption> Areas { get; private set; } = [];

    public static IReadOnlyList<SelectOption> Ages { get; } =
    [
        new("Any age", ""),
        new("Before birth", BeforeBirth),
        .. Enumerable.Range(0, OldestAge + 1).Select(a => new SelectOption($"Age {a}", Number(a))),
    ];

    public static IReadOnlyList<SelectOption> LevelItems { get; } =
    [
        new("As many as are clear", ""),
        new("1 level", "1"),
        .. Enumerable.Range(2, Unfolding.MostLevels - 1).Select(n => new SelectOption($"{n} levels", Number(n))),
        new("All levels", "all"),
    ];

    /// <summary>Whether the same bodies are drawn otherwise than where nobody chose.</summary>
    public bool IsDrawnOtherwise => (Levels ?? Fold ?? Unfold ?? Lines ?? Names) is not null;

    public bool IsFiltered => (Kind ?? State ?? Outside ?? Age ?? Area) is not null;

    /// <summary>How many bodies and posts pass the filters.</summary>
    public int Count { get; private set; }

    /// <summary>How many there are without filters.</summary>
    public int All { get; private set; }

    /// <summary>How many bodies are closed, which the chart leaves out.</summary>
    public int Closed { get; private set; }

    /// <summary>What the chart is to show.</summary>
    public ChartWish Wish =>
        new()
        {
            Unfolding = new Unfolding
            {
                Levels = Unfolding.LevelsOf(Levels),
                Folded = Keys(Fold),
                Unfolded = Keys(Unfold),
            },
            Lines = Lines,
            Names = Names is null,
            Around = n => !Passes(n),
        };

    /// <summary>What is asked for, as the address has it.</summary>
    public (string Key, string? Value)[] Asked =>
        [
            ("kind", Kind),
            ("state", State),
            ("outside", Outside),
            ("age", Age),
            ("area", Area),
            ("below", Below),
            ("levels", Levels),
            ("fold", Fold),
            ("unfold", Unfold),
            ("lines", Lines),
            ("names", Names),
        ];

    /// <summary>The same with some of it otherwise.</summary>
    public (string Key, string? Value)[] AskedWith(params (string Key, string? Value)[] otherwise) =>
        [.. Asked.Where(a => otherwise.All(o => o.Key != a.Key)), .. otherwise];

    /// <summary>The same with one body unfolded, or folded.</summary>
    public (string Key, string? Value)[] AskedWith(MapNode body, bool unfolded)
    {
        var (folded, opened) = (Keys(Fold).Except([body.Key]), Keys(Unfold).Except([body.Key]));
        return AskedWith(
            ("fold", Joined(unfolded ? folded : folded.Append(body.Key))),
            ("unfold", Joined(unfolded ? opened.Append(body.Key) : opened))
        );
    }

    /// <summary>Whether it passes the filters; otherwise it is there to hold one that does.</summary>
    public bool Passes(MapNode node) =>
        (Kind is null || Kind == (node.Kind is { } kind ? Kebab.Of(kind) : "post"))
        && (State is null || (node.State is { } state && State == Kebab.Of(state)))
        && (Outside is null || (!node.IsPost && node.Outside == (Outside == "yes")))
        && (Age is null || node.Ages?.Covers(Age == BeforeBirth ? AgeRange.PreBirth : Years(Age)) == true)
        && (covering is null || covering.Contains(node.Record));

    /// <summary>Reads what is asked for. Six queries at most.</summary>
    protected async Task Read(Seats? seats = null)
    {
        ReadChoices();
        var everything = await StructureMap.Load(Records, Look.AsAt, state => state != BodyState.NotYet, seats);
        await ReadArea();
        Closed = everything.Nodes.Count(n => n.State == BodyState.Closed);
        Kinds =
        [
            new("All kinds", ""),
            .. everything
                .Nodes.DistinctBy(n => n.Kind)
                .Select(n => new SelectOption(n.KindWords, n.Kind is { } kind ? Kebab.Of(kind) : "post")),
        ];
        var open = everything.Without(n => n.State == BodyState.Closed);
        if (Below is not null)
            open = Branch(open);
        All = open.Nodes.Count;
        Map = IsFiltered ? (State == "closed" && Top is null ? everything : open).Only(Passes) : open;
        Count = Map.Nodes.Count(Passes);
        SayWhatIsNotThere();
    }

    private void ReadChoices()
    {
        Kind = Frame.Choice("kind", Kind, [.. Kebab.All(typeof(BodyKind)).Keys, "post"]);
        State = Frame.Choice("state", State, ["proposed", "established", "closed"]);
        Outside = Frame.Choice("choice of inside or outside", Outside, ["yes", "no"]);
        Age = Frame.Choice("age", Age, [BeforeBirth, .. Enumerable.Range(0, OldestAge + 1).Select(Number)]);
        Levels = Frame.Choice("number of levels", Levels, Unfolding.Choices);
        Lines = Frame.Choice("kind of line", Lines, ChartWish.LineChoices);
        Names = Frame.Choice("choice of names", Names, ["no"]);
    }

    private async Task ReadArea()
    {
        var areas = await AreaMap.Load(Records, Look.AsAt);
        var all = areas.All.ToList();
        Areas = all.Count == 0 ? [] : [new("Anywhere", ""), .. all.Select(a => new SelectOption(a.Name, a.Key))];
        Area = Frame.Choice("area", Area, all.Select(a => a.Key));
        if (all.Find(a => a.Key == Area) is not { } chosen)
            return;
        var near = areas.UpFrom(chosen).Concat(areas.Within(chosen)).Select(a => a.Id).Distinct().ToList();
        var bodies = await Records
            .All<CoveredArea>()
            .Where(c => near.Contains(c.Area))
            .Select(c => c.Body)
            .Distinct()
            .ToListAsync();
        covering = [.. bodies.Select(b => new RecordRef("body", b.Value))];
    }

    private StructureMap Branch(StructureMap map)
    {
        Top = map.Nodes.FirstOrDefault(n => !n.IsPost && n.Key == Below);
        if (Top is null)
        {
            Frame.SayThereIsNo("body", Below!);
            Below = null;
            return map;
        }
        TopAnswers = map.ParentOf(Top);
        return map.Under(Top);
    }

    private void SayWhatIsNotThere()
    {
        var keys = Map.Nodes.Where(n => !n.IsPost).Select(n => n.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var key in Keys(Fold).Concat(Keys(Unfold)).Distinct().Where(k => !keys.Contains(k)).Take(3))
            Frame.Notices.Add($"There is no body “{key.Shortened(40)}” in this chart to fold or unfold.");
    }

    private static IReadOnlyList<string> Keys(string? list) =>
        [.. (list ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];

    private static string? Joined(IEnumerable<string> keys) => string.Join(',', keys) is { Length: > 0 } list ? list : null;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int Years(string age) => int.Parse(age, CultureInfo.InvariantCulture);
}
