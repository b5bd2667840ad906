using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Remit.Actions.Progress;
using Remit.Data;
using Remit.Decisions.Recording;
using Remit.Decisions.SigningOff;
using Remit.Decisions.Status;
using Remit.Kernel;
using Remit.Meetings.Attending;
using Remit.Meetings.Calendar;
using Remit.Meetings.Papers;
using Remit.Structure.Handover;
using Remit.Structure.Organisations;
using Remit.Web;
using Remit.Web.CommandLine;

namespace Remit.Decisions;

/// <summary>The verb that records a decision, with all that its form says.</summary>
internal static partial class DecisionCommands
{
    private static Command Record(Opening opening)
    {
        var (which, common) = (Which("BODY/KEY", "The keys of the body and of the meeting"), new HandoverOptions());
        var title = Text("--title", "TEXT", "What it is called in lists; that of the item, where it is left out");
        var wording = Text("--wording", "TEXT", "What was decided; what the item's report recommends, where it is left out");
        var outcome = Text("--outcome", "WHAT", string.Join(", ", Kebab.All(typeof(DecisionOutcome)).Keys));
        outcome.AcceptOnlyFromAmong([.. Kebab.All(typeof(DecisionOutcome)).Keys]);
        outcome.Required = true;
        var item = Text("--item", "KEY", "The item under which it was decided");
        var deferred = Text("--deferred-to", "KEY", "The meeting of the body to which it was deferred");
        var (yes, no, none) = (
            Votes("--for", "Votes for it"),
            Votes("--against", "Votes against it"),
            Votes("--abstained", "Who abstained")
        );
        var casting = Text(
            "--casting-vote",
            "WAY",
            $"How the chair’s casting vote settled a tie: {string.Join(", ", Kebab.All(typeof(Cast)).Keys)}"
        );
        casting.AcceptOnlyFromAmong([.. Kebab.All(typeof(Cast)).Keys]);
        var recommends = Text("--recommended", "TEXT", "What was recommended; what the item’s report says, where it is left out");
        var reasons = Text("--reasons", "TEXT", "Why");
        var considered = new Considered();
        var discretion = Text("--chairs-discretion", "TEXT", "Why the chair let it be decided without a quorum");
        var beyond = Text("--beyond-powers", "TEXT", "What in it goes beyond what members may agree");
        var commits = Text("--commits", "AMOUNT", "How much money it commits, such as £12,000");
        var confirms = Text("--confirms", "BODY/MEETING/KEY", "The decision, taken without a quorum, that it confirms");
        var action = Several(
            "--action",
            "WHAT|OWNER|DATE",
            "An action: what, who as person:KEY or in words, by when; repeat it for more"
        );
        var effect = Several(
            "--effect",
            "EFFECT",
            "What it changes once it stands: terms:BODY/KEY[=DATE], programme:BODY/KEY, place:BODY/KEY=PERSON[=DATE], gives-up:BODY/KEY=PERSON[=DATE] or report:KEY=BODY/MEETING; the date is the first day; repeat it for more"
        );
        var expect = Several(
            "--expect",
            "WHAT=up|down[=BY]",
            "A measure that is to rise (up), fall (down) or stay (steady), and by which day; repeat it for more"
        );
        var evidence = Several("--evidence", "RECORD", "What it rests on, such as report:KEY; repeat it for more");
        return common.Run(
            new Command("record", "Record a decision with its actions, and ask for the sign-offs that it needs")
            {
                which,
                title,
                wording,
                outcome,
                item,
                deferred,
                yes,
                no,
                none,
                casting,
                recommends,
                reasons,
                considered.Evidence,
                considered.Safeguarding,
                considered.Equality,
                considered.Views,
                considered.Nothing,
                discretion,
                beyond,
                commits,
                confirms,
                expect,
                action,
                effect,
                evidence,
            },
            opening,
            async (services, words) =>
            {
                await using var db = HandoverOptions.Writing(services, out var viewer);
                var store = services.GetRequiredService<Store>();
                if (await Day(db, words.GetValue(which)!) is not { } day)
                    return await HandoverOptions.Refuse([
                        $"There is no meeting “{words.GetValue(which)!.Shortened(80)}”. Write it as BODY/KEY.",
                    ]);
                var heard = day.Items.FirstOrDefault(i => i.Key == words.GetValue(item));
                if (heard is null && words.GetValue(item) is { } unknown)
                    return await HandoverOptions.Refuse([$"There is no item “{unknown.Shortened(80)}” on this agenda."]);
                var wrong = new List<string>();
                var recommended =
                    Texts.OrNull(words.GetValue(recommends)) is { } typedThere ? typedThere
                    : heard?.Report is { } report
                        ? await db.All<ReportText>()
                            .Where(t => t.Report == report)
                            .Select(t => t.Recommendation)
                            .FirstOrDefaultAsync()
                    : null;
                Pence? money = null;
                if (words.GetValue(commits) is { } typed)
                {
                    if (Pence.TryParse(typed, out var read))
                        money = read;
                    else
                        wrong.Add($"“{typed}” is no amount such as £12,000.");
                }
                Id<Meeting>? later = null;
                if (words.GetValue(deferred) is { } to)
                {
                    later = (await db.RecordAt("meeting", $"{day.Body.Key}/{to}") as Meeting)?.Id;
                    if (later is null)
                        wrong.Add($"{day.Body.Name} has no meeting “{to}”.");
                }
                Id<Decision>? earlier = null;
                if (words.GetValue(confirms) is { } before)
                {
                    earlier = (await db.RecordAt("decision", before) as Decision)?.Id;
                    if (earlier is null)
                        wrong.Add($"There is no decision “{before}”.");
                }
                var draft = new DecisionDraft
                {
                    Id = store.Ids.Next<Decision>(),
                    Item = heard?.Id,
                    Report = heard?.Report,
                    Title = words.GetValue(title) ?? heard?.Title ?? "",
                    Wording = words.GetValue(wording) ?? recommended ?? "",
                    Recommended = recommended,
                    Outcome = Kebab.Read<DecisionOutcome>(words.GetValue(outcome)!),
                    DeferredTo = later,
                    DecidedBy = words.GetValue(yes) is null && words.GetValue(no) is null ? DecidedBy.Consensus : DecidedBy.Vote,
                    For = words.GetValue(yes),
                    Against = words.GetValue(no),
                    Abstained = words.GetValue(none),
                    CastingVote = words.GetValue(casting) is { } cast ? Kebab.Read<Cast>(cast) : null,
                    Reasons = words.GetValue(reasons),
                    EvidenceWords = Texts.OrNull(words.GetValue(considered.Evidence)),
                    Safeguarding = Texts.OrNull(words.GetValue(considered.Safeguarding)),
                    Equality = Texts.OrNull(words.GetValue(considered.Equality)),
                    Views = Texts.OrNull(words.GetValue(considered.Views)),
                    NothingToConsider = Texts.OrNull(words.GetValue(considered.Nothing)),
                    Expectations = Expected(words.GetValue(expect)!, wrong),
                    ChairsDiscretion = words.GetValue(discretion),
                    BeyondPowers = words.GetValue(beyond),
                    Commits = money,
                    Confirms = earlier,
                    Actions = await Actions(db, words.GetValue(action)!, wrong),
                    Effects = await Effects(db, words.GetValue(effect)!, wrong),
                    Evidence = await Evidence(db, words.GetValue(evidence)!, wrong),
                };
                if (Texts.OrNull(draft.Title) is null)
                    wrong.Add("Say what it is called with --title.");
                if (wrong.Count > 0)
                    return await HandoverOptions.Refuse(wrong);
                var recorder = new Recorder(
                    db,
                    store.Ids,
                    services.GetRequiredService<LondonClock>().Today,
                    store.Policy,
                    viewer
                );
                var refused = await recorder.Record(day, draft);
                return await common.Keep(
                    words,
                    db,
                    viewer,
                    refused,
                    $"Recorded a decision of {day.Body.Name} on {day.Meeting.Date.InWords()}: {draft.Title.Shortened(120)}",
                    [
                        $"{draft.Title}: {recorder.Status?.Standing.OnScreen().ToLowerInvariant()}. {recorder.Status?.InWords}".TrimEnd(),
                        .. recorder.Status?.Working.Select(w => $"- {w}") ?? [],
                    ]
                );
            }
        );
    }

