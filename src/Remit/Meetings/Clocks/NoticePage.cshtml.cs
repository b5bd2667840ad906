using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Meetings.Calling;
using Remit.Web;

namespace Remit.Meetings.Clocks;

/// <summary>When was notice given by this rule, and where it was late, who agreed and why?</summary>
[Needs("meetings.write"), OnlyNow]
internal sealed class NoticePage(Store store, Viewer viewer, LondonClock clock) : MeetingTask(store, viewer, clock)
{
    /// <summary>What the button says that takes a notice out.</summary>
    public const string TakeOut = "take-out";

    private const string SeenControl = "_seen";
    private bool isTold;

    private static readonly string[] Fields = ["on", "address", "words", "because", "agreed-by"];

    /// <summary>The key of the rule.</summary>
    [FromRoute(Name = "rule")]
    public string Rule { get; set; } = "";

    /// <summary>The id of the notice to be.</summary>
    [BindProperty(Name = "_id")]
    public Guid Id { get; set; }

    /// <summary>What the rule asks of the meeting.</summary>
    public NoticeAsked Asked { get; private set; } = null!;

    /// <summary>The notice that is changed; null where one is recorded.</summary>
    public MeetingNotice? There => Asked.There;

    /// <summary>Whether there is something to save: a notice that is recorded, or a rule that asks for one.</summary>
    public bool CanBeKept => There is not null || Asked.Deadline is not null;

    /// <summary>What the form says was there when it was opened.</summary>
    public string Seen => isTold || !Answers.Has(SeenControl) ? Last : Answers[SeenControl];

    /// <summary>The change that touched the notice last; empty where there is none.</summary>
    private string Last => There?.Version.ToString(CultureInfo.InvariantCulture) ?? "";

    public async Task<IActionResult> OnGet()
    {
        await using var db = Store.Read(Viewer.Sight);
        if (await FindNotice(db) is { } refused)
            return refused;
        Id = There?.RowId ?? Store.Ids.Next();
        if (There is not { } there)
            return Page();
        TypedDate.Show("on", there.On, Answers);
        Answers["address"] = there.Address ?? "";
        Answers["words"] = there.Words ?? "";
        Answers["because"] = there.Because ?? "";
        Answers["agreed-by"] = there.AgreedBy ?? "";
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        await using var db = Store.Write(Viewer.Sight);
        if (await FindNotice(db) is { } refused)
            return refused;
        if (Id.Version != 7)
            return BadRequest();
        Answers = Answers.Of(Request.Form);
        var whose = $"for the meeting of {Body.Name} on {Meeting.Date.InWords()}: {Asked.Title}";
        if (Answers["do"] == TakeOut)
        {
            // The same form came again.
            if (There is null)
                return Done(Meeting.Version);
            if (WasAltered())
                return Page();
            GivingNotice.TakeOut(await db.Set<MeetingNotice>().SingleAsync(n => n.Id == There.Id));
            return await Keep(db, [], $"Took out the notice {whose}", null, Fields);
        }
        var on = Day("on", "The day of the notice", "Enter the day on which notice was given");
        if (!ModelState.IsValid)
            return Page();
        var given = new NoticeGiven(on!.Value, Typed("address"), Typed("words"), Typed("agreed-by"), Typed("because"));
        // The same form came again.
        if (There is not null && NoticeGiven.Of(There) == given)
            return Done(There.Version);
        if (WasAltered())
            return Page();
        var there = There is null ? null : await db.Set<MeetingNotice>().SingleAsync(n => n.Id == There.Id);
        await new GivingNotice(db, Store.Ids).Give(Meeting, Rule, there, given, new Id<MeetingNotice>(Id));
        return await Keep(db, [], $"Recorded notice {whose}", null, Fields);
    }

    private string? Typed(string control) => Texts.OrNull(Answers[control]);

    /// <summary>Whether somebody recorded, changed or took out the notice after this person opened the form. Then they are told, and nothing is kept.</summary>
    private bool WasAltered()
    {
        if (Answers[SeenControl] == Last)
            return false;
        isTold = true;
        ModelState.AddModelError(
            "",
            There is { } there
                ? $"Somebody else recorded this notice while you had the page open: given on {there.On.InWords()}{(there.Words is { } words ? $", “{words.Shortened(80)}”" : "")}. Save again to keep what you typed"
                : $"Somebody else took this notice out while you had the page open. {(CanBeKept ? "Save again to record it anew" : "Its rule does not bind this meeting any more, so it can’t be recorded anew")}"
        );
        Response.StatusCode = StatusCodes.Status409Conflict;
        return true;
    }

    private async Task<IActionResult?> FindNotice(Db db)
    {
        if (await Find(db) is { } refused)
            return refused;
        var around = await MeetingAround.Load(db, Body.Id);
        var all = await db.NoticesOf(Meeting.Id, withThoseTakenOut: true);
        var asked = GivingNotice.Asked(Meeting, Body, around, all.Where(n => !n.Withdrawn), Rule, Today);
        // A form by a rule that stopped binding the meeting while it was open is answered, and what was typed is not lost.
        var isKnown = all.Exists(n => n.Rule == Rule) || NoticesStand.Known(around.Own, Rule) is not null;
        if (asked is null && isKnown && HttpMethods.IsPost(Request.Method))
            asked = new NoticeAsked(Rule, GivingNotice.TitleOf(around, Rule), null, null);
        if (asked is null)
            return NotFound();
        Asked = asked;
        return null;
    }
}
