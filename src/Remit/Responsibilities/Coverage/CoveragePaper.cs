using Remit.Data;
using Remit.Documents.Writing;
using Remit.Responsibilities.Registers;
using Remit.Structure.Partnerships;
using Remit.Web.Publishing;

namespace Remit.Responsibilities.Coverage;

/// <summary>Coverage as a paper: the sources, who holds what of them, and every provision of the one that is asked for.</summary>
internal static class CoveragePaper
{
    /// <summary><c>export coverage [SOURCE]</c></summary>
    public static ExportVerb Export { get; } =
        new("coverage", "Take out how far the law is covered: all sources, or one with its provisions", Make)
        {
            Keys = ["SOURCE"],
            OptionalKeys = 1,
            Known = async db =>
                await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.ToListAsync(
                    db.All<Sources.Source>().OrderBy(s => s.Key).Select(s => s.Key)
                ),
        };

    public static Publication Of(CoverageView view, string? source, string? holder) =>
        new("Coverage of law and guidance")
        {
            Kind = source is not null ? view.Sources.Select(s => s.Source.Name).FirstOrDefault() : null,
            Parts =
            [
                .. holder is null ? Array.Empty<Part>() : [Prose.Fact("Held by", holder)],
                Table(
                    "By source",
                    "Source",
                    view.Sources.Select(s => (s.Source.Name, (int?)s.Provisions, (int?)s.NotHeld, s.Counts))
                ),
                Table(
                    "By holder",
                    "Held by",
                    view.ByHolder.Select(h => (h.Holder?.Title ?? "Not recorded", (int?)null, (int?)null, h.Counts))
                ),
                .. source is null ? [] : new Part[] { Provisions(view) },
            ],
        };

    private static Grid Table(
        string caption,
        string first,
        IEnumerable<(string Name, int? Provisions, int? NotHeld, CoverageCounts Counts)> rows
    ) =>
        new(
            [
                new(first, 3),
                new("Provisions") { IsOnlyInSheets = first == "Held by" },
                new("No holder"),
                new("Responsibilities", 1.2),
                .. Fulfilments.All.Select(f => new GridColumn(f.OnScreen())
                {
                    IsOnlyInSheets = f is Fulfilment.NotAssessed or Fulfilment.NotApplicable,
                }),
                new("No evidence"),
                new("Stale"),
                new("Reopened"),
            ],
            [
                .. rows.Select(r => new SheetRow([
                    r.Name,
                    r.Provisions is { } provisions ? (GridCell)provisions : "",
                    r.NotHeld is { } notHeld ? (GridCell)notHeld : (GridCell)r.Counts.NoHolder,
                    r.Counts.Responsibilities,
                    .. r.Counts.ByRating.Select(c => (GridCell)c.Count),
                    r.Counts.NoEvidence,
                    r.Counts.Stale,
                    r.Counts.Reopened,
                ])),
            ]
        )
        {
            Caption = caption,
        };

    private static Grid Provisions(CoverageView view) =>
        new(
            [
                new("Provision", 3),
                new("State") { IsOnlyInSheets = true },
                new("Held by", 2),
                new("Responsibility", 4),
                new("Rating", 1.3),
                new("What is missing", 2),
            ],
            [
                .. view.Provisions.SelectMany(p =>
                    p.HeldBy.Count == 0
                        ? [new SheetRow(p.Called, p.State?.OnScreen(), "", "", "", p.NoHolder ? "no holder" : "")]
                        : p.HeldBy.Select(h => new SheetRow(
                            p.Called,
                            p.State?.OnScreen(),
                            h.Holder?.Title ?? "",
                            h.Text,
                            h.Fulfilment.OnScreen(),
                            string.Join(", ", h.Missing)
                        ))
                ),
            ]
        )
        {
            Caption = "Provisions",
        };

    private static async Task<Publication?> Make(Db db, DateOnly day, IReadOnlyList<string> keys)
    {
        var on = await CoverageOn.Load(db, day);
        var source = keys.ElementAtOrDefault(0);
        return source is not null && on.Provisions.All(p => p.Source.Key != source)
            ? null
            : Of(CoverageView.Of(on, source, null), source, null) with
            {
                Issuer = await db.PartnershipName(),
            };
    }
}
