using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Data;
using Remit.Documents.Writing;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Places;
using Remit.Web;
using Remit.Web.Publishing;
using Remit.Web.TagHelpers;

namespace Remit.Structure.Chart;

/// <summary>Who answers to whom?</summary>
[Needs("structure.read"), Limited(Limit.Chart, looking: true)]
internal sealed class StructurePage(Db db, Looking looking, StructureLinks links, PageFrame frame)
    : PageModel,
        IJsonTwin,
        IPublished
{
    /// <summary>A kind of body, or <c>post</c>.</summary>
    [BindProperty(SupportsGet = true, Name = "kind")]
    public string? Kind { get; set; }

    /// <summary>proposed, established or closed.</summary>
    [BindProperty(SupportsGet = true, Name = "state")]
    public string? State { get; set; }

    /// <summary>yes or no.</summary>
    [BindProperty(SupportsGet = true, Name = "outside")]
    public string? Outside { get; set; }

    /// <summary>The bodies that are shown, with those that only hold them in their place.</summary>
    public StructureMap Map { get; private set; } = null!;
    public StructureChart? Chart { get; private set; }
    public IReadOnlyList<SelectOption> Kinds { get; private set; } = [];
    public bool IsFiltered => Kind is not null || State is not null || Outside is not null;

    /// <summary>How many bodies and posts pass the filters.</summary>
    public int Count { get; private set; }

    /// <summary>How many there are without filters.</summary>
    public int All { get; private set; }

    /// <summary>How many bodies are closed, which the chart leaves out.</summary>
    public int Closed { get; private set; }

    public Publication Publication => StructurePaper.Of(Map, MembersOf);

    private Func<MapNode, IReadOnlyList<Seat>> MembersOf { get; set; } = _ => [];

    public object Twin =>
        new
        {
            Count,
            Nodes = Map.Nodes.Select(n => new
            {
                Type = n.Record.Kind,
                n.Key,
                n.Name,
                n.Kind,
                n.State,
                n.Outside,
                n.Ages,
                n.JointWith,
                n.Chairs,
                n.Holders,
                Matches = Passes(n),
                Under = Map.ParentOf(n) is { } parent ? $"{parent.End.Record.Kind}/{parent.End.Key}" : null,
            }),
            Lines = Map.Lines.Select(l => new
            {
                l.Kind,
                From = $"{l.Start.Record.Kind}/{l.Start.Key}",
                To = $"{l.End.Record.Kind}/{l.End.Key}",
                l.Scope,
                l.Note,
                IsInTree = Map.ParentOf(l.Start) == l,
            }),
        };

    public async Task OnGet()
    {
        Kind = frame.Choice("kind", Kind, [.. Kebab.All(typeof(BodyKind)).Keys, "post"]);
        State = frame.Choice("state", State, ["proposed", "established", "closed"]);
        Outside = frame.Choice("choice of inside or outside", Outside, ["yes", "no"]);
        // A paper says who sits where, the page only who chairs.
        var seats = frame.IsWhole ? await Seats.Load(db, looking.AsAt, body: null) : null;
        if (seats is not null)
            MembersOf = node => node.IsPost ? [] : seats.Of(new Id<Body>(node.Record.Id));
        var everything = await StructureMap.Load(db, looking.AsAt, state => state != BodyState.NotYet, seats);
        var open = everything.Without(n => n.State == BodyState.Closed);
        Closed = everything.Nodes.Count(n => n.State == BodyState.Closed);
        All = open.Nodes.Count;
        Kinds =
        [
            new("All kinds", ""),
            .. everything
                .Nodes.DistinctBy(n => n.Kind)
                .Select(n => new SelectOption(n.KindWords, n.Kind is { } kind ? Kebab.Of(kind) : "post")),
        ];
        Map = IsFiltered ? (State == "closed" ? everything : open).Only(Passes) : open;
        Count = Map.Nodes.Count(Passes);
        if (Map.Nodes.Count > 0 && State != "closed")
            Chart = StructureChart.Whole(Map, links, n => !Passes(n));
    }

    /// <summary>Whether it passes the filters; otherwise it is there to hold one that does.</summary>
    public bool Passes(MapNode node) =>
        (Kind is null || Kind == (node.Kind is { } kind ? Kebab.Of(kind) : "post"))
        && (State is null || (node.State is { } state && State == Kebab.Of(state)))
        && (Outside is null || (!node.IsPost && node.Outside == (Outside == "yes")));
}
