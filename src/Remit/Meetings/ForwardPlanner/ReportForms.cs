using Remit.Editing;

namespace Remit.Meetings.ForwardPlanner;

/// <summary>How reports are put on the forward planner, and what they say is changed.</summary>
internal static class ReportForms
{
    public static EditForm OfAReport =>
        new EditForm<Report>(Report.Shape)
            .Part(
                "report",
                "What is to be heard",
                p =>
                    p.Ask("title", "Title", "What is the report called?")
                        .Ask("body", "To", "Which body is to hear it?")
                        .Choose<ReportPurpose>(
                            "purpose",
                            "Asks the body",
                            "What is the body asked to do?",
                            v => v.OnScreen(),
                            none: "Not said"
                        )
                        .Ask("minutes", "Minutes", "How many minutes does it need?", "For example 15. You can leave this empty.")
                        .Ask("standing", "Standing item", "Does the body hear such a report at each meeting?")
            )
            .Part(
                "authors",
                "Who writes it",
                p =>
                    p.Ask("authors", "Who leads", "Who writes it?", "People, posts, bodies or organisations; who leads first.")
                        .Ask("author-words", "Or", "Or who, in words?", "Only where that is more than those chosen.")
                        .Ask("due", "To be handed in", "By which day is it to be handed in?")
                        .Ask(
                            "ready",
                            "Written and cleared",
                            "By which day will it be written and cleared?",
                            "No plan puts it on a meeting whose papers are due before."
                        )
            )
            .Part(
                "why",
                "Why it matters",
                p =>
                    p.Ask("statutory", "Required by law", "Does the law require that it is heard?")
                        .Ask("red-measure", "Red measure", "Is it about a measure that is red?")
                        .Ask("risk", "Risk", "Is it about a risk?")
                        .Ask("asked-by", "Asked for by", "Which body or post asked for it?", none: "Nobody")
                        .Ask("comes-from", "Comes from", "From which decision or reporting duty does it come?", none: "Neither")
            )
            .Part(
                "when",
                "When it is heard",
                p =>
                    p.Ask("earliest", "Not before", "Is there a day before which it can’t be heard?")
                        .Ask("latest", "By", "Is there a day by which it has to be heard?")
                        .Ask(
                            "after",
                            "After",
                            "Which reports have to be heard before it?",
                            "Also those that another body hears: they come in time for the papers."
                        )
                        .Ask(
                            "meeting-words",
                            "When",
                            "When is it to be heard, in words?",
                            "Only until it has a meeting, for example “autumn”."
                        )
            )
            .Part(
                "clearing",
                "Who clears it",
                p =>
                    p.Ask(
                        "clearers",
                        "Cleared by",
                        "Who clears it before it goes to the body?",
                        "People or posts. Each of them says so by name; it can be submitted when all have. Leave it empty if nobody has to."
                    )
            )
            .For("body", "body")
            .For("decision", "comes-from")
            .For("reporting-duty", "comes-from");
}
