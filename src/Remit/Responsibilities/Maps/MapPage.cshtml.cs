using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Data;
using Remit.Documents.Writing;
using Remit.Kernel;
using Remit.Web;
using Remit.Web.Publishing;

namespace Remit.Responsibilities.Maps;

/// <summary>What became of each provision, and what is still to be said?</summary>
[Needs("responsibilities.read")]
internal sealed class MapPage(Db db, Looking looking, PageFrame frame) : PageModel, IJsonTwin, IPublished
{
    /// <summary>In the address instead of an outcome: those of which the map says nothing yet.</summary>
    public const string NotMapped = "not-mapped";

    /// <summary>An outcome, or <see cref="NotMapped"/>; null shows all.</summary>
    [BindProperty(SupportsGet = true, Name = "outcome")]
    public string? Outcome { get; set; }

    public MapView Map { get; private set; } = null!;

    /// <summary>Those that are asked for; what is still to be mapped first.</summary>
    public IReadOnlyList<MappedProvision> Shown { get; private set; } = [];

    /// <summary>Whether some new provision has the number of one that is not mapped yet.</summary>
    public bool SharesNumbers { get; private set; }

    /// <summary>The change by which it was last taken into use; null where there is none to take back.</summary>
    public long? LastUse { get; private set; }

    public object Twin => new { Outcome, Map };

    public Publication Publication =>
        new(Map.Title)
        {
            Kind = Map.Progress,
            Parts =
            [
                .. Map.Unverified is { } unverified ? [Prose.Fact("Not verified", unverified)] : Array.Empty<Part>(),
                new Grid(
                    [
                        new("Before", 3),
                        new("What it asked", 4) { IsOnlyInSheets = true },
                        new("What became of it", 1.5),
                        new("After", 3),
                        new("What it asks", 4) { IsOnlyInSheets = true },
                        new("In use from", 1.5),
                        new("Responsibilities") { IsOnlyInSheets = true },
                        new("Not verified", 3),
                    ],
                    [
                        .. Shown.Select(e => new SheetRow(
                            e.Old.Called,
                            e.Old.Text,
                            e.Outcome?.OnScreen() ?? "Not mapped yet",
                            string.Join("\n", e.Successors.Select(s => s.Called)),
                            string.Join("\n\n", e.Successors.Select(s => s.Text).OfType<string>()),
                            e.UsedFrom,
                            e.Responsibilities,
                            e.Unverified
                        )),
                    ]
                )
                {
                    Caption = $"From {Map.Earlier.Name} to {Map.Later.Name}",
                },
            ],
        };

    public async Task<IActionResult> OnGet(string key)
    {
        if (await MapBook.Load(db, key, looking.AsAt) is not { } book)
            return NotFound();
        Map = MapView.Of(book);
        Outcome = frame.Choice("outcome", Outcome, [NotMapped, .. MapWords.Choices.Select(o => Kebab.Of(o))]);
        Shown = Map
            .Entries.Where(e => Outcome is null || (e.Outcome is { } became ? Kebab.Of(became) : NotMapped) == Outcome)
            .OrderBy(e => e.Outcome is not null)
            .ToList();
        SharesNumbers = SameNumbers.In(book).Count > 0;
        LastUse = await TakingIntoUse.LastUse(db, book);
        return Page();
    }

    public int Count(string? outcome) =>
        Map.Entries.Count(e => (e.Outcome is { } became ? Kebab.Of(became) : NotMapped) == outcome);
}
