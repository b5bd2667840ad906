using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Structure.Terms;

/// <summary>What do these terms say? Part by part, with a preview; nothing is kept until it is saved.</summary>
[Needs("terms.write"), OnlyNow, RequestFormLimits(ValueCountLimit = 50_000)]
internal sealed class TermsEditPage(Store store, Viewer viewer, LondonClock clock, OfferedForms forms, Changing changing)
    : TermsTaskPage(store, viewer, clock)
{
    private const string PreviewButton = "preview";
    private const string SaveButton = "save";

    private EditPart TextPart => forms.FormOf("terms")!.Find("text")!;

    private Question TextQuestion => TextPart.Questions[0];

    /// <summary>The parts as they were typed.</summary>
    public TermsDraft Draft { get; private set; } = new([]);

    /// <summary>Whether it is shown how they will look.</summary>
    public bool IsPreview { get; private set; }

    /// <summary>A mark of the text that was saved when the form was opened, and the control that carries it.</summary>
    public (string Control, string Value) Mark { get; private set; }

    /// <summary>What somebody else saved in the meantime beside what was typed; null where nobody did.</summary>
    public TermsComparison? Clash { get; private set; }

    public string ClashControl => Changing.ClashOf(TextQuestion);

    public string KeepControl => Changing.KeepOf(TextQuestion);

    /// <summary>Whether somebody typed while the version was agreed or withdrawn: what they typed is shown, to be copied.</summary>
    public bool IsTooLate { get; private set; }

    /// <summary>Whether its text may still change.</summary>
    public bool IsOpen => Terms.State is TermsState.Draft or TermsState.Proposed;

    public async Task<IActionResult> OnGet()
    {
        await using var db = Store.Read(Viewer.Sight);
        if (await Find(db) is { } refused)
            return refused;
        Draft = TermsDraft.Of(Terms.Text);
        var saved = new Answers { ["text"] = Terms.Text };
        Mark = (Changing.MarkOf(TextQuestion), saved.MarkOf(["text"]));
        return Page();
    }

    public async Task<IActionResult> OnPost([FromForm(Name = "_go")] string? go)
    {
        await using (var db = Store.Read(Viewer.Sight))
            if (await Find(db) is { } refused)
                return refused;
        Answers = Answers.Of(Request.Form);
        Draft = TermsDraft.Of(Answers).After(go);
        var mark = Changing.MarkOf(TextQuestion);
        Mark = (mark, Answers[mark]);
        if (!IsOpen)
            return TooLate();
        if (go is null or SaveButton)
            return await Save();
        IsPreview = go == PreviewButton;
        if (Answers.Has(ClashControl))
            Clash = TermsComparison.Of(Terms.Text, Draft.Text);
        return Page();
    }

    private PageResult TooLate()
    {
        IsTooLate = true;
        Response.StatusCode = StatusCodes.Status409Conflict;
        ModelState.AddModelError(
            "",
            $"Version {Version} became {Kebab.Words(Terms.State)} while you had this page open, so nothing was saved. What you typed stands below"
        );
        return Page();
    }

    private async Task<IActionResult> Save()
    {
        foreach (var (control, message) in Draft.Wrongs())
            ModelState.AddModelError(control, message);
        if (!ModelState.IsValid)
            return Page();
        // Blank lines that nobody typed are no change.
        Answers["text"] = TermsPart.Of(Draft.Text).SequenceEqual(Terms.Parts()) ? Terms.Text : Draft.Text;
        var outcome = await changing.Save(
            forms.FormOf("terms")!,
            $"{Key}/{Version}",
            TextPart,
            Answers,
            string.IsNullOrWhiteSpace(Why) ? null : Why.Trim()
        );
        if (outcome is null)
            return NotFound();
        if (outcome.Kept is { } number)
            return Done(number);
        Mark = (Mark.Control, outcome.Marks.GetValueOrDefault("text", Mark.Value));
        foreach (var wrong in outcome.Wrongs)
            ModelState.AddModelError("", wrong.Message);
        foreach (var clash in outcome.Clashes)
        {
            Clash = TermsComparison.Of(clash.Saved ?? "", clash.Typed ?? "");
            ModelState.AddModelError(KeepControl, "Somebody else saved another text. Choose which one you want");
            Response.StatusCode = StatusCodes.Status409Conflict;
        }
        return Page();
    }
}
