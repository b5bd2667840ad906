using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Decisions.Status;
using Remit.Kernel;
using Remit.Meetings.Attending;
using Remit.Meetings.Calendar;
using Remit.Meetings.ForwardPlanner;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Structure.Programmes;
using Remit.Structure.Terms;
using Remit.Web;
using Remit.Web.TagHelpers;

namespace Remit.Decisions.Recording;

/// <summary>Of what is chosen in the form of a decision.</summary>
internal abstract partial class DecideTask
{
    public IReadOnlyList<SelectOption> Items { get; private set; } = [];
    public IReadOnlyList<SelectOption> Later { get; private set; } = [];
    public IReadOnlyList<SelectOption> ToConfirm { get; private set; } = [];
    public IReadOnlyList<SelectOption> Owners { get; private set; } = [];

    /// <summary>What is chosen from a list, as it is checked.</summary>
    public IReadOnlyList<(string Title, string Control, IReadOnlyList<SelectOption> Options)> Chosen =>
        [("Item", "item", Items), ("Deferred to", "deferred-to", Later), ("Confirms", "confirms", ToConfirm)];

    /// <summary>What is chosen of, and what recommendations there are.</summary>
    private protected async Task Load(Db db)
    {
        Held = (await MeetingDays.Load(db, [Meeting.Id]))[Meeting.Id];
        Items =
        [
            new("Under no item", ""),
            .. Held.Items.Where(i => i.WithdrawnOn is null).Select(i => new SelectOption(i.Title.Shortened(80), i.Key)),
        ];
        Later = await LaterMeetings(db);
        ToConfirm = await DecisionsToConfirm(db);
        Owners = WhoMayBeAsked();
        Changeable = await WhatCanChange(db);
    }

    private async Task<IReadOnlyList<SelectOption>> LaterMeetings(Db db)
    {
        var (body, day) = (Body.Id, Meeting.Date);
        return
        [
            new("No meeting yet", ""),
            .. await db.All<Meeting>()
                .Where(m => m.Body == body && m.Date > day && m.State != MeetingState.Cancelled)
                .OrderBy(m => m.Date)
                .Select(m => new SelectOption(LondonDate.Words(m.Date), m.Key))
                .ToListAsync(),
        ];
    }

    /// <summary>Earlier decisions of the body that were taken without a quorum.</summary>
    private async Task<IReadOnlyList<SelectOption>> DecisionsToConfirm(Db db)
    {
        var (body, day) = (Body.Id, Meeting.Date);
        var earlier = await JudgedDecisions.Load(
            db,
            db.All<Decision>()
                .Where(d =>
                    db.All<Meeting>().Any(m => m.Id == d.Meeting && m.Body == body && m.Date < day)
                    && d.Id != new Id<Decision>(Id)
                )
        );
        return
        [
            new("None", ""),
            .. earlier
                .Where(e => e.Status.Standing == DecisionStanding.WithoutQuorum || e.Path == Answers["confirms"])
                .Select(e => new SelectOption($"{e.Decision.Title} ({e.Day.Meeting.Date.InWords()})", e.Path)),
        ];
    }

    private IReadOnlyList<SelectOption> WhoMayBeAsked() =>
        [
            new("Choose, or say it in words", ""),
            new(Body.Name, $"body:{Body.Key}"),
            .. Held
                .Seats.SelectMany(s => s.Holders)
                .DistinctBy(h => h.Key)
                .Select(h => new SelectOption(h.Name, $"person:{h.Key}")),
            .. Held
                .Seats.Select(s => s.FilledBy)
                .OfType<Named>()
                .DistinctBy(o => o.Key)
                .Select(o => new SelectOption(o.Name, $"organisation:{o.Key}")),
        ];

    private async Task<IReadOnlyList<SelectOption>> TermsToAgree(Db db)
    {
        var (body, itself) = (Body.Id, new RecordRef("body", Body.RowId));
        var found = await (
            from terms in db.All<TermsOfReference>()
            where terms.State == TermsState.Proposed || terms.State == TermsState.Draft
            where terms.ProposedTo == itself || terms.Body == body
            join of in db.All<Body>() on terms.Body equals of.Id
            orderby of.Name, terms.Order
            select new
            {
                of.Name,
                Path = of.Key + "/" + terms.Key,
                terms.Key,
            }
        ).ToListAsync();
        return [new("None", ""), .. found.Select(t => new SelectOption($"{t.Name}, version {t.Key}", t.Path))];
    }

