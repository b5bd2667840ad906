using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Places;
using Remit.Web;

namespace Remit.Structure.Terms;

/// <summary>What does this quorum rule ask for? A rule of one form is asked for what belongs to that form, and no more.</summary>
[Needs("terms.write"), OnlyNow]
internal sealed class QuorumRulePage(Store store, Viewer viewer, LondonClock clock, Adding adding, Changing changing)
    : TermsTaskPage(store, viewer, clock)
{
    /// <summary>In the address instead of a rule's key.</summary>
    private const string New = "new";

    /// <summary>The button that takes the rule out.</summary>
    public const string TakeOut = "take-out";

    [FromRoute(Name = "rule")]
    public string RuleKey { get; set; } = "";

    /// <summary>The id of the rule to be: a form that is sent twice adds one.</summary>
    [BindProperty(Name = "_id")]
    public Guid Id { get; set; }

    public QuorumForm Form { get; private set; }

    public bool IsNew => RuleKey == New;

    /// <summary>The places that a rule can name, the answer and its words: the body's places today, and those that the rule names already.</summary>
    public IReadOnlyList<(string Value, string Words)> Places { get; private set; } = [];

    /// <summary>Marks of what was saved when the form was opened, each with its control.</summary>
    public IReadOnlyList<(string Control, string Value)> Marks { get; private set; } = [];

    /// <summary>What somebody else answered in the meantime.</summary>
    public IReadOnlyList<Clash> Clashes { get; private set; } = [];

    private EditPart Part => QuorumForms.Of(Form).Find("rule")!;

    public async Task<IActionResult> OnGet([FromQuery] string? form)
    {
        await using var db = Store.Read(Viewer.Sight);
        if (await Find(db) is { } refused)
            return refused;
        if (await FindRule(db, form) is not { } rule)
            return NotFound();
        Id = Store.Ids.Next();
        Answers = Shown(rule, await NamedBy(db, rule));
        Marks = [.. Part.Questions.Select(q => (Changing.MarkOf(q), Answers.MarkOf(q.Controls)))];
        await LoadPlaces(db, rule);
        return Page();
    }

    public async Task<IActionResult> OnPost([FromForm] string? form, [FromForm(Name = "_go")] string? go)
    {
        await using var db = Store.Write(Viewer.Sight);
        if (await Find(db) is { } refused)
            return refused;
        if (await FindRule(db, form) is not { } rule)
            return NotFound();
        Answers = Answers.Of(Request.Form);
        // No box is ticked, and none is sent: that is an answer.
        if (Form == QuorumForm.Places && !Answers.Has("places"))
            Answers.Set("places", []);
        if (Form is QuorumForm.Number or QuorumForm.Share && Answers["of"].Length == 0)
            ModelState.AddModelError("of", "Choose whom it counts");
        if (Form == QuorumForm.Places && Answers.All("places").Count == 0)
            ModelState.AddModelError("places", "Choose the places for which somebody must be there");
        await LoadPlaces(db, rule);
        if (go == TakeOut && !IsNew)
        {
            ModelState.Clear();
            return await TakeItOut(db);
        }
        Marks = [.. Part.Questions.Select(q => (Changing.MarkOf(q), Answers[Changing.MarkOf(q)]))];
        if (!ModelState.IsValid)
            return Page();
        return IsNew ? await Add() : await Change();
    }

    private async Task<IActionResult> Add()
    {
        if (Id.Version != 7)
            return BadRequest();
        Answers["sensitivity"] = Kebab.Of(Terms.Sensitivity);
        var added = await adding.Save(QuorumForms.Of(Form), new RecordRef("terms", Terms.RowId), Id, WithWhoMaySee(), Why);
        return added.Path is not null ? Kept(added.Change) : Wrong(added.Wrongs);
    }

    private async Task<IActionResult> Change()
    {
        var outcome = await changing.Save(QuorumForms.Of(Form), $"{Key}/{Version}/{RuleKey}", Part, Answers, Why);
        if (outcome is null)
            return NotFound();
        if (outcome.Kept is { } number)
            return Kept(number);
        Clashes = outcome.Clashes;
        Marks = [.. Part.Questions.Select(q => (Changing.MarkOf(q), outcome.Marks.GetValueOrDefault(q.Name, "")))];
        foreach (var clash in outcome.Clashes)
            ModelState.AddModelError(
                Changing.KeepOf(clash.Question),
                $"{clash.Question.Label}: somebody else saved another answer. Choose which one you want"
            );
        if (outcome.Clashes.Count > 0)
            Response.StatusCode = StatusCodes.Status409Conflict;
        return Wrong(outcome.Wrongs);
    }

    private async Task<IActionResult> TakeItOut(Db db)
    {
        var path = $"{Key}/{Version}/{RuleKey}";
        if (await db.RecordAt("quorum-rule", path, toChange: true) is not QuorumRule rule)
            return NotFound();
        var now = Shown(rule, await NamedBy(db, rule));
        if (Part.Questions.Any(q => Answers[Changing.MarkOf(q)] != now.MarkOf(q.Controls)))
        {
            Answers = now;
            Marks = [.. Part.Questions.Select(q => (Changing.MarkOf(q), now.MarkOf(q.Controls)))];
            ModelState.AddModelError(
                "",
                "Somebody else changed this rule while you had this page open. It stands below as it is now: take it out if you still want to"
            );
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }
        rule.Withdrawn = true;
        var kept = await db.Commit(
            Viewer.Change($"Took a quorum rule out of version {Version} of the terms of reference of {Body.Name}")
        );
        return kept.IsRefused ? Wrong([.. kept.Refusals.Select(r => new Wrong(null, r.Message))]) : Kept(kept.Value.Number);
    }

    private IActionResult Kept(long change) => Redirect($"{Address}/quorum?{EditLinks.SavedKey}={change}");

    private IActionResult Wrong(IReadOnlyList<Wrong> wrongs)
    {
        foreach (var wrong in wrongs)
            ModelState.AddModelError(wrong.Control ?? "", wrong.Message);
        return Page();
    }

    /// <summary>Whoever sees the version sees its rules.</summary>
    private Answers WithWhoMaySee()
    {
        Answers.Set(
            "restricted-to",
            Terms.RestrictedTo is null || !RecordRef.ParseSeveral(Terms.RestrictedTo).Any(r => r.Id == Body.RowId) ? [] : [Key]
        );
        return Answers;
    }

    private async Task<QuorumRule?> FindRule(Db db, string? form)
    {
        if (IsNew)
        {
            if (form is null || !Kebab.All(typeof(QuorumForm)).TryGetValue(form, out var chosen))
                return null;
            Form = (QuorumForm)chosen;
            return new QuorumRule
            {
                Id = new Id<QuorumRule>(Guid.Empty),
                Key = New,
                Terms = Terms.Id,
                Form = Form,
                Of = Form is QuorumForm.Number or QuorumForm.Share ? QuorumOf.Members : null,
            };
        }
        if (await db.RecordAt("quorum-rule", $"{Key}/{Version}/{RuleKey}") is not QuorumRule { Withdrawn: false } found)
            return null;
        Form = found.Form;
        return found;
    }

    private static Answers Shown(QuorumRule rule, IReadOnlyList<string> places)
    {
        var shown = new Answers
        {
            ["form"] = Kebab.Of(rule.Form),
            ["number"] = rule.Number?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "",
            ["share"] = rule.Share?.ToString() ?? "",
            ["more-than"] = rule.MoreThan ? "yes" : "no",
            ["in-post"] = rule.InPost ? "yes" : "no",
            ["of"] = rule.Of is { } of ? Kebab.Of(of) : "",
            ["wording"] = rule.Wording ?? "",
        };
        shown.Set("places", places);
        return shown;
    }

    private async Task<IReadOnlyList<string>> NamedBy(Db db, QuorumRule rule) =>
        await (
            from naming in db.All<QuorumPlace>()
            where naming.Rule == rule.Id
            join place in db.All<Place>() on naming.Place equals place.Id
            join body in db.All<Body>() on place.Body equals body.Id
            orderby naming.Order
            select "place:" + body.Key + "/" + place.Key
        ).ToListAsync();

    /// <summary>What a rule names stays named until somebody unticks it, though the place has ended or goes on as another one.</summary>
    private async Task LoadPlaces(Db db, QuorumRule rule)
    {
        if (Form != QuorumForm.Places)
            return;
        var (body, day, named) = (Body.Id, Today, db.All<QuorumPlace>().Where(n => n.Rule == rule.Id));
        var places = await (
            from place in db.All<Place>()
            where
                (place.Body == body && (place.From == null || place.From <= day) && (place.Until == null || day <= place.Until))
                || named.Any(n => n.Place == place.Id)
            join holder in db.All<Body>() on place.Body equals holder.Id
            orderby place.Order, place.Key
            select new { Place = place, Holder = holder.Key }
        ).ToListAsync();
        Places = [.. places.Select(p => ($"place:{p.Holder}/{p.Place.Key}", p.Place.Title + InTime(p.Place)))];
    }

    private string InTime(Place place) =>
        place.Until is { } until && until < Today ? $" (ended on {LondonDate.Words(until)})"
        : place.From is { } from && from > Today ? $" (from {LondonDate.Words(from)})"
        : "";
}
