using Remit.Documents.Writing;
using Remit.Structure.Comparing;
using Remit.Web;

namespace Remit.Structure.Timeline;

/// <summary>A timeline in words.</summary>
internal static class TimelineWords
{
    /// <summary>What events of a body are about.</summary>
    public static string OnScreen(this ChangeSubject about) =>
        about switch
        {
            ChangeSubject.Bodies => "The body itself",
            ChangeSubject.Lines => "Who answers to whom",
            ChangeSubject.Places => "Places",
            ChangeSubject.People => "People",
            ChangeSubject.Terms => "Terms of reference",
            ChangeSubject.Topics => "Topics",
        };

    /// <summary>What happened, day by day as it is given.</summary>
    public static Markup ByDay(IReadOnlyList<TimelineEvent> events) =>
        Markup.Of($"""<dl class="remit-days">{events.GroupBy(e => e.On).Select(OnADay)}</dl>""");

    private static Markup OnADay(IGrouping<DateOnly, TimelineEvent> day) =>
        Markup.Of(
            $"""<div class="remit-days__day"><dt>{day.Key.InWords()}</dt>{day.Select(e => Markup.Of($"<dd>{e.Sentence}</dd>"))}</div>"""
        );

    /// <summary>The timeline as a paper.</summary>
    /// <param name="timeline">The timeline.</param>
    /// <param name="events">Its events, as the page sorts and filters them.</param>
    public static Publication Paper(BodyTimeline timeline, IReadOnlyList<TimelineEvent> events) =>
        new($"{timeline.Body.Name}: timeline")
        {
            Kind = timeline.Kind.OnScreen(),
            Parts =
            [
                new Heading(1, "What happened"),
                new Grid(
                    [new("Day", 2), new("About", 2), new("What happened", 6)],
                    [.. events.Select(e => new SheetRow(e.On, e.About.OnScreen(), e.Sentence))]
                )
                {
                    Caption = "What happened",
                    IsWide = false,
                },
                new Heading(1, "How long things lasted"),
                Lasted(timeline),
                .. timeline.Undated.Count == 0 ? [] : new Part[] { new Heading(1, "Date not recorded") },
                .. timeline.Undated.Select(f => new Item(f.Sentence)),
            ],
            // In a spreadsheet what has no date is told by an empty day.
            Sheets =
            [
                new Grid(
                    [new("Day"), new("About"), new("What happened")],
                    [
                        .. events.Select(e => new SheetRow(e.On, e.About.OnScreen(), e.Sentence)),
                        .. timeline.Undated.Select(f => new SheetRow("", f.About.OnScreen(), f.Sentence)),
                    ]
                )
                {
                    Caption = "What happened",
                },
                Lasted(timeline),
            ],
        };

    private static Grid Lasted(BodyTimeline timeline) =>
        new(
            [new("What", 5), new("From", 2), new("Until", 2)],
            [
                .. timeline.Bars.Select(b => new SheetRow(
                    b.IsProposed && b.About != ChangeSubject.Terms && b.Words != "Proposed" ? $"{b.Words} (proposed)" : b.Words,
                    b.Period.From,
                    b.Period.Until
                )),
            ]
        )
        {
            Caption = "How long things lasted",
            IsWide = false,
        };
}
