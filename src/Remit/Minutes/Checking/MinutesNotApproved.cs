using Microsoft.EntityFrameworkCore;
using Remit.Checks;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Structure.Bodies;

namespace Remit.Minutes.Checking;

/// <summary>
/// Minutes that were not approved although the body has met twice since: MTG-06. Cancelled meetings don't count, and nothing is said of a body
/// whose minutes are not kept here.
/// </summary>
internal sealed class MinutesNotApproved() : Check("MTG-06", "Minutes not approved by the second meeting after")
{
    private const int Meetings = 2;

    public override string Why =>
        "Until minutes are approved, nobody can rely on what they say, and those who were there forget.";

    public override string Source => "Good practice of clerks: minutes are approved at the next meeting; the design.";

    public override async Task<IReadOnlyList<Finding>> Run(CheckRun run) => Find(await run.Once(Load), run.Day);

    private List<Finding> Find(MinutesOn at, DateOnly day)
    {
        var findings = new List<Finding>();
        foreach (var held in at.Meetings.GroupBy(m => m.Meeting.Body))
        {
            var ofBody = held.ToList();
            if (!ofBody.Exists(m => at.Minutes.ContainsKey(m.Meeting.Id)))
                continue;
            for (var i = 0; i + Meetings < ofBody.Count; i++)
            {
                var (meeting, body) = ofBody[i];
                var minutes = at.Minutes.GetValueOrDefault(meeting.Id);
                if (minutes is null ? meeting.State == MeetingState.Approved : IsApproved(minutes, day))
                    continue;
                var own = FoundRecord.Of("body", body, body.Name);
                FoundRecord Of(Meeting of) => FoundRecord.Of("meeting", of, $"Meeting of {LondonDate.Words(of.Date)}", own);
                var since = ofBody.Skip(i + 1).Take(Meetings).Select(m => m.Meeting).ToList();
                findings.Add(
                    new Finding(
                        this,
                        Severity.Warning,
                        $"The minutes of {body.Name} of {LondonDate.Words(meeting.Date)} are not approved, and it has met twice since: on {LondonDate.Words(since[0].Date)} and {LondonDate.Words(since[1].Date)}.",
                        minutes is { State: MinutesState.Circulated }
                            ? "Put them on the agenda of the next meeting."
                            : "Write them, send them round, and put them on the agenda of the next meeting.",
                        [
                            Of(meeting),
                            own,
                            .. since.Select(Of),
                            .. minutes is null
                                ? Array.Empty<FoundRecord>()
                                : [FoundRecord.Of("minutes", minutes, "Minutes", Of(meeting))],
                        ]
                    )
                    {
                        Fault = "not-approved",
                    }
                );
            }
        }
        return findings;
    }

    private static bool IsApproved(MeetingMinutes minutes, DateOnly day) =>
        minutes.State == MinutesState.Approved && minutes.ApprovedOn <= day;

    /// <summary>Two queries.</summary>
    private static async Task<MinutesOn> Load(Db db, DateOnly day)
    {
        var held = await (
            from meeting in db.All<Meeting>()
            where
                meeting.Date <= day
                && (
                    meeting.State == MeetingState.Held
                    || meeting.State == MeetingState.Minuted
                    || meeting.State == MeetingState.Approved
                )
            join body in db.All<Body>() on meeting.Body equals body.Id
            orderby body.Name, body.Key, meeting.Date, meeting.Start, meeting.Order
            select new { meeting, body }
        ).ToListAsync();
        var minutes = held.Count == 0 ? [] : await db.All<MeetingMinutes>().OrderBy(m => m.Order).ToListAsync();
        return new MinutesOn(
            held.ConvertAll(h => (h.meeting, h.body)),
            minutes.GroupBy(m => m.Meeting).ToDictionary(m => m.Key, m => m.First())
        );
    }

    /// <summary>The meetings that were held, by body and day, and their minutes.</summary>
    private sealed record MinutesOn(
        IReadOnlyList<(Meeting Meeting, Body Body)> Meetings,
        IReadOnlyDictionary<Id<Meeting>, MeetingMinutes> Minutes
    );
}
