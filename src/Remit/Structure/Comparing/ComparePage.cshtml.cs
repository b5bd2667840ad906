using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Data;
using Remit.Documents.Writing;
using Remit.Kernel;
using Remit.Web;
using Remit.Web.Publishing;

namespace Remit.Structure.Comparing;

/// <summary>What changed between two dates? The later is the date at which the page looks.</summary>
[Needs("structure.read"), Limited(Limit.Chart, looking: true)]
internal sealed class ComparePage(Db db, Store store, Looking looking, PageFrame frame) : PageModel, IJsonTwin, IPublished
{
    /// <summary>The earlier date as the address has it.</summary>
    [FromQuery(Name = "with")]
    public string? With { get; set; }

    /// <summary>The date with which today is compared; null where none is asked for yet.</summary>
    public DateOnly? From { get; private set; }
    public DateOnly To => looking.AsAt;
    public IReadOnlyList<Difference> Differences { get; private set; } = [];

    public object Twin =>
        new
        {
            From,
            To,
            Differences,
        };

    public Publication Publication =>
        new($"What changed from {From?.InWords() ?? "…"} to {To.InWords()}")
        {
            Kind = "Structure",
            Parts =
            [
                new Grid(
                    [new("About", 1), new("Body", 2), new("What changed", 5)],
                    [.. Differences.Select(d => new SheetRow([d.Subject.ToString(), d.Body.Name, d.Sentence]))]
                )
                {
                    Caption = "What changed",
                },
            ],
        };

    public async Task OnGet()
    {
        if (string.IsNullOrEmpty(With))
            return;
        if (!LondonDate.TryParse(With, out var from))
        {
            frame.Notices.Add($"“{With.Shortened(40)}” is no date. A date looks like {LondonDate.Iso(looking.Today)}.");
            return;
        }
        From = from;
        await using var then = looking.KnownAt is { } known
            ? await store.ReadKnownAt(known, looking.Viewer.Sight, from)
            : store.Read(looking.Viewer.Sight, from);
        var (earlier, later) = await ComparedSide.Two((then, from), (db, looking.AsAt));
        Differences = Comparison.Of(earlier, later);
    }
}
