using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Mail;
using Remit.Meetings.Agendas;
using Remit.Meetings.Calendar;
using Remit.Meetings.Clashes;
using Remit.Meetings.Packs;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Web;

namespace Remit.Meetings.Calling;

/// <summary>What members are told about a meeting.</summary>
/// <param name="Subject">What stands in the subject, before which meeting it is.</param>
/// <param name="Words">What has happened, in a sentence or two.</param>
internal sealed record MeetingNews(string Subject, string Words)
{
    /// <summary>Whether they are asked to say if they can't come.</summary>
    public bool AsksWhoComes { get; private init; }

    /// <summary>Whether there are papers to be read.</summary>
    public bool HasPapers { get; private init; }

    /// <summary>Whether they are told also when the meeting is over.</summary>
    public bool IsAlsoOfThePast { get; private init; }

    /// <summary>The day on which it was to be, where that was another; whoever sat on the body then is told, too.</summary>
    public DateOnly? Was { get; private init; }

    /// <summary>It takes place.</summary>
    public static MeetingNews Called(Meeting meeting) =>
        new(
            "Meeting",
            meeting.PublishedOn is null
                ? "You are called to this meeting. The agenda follows."
                : "You are called to this meeting."
        )
        {
            AsksWhoComes = true,
        };

    /// <summary>It is at another time than before.</summary>
    public static MeetingNews Moved(DateOnly was, string? why) =>
        new("Meeting moved", $"The meeting of {was.InWords()} is moved to the time below{Because(why)}")
        {
            AsksWhoComes = true,
            Was = was,
        };

    /// <summary>It does not take place.</summary>
    public static MeetingNews Cancelled(string? why) => new("Meeting cancelled", $"This meeting is cancelled{Because(why)}");

    /// <summary>Its agenda is out, or what is added to it.</summary>
    /// <param name="supplement">The number of the supplement; null for the agenda itself.</param>
    /// <param name="titles">What is in the supplement.</param>
    public static MeetingNews PapersOut(int? supplement, IReadOnlyList<string> titles) =>
        (
            supplement is { } number
                ? new MeetingNews(
                    "New papers",
                    $"Supplement {number} to the agenda of this meeting is out. It has:\n\n{string.Join('\n', titles.Select(t => $"- {t}"))}"
                )
                : new MeetingNews("Agenda", "The agenda of this meeting is out.")
        ) with
        {
            HasPapers = true,
        };

    /// <summary>Something that went out with its agenda is recalled.</summary>
    /// <param name="what">What it is called; null where that is not for all of its members.</param>
    /// <param name="why">Why.</param>
    public static MeetingNews Recalled(string? what, string? why) =>
        new(
            "Paper recalled",
            $"{(what is null ? "A paper" : $"“{what}”")} that went out for this meeting is recalled{Because(why)} Please do not use it, and delete any copy that you have."
        )
        {
            IsAlsoOfThePast = true,
        };

    private static string Because(string? why) => Texts.OrNull(why) is { } reason ? $". The reason: {reason.TrimEnd('.')}." : ".";
}

/// <summary>Whom an email about a meeting would reach.</summary>
/// <param name="WhyNot">Why none can be sent; null where they can.</param>
/// <param name="Members">How many sit on the body on its day.</param>
/// <param name="WithAnAddress">How many of them have an email address.</param>
internal sealed record Telling(string? WhyNot, int Members, int WithAnAddress)
{
    /// <summary>Of several meetings those whose members are not told, with why.</summary>
    public IReadOnlyList<string> NotTold { get; init; } = [];
}

/// <summary>
/// Emails to the members of a body about one of its meetings. They are kept with the change of which they speak, or not at all; nobody is told twice by a
/// form that is sent twice. Of a meeting that is over, or closed to the body's own members, none are sent.
/// </summary>
internal sealed class MemberLetters(Outbox outbox, SiteAddress address)
{
    /// <summary>The control by which whoever writes asks for them.</summary>
    public const string Control = "tell";

    /// <summary>What that control says where they are asked for.</summary>
    public const string Yes = "yes";

    internal const string Sort = "meeting";
    internal const string Told = "Members are told by email where that can be";

    /// <summary>Why no email about a meeting can be sent; null where they can.</summary>
    /// <param name="meeting">The meeting.</param>
    /// <param name="body">Its body.</param>
    /// <param name="today">The day.</param>
    /// <param name="isAlsoOfThePast">Whether it is something that they are told when the meeting is over, too.</param>
    public string? WhyNot(Meeting meeting, Body body, DateOnly today, bool isAlsoOfThePast = false) =>
        !outbox.IsSet ? "No mail server is set, so Remit sends nothing: tell its members yourself."
        : meeting.Date < today && !isAlsoOfThePast ? "The meeting is over, so Remit sends nothing."
        : IsClosedToItsMembers(meeting, body)
            ? "Who may see this meeting does not include all members of its body, so Remit sends nothing: tell whoever comes yourself."
        : null;

    /// <summary>Whom they would reach. Two queries, where any can be sent.</summary>
    public Task<Telling> Reach(Db db, Meeting meeting, Body body, DateOnly today) =>
        Reach(db, [new FoundMeeting(meeting, body)], today);

