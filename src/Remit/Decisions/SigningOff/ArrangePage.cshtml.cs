using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Web;
using Remit.Web.TagHelpers;

namespace Remit.Decisions.SigningOff;

/// <summary>Who is asked for an organisation's sign-off, and by which day?</summary>
[Needs("decisions-done.write"), OnlyNow]
internal sealed class ArrangePage(Store store, Viewer viewer, LondonClock clock) : SignOffTask(store, viewer, clock)
{
    /// <summary>Who can be asked: posts of the organisation, and who sits for it on the body today.</summary>
    public IReadOnlyList<SelectOption> Leads { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        await using var db = Store.Read(Viewer.Sight);
        if (await Load(db) is { } refused)
            return refused;
        await Offer(db);
        TypedDate.Show("due", SignOff.DueBy(Meeting.Date), Answers);
        Answers["lead"] = Lead is { } lead ? $"{lead.Kind}:{lead.Path}" : "";
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        await using var db = Store.Write(Viewer.Sight);
        if (await Load(db) is { } refused)
            return refused;
        await Offer(db);
        Answers = Answers.Of(Request.Form);
        var due = ReadDay("due", "The day", "Enter the day by which it is to be given");
        var chosen = Answers["lead"];
        var lead = Leads.Any(l => l.Value == chosen && chosen.Length > 0) ? await db.Find(chosen) : null;
        if (lead is null)
            ModelState.AddModelError("lead", "Choose who leads on it");
        if (!ModelState.IsValid)
            return Page();
        var (asked, why) = (new RecordRef(lead!.Kind, lead.Id), Texts.OrNull(Answers["why"]));
        // The same form came again.
        if (SignOff.Due == due && SignOff.Lead == asked)
            return Done(0);
        var signOff = await db.Set<OrganisationSignOff>().SingleAsync(s => s.Id == SignOff.Id);
        var refusals = await new SigningOff(db, Store.Ids, Today).Arrange(
            signOff,
            new ArrangedSignOff(Meeting.Date, due, asked, why)
        );
        if (refusals.Count == 0)
        {
            var kept = await db.Commit(
                Viewer.Change(
                    $"Said who is asked for the sign-off of {Organisation.Name} by {due!.Value.InWords()}: {Decision.Title.Shortened(120)}",
                    why
                )
            );
            if (!kept.IsRefused)
                return Done(kept.Value.Number);
            refusals = kept.Refusals;
        }
        return Said(refusals, "due", "lead", "why");
    }

    private async Task Offer(Db db)
    {
        var all = (await SignOffLead.Of(db, Organisation.Id, Body.Id, Today))
            .Select(l => new SelectOption(l.Title, l.Path))
            .ToList();
        if (Lead is { } lead && !all.Exists(o => o.Value == $"{lead.Kind}:{lead.Path}"))
            all.Insert(0, new SelectOption(lead.Title, $"{lead.Kind}:{lead.Path}"));
        Leads = [new("Choose", ""), .. all];
    }
}
