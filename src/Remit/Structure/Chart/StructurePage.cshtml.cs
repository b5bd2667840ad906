using Remit.Data;
using Remit.Documents.Writing;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Places;
using Remit.Web;
using Remit.Web.Publishing;

namespace Remit.Structure.Chart;

/// <summary>Who answers to whom?</summary>
[Needs("structure.read"), Limited(Limit.Chart, looking: true)]
internal sealed class StructurePage(Db db, Looking looking, StructureLinks links, PageFrame frame)
    : AskedStructure(db, looking, frame),
        IJsonTwin,
        IPublished
{
    public StructureChart? Chart { get; private set; }

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
                FoldedBelow = Chart?.Folding?.Below(n) ?? 0,
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
        // A paper says who sits where, the page only who chairs.
        var seats = Frame.IsWhole ? await Seats.Load(Records, Look.AsAt, body: null) : null;
        if (seats is not null)
            MembersOf = node => node.IsPost ? [] : seats.Of(new Id<Body>(node.Record.Id));
        await Read(seats);
        if (Map.Nodes.Count > 0 && State != "closed")
            Chart = StructureChart.Whole(
                Map,
                links,
                Wish,
                (node, unfold) => $"{links.StructureAs(AskedWith(node, unfold))}#chart"
            );
    }
}
