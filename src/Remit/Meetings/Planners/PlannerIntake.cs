using Microsoft.EntityFrameworkCore;
using Remit.Documents;
using Remit.Intake;
using Remit.Structure.Bodies;
using Remit.Structure.Matching;

namespace Remit.Meetings.Planners;

/// <summary>
/// Forward planners and calendars of meetings as people have them. A day makes a meeting; a month, a season or a pattern is no date, and
/// stays in words on the reports that stand under it.
/// </summary>
internal sealed class PlannerIntake : IIntake
{
    private const string DateSetting = "date";
    private const int LongestLine = 200;

    private static readonly IReadOnlyList<IntakeColumn> Loaded = IntakeColumns.Load(PlannerWords.Resource);

    public string Key => "planner";

    public string Name => "Forward planner or calendar of meetings";

    public string About => "Dates of meetings, and the reports that are to come to them, as a table or a list.";

    public int Order => 50;

    public IReadOnlyList<IntakeColumn> Columns => Loaded;

    public IReadOnlyList<IntakeSetting> Settings { get; } =
    [
        PaperBody.Setting(
            "Which board or group’s meetings are they?",
            "If you choose none, Remit looks for a name in the paper’s titles and columns."
        ),
        new(
            DateSetting,
            "On which day does the paper begin?",
            "A date without a year is the next one from that day on. If you leave it empty, Remit looks for the year in the titles.",
            SettingForm.Date
        ),
    ];

    public bool IsHeader(IReadOnlyList<string?> columns) => IsPlanner(columns) || IsCalendar(columns);

    public int Likelihood(Document document, ColumnNames names)
    {
        var isTitled = document.Blocks.OfType<Paragraph>().Take(6).Any(p => PlannerWords.IsTitleOfAPlanner(p.Text));
        foreach (var table in document.Blocks.OfType<Table>())
        {
            var columns = names.Of([.. table.Header.Cells.Select(c => c.Text)]);
            if (IsPlanner(columns) || IsCalendar(columns))
                return isTitled ? 90 : 45;
        }
        return isTitled ? 70 : 0;
    }

    public async Task Propose(Document document, Proposal proposal)
    {
        var from = proposal.Day(DateSetting);
        var matching = await NameMatching.Load(proposal, from ?? proposal.Today);
        var context = new PlannerContext(
            proposal,
            matching,
            new PlannerYears(null, false, from),
            new FilePlace(document.File, 1, 1)
        );
        // What was chosen holds for the whole paper, whatever its headings say.
        if (proposal.Answers.Setting(PaperBody.Key) is not null && context.Body() is null)
            return;
        context.Heading(
            Path.GetFileNameWithoutExtension(document.File).Replace('-', ' ').Replace('_', ' '),
            new FilePlace(document.File, 1, 1)
        );
        Read(document, context);
        context.FillUsual();
        if (context.Meetings.Count + context.Reports.Count == 0)
        {
            if (!context.IsOpen && !proposal.Findings.Any(f => f.Kind == FindingKind.Refused))
                proposal.Say(
                    FindingKind.Refused,
                    null,
                    "There is no date of a meeting and no report in this file that could be taken. Expected a table with a column “Report” or “Date of meeting”, a table of dates by body, or a list of dates such as “Wednesday 12 September 2007, 2pm”."
                );
            return;
        }
        await new PlannerJoining(proposal, matching, Path.GetFileName(document.File)).Join(context.Meetings, context.Reports);
    }

    private static bool IsPlanner(IReadOnlyList<string?> columns) =>
        columns.Contains("item", StringComparer.Ordinal)
        && columns.Any(c => c is "date" or "lead" or "purpose" or "due" or "standing");

    private static bool IsCalendar(IReadOnlyList<string?> columns) =>
        columns.Contains("date", StringComparer.Ordinal) && columns.Any(c => c is "time" or "venue" or "body" or "kind");

    private static void Read(Document document, PlannerContext at)
    {
        var tables = new PlannerTables(at);
        var others = 0;
        for (var index = 0; index < document.Blocks.Count; index++)
        {
            var next = index + 1 < document.Blocks.Count ? document.Blocks[index + 1] : null;
            switch (document.Blocks[index])
            {
                case Table table:
                    tables.Read(table);
                    break;
                case Paragraph paragraph:
                    others += ReadParagraph(paragraph, next, at) ? 0 : 1;
                    break;
                case ListItem item:
                    others += ReadItem(item, at, tables) ? 0 : 1;
                    break;
            }
        }
        if (others > 0)
            at.Proposal.Say(
                FindingKind.LeftOut,
                null,
                others == 1
                    ? "1 paragraph holds neither a report nor a date of a meeting."
                    : $"{others:N0} paragraphs and list items hold neither a report nor a date of a meeting."
            );
    }

    private static bool ReadParagraph(Paragraph paragraph, Block? next, PlannerContext at)
    {
        var text = paragraph.Text;
        if (Usual(paragraph, at))
            return true;
        if (text.Length > LongestLine)
            return false;
        var isHeading = paragraph.Level is not null || next is ListItem or Table;
        var phrase = MeetingPhrase.Read(text, at.Years);
        if (phrase.Occasions.Count + phrase.LeftOut.Count > 0)
        {
            if (IsMeeting(phrase, isHeading, at))
            {
                at.GoUnder(text, paragraph.Place);
                return true;
            }
            at.Heading(text, paragraph.Place);
            return false;
        }
        if (isHeading && (phrase.Month is { } || PlannerWords.IsNotYetKnown(text) || PlannerWords.IsStanding(text)))
        {
            // A month above dates gives them their year; above items it says when they are heard.
            at.Years = at.Years.Under(text);
            if (StartsWithAMonth(text) || PlannerWords.IsNotYetKnown(text) || PlannerWords.IsStanding(text))
            {
                at.GoUnder(text, paragraph.Place);
                return true;
            }
        }
        if (PlannerWords.IsPattern(text) && PlannerWords.SpeaksOfMeetings(text))
        {
            at.Proposal.Say(
                FindingKind.LeftOut,
                paragraph.Place,
                $"“{LooseName.Short(text)}” says how often, and not when: a pattern is no date."
            );
            return true;
        }
        if (PlannerWords.SpeaksOfMeetings(text))
            at.InDates = true;
        else if (paragraph.Level is not null)
            at.InDates = false;
        if (isHeading)
            at.LeaveMeeting();
        at.Heading(text, paragraph.Place);
        return paragraph.Level is not null
            || PlannerWords.IsTitleOfAPlanner(text)
            || at.Known(PlannerWords.WithoutWhatItIs(text)) is not null;
    }