    private static async Task<IReadOnlyList<SelectOption>> ProgrammesToAgree(Db db)
    {
        var found = await (
            from programme in db.All<WorkProgramme>()
            where programme.State == ProgrammeState.Proposed || programme.State == ProgrammeState.Draft
            join of in db.All<Body>() on programme.Body equals of.Id
            orderby of.Name, programme.Order
            select new
            {
                of.Name,
                programme.Title,
                Path = of.Key + "/" + programme.Key,
            }
        ).ToListAsync();
        return [new("None", ""), .. found.Select(p => new SelectOption($"{p.Name}: {p.Title}", p.Path))];
    }

    /// <summary>The body's own places, and those of the bodies that answer to it.</summary>
    private async Task<IReadOnlyList<SelectOption>> PlacesToTake(Db db, List<Id<Body>> below)
    {
        var found = await (
            from place in db.All<Place>().On(Meeting.Date)
            where below.Contains(place.Body)
            join of in db.All<Body>() on place.Body equals of.Id
            orderby of.Name, place.Order, place.Key
            select new
            {
                of.Name,
                place.Title,
                Path = of.Key + "/" + place.Key,
            }
        ).ToListAsync();
        return
        [
            new("None", ""),
            .. Held.Seats.Select(s => new SelectOption(s.Title, s.Key)),
            .. found.Select(p => new SelectOption($"{p.Name}: {p.Title}", p.Path)),
        ];
    }

    private async Task<IReadOnlyList<SelectOption>> PlacesToGiveUp(Db db, List<Id<Body>> below)
    {
        var (body, day) = (Body.Id, Meeting.Date);
        var found = await (
            from appointment in db.All<Appointment>()
            where appointment.Until == null || appointment.Until >= day
            join place in db.All<Place>() on appointment.Place equals place.Id
            where place.Body == body || below.Contains(place.Body)
            join of in db.All<Body>() on place.Body equals of.Id
            join person in db.All<Person>() on appointment.Person equals person.Id
            orderby of.Name, place.Order, place.Key, appointment.Order
            select new
            {
                IsOwn = of.Id == body,
                of.Name,
                place.Title,
                Holder = person.Name,
                Path = of.Key + "/" + place.Key + "=" + person.Key,
            }
        ).ToListAsync();
        return
        [
            new("None", ""),
            .. found
                .OrderByDescending(p => p.IsOwn)
                .Select(p => new SelectOption($"{(p.IsOwn ? "" : $"{p.Name}: ")}{p.Title} – {p.Holder}", p.Path)),
        ];
    }

    private async Task<IReadOnlyList<SelectOption>> EverybodyOfToday(Db db) =>
        [
            new("Nobody", ""),
            .. await db.All<Person>().On(Today).OrderBy(p => p.Name).Select(p => new SelectOption(p.Name, p.Key)).ToListAsync(),
        ];

    private async Task<IReadOnlyList<SelectOption>> ReportsToPlace(Db db) =>
        [
            new("None", ""),
            .. await db.All<Report>()
                .Where(r => r.Meeting == null || r.Meeting == Meeting.Id)
                .OrderBy(r => r.Title)
                .Select(r => new SelectOption(r.Title, r.Key))
                .ToListAsync(),
        ];

    private async Task<IReadOnlyList<SelectOption>> MeetingsAfter(Db db)
    {
        var day = Meeting.Date;
        var found = await (
            from meeting in db.All<Meeting>()
            where meeting.Date > day && meeting.State != MeetingState.Cancelled
            join of in db.All<Body>() on meeting.Body equals of.Id
            orderby of.Name, meeting.Date
            select new
            {
                of.Name,
                meeting.Date,
                Path = of.Key + "/" + meeting.Key,
            }
        ).ToListAsync();
        return [new("None", ""), .. found.Select(m => new SelectOption($"{m.Name}, {m.Date.InWords()}", m.Path))];
    }
}
