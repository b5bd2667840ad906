using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Data;
using Remit.Kernel;
using Remit.Responsibilities.Maps;
using Remit.Responsibilities.Sources;
using Remit.Web;

namespace Remit.Portable.Packs;

/// <summary>What is in this pack, what was it taken from, and what is not in it?</summary>
[Needs("responsibilities.read")]
internal sealed class PackPage(Db db, ShippedPacks packs, Looking looking, Policy policy) : PageModel, IJsonTwin
{
    public PackLine Pack { get; private set; } = null!;
    public IReadOnlyList<string> TakenFrom { get; private set; } = [];
    public IReadOnlyList<string> LeftOut { get; private set; } = [];
    public IReadOnlyList<PackSource> Sources { get; private set; } = [];

    /// <summary>What its map says, in order; empty for most packs.</summary>
    public IReadOnlyList<PackMap> Maps { get; private set; } = [];

    /// <summary>Whether whoever looks may take back what adding it did: there is something to take back, and it is theirs to write.</summary>
    public bool CanBeTakenBack { get; private set; }

    /// <summary>What was just done; null otherwise.</summary>
    [FromQuery(Name = "done")]
    public string? Done { get; set; }

    public object Twin =>
        new
        {
            Pack,
            TakenFrom,
            LeftOut,
            Sources,
            Maps,
        };

    public async Task<IActionResult> OnGet(string key)
    {
        if (packs.Find(key) is not { } pack)
            return NotFound();
        var standing = (await StandingPack.All(db, packs)).First(s => s.Pack.Key == key);
        Pack = PackLine.Of(standing);
        TakenFrom = pack.TakenFrom;
        LeftOut = pack.LeftOut;
        Sources = PackSource.Of(pack, db.Shapes, standing);
        Maps = PackMap.Of(pack, db.Shapes);
        CanBeTakenBack =
            looking.IsNow
            && policy.SectionOf(db.Shapes[typeof(Source)].Kind) is { } section
            && looking.Viewer.May($"{section.Capability}.write")
            && await PackChange.Newest(db, pack) is not null;
        return Page();
    }
}

/// <summary>A source of a pack.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Address">Its public address.</param>
/// <param name="Recorded">The key under which the partnership has it; null where it has not.</param>
/// <param name="Unverified">What could not be verified of it.</param>
/// <param name="Provisions">Its provisions, in order.</param>
internal sealed record PackSource(
    string Title,
    string? Address,
    string? Recorded,
    string? Unverified,
    IReadOnlyList<PackProvision> Provisions
)
{
    public static IReadOnlyList<PackSource> Of(Pack pack, Shapes shapes, StandingPack standing)
    {
        var drafts = pack.Read(shapes).Drafts;
        var held = drafts.Where(d => d.Holder is not null).ToLookup(d => d.Holder!);
        return
        [
            .. from source in drafts
            where source.Shape.Type == typeof(Source)
            select new PackSource(
                Said(source, "title") ?? source.Key,
                Said(source, "address"),
                standing.Recorded.GetValueOrDefault(source.Key)?.Key,
                Said(source, "unverified"),
                [
                    .. held[source]
                        .Select(p => new PackProvision(
                            Said(p, "number"),
                            Said(p, "title"),
                            Said(p, "text"),
                            Said(p, "address"),
                            Said(p, "checked-against"),
                            Said(p, "unverified"),
                            [.. held[p].Select(PackStage.Of)]
                        )),
                ]
            ),
        ];
    }

    internal static string? Said(RecordDraft draft, string field) => draft.Stated.GetValueOrDefault(field)?.Value?.ToString();
}

/// <summary>A map of a pack.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Unverified">What could not be verified of it.</param>
/// <param name="Entries">What it says of each provision.</param>
internal sealed record PackMap(string Title, string? Unverified, IReadOnlyList<PackMapEntry> Entries)
{
    public static IReadOnlyList<PackMap> Of(Pack pack, Shapes shapes)
    {
        var drafts = pack.Read(shapes).Drafts;
        var provisions = drafts.Where(d => d.Shape.Type == typeof(Provision)).ToDictionary(d => d.Path, Called);
        return
        [
            .. from map in drafts
            where map.Shape.Type == typeof(SourceMap)
            select new PackMap(
                PackSource.Said(map, "title") ?? map.Key,
                PackSource.Said(map, "unverified"),
                [
                    .. from entry in drafts
                    where entry.Holder == map
                    select new PackMapEntry(
                        provisions.GetValueOrDefault(PackSource.Said(entry, "provision") ?? "") ?? entry.Key,
                        ValueText.Write(entry.Stated["outcome"].Value)!,
                        [
                            .. (entry.Stated.GetValueOrDefault("successors")?.Value as List<StatedValue> ?? [])
                                .Select(s => (string)s.Value!)
                                .Select(s => provisions.GetValueOrDefault(s) ?? s),
                        ],
                        PackSource.Said(entry, "unverified")
                    ),
                ]
            ),
        ];
    }

    private static string Called(RecordDraft provision) =>
        string.Join(' ', new[] { PackSource.Said(provision, "number"), PackSource.Said(provision, "title") }.OfType<string>());
}

/// <summary>What a map of a pack says of a provision.</summary>
internal sealed record PackMapEntry(string Old, string Outcome, IReadOnlyList<string> Successors, string? Unverified);

/// <summary>A provision of a pack.</summary>
internal sealed record PackProvision(
    string? Number,
    string? Title,
    string? Text,
    string? Address,
    string? CheckedAgainst,
    string? Unverified,
    IReadOnlyList<PackStage> Stages
);

/// <summary>A state of a provision of a pack, and when.</summary>
/// <param name="State">The state, as files write it.</param>
/// <param name="Period">While it lasts.</param>
/// <param name="By">What brought it about.</param>
internal sealed record PackStage(string State, string Period, string? By)
{
    public static PackStage Of(RecordDraft stage)
    {
        var from = stage.Stated.GetValueOrDefault(CommonFields.From)?.Value as DateOnly?;
        var until = stage.Stated.GetValueOrDefault(CommonFields.Until)?.Value as DateOnly?;
        return new PackStage(
            ValueText.Write(stage.Stated["state"].Value)!.Replace('-', ' '),
            Stage.Lasts(new Period(from, until)),
            PackSource.Said(stage, "by")
        );
    }
}