    private static async Task<MeetingDay?> Day(Db db, string which) =>
        which.Contains('/', StringComparison.Ordinal) && await db.RecordAt("meeting", which) is Meeting meeting
            ? (await MeetingDays.Load(db, [meeting.Id]))[meeting.Id]
            : null;

    private static async Task<IReadOnlyList<WantedAction>> Actions(Db db, IEnumerable<string> given, List<string> wrong)
    {
        var all = new List<WantedAction>();
        foreach (var line in given)
        {
            var parts = line.Split('|', StringSplitOptions.TrimEntries);
            DateOnly? due = null;
            if (parts is [_, _, { Length: > 0 } day, ..])
            {
                if (LondonDate.TryParse(day, out var read))
                    due = read;
                else
                    wrong.Add($"“{day}” is not a date such as 2007-09-03.");
            }
            var owner = parts is [_, { Length: > 0 } who, ..] ? who : null;
            var found = owner is null ? null : await db.Find(owner);
            if (Texts.OrNull(parts[0]) is not { } what)
                wrong.Add("Say what is to be done, then “|”, who, “|” and by when.");
            else
                all.Add(
                    new WantedAction(
                        what,
                        found is null ? null : new RecordRef(found.Kind, found.Id),
                        found is null ? owner : null,
                        due
                    )
                );
        }
        return all;
    }

