using Remit.Editing;

namespace Remit.Responsibilities.Duties;

/// <summary>How reporting duties are added and changed, and how a report is recorded that was sent in another way.</summary>
internal static class DutyForms
{
    public static IReadOnlyList<EditForm> All => [OfADuty, OfAReport];

    private static EditForm OfADuty =>
        new EditForm<ReportingDuty>(ReportingDuty.Shape)
            .Part(
                "duty",
                "The duty",
                p =>
                    p.Ask("from-holder", "Who reports", "Who reports?")
                        .Ask("to-holder", "To whom", "To whom?")
                        .Ask("about", "On what", "On what?", "For example “The work of the Board”.", lines: 2)
                        .Dates("Holds", "Since when?", "Until when?", "Leave them empty if nobody recorded it.")
            )
            .Part(
                "rhythm",
                "How often",
                p =>
                    p.Choose<ReportRhythm>(
                            "rhythm",
                            "When it is due",
                            "When is a report due?",
                            r => r.OnScreen(),
                            none: "Not said, or in words only"
                        )
                        .Ask(
                            "every",
                            "How long between reports",
                            "How long is it from one report to the next?",
                            "For example “3 months” or “6 weeks”. A year is 12 months."
                        )
                        .Ask(
                            "first-due",
                            "First due",
                            "By which day is the first report due, or the only one?",
                            "The others are counted from it."
                        )
                        .Ask("meetings-of", "Meetings", "After whose meetings is it due?", none: "Not after meetings")
                        .Ask("how-often", "In words", "How often, in words?", "As a paper says it, such as “regularly”.")
                        .Ask(
                            "relative-to",
                            "Relative to",
                            "Before or after what, in words?",
                            "For example “after the meetings of the Board”."
                        )
            )
            .Begins((duty, _) => duty.Period = Kernel.Period.Unbounded);

    private static EditForm OfAReport =>
        new EditForm<ReportMade>(ReportMade.Shape)
            .Part(
                "report",
                "The report",
                p =>
                    p.Ask("duty", "Duty", "By which duty was it sent?")
                        .Ask("title", "Title", "What is it called?", "For example “Quarterly report to Cabinet, summer 2007”.")
                        .Ask("sent-on", "Sent on", "On which day was it sent?")
                        .Ask(
                            "since",
                            "Tells of",
                            "What is the first day of which it tells?",
                            "Leave it empty if it tells of one day."
                        )
                        .Ask("up-to", "Up to", "What is the last day?")
                        .Ask(
                            "due",
                            "Answers",
                            "Which due day does it answer?",
                            "It answers that day and all before it. Leave it empty for one beside those that are due."
                        )
            )
            .Part(
                "kept",
                "Who sent it, and where it is kept",
                p =>
                    p.Ask("by", "Sent by", "Who sent it?", none: "Not recorded")
                        .Ask("by-words", "Or", "Or who, in words?")
                        .Ask("reference", "Where it is kept", "Where is it kept?", "For example “Cabinet, 4 July 2007, item 9”.")
                        .Ask("text", "Text", "What does it say?", "You can leave this empty if it is kept elsewhere.", lines: 8)
            );
}
