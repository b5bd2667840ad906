using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Data;
using Remit.Kernel;
using Remit.Web;
using Remit.Web.Errors;

namespace Remit.Editing;

/// <summary>Adds a record: its questions part by part, then all answers to be checked, then it is kept. What was answered travels in the form.</summary>
[Needs("editing.write"), OnlyNow]
internal sealed class AddPage(
    Db db,
    Store store,
    Policy policy,
    Viewer viewer,
    OfferedForms forms,
    Adding adding,
    RecordLinks records
) : PageModel
{
    private const string CheckStep = "check";

    /// <summary>The control that says that all answers were checked once.</summary>
    private const string Checked = "_checked";

    public EditForm Form { get; private set; } = null!;

    /// <summary>What is to hold the record: its kind, its keys and its title; null for one that stands alone.</summary>
    public HolderOfANewRecord? Holder { get; private set; }

    /// <summary>The record from whose page this was begun, <c>body:executive</c>; null for none.</summary>
    [BindProperty(SupportsGet = true, Name = "for")]
    public string? For { get; set; }

    /// <summary>To where the form is sent.</summary>
    public string Here =>
        about is null ? EditLinks.Add(Form.Shape.Kind, Holder?.Kind, Holder?.Path) : EditLinks.AddFor(Form.Shape.Kind, For!);

    private Record? about;

    /// <summary>The part that is asked; null where the answers are checked.</summary>
    public EditPart? Part { get; private set; }

    /// <summary>How far through: the number of the part, from 1.</summary>
    public int Step => Part is null ? Form.Parts.Count + 1 : Form.Parts.ToList().FindIndex(p => p.Key == Part.Key) + 1;
    public IReadOnlyList<AskedQuestion> Questions { get; private set; } = [];

    /// <summary>What was answered on the other pages.</summary>
    public IReadOnlyList<(string Name, string Value)> Carried { get; private set; } = [];
    public IReadOnlyList<SaidPart> Said { get; private set; } = [];

    /// <summary>The id of the record to be.</summary>
    [BindProperty(Name = "_id")]
    public Guid Id { get; set; }

    [BindProperty(Name = "_why")]
    public string? Why { get; set; }

    public async Task<IActionResult> OnGet([FromRoute] string kind, [FromQuery(Name = "in")] string? holder)
    {
        if (await Find(kind, holder) is { } refused)
            return refused;
        Id = store.Ids.Next();
        var around = await Around();
        var answers = await adding.Start(db, Form, Holder?.Record, around, about);
        if (about is not null)
            answers[Form.FieldsFor[For!.Split(':')[0]]] = For;
        Ask(Form.Parts[0], answers, around);
        return Page();
    }

    public async Task<IActionResult> OnPost(
        [FromRoute] string kind,
        [FromQuery(Name = "in")] string? holder,
        [FromForm(Name = "_step")] string? step,
        [FromForm(Name = "_go")] string? go
    )
    {
        if (await Find(kind, holder) is { } refused)
            return refused;
        if (Id.Version != 7)
            return BadRequest();
        var answers = Answers.Of(Request.Form);
        var around = await Around();
        var parts = Form.Parts;
        if (Form.Find(go) is { } chosen)
            Ask(chosen, answers, around);
        else if (step != CheckStep)
            await Next(answers, around, parts, step);
        else if (await Keep(answers, around) is { } kept)
            return kept;
        return Page();
    }

    private async Task Next(Answers answers, Surroundings around, IReadOnlyList<EditPart> parts, string? step)
    {
        var at = parts.ToList().FindIndex(p => p.Key == step);
        if (at < 0)
        {
            Ask(parts[0], answers, around);
            return;
        }
        ModelState.Say(await adding.Check(db, Form, Holder?.Record, parts[at].Questions, answers, around));
        // Whoever comes back from the check to mend one part goes to the check again.
        var next = answers.Has(Checked) ? parts.Count : at + 1;
        if (!ModelState.IsValid)
            Ask(parts[at], answers, around);
        else if (next < parts.Count)
            Ask(parts[next], answers, around);
        else
            ShowCheck(answers, around);
    }

    private async Task<IActionResult?> Keep(Answers answers, Surroundings around)
    {
        var added = await adding.Save(Form, Holder?.Ref, Id, answers, Texts.OrNull(Why));
        if (added.Path is { } path)
            return Redirect(AddressOf(path, added.Change));
        ModelState.Say(added.Wrongs);
        // The part with the first thing that is wrong is asked again.
        var at = Form.Parts.FirstOrDefault(p =>
            p.Questions.Any(q => added.Wrongs.Any(w => q.PlacesOfErrors.Contains(w.Control, StringComparer.Ordinal)))
        );
        if (at is null)
            ShowCheck(answers, around);
        else
            Ask(at, answers, around);
        return null;
    }

    private string AddressOf(string path, long change)
    {
        var shown = Holder is null ? records.To(Form.Shape.Kind, path) : null;
        var back = Holder is null
            ? EditLinks.Change(Form.Shape.Kind, path)
            : EditLinks.Held(Holder.Kind, Holder.Path, Form.Shape.Kind);
        var address = shown ?? back;
        return address + (address.Contains('?', StringComparison.Ordinal) ? "&" : "?") + $"{EditLinks.SavedKey}={change}";
    }

    private async Task<IActionResult?> Find(string kind, string? holder)
    {
        if (forms.FormOf(kind) is not { CanAdd: true } form)
            return NotFound();
        Form = form;
        if (form.Shape.Holder is not null)
        {
            if (
                holder?.Split(':', 2) is not [var holderKind, var path]
                || !form.Shape.HolderKinds.Contains(holderKind, StringComparer.Ordinal)
            )
                return NotFound();
            if (await db.RecordAt(holderKind, path) is not { } record)
                return NotFound();
            var title = db.Shapes[holderKind].Title?.GetValue(record)?.ToString() ?? record.Key;
            Holder = new HolderOfANewRecord(holderKind, path, title, record);
        }
        RecordRef? of = Holder?.Ref;
        if (For?.Split(':', 2) is [var forKind, var forPath] && form.FieldsFor.ContainsKey(forKind))
        {
            about = await db.RecordAt(forKind, forPath);
            if (about is null)
                return NotFound();
            of = new RecordRef(forKind, about.RowId);
        }
        if (await db.MayAdd(policy, viewer, form.Shape, of))
            return null;
        if (of is null && form.FieldsFor.Count > 0 && viewer.May($"{policy.SectionOf(kind)!.Capability}.write"))
            return null;
        Problems.Say(
            HttpContext,
            StatusCodes.Status403Forbidden,
            $"You do not have permission to add {form.One}",
            Holder is null
                ? "This is for whoever runs the partnership’s records."
                : $"This is for those to whom “{Holder.Title}” belongs: the clerk of its body, or whoever runs the partnership’s records."
        );
        return new StatusCodeResult(StatusCodes.Status403Forbidden);
    }

    private Task<Surroundings> Around() => Surroundings.Load(db, store, Form.Questions, null);

    private void Ask(EditPart part, Answers answers, Surroundings around)
    {
        Part = part;
        Questions =
        [
            .. part.Questions.Select(q => new AskedQuestion(q, q.Control(answers, around, ModelState.ErrorOf(q)), null, null)),
        ];
        Carry(answers, Form.Parts.Where(p => p.Key != part.Key));
    }

    private void ShowCheck(Answers answers, Surroundings around)
    {
        Part = null;
        Said = [.. Form.Parts.Select(p => SaidPart.Of(p, answers, around))];
        Carry(answers, Form.Parts);
    }

    private void Carry(Answers answers, IEnumerable<EditPart> parts) =>
        Carried = [
            .. from part in parts
            from question in part.Questions
            from control in question.Controls
            where answers.Has(control)
            from value in answers.All(control)
            select (control, value),
            .. answers.Has(Checked) || Part is null ? [(Checked, "1")] : Array.Empty<(string, string)>(),
        ];
}

/// <summary>What is to hold a new record.</summary>
internal sealed record HolderOfANewRecord(string Kind, string Path, string Title, Record Record)
{
    public RecordRef Ref => new(Kind, Record.RowId);
}
