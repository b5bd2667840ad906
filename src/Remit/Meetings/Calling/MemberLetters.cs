using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Mail;
using Remit.Meetings.Calendar;
using Remit.Meetings.Clashes;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Web;

namespace Remit.Meetings.Calling;

/// <summary>What members are told about a meeting.</summary>
/// <param name="Subject">What stands in the subject, before which meeting it is.</param>
/// <param name="Words">What has happened, in a sentence or two.</param>
internal sealed record MeetingNews(string Subject, string Words)
{
    /// <summary>It takes place.</summary>
    public static MeetingNews Called(Meeting meeting) =>
        new(
            "Meeting",
            meeting.PublishedOn is null
                ? "You are called to this meeting. The agenda follows."
                : "You are called to this meeting."
        );

    /// <summary>It is at another time than before.</summary>
    public static MeetingNews Moved(DateOnly was, string? why) =>
        new("Meeting moved", $"The meeting of {was.InWords()} is moved to the time below{Because(why)}");

    /// <summary>It does not take place.</summary>
    public static MeetingNews Cancelled(string? why) => new("Meeting cancelled", $"This meeting is cancelled{Because(why)}");

    /// <summary>Its agenda is out, or what is added to it.</summary>
    public static MeetingNews PapersOut(int? supplement) =>
        supplement is { } number
            ? new("New papers", $"Supplement {number} to the agenda of this meeting is out.")
            : new("Agenda", "The agenda of this meeting is out, with its papers.");

    private static string Because(string? why) => Texts.OrNull(why) is { } reason ? $". The reason: {reason}" : ".";
}

/// <summary>
/// Emails to the members of a body about one of its meetings. They are kept with the change of which they speak, or not at all; nobody is told twice by a
/// form that is sent twice.
/// </summary>
internal sealed class MemberLetters(Outbox outbox)
{
    /// <summary>The control by which whoever writes asks for them.</summary>
    public const string Control = "tell";

    /// <summary>What that control says where they are asked for.</summary>
    public const string Yes = "yes";

    internal const string Sort = "meeting";

    /// <summary>Whether there is a mail server to send them by.</summary>
    public bool CanBeSent => outbox.IsSet;

    /// <summary>Writes a letter to each member who sits on the body on the day of the meeting and has an address.</summary>
    /// <param name="db">A context that writes.</param>
    /// <param name="meeting">The meeting, as it is by now.</param>
    /// <param name="body">Its body.</param>
    /// <param name="news">What they are told.</param>
    /// <param name="site">Where this website is; null where nobody knows.</param>
    /// <returns>How many are written.</returns>
    public async Task<int> Write(Db db, Meeting meeting, Body body, MeetingNews news, string? site)
    {
        if (!outbox.IsSet)
            return 0;
        using var everything = db.LookingAtEverything();
        var keys = (await Sitting.Load(db, [body.Id], meeting.Date, meeting.Date))
            .On(body.Id, meeting.Date)
            .Where(s => !s.StandsIn)
            .Select(s => s.Person.Key)
            .ToList();
        var people = await db.All<Person>()
            .Where(p => keys.Contains(p.Key) && p.Email != null)
            .OrderBy(p => p.Name)
            .Select(p => new
            {
                p.Id,
                p.Name,
                p.Email,
            })
            .ToListAsync();
        var letters = people.Where(p => Outbox.CanBeSentTo(p.Email!.Trim())).ToList();
        foreach (var person in letters)
            db.Add(
                outbox.Write(
                    Sort,
                    person.Email!.Trim(),
                    person.Id.Value,
                    $"{news.Subject}: {body.Name}, {meeting.Date.InWords()}",
                    $"""
                    Dear {person.Name}

                    {news.Words}

                    {string.Join('\n', Facts(meeting, body))}

                    {(
                        site is null
                            ? "Sign in to Remit and open the meeting to see more."
                            : $"Agenda, papers and more:\n\n{site}{MeetingsLinks.Root}/{body.Key}/{meeting.Key}"
                    )}

                    If you cannot come, please tell the clerk.
                    """
                )
            );
        return letters.Count;
    }

    private static IEnumerable<string> Facts(Meeting meeting, Body body)
    {
        yield return body.Name;
        yield return $"{meeting.Date:dddd} {meeting.Date.InWords()}"
            + (MeetingsWords.Times(meeting.Start, meeting.End) is { } times ? $", {times}" : "");
        if (meeting.Venue is { } venue)
            yield return venue;
    }
}
