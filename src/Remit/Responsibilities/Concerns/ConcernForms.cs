using Remit.Editing;
using Remit.Kernel;

namespace Remit.Responsibilities.Concerns;

/// <summary>How ways to raise concerns, their counts and safeguarding contacts are added and changed.</summary>
internal static class ConcernForms
{
    private const string NoCases =
        "Write nothing here about a child, a family or a concern that somebody raised: Remit keeps no cases.";

    public static IReadOnlyList<EditForm> All => [OfAnArrangement, OfACount, OfAContact];

    private static EditForm OfAnArrangement =>
        new EditForm<ConcernArrangement>(ConcernArrangement.Shape)
            .Part(
                "arrangement",
                "The arrangement",
                p =>
                    p.Ask("title", "Title", "What is it called?", "For example “Whistleblowing policy”.")
                        .Ask("about", "What it is for", "What is it for, and how does somebody use it?", NoCases, lines: 4)
                        .Ask(
                            "for-whom",
                            "For whom",
                            "Who can use it?",
                            "For example “Staff of all partners, and volunteers”.",
                            lines: 2
                        )
                        .Ask("answered-by", "Answers for it", "Who answers for it?", none: "Not recorded")
                        .Ask("words", "Its words", "Where are its words?", "For example “Council constitution, part 5”.")
                        .Ask("address", "Address", "At which address on the web are they?")
                        .Ask("review-on", "To be looked at again by", "By which day is it to be looked at again?")
                        .Dates("In place", "Since when is it in place?", "Until when?")
            )
            .Begins(
                (arrangement, _) =>
                {
                    arrangement.Period = Period.Unbounded;
                    arrangement.Sensitivity = Sensitivity.Public;
                }
            );

    private static EditForm OfACount =>
        new EditForm<ConcernCount>(ConcernCount.Shape).Part(
            "count",
            "How many",
            p =>
                p.Ask(
                        "first-day",
                        "First day",
                        "From which day are they counted?",
                        "Numbers only: name nobody, and tell of no concern."
                    )
                    .Ask("last-day", "Last day", "Up to which day?")
                    .Ask("open-before", "Open before", "How many were open when these days began?", "0 if there were none.")
                    .Ask("raised", "Raised", "How many were raised in these days?")
                    .Ask("settled", "Settled", "How many were settled in these days?")
        );

    private static EditForm OfAContact =>
        new EditForm<SafeguardingContact>(SafeguardingContact.Shape)
            .Part(
                "contact",
                "The contact",
                p =>
                    p.Ask("title", "Who", "Who is it?", "For example “Children’s social care, first response”.")
                        .Ask("about", "When", "When does somebody turn to them?", NoCases, lines: 2)
                        .Ask("telephone", "Telephone", "What is the telephone number?")
                        .Ask("hours", "Hours", "When does somebody answer?", "For example “day and night”.")
                        .Ask("email", "Email", "What is the email address?")
                        .Ask("address", "On the web", "What is the address on the web?")
                        .Dates("Holds", "Since when?", "Until when?")
            )
            .Begins(
                (contact, _) =>
                {
                    contact.Period = Period.Unbounded;
                    contact.Sensitivity = Sensitivity.Public;
                }
            );
}
