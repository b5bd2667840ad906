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

/// <summary>The verbs by which organisations sign off, and say how far they are.</summary>
internal static partial class DecisionCommands
{
    private static Command SignOff(Opening opening, bool isGiven)
    {
        var common = new HandoverOptions();
        var which = Decided();
        var organisation = Text("--organisation", "KEY", "The organisation that says so");
        organisation.Required = true;
        var on = HandoverOptions.Day("--on", "The day on which it was said (default today)");
        var minute = Text("--minute", "TEXT", "Where that is written down: “Cabinet, minute 42”");
        var said = Text("--words", "TEXT", isGiven ? "What there is to say" : "Why it refuses");
        said.Required = !isGiven;
        return common.Run(
            new Command(
                isGiven ? "sign-off" : "refuse",
                isGiven
                    ? "Record that an organisation signed a decision off; with the last one it stands"
                    : "Record that an organisation refused to sign a decision off: it goes back to the body"
            )
            {
                which,
                organisation,
                on,
                minute,
                said,
            },
            opening,
            async (services, words) =>
            {
                await using var db = HandoverOptions.Writing(services, out var viewer);
                var today = services.GetRequiredService<LondonClock>().Today;
                var key = words.GetValue(organisation)!;
                var (decision, waiting, none) = await Asked(db, words.GetValue(which)!, key);
                if (decision is null || waiting is null)
                    return await HandoverOptions.Refuse([none]);
                var refused = await new SigningOff.SigningOff(db, services.GetRequiredService<Store>().Ids, today).Say(
                    waiting,
                    new SaidOfADecision(isGiven, HandoverOptions.DayOf(words, on, services), Speaker.Of(viewer))
                    {
                        Minute = words.GetValue(minute),
                        Words = Texts.OrNull(words.GetValue(said)),
                    }
                );
                return await common.Keep(
                    words,
                    db,
                    viewer,
                    refused,
                    $"{(isGiven ? "Signed off" : "Refused to sign off")} for “{key}”: {decision.Title.Shortened(120)}",
                    [isGiven ? $"“{decision.Title}” is signed off by {key}." : $"“{decision.Title}” goes back to the body."]
                );
            }
        );
    }

    private static Command Arrange(Opening opening)
    {
        var common = new HandoverOptions();
        var which = Decided();
        var organisation = Text("--organisation", "KEY", "The organisation whose sign-off is waited for");
        organisation.Required = true;
        var due = HandoverOptions.Day("--due", "The day by which it is to be given");
        var lead = Text("--lead", "person:KEY|post:KEY", "Who leads on it in the organisation");
        return common.Run(
            new Command("arrange", "Say who is asked for an organisation's sign-off, and by when; say why with --why")
            {
                which,
                organisation,
                due,
                lead,
            },
            opening,
            async (services, words) =>
            {
                await using var db = HandoverOptions.Writing(services, out var viewer);
                var key = words.GetValue(organisation)!;
                var (decision, waiting, none) = await Asked(db, words.GetValue(which)!, key);
                if (decision is null || waiting is null)
                    return await HandoverOptions.Refuse([none]);
                RecordRef? asked = null;
                if (words.GetValue(lead) is { } named)
                {
                    if (await db.Find(named) is not { Kind: "person" or "post" } found)
                        return await HandoverOptions.Refuse([
                            $"There is no person or post “{named.Shortened(80)}”. Write it as person:KEY or post:KEY.",
                        ]);
                    asked = new RecordRef(found.Kind, found.Id);
                }
                DateOnly? day = words.GetValue(due) is null ? null : HandoverOptions.DayOf(words, due, services);
                var decidedOn = await db.All<Meeting>().Where(m => m.Id == decision.Meeting).Select(m => m.Date).SingleAsync();
                var refused = await new SigningOff.SigningOff(
                    db,
                    services.GetRequiredService<Store>().Ids,
                    services.GetRequiredService<LondonClock>().Today
                ).Arrange(waiting, new ArrangedSignOff(decidedOn, day, asked, Texts.OrNull(common.WhyOf(words))));
                return await common.Keep(
                    words,
                    db,
                    viewer,
                    refused,
                    $"Said who is asked for the sign-off of “{key}”, and by when: {decision.Title.Shortened(120)}",
                    [
                        $"{key} is to sign off “{decision.Title}” by {waiting.DueBy(decidedOn).InWords()}{(words.GetValue(lead) is { } who ? $"; {who} leads on it" : "")}.",
                    ]
                );
            }
        );
    }

    private static Command Doing(Opening opening)
    {
        var common = new HandoverOptions();
        var which = Decided();
        var organisation = Text("--organisation", "KEY", "The organisation that does it");
        var state = Text("--state", "HOW-FAR", string.Join(", ", Kebab.All(typeof(DoingState)).Keys));
        state.AcceptOnlyFromAmong([.. Kebab.All(typeof(DoingState)).Keys]);
        (organisation.Required, state.Required) = (true, true);
        var on = HandoverOptions.Day("--on", "The day for which it is said (default today)");
        var said = Text("--words", "TEXT", "What there is to say");
        return common.Run(
            new Command("doing", "Say how far an organisation has come with a decision; what was said before stays")
            {
                which,
                organisation,
                state,
                on,
                said,
            },
            opening,
            async (services, words) =>
            {
                await using var db = HandoverOptions.Writing(services, out var viewer);
                if (await db.RecordAt("decision", words.GetValue(which)!) is not Decision decision)
                    return await IsNotThere(words.GetValue(which)!);
                var key = words.GetValue(organisation)!;
                if (await db.All<Organisation>().FirstOrDefaultAsync(o => o.Key == key) is not { } of)
                    return await HandoverOptions.Refuse([$"There is no organisation “{key.Shortened(80)}”."]);
                var refused = await new SigningOff.SigningOff(
                    db,
                    services.GetRequiredService<Store>().Ids,
                    services.GetRequiredService<LondonClock>().Today
                ).Do(
                    decision,
                    of,
                    Kebab.Read<DoingState>(words.GetValue(state)!),
                    HandoverOptions.DayOf(words, on, services),
                    Speaker.Of(viewer),
                    Texts.OrNull(words.GetValue(said))
                );
                return await common.Keep(
                    words,
                    db,
                    viewer,
                    refused,
                    $"Said how far {of.Name} has come with a decision: {decision.Title.Shortened(120)}",
                    [$"{of.Name}: {words.GetValue(state)!.Replace('-', ' ')}."]
                );
            }
        );
    }

    /// <summary>A decision, with the last sign-off of an organisation that is asked for it, to be changed; else what is not there.</summary>
    private static async Task<(Decision? Decision, OrganisationSignOff? Waiting, string None)> Asked(
        Db db,
        string which,
        string organisation
    )
    {
        if (await db.RecordAt("decision", which) is not Decision decision)
            return (null, null, NoDecision(which));
        var id = await (
            from signOff in db.All<OrganisationSignOff>()
            where signOff.Decision == decision.Id
            join of in db.All<Organisation>() on signOff.Organisation equals of.Id
            where of.Key == organisation
            orderby signOff.Order descending
            select (Id<OrganisationSignOff>?)signOff.Id
        ).FirstOrDefaultAsync();
        return (
            decision,
            id is null ? null : await db.Set<OrganisationSignOff>().SingleAsync(s => s.Id == id),
            $"No sign-off of “{organisation.Shortened(80)}” is asked for this decision."
        );
    }

    private static Argument<string> Decided() =>
        Which("BODY/MEETING/KEY", "The keys of the body, of the meeting and of the decision");
}
