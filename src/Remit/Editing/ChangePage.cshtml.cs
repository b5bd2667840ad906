using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Data;
using Remit.Kernel;
using Remit.Web;
using Remit.Web.Errors;

namespace Remit.Editing;

/// <summary>What do you want to change about this record? All that it says and holds, or one part of it as a form.</summary>
[Needs("editing.write"), OnlyNow]
internal sealed class ChangePage(Db db, Store store, Policy policy, Viewer viewer, OfferedForms forms, Changing changing)
    : PageModel
{
    public EditForm Form { get; private set; } = null!;
    public string Path { get; private set; } = "";

    /// <summary>What people know the record by.</summary>
    public string Title { get; private set; } = "";

    /// <summary>Everything that the record says, part by part.</summary>
    public IReadOnlyList<SaidPart> Said { get; private set; } = [];

    /// <summary>What it holds, kind by kind.</summary>
    public IReadOnlyList<HeldKind> Held { get; private set; } = [];

    /// <summary>The records of one kind that it holds, where those are asked for.</summary>
    public HeldList? List { get; private set; }

    /// <summary>The part that is asked, with its questions.</summary>
    public EditPart? Part { get; private set; }
    public IReadOnlyList<AskedQuestion> Questions { get; private set; } = [];

    [BindProperty(Name = "_why")]
    public string? Why { get; set; }

    public async Task<IActionResult> OnGet(
        [FromRoute] string kind,
        [FromRoute] string path,
        [FromQuery] string? part,
        [FromQuery] string? of
    )
    {
        if (await Find(kind, path) is not { } record)
            return NotFound();
        if (!await db.MayChange(policy, viewer, record))
            return Forbidden();
        if (part is not null)
            return await ShowPart(record, part);
        if (of is not null)
            return await ShowHeld(record, of);
        var around = await Surroundings.Load(db, store, Form.Questions, record);
        Said = [.. Form.Parts.Select(p => SaidPart.Of(p, record, around))];
        var shapes = db.Shapes.HeldBy(kind).Where(s => forms.FormOf(s.Kind) is not null).ToList();
        var counts = await db.CountHeld(shapes, new RecordRef(kind, record.RowId));
        Held = [.. shapes.Select(s => new HeldKind(s, counts.GetValueOrDefault(s.Kind), forms.FormOf(s.Kind)!.CanAdd))];
        return Page();
    }

    public async Task<IActionResult> OnPost([FromRoute] string kind, [FromRoute] string path, [FromQuery] string? part)
    {
        if (await Find(kind, path) is not { } record || Form.Find(part) is not { } asked)
            return NotFound();
        var answers = Answers.Of(Request.Form);
        // Who may not open the form may not send it either, not even what they may write elsewhere.
        if (!await db.MayChange(policy, viewer, record))
        {
            ModelState.AddModelError("", "You may not change this any more: it belongs to others now. Nothing was saved.");
            Response.StatusCode = StatusCodes.Status403Forbidden;
            var now = await Surroundings.Load(db, store, asked.Questions, record);
            Show(asked, answers, now, q => answers[Changing.MarkOf(q)], []);
            return Page();
        }
        if (await changing.Save(Form, path, asked, answers, Texts.OrNull(Why)) is not { } outcome)
            return NotFound();
        if (outcome.Kept is { } number)
            return Redirect($"{EditLinks.Change(kind, path)}?{EditLinks.SavedKey}={number}");
        ModelState.Say(outcome.Wrongs);
        foreach (var clash in outcome.Clashes)
            ModelState.AddModelError(
                Changing.KeepOf(clash.Question),
                $"{clash.Question.Label}: somebody else saved another answer. Choose which one you want"
            );
        if (outcome.Clashes.Count > 0)
            Response.StatusCode = StatusCodes.Status409Conflict;
        var around = await Surroundings.Load(db, store, asked.Questions, record);
        Show(asked, answers, around, q => outcome.Marks.GetValueOrDefault(q.Name), outcome.Clashes);
        return Page();
    }

    private async Task<Record?> Find(string kind, string path)
    {
        if (forms.FormOf(kind) is not { } form || await db.RecordAt(kind, path) is not { } record)
            return null;
        (Form, Path) = (form, path);
        Title = form.Shape.Title?.GetValue(record)?.ToString() is { Length: > 0 } title
            ? title
            : form.Shape.InWords.One.Capitalised();
        return record;
    }

    private async Task<IActionResult> ShowPart(Record record, string part)
    {
        if (Form.Find(part) is not { } asked)
            return NotFound();
        var around = await Surroundings.Load(db, store, asked.Questions, record);
        var answers = asked.Questions.Shown(record, around);
        Show(asked, answers, around, q => answers.MarkOf(q.Controls), []);
        return Page();
    }

    private async Task<IActionResult> ShowHeld(Record record, string of)
    {
        if (forms.FormOf(of) is not { } form || !form.Shape.HolderKinds.Contains(Form.Shape.Kind, StringComparer.Ordinal))
            return NotFound();
        var held = await db.HeldBy(form.Shape, new RecordRef(Form.Shape.Kind, record.RowId));
        var questions = form.Parts.SkipLast(1).SelectMany(p => p.Questions).Where(q => q is not RecordsQuestion).ToList();
        var around = await Surroundings.Load(db, store, questions, null);
        List = new HeldList(
            form,
            [
                .. held.Select(r => new HeldLine(
                    r.Key,
                    SaidPart.Words(form, questions, r, around),
                    EditLinks.Change(of, $"{Path}/{r.Key}")
                )),
            ]
        );
        return Page();
    }

    private void Show(
        EditPart part,
        Answers answers,
        Surroundings around,
        Func<Question, string?> markOf,
        IReadOnlyList<Clash> clashes
    )
    {
        Part = part;
        Questions =
        [
            .. part.Questions.Select(q => new AskedQuestion(
                q,
                q.Control(answers, around, ModelState.ErrorOf(q)),
                markOf(q),
                clashes.FirstOrDefault(c => c.Question == q)
            )),
        ];
    }

    private StatusCodeResult Forbidden()
    {
        Problems.Say(
            HttpContext,
            StatusCodes.Status403Forbidden,
            "You do not have permission to change this",
            $"“{Title}” is changed by those to whom it belongs: the clerk of its body, or whoever runs the partnership’s records.",
            "What you may do follows from the places and posts that you hold today."
        );
        return new StatusCodeResult(StatusCodes.Status403Forbidden);
    }
}

/// <summary>A kind of record that another holds.</summary>
internal sealed record HeldKind(Shape Shape, int Count, bool CanAdd);

/// <summary>The records of a kind that another holds.</summary>
internal sealed record HeldList(EditForm Form, IReadOnlyList<HeldLine> Lines);

/// <summary>One of them.</summary>
internal sealed record HeldLine(string Key, string Words, string Change);
