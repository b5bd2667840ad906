using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Responsibilities.Maps;
using Remit.Web;

namespace Remit.Responsibilities.Reopened;

/// <summary>The guidance behind this changed: does it stand, has it other words, or does it end?</summary>
[Needs("reopenings.write"), OnlyNow]
internal sealed class SettlePage(Store store, Viewer viewer, LondonClock clock) : PageModel
{
    [FromRoute(Name = "register")]
    public string RegisterKey { get; set; } = "";

    [FromRoute]
    public string Key { get; set; } = "";

    /// <summary>The number of the change that had touched the responsibility or its reopenings last when the form was opened.</summary>
    [BindProperty(Name = "_seen")]
    public long Seen { get; set; }

    public ReopenedView Reopened { get; private set; } = null!;

    public Answers Answers { get; private set; } = new();

    private bool MaySettle { get; set; }

    /// <summary>Whether somebody else changed the responsibility, or settled it, after the form was opened.</summary>
    public bool IsChanged { get; private set; }

    public string Here => ResponsibilitiesLinks.SettlePath(RegisterKey, Key);

    public string? Wrong(string name) =>
        ModelState.TryGetValue(name, out var state) ? state.Errors.FirstOrDefault()?.ErrorMessage : null;

    public async Task<IActionResult> OnGet()
    {
        await using var db = store.Read(viewer.Sight);
        if (!await Find(db, clock.Today))
            return NotFound();
        if (!MaySettle)
            return new StatusCodeResult(StatusCodes.Status403Forbidden);
        if (Reopened.Open.Count == 0)
            return Redirect(ResponsibilitiesLinks.ReopenedPath(RegisterKey, Key));
        Seen = Reopened.Version;
        Answers["text"] = Reopened.Text;
        Answers.Set("cites", [.. Reopened.Successors.Select(s => s.Id.ToString())]);
        TypedDate.Show("on", clock.Today, Answers);
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        await using var writing = store.Write(viewer.Sight);
        var seen = Seen;
        if (!await Find(writing, clock.Today))
            return NotFound();
        Answers = Answers.Of(Request.Form);
        if (IsDoneAlready(seen))
            return Redirect(Saved(0));
        if (!MaySettle)
            return new StatusCodeResult(StatusCodes.Status403Forbidden);
        if (Read() is not { } settled)
            return Page();
        if (seen != Reopened.Version || Reopened.Open.Count == 0)
        {
            (IsChanged, Seen) = (true, Reopened.Version);
            ModelState.Remove("_seen");
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }
        return await Keep(writing, settled);
    }

    private async Task<IActionResult> Keep(Db writing, Settled settled)
    {
        var open = Reopened.Records.Where(r => r.IsOpenOn(clock.Today)).Select(r => r.Id).ToList();
        RecordRef? by = viewer.Person is { } person ? new RecordRef("person", person) : null;
        if (await Settling.Settle(writing, Reopened.Row.Id, open, settled, by, store.Ids) is { } refusal)
        {
            ModelState.AddModelError(refusal.Field ?? "", refusal.Message);
            return Page();
        }
        var kept = await writing.Commit(
            viewer.Change(
                $"Settled the reopened responsibility “{Reopened.Text.Shortened(80)}”: {settled.How.OnScreenInASentence()}",
                settled.Why
            )
        );
        if (!kept.IsRefused)
            return Redirect(Saved(kept.Value.Number));
        foreach (var refused in kept.Refusals)
            ModelState.AddModelError(
                refused.Field switch
                {
                    "settled-on" or "until" or "from" => "on",
                    "text" or "words" => refused.Field == "words" ? "why" : "text",
                    _ => "",
                },
                refused.Message
            );
        return Page();
    }

    private Settled? Read()
    {
        if (!Kebab.All(typeof(Settlement)).TryGetValue(Answers["how"], out var how))
            ModelState.AddModelError("how", "Choose whether it stands, has other words, or ends");
        if (TypedDate.Read("on", "The day", Answers, out var on) is { } wrong)
            ModelState.AddModelError("on", wrong);
        else if (on is null)
            ModelState.AddModelError("on", "Enter the day on which this is settled");
        else if (on > clock.Today)
            ModelState.AddModelError("on", $"{LondonDate.Words(on.Value)} is still to come. Enter today or an earlier day");
        if (!ModelState.IsValid)
            return null;
        var chosen = Answers.All("cites");
        return new Settled(
            (Settlement)how!,
            on!.Value,
            Answers["text"],
            [.. Reopened.Successors.Select(s => s.Id).Where(id => chosen.Contains(id.ToString()))],
            Texts.OrNull(Answers["why"])
        );
    }

    /// <summary>A form that is sent twice finds what the first sent settled: so, and with these words.</summary>
    private bool IsDoneAlready(long seen) =>
        Reopened.Open.Count == 0
        && seen < Reopened.Version
        && Reopened.Settled.All(s =>
            s.Settled is { } how && Kebab.Of(how) == Answers["how"] && s.Words == Texts.OrNull(Answers["why"])
        )
        && (Answers["how"] != Kebab.Of(Settlement.Reworded) || Answers["text"].Trim() == Reopened.Text);

    private string Saved(long change) =>
        $"{ResponsibilitiesLinks.ResponsibilityPath(RegisterKey, Key)}?{EditLinks.SavedKey}={change}";

    private async Task<bool> Find(Db from, DateOnly day)
    {
        if (await ReopenedView.Load(from, RegisterKey, Key, day) is not { } view)
            return false;
        Reopened = view;
        MaySettle = await view.MaySettle(from, store.Policy, viewer, day);
        return true;
    }
}
