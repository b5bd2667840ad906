using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Remit.Actions;
using Remit.Data;
using Remit.Decisions.Status;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Web;

namespace Remit.Decisions;

/// <summary>A decision in a list; its path has the keys of its body, of its meeting and its own.</summary>
internal sealed record DecisionLine(
    string Path,
    string Title,
    Named Body,
    DateOnly On,
    DecisionOutcome Outcome,
    DecisionStanding Status,
    string? InWords,
    string Wording
)
{
    /// <summary>What is to be said beside the status: the sentence without the words that it begins with; null for nothing more.</summary>
    [JsonIgnore]
    public string? BesideItsStatus =>
        InWords is not { } words ? null
        : words.StartsWith(Status.OnScreen(), StringComparison.Ordinal)
            ? Texts.OrNull(words[Status.OnScreen().Length..].TrimStart(' ', ',', '.', ':'))?.Capitalised()
        : words;

    public static DecisionLine Of(JudgedDecision judged) =>
        new(
            judged.Path,
            judged.Decision.Title,
            new Named(judged.Day.Body.Key, judged.Day.Body.Name),
            judged.Day.Meeting.Date,
            judged.Decision.Outcome,
            judged.Status.Standing,
            judged.Status.InWords,
            judged.Decision.Wording
        );
}

/// <summary>An organisation's sign-off, as pages show it.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Organisation">The organisation.</param>
/// <param name="State">How it stands.</param>
/// <param name="Because">Why it is needed.</param>
/// <param name="AskedOf">Which of its own bodies it has to ask.</param>
/// <param name="Lead">Who leads on it.</param>
/// <param name="Due">The day by which it is to be given; of one that is waited for the usual one, where nobody said.</param>
/// <param name="IsUsualDay">Whether that is the usual one.</param>
/// <param name="IsOverdue">Whether it is waited for, and that day has passed.</param>
/// <param name="On">The day on which it was given or refused.</param>
/// <param name="By">Who said so.</param>
/// <param name="Words">What was said.</param>
internal sealed record SignOffView(
    string Key,
    Named Organisation,
    SignOffState State,
    string Because,
    string? AskedOf,
    Mention? Lead,
    DateOnly? Due,
    bool IsUsualDay,
    bool IsOverdue,
    DateOnly? On,
    string? By,
    string? Words
);

/// <summary>What was said of how far an organisation has come.</summary>
internal sealed record DoingView(Named Organisation, DoingState State, DateOnly On, string? Words, string? By);

/// <summary>An action that came of a decision.</summary>
internal sealed record DecidedAction(string Key, string What, ActionStatus Status, DateOnly? Due, string Owners);

/// <summary>The meeting to which something was deferred.</summary>
internal sealed record LaterMeeting(string Key, DateOnly Date);

/// <summary>What a decision changes here.</summary>
internal sealed record EffectView(
    Mention? On,
    string Kind,
    Mention? Person,
    bool GivesUp,
    Mention? Meeting,
    DateOnly? From,
    DateOnly? DoneOn
);

/// <summary>A decision with all that belongs to it, as its page and its JSON show it.</summary>
internal sealed record DecisionView
{
    public required DecisionLine Decision { get; init; }
    public required string Key { get; init; }
    public required string Meeting { get; init; }
    public string? Item { get; init; }
    public Mention? Report { get; init; }
    public string? Recommended { get; init; }
    public required DecidedBy DecidedBy { get; init; }
    public int? For { get; init; }
    public int? Against { get; init; }
    public int? Abstained { get; init; }
    public Cast? CastingVote { get; init; }

    /// <summary>How it was decided, in words.</summary>
    public required string How { get; init; }
    public LaterMeeting? DeferredTo { get; init; }
    public string? Reasons { get; init; }
    public required IReadOnlyList<Mention> Evidence { get; init; }
    public string? EvidenceWords { get; init; }
    public string? Safeguarding { get; init; }
    public string? Equality { get; init; }
    public string? Views { get; init; }
    public string? NothingToConsider { get; init; }
    public string? ChairsDiscretion { get; init; }
    public string? BeyondPowers { get; init; }
    public string? Commits { get; init; }
    public required IReadOnlyList<string> Working { get; init; }

