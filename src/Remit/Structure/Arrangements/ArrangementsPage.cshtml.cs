using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Documents.Writing;
using Remit.Structure.Chart;
using Remit.Web;
using Remit.Web.Publishing;

namespace Remit.Structure.Arrangements;

/// <summary>How does this partnership work together? For anybody to read.</summary>
[Needs("structure.read"), Limited(Limit.Chart, looking: true)]
internal sealed class ArrangementsPage(Arranging arranging, Looking looking, StructureLinks links)
    : PageModel,
        IJsonTwin,
        IPublished
{
    /// <summary>Null where the partnership itself is not public.</summary>
    public Arranged? Arranged { get; private set; }
    public StructureChart? Chart { get; private set; }

    /// <summary>Whether whoever looks may publish them, on the day at which they look.</summary>
    public bool MayPublish => looking.IsNow && looking.Viewer.May(PublishPage.Permission);

    public object Twin => TwinOf(Arranged);

    public Publication Publication => Arranged is null ? new Publication("Our arrangements") : ArrangementsPaper.Of(Arranged);

    public bool HasTable => false;

    public async Task OnGet()
    {
        Arranged = await arranging.On(looking.AsAt, looking.KnownAt);
        if (Arranged is { Now.Map.Nodes.Count: > 0 } arranged)
            Chart = StructureChart.Whole(
                arranged.Now.Map,
                links,
                new ChartWish(),
                (node, unfold) => $"{links.StructureAs((unfold ? "unfold" : "fold", node.Key))}#chart"
            );
    }

    /// <summary>What the page shows, for its twin and for the command line.</summary>
    internal static object TwinOf(Arranged? arranged) =>
        new
        {
            arranged?.Now.Name,
            arranged?.Now.Area,
            Partners = arranged?.Now.Partners ?? [],
            Bodies = arranged?.Now.Bodies ?? [],
            Reports = arranged?.Now.Reports.Select(r => r.Sentence) ?? [],
            LastPublished = arranged?.Last,
            ChangedSince = arranged?.Changes,
            Editions = arranged?.Editions ?? [],
            Text = arranged?.Text ?? "",
        };
}
