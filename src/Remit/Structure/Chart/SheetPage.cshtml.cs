using Microsoft.AspNetCore.Mvc;
using Remit.Data;
using Remit.Documents.Writing;
using Remit.Kernel;
using Remit.Web;
using Remit.Web.Publishing;

namespace Remit.Structure.Chart;

/// <summary>The chart on one page, to print.</summary>
[Needs("structure.read"), Limited(Limit.Chart, looking: true)]
internal sealed class SheetPage(Db db, Looking looking, PageFrame frame)
    : AskedStructure(db, looking, frame),
        IJsonTwin,
        IPublished
{
    /// <summary>a4 or a3; where nobody chose, the smallest on which everything can be read.</summary>
    [BindProperty(SupportsGet = true, Name = "paper")]
    public string? Paper { get; set; }

    /// <summary>The sheet; null where there is nothing to draw.</summary>
    public ChartSheet? Sheet { get; private set; }

    public SheetWords Words { get; private set; } = new("", "");

    public bool HasTable => false;

    public Publication Publication =>
        StructurePaper.Of(Map, _ => []) with
        {
            Title = "Structure on one page",
            Drawing = Sheet?.Page(Words),
        };

    public object Twin =>
        new
        {
            Paper = Sheet?.Size.Key,
            SmallestPoints = Sheet is null ? (double?)null : Math.Round(Sheet.Points, 1),
            Drawn = Sheet?.Folding.Shown.Count ?? 0,
            NotDrawn = Sheet?.Folding.Hidden ?? 0,
            Folded = Sheet?.Folding.Folded.Select(f => new { Body = f.Node.Key, f.Below }),
        };

    public async Task OnGet()
    {
        Paper = Frame.Choice("size of paper", Paper, SheetSize.All.Select(s => s.Key));
        await Read();
        if (Map.Nodes.Count == 0)
            return;
        Sheet = ChartSheet.Of(Map, Wish, SheetSize.All.FirstOrDefault(s => s.Key == Paper));
        Words = WordsOf(Frame.Partnership, await Published.Shows(Look), Top, IsFiltered ? (Count, All) : null);
    }

    /// <summary>What stands over the chart.</summary>
    /// <param name="partnership">The partnership's name.</param>
    /// <param name="shows">As at which day.</param>
    /// <param name="top">The body of which only the branch is drawn.</param>
    /// <param name="chosen">How many of how many are chosen; null for all.</param>
    public static SheetWords WordsOf(string? partnership, string shows, MapNode? top, (int Some, int All)? chosen) =>
        new(
            top is null ? "Who answers to whom" : $"{top.Name}: who answers to it",
            string.Join(
                ". ",
                new[]
                {
                    partnership,
                    shows,
                    chosen is var (some, all) ? $"{some} of {all} bodies and posts; the others hold them in their place" : null,
                }.Where(w => !string.IsNullOrEmpty(w))
            )
        );
}
