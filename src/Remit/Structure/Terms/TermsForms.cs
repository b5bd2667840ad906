using Remit.Editing;
using Remit.Kernel;

namespace Remit.Structure.Terms;

/// <summary>
/// How terms of reference are changed by their form, and who may. A version is begun, put to a body and agreed by tasks of their own: the
/// form mends what was written down about it.
/// </summary>
internal static class TermsForms
{
    /// <summary>The kinds of records that belong to terms of reference.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [TermsOfReference.Shape.Kind, QuorumRule.Shape.Kind];

    /// <summary>A body's clerk and chair write its terms, as do those of the body to which they were put, and whoever runs the records.</summary>
    public static PolicySection Policy { get; } =
        new(
            "terms",
            "Terms of reference and their quorum",
            Kinds,
            [
                .. PolicySection.Reading,
                .. from relation in new[] { Relation.Clerk, Relation.Chair, Relation.Manager, Relation.Operator }
                from row in PolicySection.Give(relation, Sensitivity.Restricted, Verb.Write, Verb.Publish)
                select row,
            ]
        );

    public static EditForm OfTerms =>
        new EditForm<TermsOfReference>(TermsOfReference.Shape)
            .Part(
                "text",
                "The text",
                p =>
                    p.Ask(
                        "text",
                        "Text",
                        "What do the terms say?",
                        "Begin the heading of each part with ## and a blank. A list has a line for each item that begins with a hyphen.",
                        lines: 20
                    )
            )
            .Part(
                "deciding",
                "How the body decides",
                p =>
                    p.Choose<WayOfDeciding>(
                            "decides-by",
                            "Decisions are taken",
                            "How are decisions taken?",
                            w => w.OnScreen(),
                            none: "The terms don’t say"
                        )
                        .Choose<WhoCasts>(
                            "casting-vote",
                            "Casting vote",
                            "Who settles a vote that ties?",
                            w => w.OnScreen(),
                            "Partnerships have a casting vote only where their terms give it.",
                            none: "The terms don’t say"
                        )
            )
            .Part(
                "meetings",
                "What a meeting takes",
                p =>
                    p.Ask(
                        "most-to-note",
                        "Reports to note",
                        "How many reports that are only to be noted does one meeting take, at most?",
                        "Reports to note that come to each meeting count, too. The plan of reports keeps to it. Leave it empty if the terms don’t say."
                    )
            )
            .Part(
                "agreement",
                "Agreement and review",
                p =>
                    p.Ask("agreed-by", "Agreed by", "Which body agreed them?", none: "None yet")
                        .Ask("agreed-on", "Agreed on", "On which day?")
                        .Ask(
                            "minute",
                            "Minute",
                            "Where do the minutes say so?",
                            "For example “Executive, 12 March 2008, item 7”."
                        )
                        .Ask("review-on", "To be reviewed by", "By which day are they to be looked at again?")
                        .Dates("Hold", "Since when do they hold?", "Until when?")
            )
            .OnlyChanged();
}
