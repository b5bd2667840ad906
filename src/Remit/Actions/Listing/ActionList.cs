using Remit.Actions.Drift;
using Remit.Data;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Actions.Listing;

/// <summary>An action of a list: as it is recorded, and as it is shown.</summary>
public sealed record ListedAction(FoundAction Found, ActionView View);

/// <summary>All actions that stand on a day, with what became of their days and owners: four queries, however many there are.</summary>
internal static class ActionList
{
    /// <summary>Reads them, those due first before the others.</summary>
    /// <param name="db">What is seen, as it was known.</param>
    /// <param name="log">The live database, with the log.</param>
    /// <param name="day">The day at which is looked.</param>
    /// <param name="knownAt">The last change that counts; null for all.</param>
    public static async Task<IReadOnlyList<ListedAction>> Load(Db db, Db log, DateOnly day, long? knownAt = null)
    {
        var found = await db.Actions(day);
        if (found.Count == 0)
            return [];
        var drifts = await DriftLog.Read(log, knownAt);
        var gone = await GoneOwners.On(db, day);
        var names = await Mentions.Load(db, found.SelectMany(f => f.Mentioned));
        return
        [
            .. found
                .Select(f => new ListedAction(f, ActionView.Of(f, names, day, drifts[f.Action], gone)))
                .OrderBy(a => a.View.Due is null)
                .ThenBy(a => a.View.Due),
        ];
    }

    /// <summary>The same as a page looks at it.</summary>
    public static async Task<IReadOnlyList<ListedAction>> Load(Looking looking, Store store)
    {
        if (looking.KnownAt is null)
            return await Load(looking.Db, looking.Db, looking.AsAt);
        await using var log = store.Read(Sight.Everything);
        return await Load(looking.Db, log, looking.AsAt, looking.KnownAt);
    }
}
