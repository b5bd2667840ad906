using Remit.Editing;

namespace Remit.Actions;

/// <summary>How actions are added, and what they say is changed. How far one is, and that it is done, is said by pages of their own.</summary>
internal static class ActionForms
{
    public static EditForm OfAnAction =>
        new EditForm<ActionItem>(ActionItem.Shape)
            .Part(
                "action",
                "What is to be done",
                p =>
                    p.Ask("what", "What", "What is to be done?", "One thing that somebody can say is done.", lines: 3)
                        .Ask("due", "Due", "By which day is it due?")
                        .Ask(
                            "due-words",
                            "Due, in words",
                            "Or when, in words?",
                            "Only until there is a day, for example “before the inspection”."
                        )
                        .Ask("reference", "Reference", "By which number is it quoted?", "For example 06/24-1. You can leave this empty.")
            )
            .Part(
                "owners",
                "Who does it",
                p =>
                    p.Ask(
                            "owners",
                            "Owners",
                            "Who is to do it?",
                            "People, posts, bodies or organisations; several if they share it. A post goes on when its holder leaves."
                        )
                        .Ask("owner-words", "Or", "Or who, in words?", "Only where that is more than those chosen.")
            )
            .Part(
                "links",
                "Where it comes from, and where it is reported",
                p =>
                    p.Ask("reported-to", "Reported to", "Where is it reported?", none: "Not said")
                        .Ask("origin", "Came from", "From which record did it come?", none: "Not said")
                        .Ask("recommendation", "Recommendation", "Which recommendation does it carry out?", lines: 2)
                        .Ask("category", "Category", "Under which theme does it stand?")
            )
            .Part(
                "proof",
                "How you will know, and whether it comes again",
                p =>
                    p.Ask(
                            "proof-expected",
                            "What will show that it was done",
                            "What will show that it was done?",
                            "Whoever closes it is asked for this by name, for example “Audit of 20 records”.",
                            lines: 2
                        )
                        .Ask(
                            "every",
                            "Comes again every",
                            "Does it come again?",
                            "For example “3 months” or “1 year”: when it is closed as done, the next one is made. Leave it empty if it is done once."
                        )
            )
            .For("body", "reported-to")
            .For("organisation", "owners")
            .For("post", "owners")
            .For("person", "owners")
            .For("responsibility", "origin");
}
