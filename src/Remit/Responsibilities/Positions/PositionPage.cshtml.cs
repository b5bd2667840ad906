using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Editing;
using Remit.Intake;
using Remit.Kernel;
using Remit.Responsibilities.Hollow;
using Remit.Responsibilities.Registers;
using Remit.Search;
using Remit.Web;
using Answers = Remit.Editing.Answers;

namespace Remit.Responsibilities.Positions;

/// <summary>
/// How is this met? The holder records it; whoever they let, and the post that discharges it, write a draft. What was said before stays. All
/// answers are checked once, then kept as one change; a form that is sent twice counts once.
/// </summary>
[Needs("positions.write"), OnlyNow, UploadLimit("?too-large=yes"), Limited(Limit.Chart, looking: true)]
internal sealed class PositionPage(Store store, Viewer viewer, LondonClock clock, Attachments attachments, Searching searching)
    : PageModel
{
    private const int MostFound = 8;

    [FromRoute(Name = "register")]
    public string RegisterKey { get; set; } = "";

    [FromRoute]
    public string Key { get; set; } = "";

    /// <summary>The id of the position that is to be.</summary>
    [BindProperty(Name = "_id")]
    public Guid Id { get; set; }

    /// <summary>The number of the change that had written its positions last when the form was opened.</summary>
    [BindProperty(Name = "_seen")]
    public long Seen { get; set; }

    /// <summary>The draft of which it is made; null for none.</summary>
    [BindProperty(Name = "_of")]
    public Guid? Of { get; set; }

    public PositionSubject Subject { get; private set; } = null!;
    public Answers Answers { get; private set; } = new();
    public PositionAnswers Said { get; private set; } = null!;
    public ChosenEvidence Evidence { get; private set; } = null!;

    /// <summary>What the words that were searched for found.</summary>
    public IReadOnlyList<SearchedRecord>? Found { get; private set; }

    /// <summary>Whether the answers are shown to be checked.</summary>
    public bool IsChecking { get; private set; }

    /// <summary>Whether somebody else wrote after the form was opened.</summary>
    public bool IsLate { get; private set; }

    /// <summary>Whether somebody sent what they typed: it is shown again, whatever else is said.</summary>
    public bool WasSent => HttpMethods.IsPost(Request.Method);

    /// <summary>The words that RSP-05 would quote.</summary>
    public IReadOnlyList<string> Hollow { get; private set; } = [];

    /// <summary>Whether what is written is a draft.</summary>
    public bool IsDraft => !Subject.MayDecide;

    /// <summary>How many outside sources the form has room for.</summary>
    public int Sources => Math.Clamp(int.TryParse(Answers["sources"], out var asked) ? asked : 1, 1, ChosenEvidence.MostSources);

    public string? Wrong(string name) =>
        ModelState.TryGetValue(name, out var state) ? state.Errors.FirstOrDefault()?.ErrorMessage : null;

    public async Task<IActionResult> OnGet([FromQuery(Name = "too-large")] string? tooLarge)
    {
        await using var db = store.Read(viewer.Sight);
        if (await Find(db) is { } refused)
            return refused;
        (Id, Seen) = (store.Ids.Next(), Subject.LastVersion);
        if (Subject.Draft is { } draft && (Subject.MayDecide || Subject.IsOwnDraft))
        {
            PositionAnswers.Show(Answers, draft);
            Of = draft.Position.RowId;
        }
        else
        {
            TypedDate.Show("on", clock.Today, Answers);
            Answers["by"] = Subject.Sayers.Count > 0 ? Subject.Sayers[0].Ref.ToString() : "";
        }
        if (tooLarge is not null)
            ModelState.AddModelError(
                "file",
                "What you sent was larger than 50 MB. Go back with your browser: what you typed is still there. Attach smaller documents"
            );
        await Read(db);
        return Page();
    }

    public async Task<IActionResult> OnPost(
        [FromForm(Name = "_step")] string? step,
        [FromForm(Name = "file")] List<IFormFile>? files
    )
    {
        await using var db = store.Write(viewer.Sight);
        if (await Find(db) is { } refused)
            return refused;
        if (Id.Version != 7)
            return BadRequest();
        var id = new Id<Position>(Id);
        if (await db.All<Position>().Where(p => p.Id == id).Select(p => (long?)p.Version).FirstOrDefaultAsync() is { } there)
            return Kept(there);
        Answers = Answers.Of(Request.Form);
        await Attach(files ?? []);
        if (step == "more")
            Answers["sources"] = $"{Sources + 1}";
        await Read(db);
        if (step == "find")
            await Search(db);
        if (step is not ("check" or "save"))
        {
            IsChecking = false;
            return Page();
        }
        foreach (var (control, message) in Said.Faults.Concat(Evidence.Faults))
            ModelState.AddModelError(control, message);
        if (!ModelState.IsValid)
            return Page();
        IsChecking = true;
        Hollow = Said.Nil ? [] : HollowPhrases.Of(await OwnWords(db)).JudgedIn(Said.Text);
        if (Seen != Subject.LastVersion)
        {
            (IsLate, Seen) = (true, Subject.LastVersion);
            ModelState.Remove("_seen");
            // Of a post with two holders each may write on what the other drafted: what is sent again takes its place.
            if (IsDraft && Subject is { IsOwnDraft: true, Draft: { } theirs })
                Of = theirs.Position.RowId;
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }
        return step == "save" ? await Save(db, id) ?? Page() : Page();
    }

    internal static Task<string?> OwnWords(Db db) =>
        db.All<HollowWords>().Where(w => w.Key == HollowWords.OnlyKey).Select(w => (string?)w.Words).FirstOrDefaultAsync();

    private async Task<IActionResult?> Save(Db db, Id<Position> id)
    {
        var row = Subject.Row;
        var of = Subject.Draft?.Position is { } draft && draft.RowId == Of ? draft : null;
        var position = new Position
        {
            Id = id,
            Key = FreeKeys.For(LondonDate.Iso(Said.On!.Value), Subject.Keys),
            Responsibility = row.Id,
            Text = Said.Text,
            Rating = Said.Rating,
            Nil = Said.Nil,
            On = Said.On,
            By = Said.By,
            ReviewOn = Said.ReviewOn,
            Draft = IsDraft ? DraftState.Waiting : null,
            DraftedBy = IsDraft ? Subject.DraftsAs[0] : of?.DraftedBy,
            MadeOf = of is null ? null : new RecordRef("position", of.RowId),
            // A draft is not published before somebody stands by it.
            Sensitivity = IsDraft && row.Sensitivity == Sensitivity.Public ? Sensitivity.Partnership : row.Sensitivity,
            RestrictedTo = row.RestrictedTo,
            Order = Subject.Keys.Count,
        };
        db.Add(position);
        db.AddRange(await Evidence.Pieces(db, store.Ids, position, Subject.Draft?.Position));
        if (!IsDraft)
            await Subject.Supersede(db, id);
        if (of is not null)
            (await db.Set<Position>().SingleAsync(p => p.Id == of.Id)).Draft = DraftState.Replaced;
        var what = OneLine.Of(row.Text).Shortened(80);
        var kept = await db.Commit(viewer.Change(IsDraft ? $"Drafted how “{what}” is met" : $"Recorded how “{what}” is met"));
        if (!kept.IsRefused)
            return Kept(kept.Value.Number);
        IsChecking = false;
        if (Subject.WaitsForAnothersDraft)
            Response.StatusCode = StatusCodes.Status409Conflict;
        foreach (var refusal in kept.Refusals)
            ModelState.AddModelError(refusal.Field is "on" or "rating" or "text" ? refusal.Field : "", refusal.Message);
        return null;
    }

    private RedirectResult Kept(long change) =>
        Redirect($"{ResponsibilitiesLinks.ResponsibilityPath(RegisterKey, Key)}?{EditLinks.SavedKey}={change}");

    private async Task Attach(List<IFormFile> files)
    {
        var ticked = Answers.All(ChosenEvidence.Documents).ToList();
        foreach (var file in files.Where(f => f.FileName.Length > 0))
        {
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes);
            var name = FileName.Shown(file.FileName);
            if (AttachedFile.Fault(name, bytes.ToArray()) is { } fault)
                ModelState.AddModelError("file", fault);
            else
                ticked.Add((await attachments.Hold(name, bytes.ToArray(), viewer)).Id.ToString("D"));
        }
        Answers.Set(ChosenEvidence.Documents, ticked);
    }

    private async Task Search(Db db)
    {
        var words = Answers["find"].Trim();
        if (words.Length == 0)
        {
            ModelState.AddModelError("find", "Enter words that the record has, such as “minutes of the Executive”");
            return;
        }
        var index = await searching.Index(db, clock.Today, isNow: true);
        Found =
        [
            .. index
                .Find(words.Length > SearchIndex.MostLetters ? words[..SearchIndex.MostLetters] : words)
                .Together(part => part.Record.Answer.Record)
                .Select(g => g.Parts[0].Record.Answer)
                .Where(r => r.Record != new RecordRef("responsibility", Subject.Row.RowId))
                .Take(MostFound),
        ];
    }

    private async Task Read(Db db)
    {
        Said = PositionAnswers.Read(Answers, Subject, clock.Today);
        var earlier = new[] { Subject.Draft is { } d && d.Position.RowId == Of ? d : null, Subject.Last }
            .OfType<WrittenBefore>()
            .SelectMany(w => w.Evidence)
            .DistinctBy(e => (e.Title, e.Record, e.Address, e.File))
            .ToList();
        Evidence = await ChosenEvidence.Read(db, viewer, Answers, earlier, Subject.MayKeepRestricted);
    }

    private async Task<IActionResult?> Find(Db db)
    {
        if (await PositionSubject.Load(db, viewer, RegisterKey, Key, clock.Today) is not { } subject)
            return NotFound();
        Subject = subject;
        return subject.MayWrite ? null : new StatusCodeResult(StatusCodes.Status403Forbidden);
    }
}
