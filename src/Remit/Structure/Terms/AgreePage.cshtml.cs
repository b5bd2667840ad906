using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Structure.Places;
using Remit.Web;

namespace Remit.Structure.Terms;

/// <summary>Which body agreed these terms, on which day, and from when do they hold?</summary>
[Needs("terms.write"), OnlyNow]
internal sealed class AgreePage(Store store, Viewer viewer, LondonClock clock) : TermsTaskPage(store, viewer, clock)
{
    private static readonly string[] Fields = ["agreed-by", "agreed-on", "minute", "from", "review-on"];

    public IReadOnlyList<Named> Choices { get; private set; } = [];

    /// <summary>The version that is agreed until now; null for none.</summary>
    public string? Current { get; private set; }

    /// <summary>What changes against it.</summary>
    public TermsComparison? Changes { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        await using var db = Store.Read(Viewer.Sight);
        if (await Find(db) is { } refused)
            return refused;
        if (!TermsPath.MayAgree(Viewer, Terms))
            return NotTheirs();
        Answers["agreed-by"] = await LikeliestToAgree(db);
        TypedDate.Show("agreed-on", Today, Answers);
        TypedDate.Show("from", Today, Answers);
        TypedDate.Show("review-on", Today.AddYears(1), Answers);
        await Surround(db);
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        await using var db = Store.Write(Viewer.Sight);
        if (await Find(db, toChange: true) is { } refused)
            return refused;
        if (!TermsPath.MayAgree(Viewer, Terms))
            return NotTheirs();
        Answers = Answers.Of(Request.Form);
        await Surround(db);
        var by = await Chosen(db, "agreed-by");
        var on = Day("agreed-on", "The day on which they were agreed");
        var from = Day("from", "The day from which they hold", isNeeded: false) ?? on;
        var review = Day("review-on", "The day by which they are looked at again", isNeeded: false);
        if (!ModelState.IsValid)
            return Page();
        // The same form came again.
        if (Terms.State == TermsState.Agreed && Terms.AgreedBy == by!.Id && Terms.AgreedOn == on && Terms.From == from)
            return Done(0);
        if (WasChanged())
            return Page();
        var minute = Answers["minute"].Trim();
        var step = await new TermsPath(db, Store.Ids, Today).Agree(
            Terms,
            new Agreement(by!, on!.Value, minute.Length == 0 ? null : minute, from!.Value, review)
        );
        return await Keep(
            db,
            step,
            $"Recorded that {by!.Name} agreed version {Version} of the terms of reference of {Body.Name}",
            Fields
        );
    }

    private StatusCodeResult NotTheirs() =>
        Forbidden(
            Terms.ProposedTo is null
                ? "That these terms were agreed is recorded once they are put to a body"
                : "That these terms were agreed is recorded by the body to which they were put"
        );

    private async Task Surround(Db db)
    {
        Choices = await Bodies(db);
        var current = await db.All<TermsOfReference>()
            .Where(t => t.Body == Terms.Body && t.Id != Terms.Id && t.State == TermsState.Agreed)
            .OrderByDescending(t => t.Order)
            .FirstOrDefaultAsync();
        Current = current?.Key;
        Changes = current is null ? null : TermsComparison.Of(current.Text, Terms.Text);
    }
}
