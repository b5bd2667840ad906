using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Meetings.ForwardPlanner;
using Remit.Web;

namespace Remit.Meetings.Agendas;

/// <summary>What is this item called, how long does it take, and who leads it?</summary>
[Needs("meetings.write"), OnlyNow]
internal sealed class ItemPage(Store store, Viewer viewer, LondonClock clock) : AgendaTask(store, viewer, clock)
{
    /// <summary>The id of a new item: a form that is sent twice counts once.</summary>
    [BindProperty(Name = "_id")]
    public Guid Id { get; set; }

    /// <summary>The reports that a new item could hear.</summary>
    public IReadOnlyList<Report> Missing { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        await using var db = Store.Read(Viewer.Sight);
        if (await FindItem(db) is { } refused)
            return refused;
        await Load(db);
        Id = Store.Ids.Next();
        Answers["title"] = Item?.Title ?? "";
        Answers["minutes"] = Item?.Minutes?.ToString(CultureInfo.InvariantCulture) ?? "";
        Answers["led-by"] = Item?.LedBy ?? "";
        Answers["sort"] = (Item?.Sort ?? ItemSort.Ordinary).ToString();
        Answers["readers"] = Item?.Sensitivity == Sensitivity.Restricted ? "restricted" : "";
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        await using var db = Store.Write(Viewer.Sight);
        if (await FindItem(db, toChange: true) is { } refused)
            return refused;
        Answers = Answers.Of(Request.Form);
        await Load(db);
        // The same form came again.
        if (Item is null && Items.Find(i => i.Id.Value == Id) is { } there)
            return Back(there.Version);
        if (Item is null && Id.Version != 7)
            return BadRequest();
        int? minutes = null;
        var typed = Answers["minutes"].Trim();
        if (typed.Length > 0)
        {
            if (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var read))
                minutes = read;
            else
                ModelState.AddModelError("minutes", "Enter the minutes as a number, such as 15");
        }
        var said = new AgendaAnswers(Texts.OrNull(Answers["title"]))
        {
            Sort = Enum.TryParse<ItemSort>(Answers["sort"], out var sort) && Enum.IsDefined(sort) ? sort : ItemSort.Ordinary,
            Report = Texts.OrNull(Answers["report"]),
            Minutes = minutes,
            LedBy = Texts.OrNull(Answers["led-by"]),
            IsRestricted = Answers["readers"] == "restricted",
        };
        if (!ModelState.IsValid)
            return Page();
        if (
            Item is { } now
            && (now.Title, now.Minutes, now.LedBy, now.Sort) == (said.Title, said.Minutes, said.LedBy, said.Sort)
            && now.Sensitivity == Sensitivity.Restricted == said.IsRestricted
        )
            return Back(now.Version);
        if (ItemWasChanged())
            return Page();
        var drafting = new Drafting(db, Store.Ids, Today);
        return await KeepItem(
            db,
            Item is null ? await drafting.Add(Meeting, said, new Id<AgendaItem>(Id)) : await drafting.Change(Item, Meeting, said),
            Item is null
                ? $"Added {(said.Title is { } title ? $"“{title}”" : "a report")} to the agenda"
                : $"Changed “{said.Title}” on the agenda",
            null,
            "title",
            "minutes",
            "report",
            "led-by",
            "readers"
        );
    }

    private async Task Load(Db db) => Missing = Item is null ? await Drafting.Missing(db, Meeting, Items) : [];
}
