using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Decisions.Recording;
using Remit.Editing;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Decisions.SigningOff;

/// <summary>Does your organisation sign off what was agreed in principle, or refuse, and why?</summary>
[Needs("decisions-done.write"), OnlyNow]
internal sealed class SignOffPage(Store store, Viewer viewer, LondonClock clock) : SignOffTask(store, viewer, clock)
{
    public async Task<IActionResult> OnGet()
    {
        await using var db = Store.Read(Viewer.Sight);
        if (await Load(db) is { } refused)
            return refused;
        TypedDate.Show("on", Today, Answers);
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        await using var db = Store.Write(Viewer.Sight);
        if (await Load(db) is { } refused)
            return refused;
        Answers = Answers.Of(Request.Form);
        if (Answers["what"] is not ("give" or "refuse"))
            ModelState.AddModelError("what", "Choose whether it is signed off or refused");
        var isGiven = Answers["what"] == "give";
        var on = ReadDay("on", "The day", "Enter the day on which it was said");
        if (!isGiven && Texts.OrNull(Answers["words"]) is null && Answers["what"] == "refuse")
            ModelState.AddModelError("words", "Say why it is refused: the body is told");
        if (!ModelState.IsValid)
            return Page();
        // The same form came again.
        if (SignOff.State == (isGiven ? SignOffState.Given : SignOffState.Refused) && SignOff.On == on)
            return Done(0);
        // What follows from it is the program's: who signs off need not be allowed to change the terms that become agreed with it.
        await using var whole = Store.Write();
        var signOff = await whole.Set<OrganisationSignOff>().SingleAsync(s => s.Id == SignOff.Id);
        var said = new SaidOfADecision(isGiven, on!.Value, By)
        {
            Minute = Texts.OrNull(Answers["minute"]),
            Words = Texts.OrNull(Answers["words"]),
        };
        var signing = new SigningOff(whole, Store.Ids, Today);
        var refusals = await signing.Say(signOff, said);
        if (refusals.Count == 0)
        {
            var what =
                $"{(isGiven ? "Signed off" : "Refused to sign off")} for {Organisation.Name}: {Decision.Title.Shortened(120)}";
            var kept = await whole.Commit(signing.DidMore ? new Change(Viewer.Name, Viewer.Capacity, what) : Viewer.Change(what));
            if (!kept.IsRefused)
            {
                // Of two that came at the same moment each took the other to be waited for.
                await HttpContext
                    .RequestServices.GetRequiredService<SettlingAgain>()
                    .Settle(Store, Decision.Id, (Viewer.Name, Viewer.Capacity));
                return Done(kept.Value.Number);
            }
            refusals = kept.Refusals;
        }
        return Said(refusals, "on", "words");
    }
}
