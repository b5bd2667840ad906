using Microsoft.AspNetCore.Mvc;
using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Structure.Terms;

/// <summary>Is this draft given up?</summary>
[Needs("terms.write"), OnlyNow]
internal sealed class WithdrawPage(Store store, Viewer viewer, LondonClock clock) : TermsTaskPage(store, viewer, clock)
{
    public async Task<IActionResult> OnGet()
    {
        await using var db = Store.Read(Viewer.Sight);
        return await Find(db) ?? Page();
    }

    public async Task<IActionResult> OnPost()
    {
        await using var db = Store.Write(Viewer.Sight);
        if (await Find(db, toChange: true) is { } refused)
            return refused;
        Answers = Answers.Of(Request.Form);
        // The same form came again.
        if (Terms.State == TermsState.Withdrawn)
            return Done(0);
        if (WasChanged())
            return Page();
        var step = new TermsPath(db, Store.Ids, Today).Withdraw(Terms);
        return await Keep(db, step, $"Withdrew version {Version} of the terms of reference of {Body.Name}");
    }
}
