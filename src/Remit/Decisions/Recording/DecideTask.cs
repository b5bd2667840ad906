using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Decisions.Status;
using Remit.Editing;
using Remit.Kernel;
using Remit.Meetings.Agendas;
using Remit.Meetings.Attending;
using Remit.Meetings.Calendar;
using Remit.Meetings.Calling;
using Remit.Meetings.ForwardPlanner;
using Remit.Meetings.Papers;
using Remit.Search;
using Remit.Web;

namespace Remit.Decisions.Recording;

/// <summary>The form of a decision: its questions, the page on which the answers are checked, and keeping it.</summary>
internal abstract partial class DecideTask(Store store, Viewer viewer, LondonClock clock, Searching searching)
    : MeetingTask(store, viewer, clock)
{
    public const int Rows = 4;
    private const string StepControl = "_step";

    private static readonly string[] Fields =
    [
        "title",
        "wording",
        "item",
        "outcome",
        "deferred-to",
        "decided-by",
        "for",
        "casting-vote",
        "chairs-discretion",
        "commits",
        "confirms",
    ];

    /// <summary>The id of the decision.</summary>
    [BindProperty(Name = "_id")]
    public Guid Id { get; set; }

    public MeetingDay Held { get; private set; } = null!;

    /// <summary>Whether the answers are shown to be checked.</summary>
    public bool IsCheck { get; private set; }

    /// <summary>What it would be worth, where the answers are checked.</summary>
    public DecisionStatus? Status { get; private set; }

    /// <summary>Whether one is changed that is recorded.</summary>
    public virtual bool IsChange => false;

    /// <summary>Where the form is sent.</summary>
    public abstract string Action { get; }

    /// <summary>Where it leads back to.</summary>
    public abstract string Back { get; }

    /// <summary>Why nothing can be decided; null where it can.</summary>
    public string? NotPossible => DecisionsFit.OfTheMeeting(Meeting, Today).FirstOrDefault()?.Message;

    /// <summary>What the terms that held on the meeting's day say of how decisions are taken, with their version.</summary>
    public string HowItDecides =>
        Held.Terms is not { } version ? "No terms of reference are recorded that held that day, so either way is taken."
        : Held.HowItDecides is { Way: not null } rule
            ? $"Version {version} of the terms of reference, which held that day, says: {rule.InWords}"
        : $"Version {version} of the terms of reference, which held that day, does not say whether decisions are taken by consensus or by vote, so either is taken.{(Held.HowItDecides.CastingVote is null ? "" : $" {Held.HowItDecides.InWords}")}";

    /// <summary>The way in which the terms have decisions taken first.</summary>
    private protected string Likeliest => Held.HowItDecides.AllowsConsensus ? "consensus" : "vote";

    /// <summary>Whether it is asked how the chair cast a casting vote: where the terms give one, or one is recorded.</summary>
    public bool AsksForCastingVote => Held.HowItDecides.GivesCastingVote || Answers["casting-vote"].Length > 0;

    /// <summary>Whether there was a quorum at the item that is chosen.</summary>
    public QuorumAt Quorum => Held.At(Held.Items.FirstOrDefault(i => i.Key == Answers["item"])?.Id);

    /// <summary>What always goes back to organisations, as their members' powers say.</summary>
    public IReadOnlyList<string> GoBack =>
        [
            .. from seat in Held.Seats
            from power in seat.Powers
            where power.GoesBack is not null
            select $"{seat.FilledBy?.Name ?? seat.Title}: {power.GoesBack}",
        ];

    private protected abstract Task<IReadOnlyList<Refusal>> Write(Db db, Recorder recorder, DecisionDraft draft);

    private protected abstract string InTheLog(DecisionDraft draft);

    /// <summary>The address of the decision in the database after it was kept.</summary>
    private protected abstract Task<string> Kept(Id<Decision> id);

    /// <summary>What the report of an item recommends; null where it says nothing.</summary>
    private protected static async Task<(Report? Report, string? Recommendation)> Recommendation(Db db, AgendaItem? item)
    {
        if (item?.Report is not { } id || await db.All<Report>().FirstOrDefaultAsync(r => r.Id == id) is not { } report)
            return (null, null);
        return (
            report,
            await db.All<ReportText>().Where(t => t.Report == id).Select(t => t.Recommendation).FirstOrDefaultAsync()
        );
    }

    /// <summary>Checks the answers, keeps them, or goes back to the questions.</summary>
    private protected async Task<IActionResult> Step(Db db)
    {
        Answers = Answers.Of(Request.Form);
        await Load(db);
        if (NotPossible is { } not)
        {
            ModelState.AddModelError("", not);
            return Page();
        }
        if (Answers[StepControl] == "back" || Grows || Searches)
        {
            await Evidence(db);
            if (Searches)
                await Search(db);
            return Page();
        }
        var draft = await Read(db);
        if (!ModelState.IsValid)
            return Page();
        if (IsChange && WasOtherwise())
            return Page();
        var recorder = new Recorder(db, Store.Ids, Today, Store.Policy, Viewer);
        var refused = await Write(db, recorder, draft);
        // What an earlier decision changes, which this one confirms, was agreed by whoever recorded that one.
        var (what, why) = (InTheLog(draft), Texts.OrNull(Answers["_why"]));
        var change =
            recorder.SettledEarlier && await db.MayChange(Store.Policy, Viewer, Meeting)
                ? new Change(Viewer.Name, Viewer.Capacity, what, why)
                : recorder.ChangeBy(what, why);
        Status = recorder.Status;
        if (refused.Count == 0)
        {
            var keeps = Answers[StepControl] == "keep";
            var kept = keeps ? await db.Commit(change) : await db.Rehearse(change);
            if (!kept.IsRefused && keeps)
                return Redirect(
                    $"{await Kept(draft.Id)}?{EditLinks.SavedKey}={kept.Value.Number.ToString(CultureInfo.InvariantCulture)}"
                );
            IsCheck = !kept.IsRefused;
            refused = kept.Refusals;
        }
        foreach (var refusal in refused)
            ModelState.AddModelError(
                recorder.ControlOf(refusal) is { } row ? ControlIn(row, refusal.Field)
                    : refusal.Field is { } field && Fields.Contains(field, StringComparer.Ordinal) ? field
                    : "",
                refusal.Message
            );
        if (refused.Any(r => r.Rule == Commits.NobodysChangeIsLost))
            Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    /// <summary>Whether somebody else changed it after the form was opened.</summary>
    private protected virtual bool WasOtherwise() => false;

    private async Task<DecisionDraft> Read(Db db)
    {
        var item = Held.Items.FirstOrDefault(i => i.Key == Answers["item"]);
        if (Texts.OrNull(Answers["title"]) is null)
            ModelState.AddModelError("title", "Say what the decision is called in lists");
        if (Texts.OrNull(Answers["wording"]) is null)
            ModelState.AddModelError("wording", "Say what was decided");
        else if (Answers["wording"].Length > Decision.MostLetters)
            ModelState.AddModelError("wording", $"Shorten it: a decision has at most {Decision.MostLetters:N0} letters");
        if (!Kebab.All(typeof(DecisionOutcome)).TryGetValue(Answers["outcome"], out var outcome))
            ModelState.AddModelError("outcome", "Choose what came out");
        Pence? commits = null;
        if (Texts.OrNull(Answers["commits"]) is { } money)
        {
            if (Pence.TryParse(money, out var read))
                commits = read;
            else
                ModelState.AddModelError("commits", "Enter an amount such as £12,000");
        }
        return new DecisionDraft
        {
            Id = new Id<Decision>(Id),
            Item = item?.Id,
            Report = item?.Report ?? await ReportOf(db, Answers["report"]),
            Title = Answers["title"].Trim(),
            Wording = Answers["wording"].Trim(),
            Recommended = Texts.OrNull(Answers["recommended"]),
            Outcome = outcome is DecisionOutcome o ? o : DecisionOutcome.Noted,
            DeferredTo = await Of(db, Body.Key + "/" + Answers["deferred-to"], Answers["deferred-to"].Length > 0),
            DecidedBy = Answers["decided-by"] == "vote" ? DecidedBy.Vote : DecidedBy.Consensus,
            For = Number("for"),
            Against = Number("against"),
            Abstained = Number("abstained"),
            CastingVote =
                Answers["decided-by"] == "vote" && Kebab.All(typeof(Cast)).TryGetValue(Answers["casting-vote"], out var cast)
                    ? (Cast)cast
                    : null,
            Reasons = Texts.OrNull(Answers["reasons"]),
            Evidence = await Evidence(db),
            EvidenceWords = Texts.OrNull(Answers["evidence-words"]),
            Safeguarding = Texts.OrNull(Answers["safeguarding"]),
            Equality = Texts.OrNull(Answers["equality"]),
            Views = Texts.OrNull(Answers["views"]),
            NothingToConsider = Texts.OrNull(Answers["nothing-to-consider"]),
            ChairsDiscretion = Texts.OrNull(Answers["chairs-discretion"]),
            BeyondPowers = Texts.OrNull(Answers["beyond-powers"]),
            Commits = commits,
            Confirms = await Confirmed(db),
            Expectations = [.. Expected()],
            Actions = await Wanted(db),
            Effects = await Effects(db),
        };
    }

    private int? Number(string control)
    {
        if (Answers["decided-by"] != "vote" || Texts.OrNull(Answers[control]) is not { } typed)
            return null;
        if (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        ModelState.AddModelError(control, "Enter a whole number");
        return null;
    }

    private IEnumerable<ExpectedMove> Expected()
    {
        foreach (var n in Enumerable.Range(0, Rows))
        {
            if (Texts.OrNull(Answers[$"expect-{n}"]) is not { } measure)
                continue;
            var by = Day($"expect-{n}-by", "The day by which it moves");
            if (!Kebab.All(typeof(Direction)).TryGetValue(Answers[$"expect-{n}-way"], out var way))
                ModelState.AddModelError($"expect-{n}-way", "Choose which way it is to move");
            else
                yield return new ExpectedMove(measure, (Direction)way, by);
        }
    }

    private async Task<IReadOnlyList<WantedAction>> Wanted(Db db)
    {
        var all = new List<WantedAction>();
        foreach (var n in Enumerable.Range(0, Rows))
        {
            var (what, owner) = (Texts.OrNull(Answers[$"action-{n}"]), Texts.OrNull(Answers[$"action-{n}-owner"]));
            var words = Texts.OrNull(Answers[$"action-{n}-words"]);
            var due = Day($"action-{n}-due", "The day by which it is due");
            if (what is null)
            {
                if (owner is not null || words is not null || due is not null)
                    ModelState.AddModelError($"action-{n}", "Say what is to be done, or leave the line empty");
                continue;
            }
            var found = owner is null ? null : await db.Find(owner);
            if (owner is not null && found is null)
                ModelState.AddModelError($"action-{n}-owner", "Choose who is to do it from the list");
            all.Add(new WantedAction(what, found is null ? null : new RecordRef(found.Kind, found.Id), words, due));
        }
        return all;
    }

    private async Task<Id<Decision>?> Confirmed(Db db) =>
        Texts.OrNull(Answers["confirms"]) is { } path && await db.RecordAt("decision", path) is Decision earlier
            ? earlier.Id
            : null;

    private static async Task<Id<Meeting>?> Of(Db db, string path, bool isAsked) =>
        isAsked && await db.RecordAt("meeting", path) is Meeting meeting ? meeting.Id : null;

    private static async Task<Id<Report>?> ReportOf(Db db, string key) =>
        key.Length > 0 && await db.All<Report>().FirstOrDefaultAsync(r => r.Key == key) is { } report ? report.Id : null;
}
