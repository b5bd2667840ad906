using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Search;
using Remit.Structure.Bodies;
using Remit.Web;

namespace Remit.Decisions.Recording;

/// <summary>What was decided, in which words, and what follows from it?</summary>
[Needs("decisions.write"), OnlyNow]
internal sealed class DecidePage(Store store, Viewer viewer, LondonClock clock, Searching searching)
    : DecideTask(store, viewer, clock, searching)
{
    public override string Action => $"{Address}/decide";

    public override string Back => Address;

    public async Task<IActionResult> OnGet([FromQuery] string? item)
    {
        await using var db = Store.Read(Viewer.Sight);
        if (await Find(db) is { } refused)
            return refused;
        Id = Store.Ids.Next();
        await Load(db);
        var heard = Held.Items.FirstOrDefault(i => i.Key == item && i.WithdrawnOn is null);
        Answers["item"] = heard?.Key ?? "";
        Answers["title"] = heard?.Title ?? "";
        var (report, recommended) = await Recommendation(db, heard);
        Answers["recommended"] = recommended ?? "";
        Answers["wording"] = recommended ?? "";
        await BeginOn(db, report is null ? [] : [new RecordRef("report", report.RowId)]);
        Answers["decided-by"] = Likeliest;
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        await using var db = Store.Write(Viewer.Sight);
        if (await Find(db) is { } refused)
            return refused;
        if (Id.Version != 7)
            return BadRequest();
        // The same form came again.
        var id = new Id<Decision>(Id);
        if (await db.All<Decision>().FirstOrDefaultAsync(d => d.Id == id) is { } there)
            return Redirect($"{DecisionsLinks.PageOf($"{BodyKey}/{Key}/{there.Key}")}?{EditLinks.SavedKey}={there.Version}");
        return await Step(db);
    }

    private protected override Task<IReadOnlyList<Refusal>> Write(Db db, Recorder recorder, DecisionDraft draft) =>
        recorder.Record(Held, draft);

    private protected override string InTheLog(DecisionDraft draft) =>
        $"Recorded a decision of {Body.Name} on {Meeting.Date.InWords()}: {draft.Title.Shortened(120)}";

    private protected override async Task<string> Kept(Id<Decision> id)
    {
        await using var db = Store.Read(Viewer.Sight);
        var key = await db.All<Decision>().Where(d => d.Id == id).Select(d => d.Key).SingleAsync();
        return DecisionsLinks.PageOf($"{BodyKey}/{Key}/{key}");
    }
}
