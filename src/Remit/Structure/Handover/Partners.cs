using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Organisations;

namespace Remit.Structure.Handover;

/// <summary>The organisations among which a reorganisation chooses, tracked, and the new ones that come of it.</summary>
internal sealed class Partners
{
    private readonly IReadOnlyList<Organisation> all;
    private readonly FreeKeys keys;
    private readonly IdSource ids;
    private readonly List<string> names;

    private Partners(IReadOnlyList<Organisation> all, IEnumerable<string> taken, IdSource ids)
    {
        this.all = all;
        this.ids = ids;
        keys = new FreeKeys(taken);
        names = [];
    }

    /// <summary>All that the writer may see, by name.</summary>
    public static async Task<Partners> Load(Db db, IdSource ids) =>
        new(
            await db.Set<Organisation>().OrderBy(o => o.Name).ThenBy(o => o.Key).ToListAsync(),
            await db.KeysBeside(Organisation.Shape, null),
            ids
        );

    /// <summary>All of them.</summary>
    public IReadOnlyList<Organisation> All => all;

    /// <summary>Those that have not ended by a day.</summary>
    public IReadOnlyList<Organisation> GoingOn(DateOnly day) => [.. all.Where(o => !o.Period.HasEndedBy(day))];

    /// <summary>The one with a key, or with a name; null for none.</summary>
    public Organisation? Find(string keyOrName) =>
        all.FirstOrDefault(o => o.Key == keyOrName)
        ?? all.FirstOrDefault(o => string.Equals(o.Name, keyOrName, StringComparison.OrdinalIgnoreCase));

    /// <summary>A new one from a day on, not kept yet: of the kind, and as open, as one of those whose place it takes.</summary>
    public Result<Organisation> New(string name, OrganisationKind? kind, DateOnly on, Organisation like)
    {
        var taken = all.Where(o => o.Period.Covers(on)).Select(o => o.Name).Concat(names);
        if (taken.FirstOrDefault(n => string.Equals(n, name, StringComparison.OrdinalIgnoreCase)) is { } other)
            return Result<Organisation>.Refused([
                new(
                    "Two don't have one name on a day",
                    $"Another is called “{other}” on {LondonDate.Words(on)}. Choose it as the successor, or choose a name that tells the two apart.",
                    Field: "name"
                ),
            ]);
        names.Add(name);
        return Result<Organisation>.Done(
            new Organisation
            {
                Id = ids.Next<Organisation>(),
                Key = keys.Take(name),
                Name = name,
                Kind = kind ?? like.Kind,
                Period = new Period(on, null),
                Sensitivity = like.Sensitivity,
                RestrictedTo = like.RestrictedTo,
            }
        );
    }

    /// <summary>Whether these have ended the day before and gone over into successors already, as by a form that was sent before.</summary>
    public static async Task<bool> WentOn(Db db, IReadOnlyCollection<Organisation> earlier, DateOnly on)
    {
        if (earlier.Count == 0 || on == DateOnly.MinValue || earlier.Any(e => e.Until != on.AddDays(-1)))
            return false;
        var wanted = earlier.Select(e => e.Id).ToList();
        var done = await db.All<OrganisationSuccession>()
            .Where(s => wanted.Contains(s.Predecessor) && s.On == on)
            .Select(s => s.Predecessor)
            .ToListAsync();
        return wanted.TrueForAll(done.Contains);
    }
}
