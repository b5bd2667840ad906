using Remit.Editing;
using Remit.Kernel;
using Remit.Structure.Areas;
using Remit.Structure.Arrangements;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Partnerships;
using Remit.Structure.Places;
using Remit.Structure.Posts;
using Remit.Structure.Programmes;
using Remit.Structure.Terms;

namespace Remit.Structure;

/// <summary>How the records of the structure are added and changed.</summary>
internal static class StructureForms
{
    private const string NotRecorded = "Not recorded";
    private const string RotatingHint = "If the chair rotates, say so in the title: “Chair, rotating each year”.";
    private const string AgesHint =
        "For example “5 to 13”, “pre-birth to 5” or “13 and over”. Leave it empty if it covers all ages or nobody said.";

    public static IReadOnlyList<EditForm> All =>
        [
            OfThePartnership,
            OfALocalArea,
            OfAnOrganisation,
            OfAPerson,
            OfAPost,
            OfAHolding,
            OfABody,
            OfALine,
            OfAPlace,
            OfAnAppointment,
            OfAVacancy,
            OfADeputy,
            PowerForm.OfAPower,
            OfATopic,
            OfASuccession,
            TermsForms.OfTerms,
            QuorumForms.OfARule,
            .. ProgrammeForms.All,
            OfAFormerName,
            EditionForm.Form,
        ];

    private static EditForm OfThePartnership =>
        new EditForm<Partnership>(Partnership.Shape)
            .Part(
                "name",
                "Name and area",
                p =>
                    p.Ask("name", "Name", "What is the partnership called?")
                        .Ask("area", "Area", "Which area does it serve?", none: NotRecorded)
                        .Ask(
                            "about",
                            "About",
                            "What is it, and what is it for?",
                            "Two plain sentences: everybody reads them on the first page.",
                            lines: 4
                        )
            )
            .OnlyChanged();

    private static EditForm OfALocalArea =>
        new EditForm<LocalArea>(LocalArea.Shape).Part(
            "name",
            "The area",
            p =>
                p.Ask("name", "Name", "What is the area called?")
                    .Choose<LocalAreaKind>("kind", "Sort of area", "What sort of area is it?", k => k.OnScreen())
                    .Ask("part-of", "Lies in", "In which wider area does it lie?", none: "In none")
                    .Ask(
                        "code",
                        "Code",
                        "What is its code in official statistics?",
                        "Nine characters, such as E10000018. Leave it empty if you don’t know it."
                    )
                    .Dates("Exists", "Since when has it been there?", "Until when?", "Leave it empty if nobody recorded it.")
        );

    private static EditForm OfAnOrganisation =>
        new EditForm<Organisation>(Organisation.Shape).Part(
            "name",
            "The organisation",
            p =>
                p.Ask("name", "Name", "What is the organisation called?")
                    .Choose<OrganisationKind>("kind", "Sort of partner", "What sort of partner is it?", k => k.OnScreen())
                    .Ask("part-of", "Part of", "Of which organisation is it a part?", none: "Of none")
                    .Ask("serves", "Areas", "Which areas does it serve?")
                    .Dates("Partner", "Since when is it a partner?", "Until when?", "Leave it empty if nobody recorded it.")
        );

    private static EditForm OfAPerson =>
        new EditForm<Person>(Person.Shape)
            .Part(
                "name",
                "Name and work",
                p =>
                    p.Ask("name", "Name", "What is their name?")
                        .Ask("organisation", "Organisation", "For whom do they work?", none: NotRecorded)
                        .Ask("job-title", "Job", "What is their job?", "As they describe it.")
                        .Dates("Known", "Since when?", "Until when?", "Leave both empty unless it matters.")
            )
            .Part(
                "contact",
                "How to reach them",
                p =>
                    p.Ask("email", "Email", "What is their email address?")
                        .Ask("telephone", "Telephone", "What is their telephone number?")
                        .Ask("assistant", "Assistant", "Who keeps their diary?", "A name, and how to reach them.")
            );

    private static EditForm OfAPost =>
        new EditForm<Post>(Post.Shape).Part(
            "title",
            "The post",
            p =>
                p.Ask("title", "Title", "What is the post called?")
                    .Ask("organisation", "Organisation", "To which organisation does it belong?", none: NotRecorded)
                    .Ask(
                        "body",
                        "Serves",
                        "Which body does it serve?",
                        "For a clerk, a business manager or an independent chair.",
                        none: "None"
                    )
                    .Ask("about", "About", "What is it for?", lines: 3)
                    .Dates("Exists", "Since when has it been there?", "Until when?", "Leave it empty if nobody recorded it.")
        );

