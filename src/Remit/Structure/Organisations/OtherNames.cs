using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;

namespace Remit.Structure.Organisations;

/// <summary>What a body or organisation is called on other days than the one at which a page looks.</summary>
/// <param name="Earlier">Names that it had had by then, the newest first.</param>
/// <param name="Later">Names that it got after, in order.</param>
internal sealed record OtherNames(IReadOnlyList<HadName> Earlier, IReadOnlyList<LaterName> Later)
{
    /// <summary>The names of a record. One query.</summary>
    /// <param name="db">The database.</param>
    /// <param name="record">The body or organisation.</param>
    /// <param name="name">What it is called in the end.</param>
    /// <param name="day">The day at which the page looks.</param>
    public static async Task<OtherNames> Load(Db db, RecordRef record, string name, DateOnly day)
    {
        var former = await db.All<FormerName>()
            .Where(f => f.Of == record)
            .OrderBy(f => f.Until)
            .ThenBy(f => f.Id)
            .Select(f => new HadName(f.Name, f.From, f.Until!.Value))
            .ToListAsync();
        return Of(former, name, day);
    }

    /// <summary>Those beside the name of a day, out of former names in order.</summary>
    public static OtherNames Of(IReadOnlyList<HadName> former, string name, DateOnly day)
    {
        var later = former.Where(f => f.From > day).Select(f => new LaterName(f.Name, f.From!.Value)).ToList();
        if (former.Count > 0 && former[^1].Until is var last && last >= day)
            later.Add(new LaterName(name, last.AddDays(1)));
        return new OtherNames([.. former.Where(f => f.Until < day).Reverse()], later);
    }

    /// <summary>The bodies and organisations that at some time had a former name with this in it. One query, or none without a word.</summary>
    public static async Task<IReadOnlyList<RecordRef>> Containing(Db db, string? sought) =>
        sought?.ToLowerInvariant() is { } lower
            ? await db.All<FormerName>().Where(f => f.Name.ToLower().Contains(lower)).Select(f => f.Of).Distinct().ToListAsync()
            : [];
}

/// <summary>A name that it had until a day.</summary>
internal sealed record HadName(string Name, DateOnly? From, DateOnly Until);

/// <summary>A name that it has from a day.</summary>
internal sealed record LaterName(string Name, DateOnly From);
