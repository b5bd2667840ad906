using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Actions;

/// <summary>The open actions that came from a meeting, and those that are reported to its body and due on its day.</summary>
internal sealed class ActionsOfAMeeting : IMeetingTie
{
    public async Task<IReadOnlyList<TiedLine>> Load(Db db, RecordRef meeting, RecordRef body, DateOnly on) =>
        [
            .. (
                await db.All<ActionItem>()
                    .Where(a => a.Status == ActionStatus.Open && (a.Origin == meeting || (a.ReportedTo == body && a.Due == on)))
                    .OrderBy(a => a.Order)
                    .ThenBy(a => a.Key)
                    .Select(a => new
                    {
                        a.Key,
                        a.What,
                        IsDue = a.Due == on,
                    })
                    .ToListAsync()
            ).Select(a => new TiedLine(
                $"The action “{a.What.Shortened(80)}”",
                a.IsDue
                    ? $"It is due on {on.InWords()} and reported there. Give it another day, if it is to wait for the meeting."
                    : "It came from this meeting. Nothing happens to it.",
                "action",
                a.Key
            )),
        ];
}