    /// <summary>Whether what it changes is carried out.</summary>
    public required bool Stands { get; init; }

    /// <summary>The decision that it confirms, as title and path.</summary>
    public Mention? Confirms { get; init; }

    /// <summary>The one that confirms it.</summary>
    public Mention? ConfirmedBy { get; init; }
    public required IReadOnlyList<SignOffView> SignOffs { get; init; }
    public required IReadOnlyList<Expected> Expectations { get; init; }
    public required IReadOnlyList<DecidedAction> Actions { get; init; }
    public required IReadOnlyList<EffectView> Effects { get; init; }
    public required IReadOnlyList<DoingView> Doing { get; init; }
    public string? Note { get; init; }
    public string? TakenFrom { get; init; }

    internal required Decision Record { get; init; }
    internal required JudgedDecision Judged { get; init; }

    /// <summary>A measure that is to move.</summary>
    internal sealed record Expected(string Measure, Direction Direction, DateOnly? By);

    /// <summary>One decision by its keys: seven queries. Null where there is none that is seen.</summary>
    public static async Task<DecisionView?> Load(Db db, string body, string meeting, string key, DateOnly day)
    {
        var which = db.All<Decision>()
            .Where(d =>
                d.Key == key
                && db.All<Meeting>()
                    .Any(m =>
                        m.Id == d.Meeting
                        && m.Key == meeting
                        && db.All<Structure.Bodies.Body>().Any(b => b.Id == m.Body && b.Key == body)
                    )
            );
        if (await JudgedDecisions.Load(db, which, day) is not [var judged])
            return null;
        var (decision, id) = (judged.Decision, judged.Decision.Id);
        var itself = new RecordRef("decision", id.Value);
        var found = await (
            from d in db.All<Decision>()
            where d.Id == id
            select new
            {
                Expectations = db.All<Expectation>().Where(e => e.Decision == d.Id).ToList(),
                Effects = db.All<Effect>().Where(e => e.Decision == d.Id).ToList(),
                Evidence = db.All<DecisionEvidence>().Where(e => e.Decision == d.Id).ToList(),
                Later = db.All<Meeting>().Where(m => m.Id == d.DeferredTo).Select(m => new { m.Key, m.Date }).FirstOrDefault(),
                Doing = (
                    from doing in db.All<Doing>()
                    where doing.Decision == d.Id
                    join organisation in db.All<Organisation>() on doing.Organisation equals organisation.Id
                    select new { Doing = doing, Organisation = new Named(organisation.Key, organisation.Name) }
                ).ToList(),
            }
        ).SingleAsync();
        // What names it by a reference can't be joined with it on every database.
        var actions = await (
            from action in db.All<ActionItem>()
            where action.Origin == itself
            join o in db.All<ActionOwner>() on action.Id equals o.Action into owners
            from owner in owners.DefaultIfEmpty()
            select new { Action = action, Owner = owner == null ? null : (RecordRef?)owner.Owner }
        ).ToListAsync();
        var said = judged.SignOffs.Select(s => s.SignOff);
        var names = await Mentions.Load(
            db,
            [
                .. RestsOn.Titled(found.Evidence.Select(e => e.On)).Select(on => (RecordRef?)on),
                .. found.Effects.SelectMany(e =>
                    new RecordRef?[]
                    {
                        e.On,
                        e.Person is { } p ? new RecordRef("person", p.Value) : null,
                        e.Meeting is { } m ? new RecordRef("meeting", m.Value) : null,
                    }
                ),
                .. actions.Select(a => a.Owner),
                .. said.SelectMany(s => new RecordRef?[] { s.Lead, s.By is { } by ? new RecordRef("person", by.Value) : null }),
                .. found.Doing.Select(d => d.Doing.By is { } by ? (RecordRef?)new RecordRef("person", by.Value) : null),
                decision.Report is { } report ? new RecordRef("report", report.Value) : null,
                judged.Confirming.Earlier is { } e ? new RecordRef("decision", e.RowId) : null,
                judged.Confirming.Later is { } l ? new RecordRef("decision", l.RowId) : null,
            ]
        );
        var restsOn = await RestsOn.Named(db, day, [.. found.Evidence.OrderBy(e => e.Order).Select(e => e.On)], names);
        return new DecisionView
        {
            Decision = DecisionLine.Of(judged),
            Record = decision,
            Judged = judged,
            Key = decision.Key,
            Meeting = judged.Day.Meeting.Key,
            Item = judged.Day.Items.FirstOrDefault(i => i.Id == decision.Item)?.Title,
            Report = decision.Report is { } of ? names[new RecordRef("report", of.Value)] : null,
            Recommended = decision.Recommended,
            DecidedBy = decision.DecidedBy,
            For = decision.For,
            Against = decision.Against,
            Abstained = decision.Abstained,
            CastingVote = decision.CastingVote,
            How = StatusOf.Way(decision).Capitalised(),
            DeferredTo = found.Later is { } later ? new LaterMeeting(later.Key, later.Date) : null,
            Reasons = decision.Reasons,
            Evidence = [.. restsOn.Select(r => r.Name)],
            EvidenceWords = decision.EvidenceWords,
            Safeguarding = decision.Safeguarding,
            Equality = decision.Equality,
            Views = decision.Views,
            NothingToConsider = decision.NothingToConsider,
            ChairsDiscretion = decision.ChairsDiscretion,
            BeyondPowers = decision.BeyondPowers,
            Commits = decision.Commits?.InRoundPounds(),
            Working = judged.Status.Working,
            Stands = judged.Status.Stands,
            Confirms = judged.Confirming.Earlier is { } earlier ? names[new RecordRef("decision", earlier.RowId)] : null,
            ConfirmedBy = judged.Confirming.Later is { } confirmer ? names[new RecordRef("decision", confirmer.RowId)] : null,
            SignOffs =
            [
                .. judged.SignOffs.Select(s => new SignOffView(
                    s.SignOff.Key,
                    s.Organisation,
                    s.SignOff.State,
                    s.SignOff.Because,
                    s.SignOff.AskedOf,
                    names[s.SignOff.Lead],
                    s.SignOff.State == SignOffState.Waiting ? s.SignOff.DueBy(judged.Day.Meeting.Date) : s.SignOff.Due,
                    s.SignOff is { State: SignOffState.Waiting, Due: null },
                    s.SignOff.State == SignOffState.Waiting && s.SignOff.DueBy(judged.Day.Meeting.Date) < day,
                    s.SignOff.On,
                    s.SignOff.ByWords ?? (s.SignOff.By is { } by ? names[new RecordRef("person", by.Value)]?.Title : null),
                    s.SignOff.Words
                )),
            ],
            Expectations = [.. found.Expectations.OrderBy(x => x.Order).Select(x => new Expected(x.Measure, x.Direction, x.By))],
            Actions =
            [
                .. actions
                    .GroupBy(a => a.Action.Id)
                    .OrderBy(a => a.First().Action.Order)
                    .Select(a => new DecidedAction(
                        a.First().Action.Key,
                        a.First().Action.What,
                        a.First().Action.Status,
                        a.First().Action.Due,
                        string.Join(
                            ", ",
                            a.Select(x => names[x.Owner]?.Title).Append(a.First().Action.OwnerWords).OfType<string>().Distinct()
                        )
                    )),
            ],
            Effects =
            [
                .. found
                    .Effects.OrderBy(x => x.Order)
                    .Select(x => new EffectView(
                        names[x.On],
                        x.On.Kind,
                        x.Person is { } p ? names[new RecordRef("person", p.Value)] : null,
                        x.GivesUp,
                        x.Meeting is { } m ? names[new RecordRef("meeting", m.Value)] : null,
                        x.From,
                        x.DoneOn
                    )),
            ],
            Doing =
            [
                .. found
                    .Doing.Where(d => d.Doing.On <= day)
                    .OrderBy(d => d.Organisation.Name, StringComparer.OrdinalIgnoreCase)
                    .ThenByDescending(d => d.Doing.On)
                    .ThenByDescending(d => d.Doing.Order)
                    .Select(d => new DoingView(
                        d.Organisation,
                        d.Doing.State,
                        d.Doing.On,
                        d.Doing.Words,
                        d.Doing.ByWords ?? (d.Doing.By is { } by ? names[new RecordRef("person", by.Value)]?.Title : null)
                    )),
            ],
            Note = decision.Note,
            TakenFrom = decision.TakenFrom,
        };
    }
}
