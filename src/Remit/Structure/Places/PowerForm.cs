using Remit.Editing;

namespace Remit.Structure.Places;

/// <summary>How powers are added and changed.</summary>
internal static class PowerForm
{
    public static EditForm OfAPower =>
        new EditForm<Power>(Power.Shape)
            .Part(
                "what",
                "What may be agreed",
                p =>
                    p.Ask(
                            "what",
                            "May agree",
                            "What may the holder agree for the organisation?",
                            "As the organisation put it: which services, which decisions.",
                            lines: 3
                        )
                        .Ask(
                            "up-to",
                            "Up to",
                            "Up to which amount?",
                            "For example £50,000. Leave it empty if money is no limit, or nobody said."
                        )
                        .Dates("Holds", "Since when?", "Until when?")
            )
            .Part(
                "back",
                "What goes back, and to whom",
                p =>
                    p.Ask(
                            "goes-back",
                            "Always goes back",
                            "What always goes back to the organisation?",
                            "For example pooled budgets, or the closing of a service.",
                            lines: 3
                        )
                        .Ask(
                            "signed-off-by",
                            "Signed off by",
                            "Which of its own bodies signs off?",
                            "Leave it out if that body is not in the list, and name it below.",
                            none: "Not in the list, or not recorded"
                        )
                        .Ask(
                            "signed-off-by-words",
                            "Or by",
                            "Or which body, in words?",
                            "Only for a body that is not in the list: “Trust board”."
                        )
                        .Ask(
                            "usual-time",
                            "Usual time",
                            "How long does signing off usually take?",
                            "For example “6 weeks” or “2 months”. The day by which a decision is signed off is worked out from it."
                        )
                        .Ask(
                            "usual-time-words",
                            "In words",
                            "Is there more to say about the time?",
                            "For example “at the next Trust board, every other month”."
                        )
                        .Ask("led-by", "Leads there", "Which post leads on it in the organisation?", none: "Not recorded")
            );
}
