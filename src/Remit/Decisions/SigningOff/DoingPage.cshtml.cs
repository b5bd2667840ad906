using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Meetings.Attending;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Web;
using Remit.Web.TagHelpers;

namespace Remit.Decisions.SigningOff;

/// <summary>How far has an organisation come with doing what was decided? What was said before stays.</summary>
[Needs("decisions-done.write"), OnlyNow]
internal sealed class DoingPage(Store store, Viewer viewer, LondonClock clock) : DecisionTask(store, viewer, clock)
{
    /// <summary>The organisations for which whoever looks may say so.</summary>
    public IReadOnlyList<SelectOption> Organisations { get; private set; } = [];

    /// <summary>The keys of those for which they may only because they led on the sign-off: that is asked here, and not of the record.</summary>
    private IReadOnlySet<string> byLead = new HashSet<string>();

    public async Task<IActionResult> OnGet([FromQuery] string? organisation)
    {
        await using var db = Store.Read(Viewer.Sight);
        if (await Load(db) is { } refused)
            return refused;
        Id = Store.Ids.Next();
        Answers["organisation"] = organisation ?? (Organisations is [_, var only] ? only.Value! : "");
        TypedDate.Show("on", Today, Answers);
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        await using var db = Store.Write(Viewer.Sight);
        if (await Load(db) is { } refused)
            return refused;
        if (Id.Version != 7)
            return BadRequest();
        var id = new Id<Doing>(Id);
        // The same form came again.
        if (await db.All<Doing>().FirstOrDefaultAsync(d => d.Id == id) is { } there)
            return Done(there.Version);
        Answers = Answers.Of(Request.Form);
        var key = Answers["organisation"];
        var organisation = Organisations.Any(o => o.Value == key && key.Length > 0)
            ? await db.All<Organisation>().FirstOrDefaultAsync(o => o.Key == key)
            : null;
        if (organisation is null)
            ModelState.AddModelError("organisation", "Choose the organisation");
        if (!Kebab.All(typeof(DoingState)).TryGetValue(Answers["state"], out var state))
            ModelState.AddModelError("state", "Choose how far it has come");
        var on = ReadDay("on", "The day", "Enter the day for which you say so");
        if (!ModelState.IsValid)
            return Page();
        await using var whole = byLead.Contains(key) ? Store.Write() : null;
        var refusals = await new SigningOff(whole ?? db, Store.Ids, Today).Do(
            Decision,
            organisation!,
            (DoingState)state!,
            on!.Value,
            By,
            Texts.OrNull(Answers["words"]),
            id
        );
        if (refusals.Count == 0)
        {
            var what = $"Said how far {organisation!.Name} has come with a decision: {Decision.Title.Shortened(120)}";
            var kept = whole is null
                ? await db.Commit(Viewer.Change(what))
                : await whole.Commit(new Change(Viewer.Name, Viewer.Capacity, what));
            if (!kept.IsRefused)
                return Done(kept.Value.Number);
            refusals = kept.Refusals;
        }
        return Said(refusals, "on", "state", "words");
    }

    private RedirectResult Done(long change) =>
        Redirect($"{Back}?{EditLinks.SavedKey}={change.ToString(CultureInfo.InvariantCulture)}");

    private async Task<IActionResult?> Load(Db db)
    {
        if (!await Find(db))
            return NotFound();
        var day = (await MeetingDays.Load(db, [Meeting.Id]))[Meeting.Id];
        var asked = await db.All<OrganisationSignOff>()
            .Where(s => s.Decision == Decision.Id)
            .Select(s => new
            {
                s.Organisation,
                s.State,
                s.Lead,
            })
            .ToListAsync();
        var led = asked
            .Where(s => s.State == SignOffState.Given && s.Lead is not null)
            .ToLookup(s => s.Organisation, s => s.Lead!.Value);
        var ids = day
            .Seats.Select(s => s.Organisation)
            .OfType<Id<Organisation>>()
            .Concat(asked.Select(s => s.Organisation))
            .Distinct()
            .ToList();
        var all = await db.All<Organisation>().Where(o => ids.Contains(o.Id)).OrderBy(o => o.Name).ToListAsync();
        HashSet<RecordRef> its = [new("decision", Decision.RowId), new("meeting", Meeting.RowId), new("body", Body.RowId)];
        bool May(Organisation organisation, IEnumerable<RecordRef> leads) =>
            Viewer.May(
                "decisions-done",
                Decision.Sensitivity,
                Verb.Write,
                its.Append(new RecordRef("organisation", organisation.RowId)).Concat(leads).ToHashSet()
            );
        // Who led on its sign-off says for the organisation how far it is, too.
        var theirs = all.Where(o => May(o, led[o.Id])).ToList();
        byLead = theirs.Where(o => !May(o, [])).Select(o => o.Key).ToHashSet(StringComparer.Ordinal);
        Organisations = [new("Choose", ""), .. theirs.Select(o => new SelectOption(o.Name, o.Key))];
        return theirs.Count > 0
            ? null
            : NotTheirs("You do not have permission to say how far an organisation has come with this");
    }
}
