using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Structure.Organisations;
using Remit.Web;

namespace Remit.Structure.Handover;

/// <summary>Splits an organisation into others: which, from which day, and to which of them each thing that it holds goes.</summary>
[Needs("structure.write"), OnlyNow, RequestFormLimits(ValueCountLimit = 50_000)]
internal sealed class SplitPage(Store store, Viewer viewer, LondonClock clock) : GuidedPage
{
    public const string IntoStep = "into";
    public const string DayStep = "day";
    public const string GoesStep = "goes";
    public const string Into = "into";
    public const string Names = "names";
    public const string On = "on";
    public const string AllControl = "_all";

    private const string NewOne = "new:";

    public Organisation Organisation { get; private set; } = null!;

    /// <summary>The others, that may get some of it.</summary>
    public IReadOnlyList<Organisation> Others { get; private set; } = [];

    /// <summary>Those that come of it: the ones that are there first, then the new ones.</summary>
    public IReadOnlyList<Organisation> Successors { get; private set; } = [];

    /// <summary>How many of the successors are there already.</summary>
    public int There { get; private set; }

    /// <summary>What it holds.</summary>
    public IReadOnlyList<SplitHolding> Holdings { get; private set; } = [];

    /// <summary>The first day of the new order.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>What has to be asked again, as the answer names a successor that is none any more.</summary>
    public IReadOnlySet<RecordRef> Unanswered { get; private set; } = new HashSet<RecordRef>();

    public string Mark { get; private set; } = "";

    public async Task<IActionResult> OnGet(string key)
    {
        await using var db = store.Write(viewer.Sight);
        if (await Find(db, key) is null)
            return NotFound();
        if (!await db.MayChange(store.Policy, viewer, Organisation))
            return new StatusCodeResult(StatusCodes.Status403Forbidden);
        TypedDate.Show(On, clock.Today, Answers);
        Step = IntoStep;
        return Page();
    }

    public async Task<IActionResult> OnPost(string key)
    {
        await using var db = store.Write(viewer.Sight);
        if (await Find(db, key) is not { } partners)
            return NotFound();
        Answers = Answers.Of(Request.Form);
        var (step, go) = (Answers[StepControl], Answers[GoControl]);
        if (go == IntoStep || step is not (IntoStep or DayStep or GoesStep or Check))
            return Ask(IntoStep);
        Step = IntoStep;
        var chosen = PartnerChoice.Read(Answers, Into, Others, out var unknown);
        if (unknown is not null)
            ModelState.AddModelError(Into, unknown);
        else if (chosen.Count + NewNames.Count < 2)
            ModelState.AddModelError(
                Names,
                "Name two organisations or more that come of it. Where one takes its place, it is renamed or merged"
            );
        if (!ModelState.IsValid)
            return Page();
        if (step == IntoStep || go == DayStep)
            return Ask(DayStep);
        Step = DayStep;
        return ReadDay(On, "The day", "Enter the first day of the new order") is { } on
            ? await Go(db, partners, chosen, on)
            : Page();
    }

    private async Task<IActionResult> Go(Db db, Partners partners, IReadOnlyList<Organisation> chosen, DateOnly on)
    {
        var (step, go) = (Answers[StepControl], Answers[GoControl]);
        Day = on;
        if (step == Check && await Partners.WentOn(db, [Organisation], on))
            return Redirect(Shown(Organisation.Version));
        var made = NewNames.Select(n => partners.New(n, null, on, Organisation)).ToList();
        if (made.Find(m => m.IsRefused) is { } refused)
        {
            Step = IntoStep;
            ModelState.AddModelError(Names, refused.Refusals[0].Message);
            return Page();
        }
        (Successors, There) = ([.. chosen, .. made.Select(m => m.Value)], chosen.Count);
        var estate = await Estate.Load(db, [Organisation.Id], on);
        Holdings = [.. estate.Holdings.Select(h => SplitHolding.Of(h.Record, h.Title, this))];
        Unanswered = Holdings.Where(h => IsLost(h.Control)).Select(h => h.Record).ToHashSet();
        Mark = PartnerChoice.MarkOf([Organisation, .. chosen], estate.Versions);
        if (step is GoesStep or Check && Answers[MarkControl] != Mark)
            return Changed();
        if (PlaceOf(Answers[AllControl]) is { } all)
        {
            foreach (var holding in Holdings)
                Answers[holding.Control] = ValueOf(all);
            Holdings = [.. estate.Holdings.Select(h => SplitHolding.Of(h.Record, h.Title, this))];
            Unanswered = new HashSet<RecordRef>();
            return Ask(GoesStep);
        }
        if (Unanswered.Count > 0)
            return AskAgain();
        if ((step == DayStep && Holdings.Count > 0) || go == GoesStep)
            return Ask(GoesStep);
        return await Keep(db, [.. made.Select(m => m.Value)], on);
    }

