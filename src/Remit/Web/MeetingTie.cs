using Remit.Data;
using Remit.Kernel;

namespace Remit.Web;

/// <summary>
/// What of a capability hangs on the day of a meeting: an action that came from it, a report that is owed after it. Registered by the module that
/// has it; whoever moves or cancels the meeting is shown it.
/// </summary>
public interface IMeetingTie
{
    /// <summary>What hangs on a meeting, as far as the context sees it.</summary>
    Task<IReadOnlyList<TiedLine>> Load(Db db, RecordRef meeting, RecordRef body, DateOnly on);
}

/// <summary>Something that hangs on a meeting.</summary>
/// <param name="What">What it is: "The action “Write to schools”".</param>
/// <param name="ToDo">What to do about it where the meeting moves or is cancelled, as a sentence.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Path">Its key, after those of its holders.</param>
public sealed record TiedLine(string What, string ToDo, string Kind, string Path);
