using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Agendas;
using Remit.Meetings.Attending;
using Remit.Meetings.Calendar;
using Remit.Meetings.Clashes;
using Remit.Meetings.Clocks;
using Remit.Meetings.ForwardPlanner;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Web;

namespace Remit.Meetings.Calling;

/// <summary>Something that a move or a cancellation breaks, or may break.</summary>
/// <param name="What">What it is, as a sentence.</param>
/// <param name="ToDo">What to do about it, as a sentence.</param>
/// <param name="Link">Where it is; null where it has no page.</param>
internal sealed record Break(string What, string ToDo, BrokenRecord? Link = null);

/// <summary>A record that breaks.</summary>
internal sealed record BrokenRecord(string Kind, string Path);

/// <summary>Breaks of one sort.</summary>
/// <param name="Heading">Their heading.</param>
/// <param name="Breaks">What they are.</param>
internal sealed record BreakSort(string Heading, IReadOnlyList<Break> Breaks);

/// <summary>When a meeting is to be instead.</summary>
internal sealed record NewTime(DateOnly Date, TimeOnly? Start, TimeOnly? End)
{
    /// <summary>"Wednesday 19 September 2007, 2pm to 4pm".</summary>
    public string InWords() =>
        $"{Date:dddd} {Date.InWords()}" + (MeetingsWords.Times(Start, End) is { } times ? $", {times}" : "");
}

/// <summary>What breaks where a meeting moves or is cancelled, as far as the viewer may see it: shown before it is kept.</summary>
internal sealed class WhatBreaks(Db db, IEnumerable<IMeetingTie> ties, DateOnly today)
{
    private readonly List<BreakSort> sorts = [];

    /// <summary>What breaks where a meeting moves.</summary>
    public Task<IReadOnlyList<BreakSort>> Moving(Meeting meeting, Body body, NewTime to) => Of(meeting, body, to);

    /// <summary>What breaks where it is cancelled.</summary>
    public Task<IReadOnlyList<BreakSort>> Cancelling(Meeting meeting, Body body) => Of(meeting, body, null);

    private async Task<IReadOnlyList<BreakSort>> Of(Meeting meeting, Body body, NewTime? to)
    {
        var around = await MeetingAround.Load(db, body.Id);
        if (to is not null)
        {
            Add("The day", Day(to, around.Calendar));
            Add("Notice and publication", Deadlines(meeting, body, to, around, await db.NoticesOf(meeting.Id)));
        }
        Add("Agenda", await Agenda(meeting, body, to));
        Add("Reports placed on it", await Reports(meeting, body, to));
        var slot = Slot.For(meeting, new Named(body.Key, body.Name));
        if (to is not null)
            await AddOthers(meeting, body, slot, to, around);
        else
            Add("Bodies that wait for it", await Waiting(meeting, body, slot, around));
        Add("Deputies for this meeting only", await Deputies(meeting, to));
        Add("Apologies", await Apologies(meeting, to));
        var tied = new List<Break>();
        foreach (var tie in ties)
            tied.AddRange(
                (
                    await tie.Load(db, new RecordRef("meeting", meeting.RowId), new RecordRef("body", body.RowId), meeting.Date)
                ).Select(t => new Break($"{t.What}.", t.ToDo, new BrokenRecord(t.Kind, t.Path)))
            );
        Add("Decisions, actions and reports owed", tied);
        return sorts;
    }

    private void Add(string heading, IReadOnlyList<Break> breaks)
    {
        if (breaks.Count > 0)
            sorts.Add(new BreakSort(heading, breaks));
    }

