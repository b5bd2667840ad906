using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Documents.Writing;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Structure.Bodies;
using Remit.Structure.Places;
using Remit.Web;
using Remit.Web.Publishing;

namespace Remit.Meetings.Attending;

/// <summary>Who was there, for which place, from when to when, and was there a quorum at each item?</summary>
[Needs("meetings.read")]
internal sealed class AttendancePage(Db db, Looking looking) : PageModel, IJsonTwin, IPublished
{
    public AttendanceView Attendance { get; private set; } = null!;

    public object Twin => Attendance;

    /// <summary>Whether whoever looks may record it.</summary>
    public bool MayWrite { get; private set; }

    public Publication Publication =>
        new($"{Attendance.Meeting.Body.Name}, {Attendance.Meeting.Date.InWords()}: attendance")
        {
            Kind = "Attendance",
            Parts =
            [
                new Grid(
                    [new("Place", 3), new("Organisation", 2), new("How", 1.5), new("Who", 2), new("From when to when", 2.5)],
                    [
                        .. Attendance.Lines.Select(l => new SheetRow(
                            l.Place ?? "Without a place",
                            l.Organisation?.Name,
                            l.As is { } how ? how.OnScreen() : "Not recorded",
                            l.Who + (l.Chaired ? " (in the chair)" : ""),
                            l.When
                        )),
                    ]
                )
                {
                    Caption = "Who was there",
                },
                .. Attendance
                    .QuorumInRuns.Where(q => q.Working.Count > 0)
                    .SelectMany(q =>
                        new Part[] { new Heading(2, q.Item ?? "Quorum") }.Concat(q.Sentences.Select(w => new Prose(w)))
                    ),
            ],
        };

    public async Task<IActionResult> OnGet(string body, string key)
    {
        var id = await (
            from meeting in db.All<Meeting>()
            where meeting.Key == key
            join of in db.All<Body>() on meeting.Body equals of.Id
            where of.Key == body
            select (Id<Meeting>?)meeting.Id
        ).SingleOrDefaultAsync();
        if (id is not { } found || !(await MeetingDays.Load(db, [found])).TryGetValue(found, out var day))
            return NotFound();
        Attendance = AttendanceView.Of(day, looking.AsAt);
        MayWrite =
            looking.IsNow
            && day.Meeting.State != MeetingState.Cancelled
            && day.Meeting.Date <= looking.Today
            && looking.Viewer.May(
                "meetings",
                day.Meeting.Sensitivity,
                Verb.Write,
                new HashSet<RecordRef> { new("meeting", day.Meeting.RowId), new("body", day.Body.RowId) }
            );
        return Page();
    }
}

/// <summary>The attendance of a meeting, as its page and its JSON show it.</summary>
internal sealed record AttendanceView
{
    public required MeetingView Meeting { get; init; }

    /// <summary>A line for each place of that day, and for whoever was there without one.</summary>
    public required IReadOnlyList<AttendedLine> Lines { get; init; }

    public required IReadOnlyList<InterestLine> Interests { get; init; }

    /// <summary>Whether there was a quorum, by item; of a meeting without items as a whole.</summary>
    public required IReadOnlyList<QuorumLineView> Quorum { get; init; }

    /// <summary>The same, items that follow one another and are alike taken together.</summary>
    [JsonIgnore]
    public IReadOnlyList<QuorumRun> QuorumInRuns
    {
        get
        {
            var runs = new List<QuorumRun>();
            foreach (var item in Quorum)
                if (item is { IsAsBefore: true, Item: { } title } && runs.Count > 0)
                    runs[^1] = runs[^1] with { Also = [.. runs[^1].Also, title] };
                else
                    runs.Add(new QuorumRun(item.Item, item.Working, []) { Conclusion = item.Conclusion });
            return runs;
        }
    }

    /// <summary>"12 of 20 places were taken up, 2 of them by deputies; 3 sent apologies."; null where nothing is recorded.</summary>
    public required string? Answer { get; init; }

    /// <summary>Who took the chair, in a sentence; null where nobody said.</summary>
    public required string? Chair { get; init; }

    public static AttendanceView Of(MeetingDay day, DateOnly asAt)
    {
        var lines = day
            .Seats.Select(s => AttendedLine.Of(s, day.There.FirstOrDefault(t => t.Attendance.Place == s.Id), day))
            .ToList();
        lines.AddRange(
            day.There.Where(t => t.Attendance is { Place: null, As: AttendedAs.InAttendance })
                .Select(t => AttendedLine.Of(null, t, day))
        );
        var quorum =
            !day.IsRecorded ? []
            : day.Items.Any(i => i.WithdrawnOn is null) ? day.ByItem()
            : [day.At(null)];
        return new AttendanceView
        {
            Meeting = MeetingView.Of(day.Meeting, new Named(day.Body.Key, day.Body.Name), asAt),
            Lines = lines,
            Interests =
            [
                .. from who in day.There
                from interest in who.Interests
                let item = day.Items.FirstOrDefault(i => i.Id == interest.Item)
                // What was declared at an item that is not shown is not one in general.
                where interest.Item is null || item is not null
                select new InterestLine(interest.Key, who.Name, item?.Title, interest.Words, interest.Followed),
            ],
            Quorum =
            [
                .. quorum.Select(q => new QuorumLineView(
                    q.Item?.Title,
                    q.Judgement.Outcome,
                    q.WasLost,
                    q.IsAsBefore,
                    q.Judgement.Conclusion,
                    q.Working
                )),
            ],
            Answer = InWords(lines),
            Chair = ChairInWords(day),
        };
    }

