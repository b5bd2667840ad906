using Remit.Editing;
using Remit.Kernel;

namespace Remit.Structure.Programmes;

/// <summary>How work programmes and their items are added and changed. Progress has a form of its own, which an item's owner can use.</summary>
internal static class ProgrammeForms
{
    public static IReadOnlyList<EditForm> All => [OfAProgramme, OfAnItem];

    private static EditForm OfAProgramme =>
        new EditForm<WorkProgramme>(WorkProgramme.Shape)
            .Part(
                "programme",
                "The programme",
                p =>
                    p.Ask("title", "Title", "What is the programme called?", "For example “Work programme 2008 to 2009”.")
                        .Dates("Year", "On which day does its year begin?", "On which day does it end?", "A year at most.")
            )
            .Part(
                "agreement",
                "Agreement and review",
                p =>
                    p.Choose<ProgrammeState>("state", "State", "How far is it?", s => s.OnScreen())
                        .Ask("agreed-by", "Agreed by", "Which body agreed it?", none: "None yet")
                        .Ask("agreed-on", "Agreed on", "On which day?")
                        .Ask("minute", "Minute", "Where is that minuted?", "For example “Executive, 12 April 2007, minute 4”.")
                        .Ask("review-on", "To be reviewed by", "By which day is it to be looked at again?")
            )
            .Begins((programme, today) => programme.Period = WorkProgramme.CouncilYear(today));

    private static EditForm OfAnItem =>
        new EditForm<ProgrammeItem>(ProgrammeItem.Shape)
            .Part(
                "item",
                "The item",
                p =>
                    p.Ask("what", "What", "What is to be done?", lines: 3)
                        .Ask("expected-outcome", "Expected outcome", "What is to come of it?", lines: 3)
                        .Choose<Quarter>(
                            "begins",
                            "Begins",
                            "In which quarter does it begin?",
                            q => q.InWords(),
                            "Quarters are counted from the first day of the programme’s year.",
                            none: "Not said"
                        )
                        .Choose<Quarter>(
                            "due",
                            "Due",
                            "By the end of which quarter is it due?",
                            q => q.InWords(),
                            none: "No quarter yet"
                        )
                        .Ask("number", "Number", "Under which number is it quoted?", "Leave it empty for the next one.")
            )
            .Part(
                "owners",
                "Who does it",
                p =>
                    p.Ask(
                            "owners",
                            "Owners",
                            "Who is to do it?",
                            "People, posts, bodies or organisations; several if they share it."
                        )
                        .Ask("owner-words", "Or", "Or who, in words?", "Only where that is more than those ticked.")
            )
            .Part(
                "links",
                "What it belongs to",
                p =>
                    p.Ask("serves", "Serves", "Which area of responsibility does it serve?", none: "None, or not said")
                        .Ask(
                            "continues",
                            "Goes on with",
                            "Does it go on with an item of an earlier programme?",
                            none: "No, it is new"
                        )
                        .Ask(
                            "withdrawn",
                            "Taken out",
                            "Is it taken out again?",
                            "Before the programme is agreed. An agreed item is stopped by recording progress."
                        )
            )
            .Keyed(StructureForms.NextNumber);
}
