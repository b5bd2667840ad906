using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Places;
using Remit.Web.Errors;

namespace Remit.Structure.Terms;

/// <summary>Something that is done with one version of terms of reference. Opened by those who may write it.</summary>
internal abstract class TermsTaskPage(Store store, Viewer viewer, LondonClock clock) : PageModel
{
    [FromRoute(Name = "key")]
    public string Key { get; set; } = "";

    [FromRoute(Name = "version")]
    public string Version { get; set; } = "";

    public Body Body { get; private set; } = null!;

    public TermsOfReference Terms { get; private set; } = null!;

    /// <summary>What was typed.</summary>
    public Answers Answers { get; private protected set; } = new();

    [BindProperty(Name = "_why")]
    public string? Why { get; set; }

    public string Address => $"/bodies/{Key}/terms/{Version}";

    /// <summary>The number of the last change of the version or its quorum when the form was opened: whoever was slower is told.</summary>
    public long Was { get; private set; }

    protected Store Store => store;

    protected Viewer Viewer => viewer;

    protected DateOnly Today => clock.Today;

    /// <summary>What is wrong with an answer; null for nothing.</summary>
    public string? ErrorOf(string control) =>
        ModelState.TryGetValue(control, out var state) ? state.Errors.FirstOrDefault()?.ErrorMessage : null;

    /// <summary>Finds the version, and answers where it is not there or not theirs.</summary>
    protected async Task<IActionResult?> Find(Db db, bool toChange = false)
    {
        if (
            await db.RecordAt("terms", $"{Key}/{Version}", toChange) is not TermsOfReference terms
            || await db.All<Body>().FirstOrDefaultAsync(b => b.Id == terms.Body) is not { } body
        )
            return NotFound();
        (Terms, Body, Was) = (terms, body, await SeenUpTo(db, terms));
        return await db.MayChange(store.Policy, viewer, terms)
            ? null
            : Forbidden("You do not have permission to change these terms");
    }

    /// <summary>The number of the last change of a version, its quorum rules – those that were taken out too – and the places that they name.</summary>
    private static async Task<long> SeenUpTo(Db db, TermsOfReference terms)
    {
        var rules = db.All<QuorumRule>().Where(r => r.Terms == terms.Id);
        var ofRules = await rules.MaxAsync(r => (long?)r.Version) ?? 0;
        var ofPlaces =
            await db.All<QuorumPlace>().Where(p => rules.Any(r => r.Id == p.Rule)).MaxAsync(p => (long?)p.Version) ?? 0;
        return Math.Max(terms.Version, Math.Max(ofRules, ofPlaces));
    }

    /// <summary>Whether somebody changed the version after this person opened the form. Then they are told, and nothing is kept.</summary>
    protected bool WasChanged()
    {
        if (Answers["_was"] == Was.ToString(System.Globalization.CultureInfo.InvariantCulture))
            return false;
        ModelState.AddModelError(
            "",
            $"Somebody else changed version {Version} or its quorum while you had this page open: it is {Kebab.Words(Terms.State)} now. Look at it again before you go on"
        );
        Response.StatusCode = StatusCodes.Status409Conflict;
        return true;
    }

    /// <summary>Keeps a step, or says at its fields why it was refused.</summary>
    protected async Task<IActionResult> Keep(Db db, Result<TermsOfReference> step, string what, params string[] fields)
    {
        var refusals = step.Refusals;
        if (!step.IsRefused)
        {
            var kept = await db.Commit(viewer.Change(what, string.IsNullOrWhiteSpace(Why) ? null : Why.Trim()));
            if (!kept.IsRefused)
                return Done(kept.Value.Number);
            refusals = kept.Refusals;
        }
        foreach (var refusal in refusals)
            ModelState.AddModelError(
                refusal.Field is { } field && fields.Contains(field, StringComparer.Ordinal) ? field : "",
                refusal.Message
            );
        return Page();
    }

    protected IActionResult Done(long change) => Redirect($"{Address}?{EditLinks.SavedKey}={change}");

    protected StatusCodeResult Forbidden(string what)
    {
        Problems.Say(
            HttpContext,
            StatusCodes.Status403Forbidden,
            what,
            "Terms of reference are written by the clerk and the chair of their body, and agreed by the body to which they are put. Whoever runs the partnership’s records may do both.",
            "What you may do follows from the places and posts that you hold today."
        );
        return new StatusCodeResult(StatusCodes.Status403Forbidden);
    }

    /// <summary>The bodies that can agree terms, by name.</summary>
    protected async Task<IReadOnlyList<Named>> Bodies(Db db) =>
        await db.All<Body>().On(Today).OrderBy(b => b.Name).Select(b => new Named(b.Key, b.Name)).ToListAsync();

    /// <summary>The body that is likeliest to agree them: the one to which they were put, the one above, or the body itself.</summary>
    protected async Task<string> LikeliestToAgree(Db db)
    {
        if (Terms.ProposedTo is { } to && await db.All<Body>().FirstOrDefaultAsync(b => b.Id == new Id<Body>(to.Id)) is { } put)
            return put.Key;
        var lines = await BodyLines.Load(db, new RecordRef("body", Body.RowId), Today);
        return lines.Outward.FirstOrDefault(l => l.Kind == LineKind.AccountableTo)?.Other.Key ?? Key;
    }

    /// <summary>The body that was chosen; null, with the field's error, where none was.</summary>
    protected async Task<Body?> Chosen(Db db, string control)
    {
        var key = Answers[control];
        var chosen = await db.All<Body>().FirstOrDefaultAsync(b => b.Key == key);
        if (chosen is null)
            ModelState.AddModelError(control, "Choose a body from the list");
        return chosen;
    }

    /// <summary>The day that was typed; null, with the field's error, where none was and one is needed.</summary>
    protected DateOnly? Day(string control, string words, bool isNeeded = true)
    {
        if (TypedDate.Read(control, words, Answers, out var day) is { } wrong)
            ModelState.AddModelError(control, wrong);
        else if (day is null && isNeeded)
            ModelState.AddModelError(control, $"Enter {char.ToLowerInvariant(words[0])}{words[1..]}");
        return day;
    }
}
