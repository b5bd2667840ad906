using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Structure.Organisations;
using Remit.Web;

namespace Remit.Structure.Handover;

/// <summary>Merges an organisation with others into a new one, or into one that goes on and takes them over.</summary>
[Needs("structure.write"), OnlyNow]
internal sealed class MergePage(Store store, Viewer viewer, LondonClock clock) : GuidedPage
{
    public const string WhichStep = "which";
    public const string IntoStep = "into";
    public const string DayStep = "day";
    public const string With = "with";
    public const string Into = "into";
    public const string ANewOne = "new";
    public const string Name = "name";
    public const string Kind = "kind";
    public const string On = "on";

    public Organisation Organisation { get; private set; } = null!;

    /// <summary>The others.</summary>
    public IReadOnlyList<Organisation> Others { get; private set; } = [];

    /// <summary>Those that merge, this one first.</summary>
    public IReadOnlyList<Organisation> Merging { get; private set; } = [];

    /// <summary>Into what they merge; null before that is known.</summary>
    public Organisation? Successor { get; private set; }

    /// <summary>The first day of the new order.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>What it does, in numbers.</summary>
    public Reorganised? Does { get; private set; }

    /// <summary>A mark of what the form was made of.</summary>
    public string Mark { get; private set; } = "";

    public async Task<IActionResult> OnGet(string key)
    {
        await using var db = store.Write(viewer.Sight);
        if (await Find(db, key) is null)
            return NotFound();
        if (!await db.MayChange(store.Policy, viewer, Organisation))
            return new StatusCodeResult(StatusCodes.Status403Forbidden);
        TypedDate.Show(On, clock.Today, Answers);
        Step = WhichStep;
        return Page();
    }

    public async Task<IActionResult> OnPost(string key)
    {
        await using var db = store.Write(viewer.Sight);
        if (await Find(db, key) is not { } partners)
            return NotFound();
        Answers = Answers.Of(Request.Form);
        var (step, go) = (Answers[StepControl], Answers[GoControl]);
        // A form that was sent before may have ended those that were ticked: they are looked for among all, to see that it was.
        IReadOnlyList<Organisation> offered = step == Check ? [.. partners.All.Where(o => o.Id != Organisation.Id)] : Others;
        var ticked = PartnerChoice.Read(Answers, With, offered, out var unknown);
        Merging = [Organisation, .. ticked];
        if (step == WhichStep && unknown is not null)
        {
            Step = WhichStep;
            ModelState.AddModelError(With, unknown);
            return Page();
        }
        if (go is WhichStep || step is not (WhichStep or IntoStep or DayStep or Check))
            return Ask(WhichStep);
        if (go is IntoStep || step == WhichStep)
            return Ask(IntoStep);
        Step = IntoStep;
        if (!HasTarget(partners))
            return Page();
        if (go is DayStep || step == IntoStep)
            return Ask(DayStep);
        Step = DayStep;
        return ReadDay(On, "The day", "Enter the first day of the new order") is { } on
            ? await Go(db, partners, on, step)
            : Page();
    }

    private async Task<IActionResult> Go(Db db, Partners partners, DateOnly on, string step)
    {
        Day = on;
        var existing = partners.Find(Answers[Into]);
        var ending = Merging.Where(m => m.Id != existing?.Id).ToList();
        Mark = PartnerChoice.MarkOf(ending.Append(existing), (await Estate.Load(db, [.. ending.Select(e => e.Id)], on)).Versions);
        if (step == Check && await Partners.WentOn(db, ending, on))
            return Redirect(Shown(existing?.Key ?? Organisation.Key, Organisation.Version));
        if (step == Check && Answers[MarkControl] != Mark)
            return Changed();
        var made = existing is null
            ? partners.New(Answers[Name].Trim(), Kebab.Read<OrganisationKind>(Answers[Kind]), on, Organisation)
            : Result<Organisation>.Done(existing);
        if (made.IsRefused)
            return Refused(made.Refusals, IntoStep);
        Successor = made.Value;
        if (existing is null)
            db.Add(Successor);
        var reorganising = new Reorganising(db, store.Ids);
        var earlier = ending.ConvertAll(e => e.Id);
        var done = existing is null
            ? await reorganising.Merge(earlier, Successor, on)
            : await reorganising.TakeOver(earlier, Successor, on);
        if (done.IsRefused)
            return Refused(done.Refusals, done.Refusals[0].Field == "into" ? IntoStep : DayStep);
        Does = done.Value;
        var change = viewer.Change(
            $"{Texts.Listed(ending.Select(e => $"“{e.Name}”"))} {(existing is null ? "merged into" : "taken over by")} “{Successor.Name}” from {LondonDate.Words(on)}",
            Why
        );
        var kept = step == Check ? await db.Commit(change) : await db.Rehearse(change);
        if (kept.IsRefused && step == Check && kept.Refusals[0].Rule == Commits.NobodysChangeIsLost)
            return Changed();
        if (kept.IsRefused)
            return Refused(kept.Refusals, DayStep);
        return step == Check ? Redirect(Shown(Successor.Key, kept.Value.Number)) : Ask(Check);
    }

    protected override IReadOnlyList<string> Steps => [WhichStep, IntoStep, DayStep, Check];

    protected override bool IsAskedAt(string step, string control) =>
        step switch
        {
            WhichStep => control == With,
            IntoStep => control is Into or Name or Kind,
            DayStep => control == On || control.StartsWith(On + "-", StringComparison.Ordinal),
            _ => control is WhyControl,
        };

    /// <summary>Whether it is said into what they merge.</summary>
    private bool HasTarget(Partners partners)
    {
        if (Answers[Into].Length == 0 || (Answers[Into] != ANewOne && partners.Find(Answers[Into]) is null))
            ModelState.AddModelError(Into, "Choose into which organisation they merge");
        else if (Answers[Into] == ANewOne && Answers[Name].Trim().Length == 0)
            ModelState.AddModelError(Name, "Enter the name of the new organisation");
        else if (Answers[Into] == ANewOne && !Kebab.All(typeof(OrganisationKind)).ContainsKey(Answers[Kind]))
            ModelState.AddModelError(Kind, "Choose what sort of partner the new organisation is");
        else if (Answers[Into] != ANewOne && Merging.All(m => m.Id == partners.Find(Answers[Into])!.Id))
            ModelState.AddModelError(
                Into,
                $"“{Organisation.Name}” can’t be taken over by itself. Choose another one, or go back and tick the others"
            );
        return ModelState.IsValid;
    }

    private PageResult Changed()
    {
        Response.StatusCode = StatusCodes.Status409Conflict;
        ModelState.AddModelError(
            "",
            "Somebody else changed one of these organisations, or what they hold, while you were working. Check again what would happen, then save"
        );
        Step = DayStep;
        return Page();
    }

    private PageResult Refused(IReadOnlyList<Refusal> refusals, string at)
    {
        Step = at;
        Say(refusals);
        return Page();
    }

    private PageResult Ask(string step)
    {
        Step = step;
        return Page();
    }

    private static string Shown(string key, long change) => $"/organisations/{key}?{EditLinks.SavedKey}={change}";

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