    private static bool StartsWithAMonth(string text) => WrittenMoments.Read(text).Days is [{ From: 0 }, ..] && text.Length <= 80;

    /// <summary>Whether a line gives a meeting, and is no sentence that happens to hold a date.</summary>
    private static bool IsMeeting(MeetingPhrase phrase, bool isHeading, PlannerContext at)
    {
        var lead = PlannerWords.WithoutWhatItIs(phrase.Lead.TrimEnd(':', ' ', '–', '-', ','));
        if (lead.Length > 1 && at.Known(lead) is null && WrittenMoments.Read(phrase.Lead).Times.Count == 0)
            return false;
        return isHeading
            || at.InDates
            || PlannerWords.SpeaksOfMeetings(phrase.Lead)
            || (lead.Length > 1 && at.Known(lead) is not null)
            || phrase.Occasions.Any(o => o.Start is not null);
    }

    private static bool ReadItem(ListItem item, PlannerContext at, PlannerTables tables)
    {
        if (item.Text.Length <= LongestLine)
        {
            var phrase = MeetingPhrase.Read(item.Text, at.Years);
            if (phrase.Occasions.Count + phrase.LeftOut.Count > 0 && IsMeeting(phrase, !at.IsUnderAMeeting, at))
            {
                at.Proposal.Rows++;
                var standing = (at.Under, at.UnderWords, at.UnderStanding);
                var lead = PlannerWords.WithoutWhatItIs(phrase.Lead.TrimEnd(':', ' ', '–', '-', ','));
                var read = at.Read(item.Text, item.Place);
                if (read.Occasions.Count > 0 && ((lead.Length > 1 ? at.Known(lead) : null) ?? at.Body()) is { } body)
                    foreach (var occasion in read.Occasions)
                        at.Meeting(body, occasion, item.Place);
                (at.Under, at.UnderWords, at.UnderStanding) = standing;
                return true;
            }
            if (
                at.InDates
                && !at.IsUnderAMeeting
                && (phrase.Month is not null || PlannerWords.IsPattern(item.Text) || PlannerWords.IsNotYetKnown(item.Text))
            )
            {
                at.Proposal.Rows++;
                at.Proposal.Say(FindingKind.LeftOut, item.Place, PlannerTables.WhyNoDay(item.Text, phrase));
                return true;
            }
        }
        if (!at.IsUnderAMeeting || (at.Under?.Body ?? at.Body()) is not { } of)
            return false;
        at.Proposal.Rows++;
        tables.Item(
            item.Text,
            item.Place,
            of,
            at.Under,
            new ReportDraft
            {
                Title = "",
                Place = item.Place,
                Body = of,
            }
        );
        return true;
    }

    /// <summary>"Meetings are in the Assembly Room, 2.00 pm to 4.30 pm, unless it says otherwise."</summary>
    private static bool Usual(Paragraph paragraph, PlannerContext at)
    {
        var text = paragraph.Text;
        if (
            text.Length > 400
            || !text.Contains("meetings", StringComparison.OrdinalIgnoreCase)
            || WrittenMoments.Read(text) is not { Times: [var times, ..], Days: var days }
            || days.Any(d => d is { Day: not null, IsShort: false })
            || at.Body() is not { } body
        )
            return false;
        var before = text[..times.From];
        var venue = default(string);
        foreach (var mark in new[] { " in the ", " at the ", " in ", " at " })
            if (before.IndexOf(mark, StringComparison.OrdinalIgnoreCase) is >= 0 and var found)
            {
                venue = before[(found + mark.Length)..];
                break;
            }
        if (venue is null && text[times.To..] is { Length: > 0 } after)
            foreach (var mark in new[] { " in the ", " at the ", " in ", " at " })
                if (after.IndexOf(mark, StringComparison.OrdinalIgnoreCase) is >= 0 and var found)
                {
                    venue = after[(found + mark.Length)..];
                    break;
                }
        if (venue is not null)
        {
            foreach (var end in new[] { " unless", ". ", " and ", " from ", " at ", " between " })
                if (venue.IndexOf(end, StringComparison.OrdinalIgnoreCase) is > 0 and var stop)
                    venue = venue[..stop];
            venue = venue.Trim(' ', ',', '.', ';', '-', '–', '(', ')');
        }
        venue = string.IsNullOrWhiteSpace(venue) ? null : PlannerContext.Words(venue);
        at.Usually(
            body,
            new Occasion(default)
            {
                Start = times.Start,
                End = times.End,
                Venue = venue,
            }
        );
        at.Proposal.Say(
            FindingKind.Doubtful,
            paragraph.Place,
            $"The meetings of “{body.Name}” that say no time were taken as {MeetingsWords.Times(times.Start, times.End)}{(venue is null ? "" : $", and those that say no place as “{venue}”")}."
        );
        return true;
    }
}
