using Remit.Data;

namespace Remit.Checks;

/// <summary>One run of all checks: the database with nothing hidden, and the day. What several checks read is read once.</summary>
public sealed class CheckRun(Db db, DateOnly day)
{
    private readonly Dictionary<Type, object> read = [];

    /// <summary>The day at which the checks look.</summary>
    public DateOnly Day { get; } = day;

    /// <summary>What a capability reads for its checks, by the type of it.</summary>
    public async Task<T> Once<T>(Func<Db, DateOnly, Task<T>> load)
        where T : class
    {
        if (!read.TryGetValue(typeof(T), out var found))
            read[typeof(T)] = found = await load(db, Day);
        return (T)found;
    }
}
