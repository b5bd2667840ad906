using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Calendar;

namespace Remit.Meetings.Attending;

/// <summary>
/// What follows once it is recorded, or put right, who was at a meeting and what interests were declared: registered by whoever has something that
/// depends on it. It is called after that is kept, and is a change of its own.
/// </summary>
public interface IAfterAttendance
{
    /// <summary>Brings about what follows at one meeting.</summary>
    /// <param name="store">Where it is recorded.</param>
    /// <param name="meeting">The meeting.</param>
    /// <param name="who">Who recorded it, and in what capacity: in whose name it stands in the log.</param>
    Task Settle(Store store, Id<Meeting> meeting, (string Name, string Capacity) who);
}