    private IReadOnlyList<Break> Day(NewTime to, WorkingCalendar calendar)
    {
        var breaks = new List<Break>();
        if (to.Date < today)
            breaks.Add(
                new(
                    $"{to.Date.InWords()} is over.",
                    "Choose a day that is to come, unless you put right what was recorded wrongly."
                )
            );
        if (calendar.HolidayOn(to.Date) is { } holiday)
            breaks.Add(new($"{to.Date.InWords()} is a bank holiday: {holiday}.", "Choose another day, if people are to come."));
        else if (to.Date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            breaks.Add(new($"{to.Date.InWords()} is a {to.Date:dddd}.", "Choose another day, if people are to come."));
        else if (!calendar.Knows(to.Date))
            breaks.Add(
                new(
                    $"Whether {to.Date.InWords()} is a bank holiday is not known.",
                    "The bank holidays of that year are not recorded."
                )
            );
        if (calendar.ShutOn(to.Date) is { } shut)
            breaks.Add(
                new(
                    $"Nobody meets on {to.Date.InWords()}: {shut}.",
                    "Choose another day, or ask whether this meeting is an exception."
                )
            );
        return breaks;
    }

    private List<Break> Deadlines(Meeting meeting, Body body, NewTime to, MeetingAround around, List<MeetingNotice> notices)
    {
        var moved = new Meeting
        {
            Id = meeting.Id,
            Key = meeting.Key,
            Body = meeting.Body,
            Date = to.Date,
            Start = to.Start,
            State = meeting.State,
        };
        var breaks = Deadline
            .Of(moved, body.Kind, around.RulesOn(to.Date), around.Calendar, today, notices)
            .Where(d => d.Rule.OnlyWhere is null && !d.Rule.After && d.Notice is null)
            .Where(d => d.Day is null || d.Day < today)
            .Select(d => new Break(
                d.Day is { } day
                    ? $"{d.Rule.Title}: the latest lawful day would have been {day:dddd} {day.InWords()}."
                    : $"{d.Rule.Title}: {d.Why}",
                d.Day is null ? "Record the bank holidays of that year, or count the days yourself."
                    : d.Rule.Of is null
                        ? "Choose a later day, or call it at shorter notice where the law lets you, and record why."
                    : "Choose a later day, or ask the chair whether the body’s own terms let it meet at shorter notice."
            ))
            .ToList();
        if (to.Date != meeting.Date)
            breaks.AddRange(Notices(moved, body, around, notices));
        if (meeting.State == MeetingState.Called)
            breaks.Add(
                new(
                    $"Its members were called{(meeting.CalledOn is { } on ? $" on {on.InWords()}" : "")} to the former day.",
                    to.Date == meeting.Date
                        ? "Tell them of the new time."
                        : "Call it anew for the new day: notice is given again."
                )
            );
        if (meeting.PapersDue is { } due && due > to.Date)
            breaks.Add(
                new(
                    $"The papers are due on {due.InWords()}, after the new day.",
                    "The move leaves out when papers are due. Enter it anew afterwards."
                )
            );
        else if (meeting.PapersDue is { } stays && to.Date != meeting.Date)
            breaks.Add(
                new(
                    $"The papers stay due on {stays.InWords()}.",
                    "Change that day afterwards, if it is to move with the meeting."
                )
            );
        return breaks;
    }

    /// <summary>Notices that were given, and would be late for the new day, or by rules that do not bind the meeting then.</summary>
    private IEnumerable<Break> Notices(Meeting moved, Body body, MeetingAround around, List<MeetingNotice> notices)
    {
        var deadlines = Deadline.Of(moved, body.Kind, around.RulesOn(moved.Date), around.Calendar, today, notices);
        foreach (var deadline in deadlines.Where(d => d is { Notice: not null, State: not DeadlineState.Met }))
            yield return new Break(
                deadline.Day is { } day
                    ? $"{deadline.Rule.Title}: notice was given on {deadline.DoneOn?.InWords()}, and would have to be given by {day:dddd} {day.InWords()}."
                    : $"{deadline.Rule.Title}: {deadline.Why}",
                deadline.Day is null ? "Record the bank holidays of that year, or count the days yourself."
                    : deadline.IsExcused ? "Look at whether the reason that is recorded holds for the new day."
                    : "Choose a later day, or ask for the agreement by which the law lets it be late, and record it with the reason."
            );
        foreach (var other in OtherNotice.Of(notices, deadlines, around.Own))
            yield return new Break(
                $"{other.Title}: notice was given on {other.Notice.On.InWords()}, by a rule that does not bind it on the new day.",
                "The notice stays on record. Look at whether another rule asks for one."
            );
    }

    private async Task<IReadOnlyList<Break>> Agenda(Meeting meeting, Body body, NewTime? to)
    {
        var items = await db.All<AgendaItem>()
            .CountAsync(i => i.Meeting == meeting.Id && i.Number != null && i.WithdrawnOn == null);
        return items == 0
            ? []
            :
            [
                new Break(
                    $"Its agenda is published, with {items.Counted("item", "items")}.",
                    to is null
                        ? "Tell whoever has it. Its papers stay on record; what is still to be heard goes on another agenda."
                        : "It keeps its items and numbers. Tell whoever has it: it names the former day.",
                    new BrokenRecord("meeting", $"{body.Key}/{meeting.Key}")
                ),
            ];
    }

    private async Task<IReadOnlyList<Break>> Reports(Meeting meeting, Body body, NewTime? to)
    {
        var reports = await db.All<Report>()
            .Where(r => r.Meeting == meeting.Id)
            .OrderBy(r => r.Order)
            .ThenBy(r => r.Key)
            .Select(r => new
            {
                r.Key,
                r.Title,
                r.Due,
            })
            .ToListAsync();
        if (to is not null)
            return
            [
                .. reports.Select(r => new Break(
                    $"“{r.Title.Shortened(80)}” moves with it{(r.Due is { } due ? $", due on {due.InWords()}" : "")}.",
                    r.Due > to.Date
                        ? "It is due after the new day. Ask for it earlier, or place it on a later meeting."
                        : "Tell its authors, and say whether it is due on another day.",
                    new BrokenRecord("report", r.Key)
                )),
            ];
        var next = await db.All<Meeting>()
            .Where(m => m.Body == body.Id && m.Id != meeting.Id && m.Date >= meeting.Date && m.State != MeetingState.Cancelled)
            .OrderBy(m => m.Date)
            .Select(m => (DateOnly?)m.Date)
            .FirstOrDefaultAsync();
        return
        [
            .. reports.Select(r => new Break(
                $"“{r.Title.Shortened(80)}” has no meeting any more.",
                next is { } on
                    ? $"Place it on the next meeting, {on.InWords()}, or on another."
                    : "No later meeting is recorded. Plan one, or take the report to another body.",
                new BrokenRecord("report", r.Key)
            )),
        ];
    }

    private async Task AddOthers(Meeting meeting, Body body, Slot slot, NewTime to, MeetingAround around)
    {
        var others = await around.Others(db, body.Id, [meeting.Date, to.Date]);
        var there = slot with { Date = to.Date, Start = to.Start, End = to.End };
        var finder = await ClashFinder.With(db, [there], others.Slots);
        Add(
            "Members who would be elsewhere",
            [
                .. finder
                    .Of(there)
                    .Select(c => new Break(
                        $"{c.InWords()}.",
                        c.IsSure ? "Choose another time, or ask who sends a deputy." : "Ask at what time it is.",
                        c.Key is null ? null : new BrokenRecord("meeting", $"{c.Body.Key}/{c.Key}")
                    )),
            ]
        );
        var before = others.Feeding.Of(slot, meeting.PapersDue);
        var papers = meeting.PapersDue <= to.Date ? meeting.PapersDue : null;
        Add(
            "Bodies that feed each other",
            [
                .. others
                    .Feeding.Of(there, papers)
                    .Where(s =>
                        s.Reaches == false && !before.Any(b => b.Reaches == false && b.Lower == s.Lower && b.Upper == s.Upper)
                    )
                    .Select(s => new Break(
                        s.InWords(),
                        "Choose an earlier day, ask for the papers to be taken later, or let the report wait for the meeting after.",
                        s.UpperKey is null ? null : new BrokenRecord("meeting", $"{s.Upper.Key}/{s.UpperKey}")
                    )),
            ]
        );
    }

    private async Task<IReadOnlyList<Break>> Waiting(Meeting meeting, Body body, Slot slot, MeetingAround around)
    {
        var others = await around.Others(db, body.Id, [meeting.Date]);
        return
        [
            .. others
                .Feeding.Of(slot, meeting.PapersDue)
                .Where(s => s.Reaches == true)
                .Select(s => new Break(
                    s.Lower.Key == body.Key
                        ? $"The {s.Upper.Name} on {s.UpperOn.InWords()} gets no report of this meeting."
                        : $"What the {s.Lower.Name} agrees on {s.LowerOn.InWords()} waits for another meeting.",
                    s.Lower.Key == body.Key ? "Tell its clerk, or agree what it is to hear in another way." : "Tell its clerk.",
                    s.UpperKey is null || s.Upper.Key == body.Key
                        ? null
                        : new BrokenRecord("meeting", $"{s.Upper.Key}/{s.UpperKey}")
                )),
        ];
    }

    private async Task<IReadOnlyList<Break>> Apologies(Meeting meeting, NewTime? to)
    {
        if (to is null || to.Date == meeting.Date)
            return [];
        var sent = await db.All<Attendance>().CountAsync(a => a.Meeting == meeting.Id && a.As == AttendedAs.Apologies);
        return sent == 0
            ? []
            :
            [
                new Break(
                    $"{sent.Counted("member has", "members have")} sent apologies for the former day.",
                    "The move takes them back: ask again who can come."
                ),
            ];
    }

    private async Task<IReadOnlyList<Break>> Deputies(Meeting meeting, NewTime? to)
    {
        if (to?.Date == meeting.Date)
            return [];
        var deputies = await (
            from place in db.All<Place>()
            where place.Body == meeting.Body
            join deputy in db.All<Deputy>() on place.Id equals deputy.Place
            where deputy.From == meeting.Date && deputy.Until == meeting.Date
            join person in db.All<Person>() on deputy.Person equals person.Id
            orderby deputy.Order, deputy.Key
            select new
            {
                person.Name,
                place.Title,
                Key = place.Key + "/" + deputy.Key,
            }
        ).ToListAsync();
        var of = await db.All<Body>().Where(b => b.Id == meeting.Body).Select(b => b.Key).FirstOrDefaultAsync();
        return
        [
            .. deputies.Select(d => new Break(
                $"{d.Name} stands in for “{d.Title}” on {meeting.Date.InWords()} only.",
                to is null
                    ? "Tell them that the meeting is off."
                    : "Ask whether they can come on the new day, and change the day for which they stand in.",
                new BrokenRecord("deputy", $"{of}/{d.Key}")
            )),
        ];
    }
}
