using Remit.Kernel;

namespace Remit.Actions.Drift;

/// <summary>The day on which an action was due moved.</summary>
/// <param name="Change">The change that moved it.</param>
/// <param name="On">The day on which that was recorded.</param>
/// <param name="Was">Due before.</param>
/// <param name="Is">Due from then on; null where the day was taken out.</param>
public sealed record DueMoved(long Change, DateOnly On, DateOnly Was, DateOnly? Is);

/// <summary>An action went over from one body to another: to do it, or to hear of it.</summary>
/// <param name="Change">The change.</param>
/// <param name="On">The day on which that was recorded.</param>
/// <param name="From">Where it was.</param>
/// <param name="To">Where it went.</param>
public sealed record CarriedOver(long Change, DateOnly On, RecordRef From, RecordRef To);

/// <summary>How an action drifted since it was recorded here; what a log tells of the time before is not counted.</summary>
/// <param name="Moves">Each move of its day, in order.</param>
/// <param name="Carried">Each time that it was carried over, in order.</param>
public sealed record Drift(IReadOnlyList<DueMoved> Moves, IReadOnlyList<CarriedOver> Carried)
{
    /// <summary>An action that stays as it was agreed.</summary>
    public static Drift None { get; } = new([], []);

    /// <summary>How often its day was put off; one that was brought forward, or came back, does not count.</summary>
    public int TimesPutOff => Moves.Count(m => m.Is > m.Was);

    /// <summary>The bodies by which it went, whose names a page needs.</summary>
    public IEnumerable<RecordRef> Mentioned => Carried.SelectMany(c => new[] { c.From, c.To });
}
