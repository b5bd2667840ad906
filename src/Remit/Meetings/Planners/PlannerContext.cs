using Remit.Documents;
using Remit.Intake;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Matching;

namespace Remit.Meetings.Planners;

/// <summary>What the reading of a planner knows at each place: whose it is, in which year, under which meeting.</summary>
internal sealed class PlannerContext(Proposal proposal, NameMatching matching, PlannerYears years, FilePlace start)
{
    private readonly Dictionary<string, Body?> bodies = new(StringComparer.Ordinal);
    private readonly Dictionary<(Body, DateOnly), List<MeetingDraft>> meetings = [];
    private readonly Dictionary<Body, Occasion> usual = [];
    private static readonly BodyWords Asking = new("Which board or group’s meetings are they?", "these are the meetings of");

    private readonly PaperBody paper = new(proposal, matching);
    private readonly List<BodyTitle> titles = [];
    private Body? heading;
    private FoundBody? asked;

    public Proposal Proposal => proposal;

    /// <summary>The years of the headings so far.</summary>
    public PlannerYears Years { get; set; } = years;

    /// <summary>The meetings that the paper names, in its order.</summary>
    public List<MeetingDraft> Meetings { get; } = [];

    /// <summary>The lines of the planner.</summary>
    public List<ReportDraft> Reports { get; } = [];

    /// <summary>The meeting under whose heading a line stands; null where there is none, or one without a day.</summary>
    public MeetingDraft? Under { get; set; }

    /// <summary>When lines under this heading are to be heard, where it gives no day.</summary>
    public string? UnderWords { get; set; }

    /// <summary>Whether lines under this heading come to each meeting.</summary>
    public bool UnderStanding { get; set; }

    /// <summary>Whether the headings say that dates of meetings follow.</summary>
    public bool InDates { get; set; }

    /// <summary>Whether a line could be one of a planner here.</summary>
    public bool IsUnderAMeeting => Under is not null || UnderWords is not null || UnderStanding;

    public void LeaveMeeting() => (Under, UnderWords, UnderStanding) = (null, null, false);

    /// <summary>A title or heading that may name the body.</summary>
    public void Heading(string text, FilePlace place)
    {
        Years = Years.Under(text);
        var name = PlannerWords.WithoutWhatItIs(text);
        if (name.Length < 2)
            return;
        if (titles.Count < 8)
            titles.Add(new BodyTitle(name, place));
        if (Known(name) is { } body && body != heading)
        {
            heading = body;
            LeaveMeeting();
        }
    }

    /// <summary>The body that a name means for certain; null otherwise, and nobody is asked.</summary>
    public Body? Known(string name)
    {
        var plain = name.Trim();
        if (plain.Length is < 2 or > 150)
            return null;
        if (!bodies.TryGetValue(plain, out var body))
        {
            var match = matching.Bodies.Find(plain);
            bodies[plain] = body = match.Certainty == Certainty.Certain ? match.Best : null;
        }
        return body;
    }

    /// <summary>The body of a name in a column of bodies; asked about where it is doubtful or not recorded.</summary>
    public Body? Named(string name, FilePlace place)
    {
        var plain = LooseName.Short(name);
        return Known(plain) ?? (bodies[plain.Trim()] = paper.Named(plain, place));
    }

    /// <summary>Whether a name is that of a body, recorded or not.</summary>
    public bool IsBody(string name) => Known(name) is not null || (name.Length <= 100 && BodyTitle.NamesABody(name));

    /// <summary>Whether somebody has to say first whose paper it is.</summary>
    public bool IsOpen => asked is { IsOpen: true };

    /// <summary>The body of what stands here: the one that was chosen, that of the heading above, else that of the paper; null while it is not told.</summary>
    public Body? Body()
    {
        if (heading is not null && proposal.Answers.Setting(PaperBody.Key) is null)
            return heading;
        asked ??= paper.Of(Asking, titles, start);
        return asked.Body;
    }