    private static EditForm OfAHolding =>
        new EditForm<Holding>(Holding.Shape).Part(
            "holder",
            "Who holds it",
            p =>
                p.Ask("person", "Person", "Who holds the post?", "Somebody who is not in the list is added first, under People.")
                    .Dates("Holds it", "Since when?", "Until when?")
        );

    private static EditForm OfABody =>
        new EditForm<Body>(Body.Shape)
            .Part(
                "name",
                "Name and purpose",
                p =>
                    p.Ask(
                            "name",
                            "Name",
                            "What is the body called?",
                            "To mend a mistake. A name that changes on a day is changed by “Rename”, so that the old one is kept."
                        )
                        .Choose<BodyKind>(
                            "kind",
                            "Sort of body",
                            "What sort of body is it?",
                            k => k == BodyKind.Other ? "Another sort" : k.OnScreen()
                        )
                        .Ask("purpose", "Purpose", "What is it for?", lines: 4)
            )
            .Part(
                "work",
                "How it works",
                p =>
                    p.Choose<Deciding>("deciding", "Decisions", "Does it make decisions, or advise?", d => d.OnScreen())
                        .Choose<Duration>("duration", "Duration", "Does it go on, or end with its task?", d => d.OnScreen())
                        .Ask(
                            "outcomes",
                            "Expected outcomes",
                            "What is a task and finish group expected to leave behind?",
                            lines: 3
                        )
                        .Ask(
                            "ends-when",
                            "Ends when",
                            "Which event ends it?",
                            "Only for a task and finish group that ends with an event."
                        )
                        .Ask(
                            "outside",
                            "Outside the partnership",
                            "Does it stand outside the partnership?",
                            "A council or one of its committees, for example."
                        )
            )
            .Part(
                "ages",
                "Ages and areas",
                p =>
                    p.Ask("ages", "Ages", "Which ages does it cover?", AgesHint)
                        .Ask("ages-note", "About the ages", "Is there anything to say about the ages?")
                        .Ask(
                            "covers",
                            "Covers",
                            "Which areas does it cover?",
                            "Leave all empty if it covers the whole partnership."
                        )
                        .Ask(
                            "joint-with",
                            "Owned jointly with",
                            "Is it owned together with neighbours?",
                            "Tick the neighbouring areas."
                        )
            )
            .Part(
                "dates",
                "Dates",
                p =>
                    p.Span(
                            "established",
                            "Established",
                            "Is it established, or only proposed?",
                            "Since when is it established?",
                            "Until when?",
                            "Choose yes if it is established, no if it is proposed."
                        )
                        .Dates(
                            "Exists",
                            "Since when does it exist, its time as a proposed body included?",
                            "Until when?",
                            "Leave it empty if nobody recorded it."
                        )
            );

    private static EditForm OfALine =>
        new EditForm<Line>(Line.Shape).Part(
            "line",
            "The line",
            p =>
                p.Choose<LineKind>("kind", "Line", "How does it stand to the other body?", k => k.Outward())
                    .Ask("to", "Other body", "Which body is it?")
                    .Ask(
                        "scope",
                        "For what",
                        "For what is that so?",
                        "“everything”, or words such as “annual work programme”. Leave it empty if nobody said."
                    )
                    .Dates("Holds", "Since when?", "Until when?")
        );