    private async Task<IActionResult> Keep(Db db, IReadOnlyList<Organisation> made, DateOnly on)
    {
        var check = Answers[StepControl] == Check;
        db.AddRange(made);
        var goes = Holdings.ToDictionary(h => h.Record, h => Successors[h.To].Id);
        var done = await new Reorganising(db, store.Ids).Split(Organisation.Id, Successors, goes, on);
        var names = ClosingWords.List([.. Successors.Select(s => $"“{s.Name}”")]);
        var change = viewer.Change($"Split “{Organisation.Name}” into {names} from {LondonDate.Words(on)}", Why);
        var kept =
            done.IsRefused ? Result<LoggedChange>.Refused(done.Refusals)
            : check ? await db.Commit(change)
            : await db.Rehearse(change);
        if (!kept.IsRefused)
            return check ? Redirect(Shown(kept.Value.Number)) : Ask(Check);
        if (check && kept.Refusals[0].Rule == Commits.NobodysChangeIsLost)
            return Changed();
        Step = kept.Refusals[0].Field switch
        {
            "on" => DayStep,
            "into" => IntoStep,
            _ => Holdings.Count > 0 ? GoesStep : DayStep,
        };
        Say(kept.Refusals);
        return Page();
    }

    /// <summary>
    /// The answer that names a successor, whatever others come or go: one that is there by its key, a new one, which has none yet, by its
    /// name. No key has the colon.
    /// </summary>
    public string ValueOf(int successor) =>
        successor < There ? Successors[successor].Key : NewOne + Successors[successor].Name.ToLowerInvariant();

    /// <summary>The place of the successor that an answer names; null for none.</summary>
    public int? PlaceOf(string answer)
    {
        for (var i = 0; i < Successors.Count; i++)
            if (ValueOf(i) == answer)
                return i;
        return null;
    }

    protected override IReadOnlyList<string> Steps => [IntoStep, DayStep, GoesStep, Check];

    protected override bool IsAskedAt(string step, string control) =>
        step switch
        {
            IntoStep => control is Into or Names,
            DayStep => control == On || control.StartsWith(On + "-", StringComparison.Ordinal),
            GoesStep => control.StartsWith(SplitHolding.Prefix, StringComparison.Ordinal),
            _ => control is WhyControl,
        };

    /// <summary>Whether a control was answered, but with a successor that is none any more, or with none.</summary>
    private bool IsLost(string control) => Answers.Has(control) && PlaceOf(Answers[control]) is null;

    /// <summary>Asks where that goes whose successor is none any more.</summary>
    private PageResult AskAgain()
    {
        foreach (var holding in Holdings.Where(h => Unanswered.Contains(h.Record)))
            ModelState.AddModelError(
                holding.Control,
                $"{holding.Title}: the organisation that you chose is none of those that come of it any more. Choose another"
            );
        return Ask(GoesStep);
    }

    private List<string> NewNames =>
        [.. Answers[Names].Split('\n').Select(n => n.Trim()).Where(n => n.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];

    private PageResult Changed()
    {
        Response.StatusCode = StatusCodes.Status409Conflict;
        ModelState.AddModelError(
            "",
            $"Somebody else changed “{Organisation.Name}”, or what it holds, while you were working. Look again where everything goes"
        );
        Step = Holdings.Count > 0 ? GoesStep : DayStep;
        return Page();
    }

    private PageResult Ask(string step)
    {
        Step = step;
        return Page();
    }

    private string Shown(long change) => $"/organisations/{Organisation.Key}?{EditLinks.SavedKey}={change}";

    private async Task<Partners?> Find(Db db, string key)
    {
        var partners = await Partners.Load(db, store.Ids);
        if (partners.All.FirstOrDefault(o => o.Key == key) is not { } organisation)
            return null;
        Organisation = organisation;
        Others = [.. partners.GoingOn(clock.Today).Where(o => o.Id != organisation.Id)];
        return partners;
    }
}

/// <summary>Something that a splitting organisation holds, and to which successor it goes.</summary>
/// <param name="Record">What it is.</param>
/// <param name="Title">What people know it by.</param>
/// <param name="To">The successor, by its place among them.</param>
internal sealed record SplitHolding(RecordRef Record, string Title, int To)
{
    /// <summary>How the names of the controls begin.</summary>
    public const string Prefix = "goes-";

    /// <summary>The control that asks where it goes.</summary>
    public string Control => ControlOf(Record);

    /// <summary>With the answer of the form; where it has none, it goes to the first.</summary>
    public static SplitHolding Of(RecordRef record, string title, SplitPage page)
    {
        var itself = page.Successors.ToList().FindIndex(s => s.RowId == record.Id);
        return new(record, title.Capitalised(), itself >= 0 ? itself : page.PlaceOf(page.Answers[ControlOf(record)]) ?? 0);
    }

    private static string ControlOf(RecordRef record) => $"{Prefix}{record.Kind}-{record.Id:N}";
}