    /// <summary>When and where a body meets if nothing else is said.</summary>
    public void Usually(Body body, Occasion occasion) => usual.TryAdd(body, occasion);

    /// <summary>A meeting of the paper: the one that it named before for the day and time, or another.</summary>
    public MeetingDraft Meeting(Body body, Occasion occasion, FilePlace place)
    {
        foreach (var doubt in occasion.Doubts)
            proposal.Say(FindingKind.Doubtful, place, $"{Sentence(doubt)}.");
        if (!meetings.TryGetValue((body, occasion.Day), out var thatDay))
            meetings.Add((body, occasion.Day), thatDay = []);
        var draft =
            thatDay.Find(m => m.Start == occasion.Start)
            ?? (occasion.Start is null ? thatDay.FirstOrDefault() : thatDay.Find(m => m.Start is null));
        if (draft is null)
        {
            draft = new MeetingDraft(body, occasion.Day, place);
            thatDay.Add(draft);
            Meetings.Add(draft);
        }
        if (draft.Start is null)
            (draft.Start, draft.End) = (occasion.Start, occasion.End);
        draft.End ??= occasion.End;
        draft.Venue ??= occasion.Venue;
        draft.Kind ??= occasion.Kind;
        draft.IsCancelled |= occasion.IsCancelled;
        return draft;
    }

    /// <summary>Gives the meetings that say no time or place those that the paper gives for all of the body.</summary>
    public void FillUsual()
    {
        foreach (var meeting in Meetings)
        {
            if (!usual.TryGetValue(meeting.Body, out var occasion))
                continue;
            if (meeting.Start is null)
                (meeting.Start, meeting.End) = (occasion.Start, occasion.End);
            meeting.Venue ??= occasion.Venue;
        }
    }

    /// <summary>Reads the meetings of a text; days that are none are said.</summary>
    public MeetingPhrase Read(string text, FilePlace place, PlannerYears? within = null)
    {
        var phrase = MeetingPhrase.Read(text, within ?? Years);
        foreach (var problem in phrase.LeftOut)
            proposal.Say(FindingKind.LeftOut, place, problem);
        return phrase;
    }

    /// <summary>
    /// Goes under a heading of the planner: a meeting, or words for when. False where the text is neither.
    /// </summary>
    public bool GoUnder(string text, FilePlace place, Body? of = null)
    {
        if (PlannerWords.IsStanding(text) && MeetingPhrase.Read(text, Years).Occasions.Count == 0)
        {
            (Under, UnderWords, UnderStanding) = (null, null, true);
            return true;
        }
        var phrase = Read(text, place);
        if (phrase.Occasions.Count > 0)
        {
            if (
                (of ?? (phrase.Lead.Length > 1 ? Known(PlannerWords.WithoutWhatItIs(phrase.Lead)) : null) ?? Body())
                is not { } body
            )
                return true;
            var meeting = Meeting(body, phrase.Occasions[0], place);
            foreach (var other in phrase.Occasions.Skip(1))
            {
                Meeting(body, other, place);
                proposal.Say(
                    FindingKind.Doubtful,
                    place,
                    $"“{LooseName.Short(text)}” names several days: what stands there was placed on {LondonDate.Words(meeting.Day)}."
                );
            }
            (Under, UnderWords, UnderStanding) = (meeting, null, false);
            return true;
        }
        if (phrase.Month is null && phrase.LeftOut.Count == 0 && !PlannerWords.IsNotYetKnown(text) && !IsSeason(text))
            return false;
        (Under, UnderWords, UnderStanding) = (null, Words(text), false);
        return true;
    }

    public static string Words(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= 200 ? line : line[..200].TrimEnd();
    }

    private static bool IsSeason(string text) =>
        text.Length <= 40
        && LooseName
            .Words(text)
            .Any(w => w is "spring" or "summer" or "autumn" or "winter" or "quarter" or "q1" or "q2" or "q3" or "q4" or "term");

    private static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