    private static string? InWords(IReadOnlyList<AttendedLine> lines)
    {
        var places = lines.Where(l => l.Place is not null).ToList();
        if (places.TrueForAll(l => l.As is null))
            return null;
        var (there, deputies) = (
            places.Count(l => l.As is AttendedAs.Present or AttendedAs.Deputy),
            places.Count(l => l.As == AttendedAs.Deputy)
        );
        var said = new[]
        {
            $"{there} of {places.Count.Counted("place", "places")} {(there == 1 ? "was" : "were")} taken up{(deputies == 0 ? "" : $", {deputies} by a deputy")}",
            places.Count(l => l.As == AttendedAs.Apologies) is > 0 and var sorry ? $"{sorry} sent apologies" : null,
            places.Count(l => l.As == AttendedAs.Absent) is > 0 and var absent
                ? $"{absent} {(absent == 1 ? "was" : "were")} absent"
                : null,
            places.Count(l => l.As is null) is > 0 and var not ? $"of {not} nothing is recorded" : null,
        };
        return string.Join("; ", said.OfType<string>()) + ".";
    }

    /// <summary>Who took the chair; where the chair was not there, that is said.</summary>
    private static string? ChairInWords(MeetingDay day)
    {
        var taken = day.There.Where(t => t.Attendance.Chaired).ToList();
        var chairs = day.Seats.Where(s => s.Role is PlaceRole.Chair or PlaceRole.CoChair).ToList();
        var away = chairs.Where(c => day.There.All(t => t.Attendance.Place != c.Id || !t.Attendance.IsThere)).ToList();
        if (!day.IsRecorded)
            return null;
        var gone =
            away.Count > 0 && away.Count == chairs.Count ? $"The chair was not there{(taken.Count > 0 ? ", so " : ". ")}" : "";
        if (taken.Count == 0)
            return gone.Length > 0 ? gone + "Who took the chair is not recorded." : null;
        return $"{gone}{Texts.Listed(taken.Select(t => $"{t.Name}{(t.Seat is { } seat ? $" ({seat.Title})" : "")}"))} took the chair.";
    }
}

/// <summary>How a place was taken up, or who was there without one.</summary>
internal sealed record AttendedLine(
    string? PlaceKey,
    string? Place,
    Named? Organisation,
    AttendedAs? As,
    string? Who,
    string? When,
    bool Chaired
)
{
    public static AttendedLine Of(Seat? seat, WhoWasThere? who, MeetingDay day) =>
        new(
            seat?.Key,
            seat?.Title,
            seat?.FilledBy,
            who?.Attendance.As,
            who?.Name ?? (seat is { Holders.Count: > 0 } ? Texts.Listed(seat.Holders.Select(h => h.Name)) : null),
            who is null ? null : WhenOf(who.Attendance, day),
            who?.Attendance.Chaired == true
        );

    private static string? WhenOf(Attendance attendance, MeetingDay day)
    {
        var said = new[]
        {
            attendance.CameDuring is { } came ? $"came during “{TitleOf(came)}”" : null,
            attendance.LeftDuring is { } left ? $"left during “{TitleOf(left)}”" : null,
        }
            .OfType<string>()
            .ToList();
        return said.Count == 0 ? null : string.Join(", ", said).Capitalised();

        string TitleOf(Id<Agendas.AgendaItem> item) => day.Items.FirstOrDefault(i => i.Id == item)?.Title ?? "an item";
    }
}

/// <summary>An interest that was declared.</summary>
internal sealed record InterestLine(string Key, string Who, string? Item, string Words, InterestFollowed Followed);

/// <summary>Whether there was a quorum at an item, and at those after it that are alike.</summary>
internal sealed record QuorumRun(string? Item, IReadOnlyList<string> Working, IReadOnlyList<string> Also)
{
    /// <summary>What it comes to, in a sentence.</summary>
    public string Conclusion { get; init; } = "";

    /// <summary>For which items, and what it comes to.</summary>
    public string InShort =>
        Item is null ? Conclusion : $"{Texts.Listed(Also.Prepend(Item).Select(i => $"“{i.Shortened(60)}”"))}: {Conclusion}";

    /// <summary>The working, and for which items after it the same holds.</summary>
    public IEnumerable<string> Sentences =>
        Also.Count == 0 ? Working : Working.Append($"The same holds for {Texts.Listed(Also.Select(a => $"“{a}”"))}.");
}

/// <summary>Whether there was a quorum at an item.</summary>
internal sealed record QuorumLineView(
    string? Item,
    Structure.Terms.QuorumOutcome Outcome,
    bool WasLost,
    bool IsAsBefore,
    string Conclusion,
    IReadOnlyList<string> Working
);
