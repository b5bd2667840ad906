using Remit.Data;

namespace Remit.Web;

/// <summary>
/// What was worked out of today's records, remembered until the next change of any of them, which may be an erasure. Two who ask at once may both work
/// it out; whoever looks at what was known then works it out for themselves.
/// </summary>
/// <param name="most">How much is remembered at most; then all is forgotten.</param>
public sealed class UntilTheNextChange<TKey, TValue>(int most)
    where TKey : notnull
{
    private readonly Lock gate = new();
    private readonly Dictionary<TKey, TValue> known = [];
    private long asOf = -1;

    /// <summary>What is remembered, or else what is loaded now.</summary>
    /// <param name="looking">How the page looks.</param>
    /// <param name="key">All on which the answer hangs, the day and the sight among it.</param>
    /// <param name="load">Works it out.</param>
    public async Task<TValue> Of(Looking looking, TKey key, Func<Task<TValue>> load)
    {
        if (looking.KnownAt is not null)
            return await load();
        var last = looking.Viewer.AsOf ?? await looking.Db.LastChange();
        lock (gate)
        {
            if (asOf != last)
                known.Clear();
            asOf = last;
            if (known.TryGetValue(key, out var there))
                return there;
        }
        var loaded = await load();
        lock (gate)
            if (asOf == last)
            {
                if (known.Count >= most)
                    known.Clear();
                known[key] = loaded;
            }
        return loaded;
    }
}
