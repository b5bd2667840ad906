using Microsoft.AspNetCore.Mvc;
using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Structure.Places;
using Remit.Web;

namespace Remit.Structure.Terms;

/// <summary>To which body is this draft put, and when?</summary>
[Needs("terms.write"), OnlyNow]
internal sealed class ProposePage(Store store, Viewer viewer, LondonClock clock) : TermsTaskPage(store, viewer, clock)
{
    public IReadOnlyList<Named> Choices { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        await using var db = Store.Read(Viewer.Sight);
        if (await Find(db) is { } refused)
            return refused;
        Answers["proposed-to"] = await LikeliestToAgree(db);
        TypedDate.Show("proposed-on", Today, Answers);
        Choices = await Bodies(db);
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        await using var db = Store.Write(Viewer.Sight);
        if (await Find(db, toChange: true) is { } refused)
            return refused;
        Answers = Answers.Of(Request.Form);
        Choices = await Bodies(db);
        var to = await Chosen(db, "proposed-to");
        var on = Day("proposed-on", "The day on which it was put to them");
        if (!ModelState.IsValid)
            return Page();
        // The same form came again.
        if (Terms.State == TermsState.Proposed && Terms.ProposedTo?.Id == to!.Id.Value && Terms.ProposedOn == on)
            return Done(0);
        if (WasChanged())
            return Page();
        var step = new TermsPath(db, Store.Ids, Today).Propose(Terms, to!, on!.Value);
        return await Keep(
            db,
            step,
            $"Put version {Version} of the terms of reference of {Body.Name} to {to!.Name}",
            "proposed-to",
            "proposed-on"
        );
    }
}