    /// <summary>What was considered, in words.</summary>
    private sealed class Considered
    {
        public Option<string?> Evidence { get; } = Text("--evidence-words", "TEXT", "On what it rests, in words");
        public Option<string?> Safeguarding { get; } = Text("--safeguarding", "TEXT", "How safeguarding was considered");
        public Option<string?> Equality { get; } = Text("--equality", "TEXT", "How equality was considered");
        public Option<string?> Views { get; } =
            Text("--views", "TEXT", "How children’s and young people’s views were considered");
        public Option<string?> Nothing { get; } =
            Text("--nothing-to-consider", "TEXT", "Or why none of these had to be considered");
    }

    private static List<ExpectedMove> Expected(IEnumerable<string> given, List<string> wrong)
    {
        var (all, ways) = (new List<ExpectedMove>(), Kebab.All(typeof(Direction)));
        foreach (var text in given)
        {
            var parts = text.Split('=', StringSplitOptions.TrimEntries);
            // The words of a measure may have an equals sign themselves.
            var at = Array.FindLastIndex(parts, ways.ContainsKey);
            if (at < 1 || at < parts.Length - 2 || Texts.OrNull(string.Join("=", parts[..at])) is not { } measure)
            {
                wrong.Add(
                    $"“{text.Shortened(80)}” does not say what is to move and which way. Write WHAT=up, WHAT=down or WHAT=steady, and =DATE for by when."
                );
                continue;
            }
            DateOnly? by = null;
            if (at == parts.Length - 2)
            {
                if (LondonDate.TryParse(parts[^1], out var read))
                    by = read;
                else
                {
                    wrong.Add($"“{parts[^1]}” is not a date such as 2007-09-03.");
                    continue;
                }
            }
            all.Add(new ExpectedMove(measure, (Direction)ways[parts[at]], by));
        }
        return all;
    }

    private static async Task<IReadOnlyList<WantedEffect>> Effects(Db db, IEnumerable<string> given, List<string> wrong)
    {
        var all = new List<WantedEffect>();
        foreach (var text in given)
            if (await Effect(db, text, wrong) is { } effect)
                all.Add(effect);
        return all;
    }

    /// <summary>"place:executive/chair=jane-smith=2008-01-01": what, who or where to, and from when; null where it is not so written.</summary>
    private static async Task<WantedEffect?> Effect(Db db, string text, List<string> wrong)
    {
        var parts = text.Split('=', StringSplitOptions.TrimEntries);
        var (kind, path) = parts[0].Split(':', 2) is [var named, var keys] ? (named, keys) : ("", "");
        var givesUp = kind == "gives-up";
        if (
            (kind is not ("terms" or "programme" or "place" or "report") && !givesUp)
            || await db.RecordAt(givesUp ? "place" : kind, path) is not { } record
        )
        {
            wrong.Add($"There is nothing that “{text.Shortened(80)}” would change.");
            return null;
        }
        var effect = new WantedEffect(new RecordRef(db.Shapes[record.GetType()].Kind, record.RowId)) { GivesUp = givesUp };
        var rest = parts[1..].ToList();
        if (kind == "place" || givesUp)
        {
            var key = rest.ElementAtOrDefault(0) ?? "";
            if (await db.All<Person>().FirstOrDefaultAsync(p => p.Key == key) is not { } person)
            {
                wrong.Add(
                    $"“{text.Shortened(80)}” does not say who {(givesUp ? "gives the place up" : "takes the place")}: there is no person “{key.Shortened(80)}”. Write {kind}:BODY/KEY=PERSON."
                );
                return null;
            }
            (effect, rest) = (effect with { Person = person.Id }, rest[1..]);
        }
        if (kind == "report")
        {
            var where = rest.ElementAtOrDefault(0) ?? "";
            if (!where.Contains('/', StringComparison.Ordinal) || await db.RecordAt("meeting", where) is not Meeting meeting)
            {
                wrong.Add(
                    $"“{text.Shortened(80)}” does not say to which meeting the report goes: there is no meeting “{where.Shortened(80)}”. Write report:KEY=BODY/MEETING."
                );
                return null;
            }
            (effect, rest) = (effect with { Meeting = meeting.Id }, rest[1..]);
        }
        if (rest is [var day] && kind is not ("programme" or "report") && LondonDate.TryParse(day, out var from))
            return effect with { From = from };
        if (rest.Count == 0)
            return effect;
        wrong.Add(
            kind is "programme" or "report"
                ? $"“{string.Join("=", rest).Shortened(80)}” is too much: a {kind} has no first day here."
                : $"“{string.Join("=", rest).Shortened(80)}” is not a date such as 2007-09-03."
        );
        return null;
    }

    private static async Task<IReadOnlyList<RecordRef>> Evidence(Db db, IEnumerable<string> given, List<string> wrong)
    {
        var all = new List<RecordRef>();
        foreach (var text in given)
            if (
                text.Split(':', 2) is [var kind, var path]
                && RestsOn.Kinds.Contains(kind)
                && await db.RecordAt(kind, path) is { } record
            )
                all.Add(new RecordRef(db.Shapes[record.GetType()].Kind, record.RowId));
            else
                wrong.Add($"There is no record “{text.Shortened(80)}” on which it could rest.");
        return all;
    }
}