    private static EditForm OfAPlace =>
        new EditForm<Place>(Place.Shape)
            .Part(
                "place",
                "The place",
                p =>
                    p.Ask(
                            "title",
                            "Title",
                            "What is the place called?",
                            "For example “Chair”, “Director of Public Health” or “Head teacher, primary”."
                        )
                        .Choose<PlaceRole>(
                            "role",
                            "Role",
                            "What does its holder do at the meeting?",
                            r => r.OnScreen(),
                            RotatingHint
                        )
                        .Ask("filled-by", "Filled by", "Which organisation or forum fills it?", none: NotRecorded)
                        .Ask("nominated-by", "Nominated by", "Does another organisation nominate the holder?", none: "No")
                        .Ask(
                            "level",
                            "Level",
                            "Which level is expected of its holder?",
                            "For example “chief officer” or “head of service”."
                        )
            )
            .Part(
                "rights",
                "Votes and powers",
                p =>
                    p.Choose<PlaceKind>("kind", "Sort of member", "What sort of member is its holder?", k => k.OnScreen())
                        .Choose<Vote>("vote", "Vote", "Does its holder vote?", v => v == Vote.Voting ? "Votes" : "Advises")
                        .Choose<Capacity>(
                            "capacity",
                            "For its organisation",
                            "Can its holder bind the organisation?",
                            c => c == Capacity.Binds ? "Binds it within agreed powers" : "Speaks for it"
                        )
            )
            .Part(
                "held",
                "How it is held",
                p =>
                    p.Ask(
                            "ex-officio-post",
                            "Goes with a post",
                            "Does it go with a post?",
                            "Whoever holds the post sits here.",
                            none: "No"
                        )
                        .Ask(
                            "ex-officio-chair-of",
                            "Goes with a chair",
                            "Does it go with the chair of another body?",
                            "Whoever chairs that body sits here.",
                            none: "No"
                        )
                        .Dates("Exists", "Since when is there this place?", "Until when?")
            );

    private static EditForm OfAnAppointment =>
        new EditForm<Appointment>(Appointment.Shape).Part(
            "who",
            "Who sits here",
            p =>
                p.Ask(
                        "person",
                        "Person",
                        "Who sits in the place?",
                        "Somebody who is not in the list is added first, under People."
                    )
                    .Dates("Sits here", "Since when?", "Until when?")
                    .Ask("interim", "Interim", "Is it meant to be for a while only?")
                    .Ask(
                        "interim-until",
                        "Meant to last until",
                        "Until which day is it meant to be?",
                        "Only for an interim appointment."
                    )
                    .Ask(
                        "interim-until-event",
                        "Or until",
                        "Or until which event?",
                        "Only for an interim appointment. For example “a permanent Director is appointed”."
                    )
        );

    private static EditForm OfAVacancy =>
        new EditForm<Vacancy>(Vacancy.Shape).Part(
            "vacant",
            "Vacant",
            p => p.Dates("Vacant", "Since when is the place vacant?", "Until when was it?")
        );

    private static EditForm OfADeputy =>
        new EditForm<Deputy>(Deputy.Shape).Part(
            "who",
            "Who stands in",
            p =>
                p.Ask("person", "Person", "Who may stand in for the holder?")
                    .Dates(
                        "Stands in",
                        "Since when?",
                        "Until when?",
                        "For one meeting only, give its day as the first day and the last."
                    )
        );

    private static EditForm OfATopic =>
        new EditForm<AreaOfResponsibility>(AreaOfResponsibility.Shape).Part(
            "topic",
            "The topic",
            p =>
                p.Ask("title", "Topic", "Which topic does it cover?", "For example “Teenage pregnancy”.")
                    .Choose<AreaPart>("part", "Part", "Does it lead, or help?", a => a == AreaPart.Lead ? "It leads" : "It helps")
                    .Ask("ages", "Ages", "For which ages?", AgesHint)
                    .Dates("Holds", "Since when?", "Until when?")
        );

    private static EditForm OfASuccession =>
        new EditForm<Succession>(Succession.Shape).Part(
            "from",
            "What it takes over",
            p =>
                p.Ask("body", "Takes over from", "From which body does it take over?")
                    .Ask("what", "What", "What does it take over?", "Leave it empty if it is everything.", lines: 2)
                    .Choose<SuccessionState>(
                        "state",
                        "State",
                        "Has it happened?",
                        s => s == SuccessionState.Done ? "It has happened" : "It is meant to happen"
                    )
                    .Ask("on", "Day", "On which day?")
        );

    private static EditForm OfAFormerName =>
        new EditForm<FormerName>(FormerName.Shape).Part(
            "name",
            "The former name",
            p => p.Ask("name", "Name", "What was it called?").Dates("Called so", "Since when was it called so?", "Until when?")
        );

    /// <summary>The next number that no other has: of versions, of items.</summary>
    internal static string NextNumber(IReadOnlySet<string> taken)
    {
        var next = 1;
        while (taken.Contains(next.ToString(System.Globalization.CultureInfo.InvariantCulture)))
            next++;
        return next.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
