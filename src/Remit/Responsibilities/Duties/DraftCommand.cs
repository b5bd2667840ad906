using System.CommandLine;
using Remit.Data;
using Remit.Kernel;
using Remit.Web.CommandLine;

namespace Remit.Responsibilities.Duties;

/// <summary>The verb <c>report draft</c>: what somebody wrote into the next report and has not sent.</summary>
internal static class DraftCommand
{
    /// <summary><c>report draft DUTY</c> prints it; with <c>--words</c> it keeps some, with <c>--give-up</c> it takes all out.</summary>
    public static Command Of(Opening opening)
    {
        var duty = ReportCommands.Duty();
        var since = ReportCommands.Day("--since", "The first day of which it tells (default the day after the last report)");
        var until = ReportCommands.Day("--until", "The last day (default the day on which it is sent)");
        var own = ReportCommands.Own(
            "Words to keep for a part: weak=TEXT; several times for several parts; weak= takes them out"
        );
        var giveUp = new Option<bool>("--give-up") { Description = "Take the whole draft out; history keeps it" };
        var command = new Command("draft", "Print what is written into the next report and not sent, or keep words for it")
        {
            duty,
            since,
            until,
            own,
            giveUp,
        };
        command.Validators.Add(given =>
        {
            if (given.GetValue(giveUp) && given.GetValue(own) is { Length: > 0 })
                given.AddError("A draft that is given up keeps no words. Leave out --words, or --give-up.");
            if ((given.GetValue(since) ?? given.GetValue(until)) is not null && given.GetValue(own) is not { Length: > 0 })
                given.AddError("Days are kept with words. Add --words, or leave the days out.");
        });
        command.SetAction(words =>
            words.GetValue(giveUp) || words.GetValue(own) is { Length: > 0 }
                ? opening.ToWrite(
                    words,
                    services =>
                        Keep(
                            services,
                            words.GetValue(duty)!,
                            ReportCommands.Said(words.GetValue(own)),
                            (words.GetValue(since), words.GetValue(until)),
                            words.GetValue(giveUp)
                        )
                )
                : opening.ToRead(words, services => Print(services, words.GetValue(duty)!))
        );
        return command;
    }

    private static async Task<int> Print(IServiceProvider services, string duty)
    {
        await using var db = services.GetRequiredService<Store>().Read(Sight.Everything);
        if (await DutyOn.Find(db, duty, services.GetRequiredService<LondonClock>().Today) is not { } on)
            return await ReportCommands.Unknown(db, duty);
        Console.WriteLine(on.Draft is null ? "No draft waits." : $"{on.DraftInWords}\n\n{on.Draft.Words!.TrimEnd()}");
        return Opening.Done;
    }

    private static async Task<int> Keep(
        IServiceProvider services,
        string duty,
        ILookup<string, string> said,
        (string? Since, string? Until) asked,
        bool isGivenUp
    )
    {
        var (store, today) = (services.GetRequiredService<Store>(), services.GetRequiredService<LondonClock>().Today);
        await using (var db = store.Read(Sight.Everything))
        {
            if (await DutyOn.Find(db, duty, today) is not { } on)
                return await ReportCommands.Unknown(db, duty);
            if (
                ReportCommands.Days(
                    on,
                    asked.Since ?? Iso(on.Draft?.Since),
                    asked.Until ?? Iso(on.Draft?.UpTo),
                    today,
                    out var wrong
                )
                is not var (from, upTo)
            )
                return await ReportCommands.Fail(wrong, Opening.Refused);
            if (await ReportCommands.NoPart(db, on, (from, upTo), said) is { } stray)
                return await ReportCommands.Fail(stray, Opening.Refused);
            asked = (Iso(from), Iso(upTo));
        }
        var saved = await services
            .GetRequiredService<Drafting>()
            .Save(
                Viewer.LocalOperator(store.Policy),
                duty,
                now => isGivenUp ? [] : Merged(now, said),
                ReportCommands.Read(asked.Since),
                ReportCommands.Read(asked.Until)
            );
        if (saved.IsRefused)
            return await ReportCommands.Fail(saved.Refusals[0].Message, Opening.Refused);
        Console.WriteLine(
            saved.Value is null ? "No draft waits any more." : $"The draft is kept: {ResponsibilitiesLinks.Send(duty)}"
        );
        return Opening.Done;
    }

    /// <summary>The words of the draft with those that are said now in their place.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Merged(
        IReadOnlyDictionary<string, string> now,
        ILookup<string, string> said
    ) => now.Where(n => !said.Contains(n.Key)).Concat(said.Select(s => KeyValuePair.Create(s.Key, string.Join('\n', s))));

    private static string? Iso(DateOnly? day) => day is { } known ? LondonDate.Iso(known) : null;
}
