using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Places;

namespace Remit.Structure.Areas;

/// <summary>An area as lists and pages show it.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Kind">What sort of place it is.</param>
/// <param name="Code">Its code in official statistics.</param>
/// <param name="PartOf">The wider area in which it lies, where that is there on the day.</param>
internal sealed record AreaNode(string Key, string Name, LocalAreaKind Kind, string? Code, Named? PartOf);

/// <summary>The areas of a day, and which lies in which.</summary>
internal sealed class AreaMap
{
    private readonly Dictionary<Id<LocalArea>, LocalArea> areas;
    private readonly ILookup<Id<LocalArea>?, LocalArea> inside;

    private AreaMap(IEnumerable<LocalArea> areas)
    {
        this.areas = areas.ToDictionary(a => a.Id);
        inside = this
            .areas.Values.OrderBy(a => a.Name, StringComparer.OrdinalIgnoreCase)
            .ThenBy(a => a.Key, StringComparer.Ordinal)
            .ToLookup(a => a.PartOf is { } wider && this.areas.ContainsKey(wider) ? wider : (Id<LocalArea>?)null);
    }

    /// <summary>Every area, each wider one before those that lie in it.</summary>
    public IEnumerable<LocalArea> All => inside[null].SelectMany(Within);

    public LocalArea? this[Id<LocalArea> id] => areas.GetValueOrDefault(id);

    /// <summary>Those that are there on a day, and one more whether it is or not. One query.</summary>
    public static async Task<AreaMap> Load(Db db, DateOnly day, string? andKey = null) =>
        new(
            await db.All<LocalArea>()
                .Where(a => ((a.From == null || a.From <= day) && (a.Until == null || day <= a.Until)) || a.Key == andKey)
                .ToListAsync()
        );

    /// <summary>The area, and the areas in which it lies, the nearest first.</summary>
    public IEnumerable<LocalArea> UpFrom(LocalArea area)
    {
        for (var at = area; at is not null; at = at.PartOf is { } wider ? this[wider] : null)
            yield return at;
    }

    /// <summary>The areas that lie in it directly, by name.</summary>
    public IEnumerable<LocalArea> Inside(LocalArea area) => inside[area.Id];

    /// <summary>The area and all that lie in it, each wider one before those that lie in it.</summary>
    public IEnumerable<LocalArea> Within(LocalArea area) => [area, .. Inside(area).SelectMany(Within)];

    public AreaNode Node(LocalArea area) =>
        new(
            area.Key,
            area.Name,
            area.Kind,
            area.Code?.ToString(),
            area.PartOf is { } wider && this[wider] is { } around ? Named(around) : null
        );

    public static Named Named(LocalArea area) => new(area.Key, area.Name);
}
