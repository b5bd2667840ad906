using Remit.Documents.Writing;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Web;

namespace Remit.Meetings.Agendas;

/// <summary>An agenda as a paper.</summary>
internal static class AgendaPaper
{
    public static Publication Of(MeetingView meeting, AgendaView agenda) =>
        new($"Agenda, {meeting.Date.InWords()}")
        {
            Kind = meeting.Body.Name,
            Parts = [.. Where(meeting), Table(agenda), .. Notes(agenda)],
        };

    /// <summary>When and where.</summary>
    public static IEnumerable<Part> Where(MeetingView meeting)
    {
        yield return Prose.Fact(
            "When",
            $"{meeting.Date:dddd} {meeting.Date.InWords()}" + (meeting.Times is { } times ? $", {times}" : "")
        );
        if (meeting.Venue is { } venue)
            yield return Prose.Fact("Where", venue);
    }

    public static Grid Table(AgendaView agenda) =>
        new(
            [new("No.", 0.7), new("Item", 5), new("Time", 1), new("Minutes", 1), new("Led by", 2.5)],
            [
                .. agenda.Items.SelectMany(
                    (line, i) =>
                        line.Supplement is { } supplement && (i == 0 || agenda.Items[i - 1].Supplement != supplement)
                            ? new[] { SheetRow.Over($"Supplement {supplement}"), Row(line) }
                            : [Row(line)]
                ),
            ]
        )
        {
            Caption = "Items",
            HeadingColumn = agenda.Items.Any(i => i.Supplement is not null) ? "Supplement" : null,
            IsWide = false,
        };

    public static IEnumerable<Part> Notes(AgendaView agenda)
    {
        if (agenda.HasGaps)
            yield return new Prose(Phrase.Italic(NotShown));
        if (!agenda.IsPublished && agenda.Items.Count > 0)
            yield return new Prose(Phrase.Italic("This agenda is a draft: its numbers can still change."));
    }

    public const string NotShown = "Items not shown here are not public.";

    private static SheetRow Row(AgendaLine line) =>
        new(
            (line.Number ?? line.WouldBe) is { } number ? number : (GridCell)"",
            GridCell.Of(
                line.WithdrawnOn is { } on ? $"{line.Title} (withdrawn on {on.InWords()}: {line.WithdrawnBecause})" : line.Title,
                Lines(line)
            ),
            line.Starts is { } at ? LondonTime.Words(at) : "",
            line.Minutes is { } minutes ? minutes : (GridCell)"",
            line.LedBy
        );

    private static IEnumerable<GridLine> Lines(AgendaLine line)
    {
        if (line.WithdrawnOn is { } on)
        {
            yield return new GridLine(new Phrase([new TextRun(line.Title) { IsRemoved = true }]));
            yield return new GridLine($"Withdrawn on {on.InWords()}: {line.WithdrawnBecause}");
            yield break;
        }
        yield return new GridLine(line.Title);
        if (line.Purpose is { } purpose)
            yield return new GridLine(purpose.OnScreen());
        if (line.IsRestricted)
            yield return new GridLine(line.RestrictedBecause is { } closed ? $"Restricted: {closed}" : "Restricted");
        foreach (var late in line.CameLate)
            yield return new GridLine(late);
        if (line.RecalledBecause is { } because)
            yield return new GridLine($"Its report is recalled: {because}");
    }
}