    /// <summary>Whom they would reach who sits on one of several bodies on the day of its meeting. Each counts once.</summary>
    /// <param name="db">The database.</param>
    /// <param name="meetings">The meetings, one at least.</param>
    /// <param name="today">The day.</param>
    /// <param name="isAlsoOfThePast">Whether it is something that they are told when the meeting is over, too.</param>
    public async Task<Telling> Reach(Db db, IReadOnlyList<FoundMeeting> meetings, DateOnly today, bool isAlsoOfThePast = false)
    {
        var told = meetings.Where(m => WhyNot(m.Meeting, m.Body, today, isAlsoOfThePast) is null).ToList();
        if (told.Count == 0)
            return new Telling(WhyNot(meetings[0].Meeting, meetings[0].Body, today, isAlsoOfThePast), 0, 0);
        using var everything = db.LookingAtEverything();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (meeting, body) in told)
            keys.UnionWith(await Members(db, body, meeting.Date));
        return new Telling(null, keys.Count, (await People(db, [.. keys])).Count)
        {
            NotTold =
            [
                .. from one in meetings.Except(told)
                select $"{one.Body.Name}, {one.Meeting.Date.InWords()}: {WhyNot(one.Meeting, one.Body, today, isAlsoOfThePast)}",
            ],
        };
    }

    /// <summary>Writes a letter to each member who sits on the body on the day of the meeting and has an address.</summary>
    /// <param name="db">A context that writes.</param>
    /// <param name="meeting">The meeting, as it is by now.</param>
    /// <param name="body">Its body.</param>
    /// <param name="news">What they are told.</param>
    /// <param name="today">The day.</param>
    /// <param name="site">Where this website is as whoever asks reaches it, where no address of it is set; null where nobody knows.</param>
    /// <param name="told">The keys of those who were told of it already, and are not again; whoever is told now is added. Null for nobody.</param>
    /// <returns>How many are written.</returns>
    public async Task<int> Write(
        Db db,
        Meeting meeting,
        Body body,
        MeetingNews news,
        DateOnly today,
        string? site,
        ISet<string>? told = null
    )
    {
        if (WhyNot(meeting, body, today, news.IsAlsoOfThePast) is not null)
            return 0;
        using var everything = db.LookingAtEverything();
        var keys = await Members(db, body, meeting.Date);
        var others = news.Was is { } was ? (await Members(db, body, was)).Where(k => !keys.Contains(k)).ToList() : [];
        var people = await People(db, [.. keys.Concat(others).Where(k => told?.Contains(k) != true)]);
        told?.UnionWith(people.Select(p => p.Key));
        var link = address.Value ?? site;
        foreach (var (id, key, name, to) in people)
            db.Add(
                outbox.Write(
                    Sort,
                    to,
                    id.Value,
                    $"{news.Subject}: {body.Name}, {meeting.Date.InWords()}",
                    string.Join(
                        "\n\n",
                        new[]
                        {
                            $"Dear {name}",
                            news.Words,
                            string.Join('\n', Facts(meeting, body)),
                            link is null
                                ? "Sign in to Remit and open the meeting to see more."
                                : $"See this meeting in Remit:\n\n{link}{MeetingsLinks.Root}/{body.Key}/{meeting.Key}",
                            news.HasPapers && link is not null
                                ? $"What is new since you were last here, as one PDF:\n\n{link}{MeetingsLinks.Root}/{body.Key}/{meeting.Key}/pack/file?{AgendaLinks.SinceKey}={PackAsked.LastVisit}"
                                : null,
                            news.AsksWhoComes && keys.Contains(key) ? "If you cannot come, please tell the clerk." : null,
                        }.OfType<string>()
                    )
                )
            );
        return people.Count;
    }

    private static bool IsClosedToItsMembers(Meeting meeting, Body body) =>
        meeting.Sensitivity == Sensitivity.Restricted
        && !RecordRef.ParseSeveral(meeting.RestrictedTo).Contains(new RecordRef("body", body.RowId));

    private static async Task<IReadOnlyList<string>> Members(Db db, Body body, DateOnly day) =>
        [
            .. (await Sitting.Load(db, [body.Id], day, day))
                .On(body.Id, day)
                .Where(s => !s.StandsIn)
                .Select(s => s.Person.Key)
                .Distinct(),
        ];

    private static async Task<IReadOnlyList<(Id<Person> Id, string Key, string Name, string To)>> People(
        Db db,
        IReadOnlyList<string> keys
    ) => [.. (
                await db.All<Person>()
                    .Where(p => keys.Contains(p.Key) && p.Email != null)
                    .OrderBy(p => p.Name)
                    .Select(p => new
                    {
                        p.Id,
                        p.Key,
                        p.Name,
                        p.Email,
                    })
                    .ToListAsync()
            ).Select(p => (p.Id, p.Key, p.Name, To: p.Email!.Trim())).Where(p => Outbox.CanBeSentTo(p.To))];

    private static IEnumerable<string> Facts(Meeting meeting, Body body)
    {
        yield return body.Name;
        yield return $"{meeting.Date:dddd} {meeting.Date.InWords()}"
            + (MeetingsWords.Times(meeting.Start, meeting.End) is { } times ? $", {times}" : "");
        if (meeting.Venue is { } venue)
            yield return venue;
    }
}
