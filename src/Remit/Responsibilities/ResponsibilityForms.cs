using Remit.Editing;
using Remit.Kernel;
using Remit.Responsibilities.Duties;
using Remit.Responsibilities.Positions;
using Remit.Responsibilities.Registers;
using Remit.Responsibilities.SignOffs;

namespace Remit.Responsibilities;

/// <summary>How registers, their rows and who works on them are added and changed. Positions have a page of their own.</summary>
internal static class ResponsibilityForms
{
    private const string NotRecorded = "Not recorded";

    public static IReadOnlyList<EditForm> All =>
        [OfARegister, OfAResponsibility, OfADelegation, OfADrafter, OfAPosition, OfASignOff];

    /// <summary>What was signed and sent is kept as it was, so whoever closes what it was made of has to close it by itself.</summary>
    private const string StandsElsewhere =
        "Sign-offs and reports that were sent keep the words that they had. If you close this, look at the sign-offs on the page of the register, and at the reports under Reporting duties, and close those that still have them.";

    private static EditForm OfARegister =>
        new EditForm<Register>(Register.Shape)
            .Part(
                "register",
                "The register",
                p =>
                    p.Ask("title", "Title", "What is the register called?", "For example “Responsibilities of the Lead Member”.")
                        .Ask("holder", "Responsible", "Whose responsibilities are they?", "A post, or a body.", none: NotRecorded)
                        .Ask("source", "Rests mostly on", "On what do they mostly rest?", none: NotRecorded)
            )
            .Part(
                "review",
                "Looking again, and notes",
                p =>
                    p.Ask(
                            "review-after",
                            "Looked at again after",
                            "After how long is an account looked at again?",
                            "For example “6 months”. An account that names its own day goes by that. Leave it empty if nobody said."
                        )
                        .Ask("notes", "Notes", "What stands under the register?", "You can use Markdown.", lines: 5)
            )
            .SeenElsewhere(StandsElsewhere);

    private static EditForm OfAResponsibility =>
        new EditForm<Responsibility>(Responsibility.Shape)
            .Part(
                "responsibility",
                "The responsibility",
                p =>
                    p.Ask("text", "Responsibility", "What must be done?", lines: 4)
                        .Ask(
                            "number",
                            "Paragraph",
                            "Under which paragraph?",
                            "As printed: “5.6” or “(a)”. Leave it empty to inherit the one above."
                        )
                        .Ask("heading", "Heading", "Under which heading does it stand?", "Leave it empty for none.")
            )
            .Part(
                "place",
                "Where it stands",
                p =>
                    p.Ask(
                            "lead-in",
                            "Leads in",
                            "Does it only lead in to its parts?",
                            "It ends in a colon, and is neither rated nor missing an account."
                        )
                        .Ask("part-of", "Part of", "Is it a part of a row that leads in?", none: "No")
            )
            .Part(
                "law",
                "The law behind it",
                p => p.Ask("provisions", "Law and guidance", "Which paragraphs and sections ask for it?")
            )
            .Part(
                "review",
                "Looking again",
                p =>
                    p.Ask(
                        "review-after",
                        "Looked at again after",
                        "After how long is an account of this responsibility looked at again?",
                        "For example “3 months”. An account that names its own day goes by that. Leave it empty to go by the register."
                    )
            )
            .Part(
                "dates",
                "When it holds",
                p =>
                    p.Dates(
                        "Holds",
                        "Since when?",
                        "Until when?",
                        "What has an end keeps its history: it is shown for the days on which it held."
                    )
            )
            .SeenElsewhere(StandsElsewhere);

    private static EditForm OfADelegation =>
        new EditForm<Delegation>(Delegation.Shape).Part(
            "post",
            "Who discharges it",
            p =>
                p.Ask(
                        "to",
                        "Discharged by",
                        "Which post does it?",
                        "Whoever holds that post drafts how it is met. Whoever is responsible stays so, and takes the draft over."
                    )
                    .Dates("Does it", "Since when?", "Until when?")
        );

    private static EditForm OfADrafter =>
        new EditForm<Drafter>(Drafter.Shape).Part(
            "person",
            "Who may draft",
            p =>
                p.Ask(
                        "person",
                        "Drafter",
                        "Who may draft accounts in this register?",
                        "What they write counts when the holder has taken it over."
                    )
                    .Dates("May draft", "From which day?", "Until which day?")
        );

    private static EditForm OfAPosition =>
        new EditForm<Position>(Position.Shape)
            .Part(
                "review",
                "Looking again",
                p => p.Ask("review-on", "Looked at again by", "By which day is it to be looked at again?")
            )
            .SeenElsewhere(StandsElsewhere)
            .OnlyChanged();

    /// <summary>What was signed stands; who may see it can still be narrowed.</summary>
    private static EditForm OfASignOff =>
        new EditForm<SignOff>(SignOff.Shape)
            .SeenElsewhere("What was signed is never changed. Close it where something in it is closed now.")
            .OnlyChanged();
}
