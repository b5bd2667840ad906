using Microsoft.AspNetCore.Mvc;
using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Meetings.Clocks;
using Remit.Web;

namespace Remit.Meetings.Calling;

/// <summary>Are its members called?</summary>
[Needs("meetings.write"), OnlyNow]
internal sealed class CallPage(Store store, Viewer viewer, LondonClock clock, MemberLetters letters)
    : MeetingTask(store, viewer, clock)
{
    /// <summary>Whom an email would reach.</summary>
    public Telling Telling { get; private set; } = null!;

    /// <summary>What binds it, and by when.</summary>
    public IReadOnlyList<Deadline> Deadlines { get; private set; } = [];

    /// <summary>Whether it can be called from where it is.</summary>
    public bool IsPossible =>
        Meeting.State == MeetingState.Planned || (Meeting.State == MeetingState.Called && Meeting.CalledOn is null);

    public async Task<IActionResult> OnGet()
    {
        await using var db = Store.Read(Viewer.Sight);
        if (await Find(db) is { } refused)
            return refused;
        TypedDate.Show("called-on", Today, Answers);
        await Load(db);
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        await using var db = Store.Write(Viewer.Sight);
        if (await Find(db, toChange: true) is { } refused)
            return refused;
        Answers = Answers.Of(Request.Form);
        await Load(db);
        var on = Day("called-on", "The day of the call", "Enter the day on which its members were called");
        var published = Day("published-on", "The day of the papers");
        if (!ModelState.IsValid)
            return Page();
        // The same form came again.
        if (!IsPossible && Meeting.State == MeetingState.Called && Meeting.CalledOn == on)
            return Done(Meeting.Version);
        if (WasChanged())
            return Page();
        var calling = new Calling(db, Store.Ids, Today);
        var refusals = calling.Call(Meeting, on, published);
        if (refusals.Count == 0 && Tells)
            await letters.Write(db, Meeting, Body, MeetingNews.Called(Meeting), Today, Site);
        return await Keep(
            db,
            refusals,
            $"Called the meeting of {Body.Name} on {Meeting.Date.InWords()}",
            Texts.OrNull(Answers["why"]),
            "called-on",
            "published-on"
        );
    }

    private async Task Load(Db db)
    {
        Telling = await letters.Reach(db, Meeting, Body, Today);
        var around = await MeetingAround.Load(db, Body.Id);
        var notices = await db.NoticesOf(Meeting.Id);
        Deadlines =
        [
            .. Deadline
                .Of(Meeting, Body.Kind, around.RulesOn(Meeting.Date), around.Calendar, Today, notices)
                .Where(d =>
                    d.Rule.Sets is ClockSets.Notice or ClockSets.Agenda or ClockSets.PrivateMeeting or ClockSets.KeyDecision
                ),
        ];
    }
}
