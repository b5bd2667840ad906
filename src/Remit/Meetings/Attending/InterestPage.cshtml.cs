using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Meetings.Calling;
using Remit.Web;
using Remit.Web.TagHelpers;

namespace Remit.Meetings.Attending;

/// <summary>Who declared which interest, in which item, and what followed?</summary>
[Needs("meetings.write"), OnlyNow]
internal sealed class InterestPage(Store store, Viewer viewer, LondonClock clock) : MeetingTask(store, viewer, clock)
{
    private static readonly string[] Fields = ["attendance", "item", "words", "followed"];

    /// <summary>The id of the interest to be.</summary>
    [BindProperty(Name = "_id")]
    public Guid Id { get; set; }

    public MeetingDay Held { get; private set; } = null!;

    /// <summary>The interest that is changed; null where one is added.</summary>
    public Interest? There { get; private set; }

    public IReadOnlyList<SelectOption> People =>
        [
            new("Choose", ""),
            .. Held
                .There.Where(t => t.Attendance.IsThere)
                .Select(t => new SelectOption(t.Name + (t.Seat is { } seat ? $" ({seat.Title})" : ""), t.Attendance.Key)),
        ];

    public IReadOnlyList<SelectOption> Items =>
        [
            new("In general, not for one item", ""),
            .. Held
                .Items.Where(i => i.WithdrawnOn is null || i.Id == There?.Item)
                .Select(i => new SelectOption(i.Title.Shortened(80), i.Key)),
        ];

    public async Task<IActionResult> OnGet([FromQuery] string? interest)
    {
        await using var db = Store.Read(Viewer.Sight);
        if (await Find(db) is { } refused)
            return refused;
        if (!await Load(db, interest))
            return NotFound();
        Id = Store.Ids.Next();
        if (There is not { } there)
            return Page();
        Id = there.RowId;
        Answers["attendance"] = Held.There.First(t => t.Attendance.Id == there.Attendance).Attendance.Key;
        Answers["item"] = Held.Items.FirstOrDefault(i => i.Id == there.Item)?.Key ?? "";
        Answers["words"] = there.Words;
        Answers["followed"] = Kebab.Of(there.Followed);
        return Page();
    }

    public async Task<IActionResult> OnPost([FromQuery] string? interest)
    {
        await using var db = Store.Write(Viewer.Sight);
        if (await Find(db) is { } refused)
            return refused;
        if (Id.Version != 7 || !await Load(db, interest))
            return BadRequest();
        var id = new Id<Interest>(Id);
        // The same form came again.
        if (There is null && Held.There.SelectMany(t => t.Interests).Any(i => i.Id == id))
            return Back(0);
        var seen = There?.Version.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Answers = Answers.Of(Request.Form);
        var who = Held.There.FirstOrDefault(t => t.Attendance.Key == Answers["attendance"] && t.Attendance.IsThere);
        if (who is null)
            ModelState.AddModelError("attendance", "Choose who declared it");
        var item = Held.Items.FirstOrDefault(i => i.Key == Answers["item"]);
        if (item is null && Answers["item"].Length > 0)
            ModelState.AddModelError("item", "Choose an item from the list");
        if (Texts.OrNull(Answers["words"]) is not { } words)
        {
            ModelState.AddModelError("words", "Say in a few words what the interest is");
            return Page();
        }
        if (!Kebab.All(typeof(InterestFollowed)).TryGetValue(Answers["followed"], out var followed))
            ModelState.AddModelError("followed", "Choose what followed");
        if (!ModelState.IsValid)
            return Page();
        if (There is not null && Answers["_seen"] != seen)
        {
            ModelState.AddModelError(
                "",
                $"Somebody else changed this interest while you had the page open. It says now: “{There.Words}” ({There.Followed.OnScreen().ToLowerInvariant()}). Save again to keep yours"
            );
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }
        var record = There is null ? null : await db.Set<Interest>().SingleAsync(i => i.Id == There.Id);
        new AttendanceBook(db, Store.Ids, Held).Declare(record, id, who!, item, words, (InterestFollowed)followed!);
        var kept = await Keep(
            db,
            [],
            $"Recorded an interest declared at the meeting of {Body.Name} on {Meeting.Date.InWords()}",
            null,
            Fields
        );
        if (kept is RedirectResult)
            foreach (var after in HttpContext.RequestServices.GetServices<IAfterAttendance>())
                await after.Settle(Store, Meeting.Id, (Viewer.Name, Viewer.Capacity));
        return kept is RedirectResult done ? Redirect($"{Address}/attendance?{done.Url.Split('?')[1]}") : kept;
    }

    private RedirectResult Back(long change) => Redirect($"{Address}/attendance?{EditLinks.SavedKey}={change}");

    private async Task<bool> Load(Db db, string? interest)
    {
        Held = (await MeetingDays.Load(db, [Meeting.Id]))[Meeting.Id];
        There = Held.There.SelectMany(t => t.Interests).FirstOrDefault(i => i.Key == interest);
        return interest is null || (There is { } there && (there.Item is null || Held.Items.Any(i => i.Id == there.Item)));
    }
}
