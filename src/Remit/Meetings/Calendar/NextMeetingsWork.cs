using Remit.Kernel;
using Remit.Web;
using Remit.Web.Work;

namespace Remit.Meetings.Calendar;

/// <summary>The next few meetings of the bodies on which somebody sits, with whether their papers are out.</summary>
internal sealed class NextMeetingsWork(MeetingsLinks links, MeetingsOfMine mine) : IWorkSource
{
    /// <summary>As many as are told.</summary>
    private const int Few = 4;

    public int Order => 26;

    public async Task<WorkPart?> Load(Looking looking, Me me)
    {
        var found = await mine.Of(looking, me);
        if (found.Count == 0)
            return null;
        var lines = found
            .Take(Few)
            .Select(f => new WorkLine($"{f.Body.Name}, {f.Meeting.Date.InWords()}", links.Meeting(f.Body.Key, f.Meeting.Key))
            {
                Said = string.Join(
                    ". ",
                    new[]
                    {
                        f.Meeting.Start is { } start ? $"At {LondonTime.Words(start)}" : null,
                        f.Meeting.Venue,
                        f.Meeting.PublishedOn is { } on
                            ? $"The papers have been out since {on.InWords()}"
                            : "The papers are not out yet",
                    }.OfType<string>()
                ),
            })
            .ToList();
        return new WorkPart("meetings", "Your next meetings", lines)
        {
            Total = found.Count,
            More = found.Count > Few ? new PageTool("All meetings", links.Meetings()) : null,
        };
    }
}
