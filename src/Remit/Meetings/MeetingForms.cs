using Remit.Editing;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Meetings.Clocks;

namespace Remit.Meetings;

/// <summary>How meetings, rules about time and entries of the calendar are added and changed. Calling, moving and cancelling have pages of their own.</summary>
internal static class MeetingForms
{
    public static IReadOnlyList<EditForm> All => [OfAMeeting, OfAClock, OfDays];

    private static EditForm OfAMeeting =>
        new EditForm<Meeting>(Meeting.Shape)
            .KeyedBy(m => LondonDate.Iso(m.Date))
            .Part(
                "when",
                "When and where",
                p =>
                    p.Ask("date", "Day", "On which day is it?")
                        .Ask(
                            "start",
                            "Start",
                            "When does it start?",
                            "By the clock in London, for example 14:00. Leave it empty if nobody said."
                        )
                        .Ask("end", "End", "When does it end?", "For example 16:00.")
                        .Ask("venue", "Place", "Where is it?", "A room, an address, “Microsoft Teams”.")
                        .Ask(
                            "kind",
                            "Kind",
                            "What sort of meeting is it?",
                            "Only if it is not an ordinary one: annual, extraordinary."
                        )
            )
            .Part(
                "papers",
                "Papers",
                p =>
                    p.Ask("papers-due", "Papers due", "By which day are papers handed in?")
                        .Ask(
                            "published-on",
                            "Papers out",
                            "On which day did agenda and papers go out?",
                            "Leave it empty until they did."
                        )
            )
            .Begins((meeting, today) => meeting.Date = today);

    private static EditForm OfAClock =>
        new EditForm<MeetingClock>(MeetingClock.Shape)
            .Part(
                "rule",
                "The rule",
                p =>
                    p.Ask("title", "Name", "What is it called?", "For example “Papers to members”.")
                        .Choose<ClockSets>("sets", "What it sets", "What does it set?", s => s.OnScreen())
                        .Ask(
                            "amount",
                            "How many",
                            "How many days?",
                            "As a number. Minutes count after the meeting, all else before it."
                        )
                        .Choose<ClockUnit>("unit", "Counted in", "How are they counted?", u => u.OnScreen())
                        .Ask(
                            "only-where",
                            "Only where",
                            "Does it hold only in some cases?",
                            "Words that follow “only where”. Leave it empty if it always holds."
                        )
            )
            .Part(
                "binds",
                "Whom it binds",
                p =>
                    p.Ask(
                            "body",
                            "Body",
                            "Which body binds itself by it, in its own terms?",
                            none: "None: it binds kinds of bodies, by law"
                        )
                        .Ask("binds-councils", "Councils", "Does it bind councils?")
                        .Ask("binds-committees", "Committees", "Does it bind committees of councils?")
                        .Ask("binds-executives", "Executives", "Does it bind council executives (cabinets)?")
            )
            .Part(
                "source",
                "By which source, and when",
                p =>
                    p.Ask(
                            "source",
                            "Source",
                            "By which source?",
                            "The Act and its section, or the part of the terms of reference.",
                            lines: 2
                        )
                        .Ask("address", "Address", "Where can it be read?", "A web address. You can leave it empty.")
                        .Ask(
                            "checked-on",
                            "Checked on",
                            "When did somebody read the source?",
                            "Without a day it shows as not verified."
                        )
                        .Dates("Holds", "For meetings from which day on?", "Until which day?")
                        .Ask(
                            "in-place-of",
                            "In place of",
                            "Does it stand in place of a rule that ships with Remit?",
                            "Its key, as “Rules about time” shows it. Leave it empty if it does not."
                        )
            )
            .For("body", "body")
            .Begins((clock, _) => clock.Period = Period.Unbounded);

    private static EditForm OfDays =>
        new EditForm<CalendarDays>(CalendarDays.Shape).Part(
            "days",
            "The days",
            p =>
                p.Ask("title", "Name", "What are these days called?", "For example “Autumn term 2007, first half”.")
                    .Choose<DaysSort>("sort", "What is so", "What is so on these days?", s => s.OnScreen())
                    .Dates("Days", "The first day", "The last day", "For one day, twice the same.")
                    .Ask("source", "Source", "Who says so?", "For example the council’s list of term dates.")
        );
}
