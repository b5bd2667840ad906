using System.CommandLine;
using Remit.Data;
using Remit.Kernel;
using Remit.Web;
using Remit.Web.CommandLine;

namespace Remit.Responsibilities.Maps;

/// <summary>The verbs <c>maps list</c>, <c>maps show</c>, <c>maps check</c>, <c>maps use</c> and <c>maps unmap</c>.</summary>
internal static class MapCommands
{
    /// <summary><c>maps …</c></summary>
    public static Command Of(Opening opening) =>
        new("maps", "See what became of old law and guidance in what came after it, and take that into use")
        {
            List(opening),
            Show(opening),
            Check(opening),
            Use(opening),
            Unmap(opening),
        };

    private static Command List(Opening opening)
    {
        var (day, format) = (CommonOptions.AsAt(), CommonOptions.TextOrJson());
        var command = new Command("list", "Say which maps there are, and how far each is") { day, format };
        command.SetAction(words =>
            opening.ToRead(
                words,
                async services =>
                {
                    var asAt = CommonOptions.DayOf(words.GetValue(day), services);
                    await using var db = services.GetRequiredService<Store>().Read(Sight.Everything, asAt);
                    var maps = await MapLine.All(db, asAt);
                    Console.WriteLine(
                        words.GetValue(format) == CommonOptions.Json ? TwinText.Of(asAt, new { Maps = maps })
                        : maps.Count == 0 ? "No map is recorded yet."
                        : string.Join(Environment.NewLine, maps.Select(Line))
                    );
                    return Opening.Done;
                }
            )
        );
        return command;
    }

    private static Command Show(Opening opening)
    {
        var (key, day, format) = (Key(), CommonOptions.AsAt(), CommonOptions.TextOrJson());
        var command = new Command("show", "Say what became of each provision") { key, day, format };
        command.SetAction(words =>
            opening.ToRead(
                words,
                async services =>
                {
                    var asAt = CommonOptions.DayOf(words.GetValue(day), services);
                    await using var db = services.GetRequiredService<Store>().Read(Sight.Everything, asAt);
                    if (await MapBook.Load(db, words.GetValue(key)!, asAt) is not { } book)
                        return await Unknown(db, words.GetValue(key)!, asAt);
                    var view = MapView.Of(book);
                    Console.WriteLine(
                        words.GetValue(format) == CommonOptions.Json ? TwinText.Of(asAt, new { Map = view }) : Text(view)
                    );
                    return Opening.Done;
                }
            )
        );
        return command;
    }

    private static Command Check(Opening opening)
    {
        var (key, from) = (Key(), From());
        var command = new Command("check", "Say what taking the map into use would do, and save nothing") { key, from };
        command.SetAction(words =>
            opening.ToRead(
                words,
                async services =>
                {
                    var today = services.GetRequiredService<LondonClock>().Today;
                    var day = LondonDate.TryParse(words.GetValue(from), out var asked) ? asked : today;
                    await using var db = services.GetRequiredService<Store>().Read(Sight.Everything, today);
                    if (await MapBook.Load(db, words.GetValue(key)!, today) is not { } book)
                        return await Unknown(db, words.GetValue(key)!, today);
                    Console.WriteLine($"{book.Progress}; in use for {book.Used:N0}.");
                    Console.WriteLine(Say(await TakingIntoUse.Plan(db, book, day), day));
                    if (book.Later.Period.Covers(day))
                        return Opening.Done;
                    await Console.Error.WriteLineAsync(
                        $"“{book.Later.Title}” is not in force on {LondonDate.Words(day)}: it is {book.Later.Period.InASentence()}."
                    );
                    return Opening.Refused;
                }
            )
        );
        return command;
    }

    private static Command Use(Opening opening)
    {
        var (key, from) = (Key(), From());
        var command = new Command("use", "Take what the map says into use, from a day on") { key, from };
        command.SetAction(words =>
            opening.ToWrite(
                words,
                async services =>
                {
                    var (store, today) = (services.GetRequiredService<Store>(), services.GetRequiredService<LondonClock>().Today);
                    var day = LondonDate.TryParse(words.GetValue(from), out var asked) ? asked : today;
                    await using var db = store.Write();
                    if (await MapBook.Load(db, words.GetValue(key)!, today) is not { } book)
                        return await Unknown(db, words.GetValue(key)!, today);
                    var plan = await TakingIntoUse.Plan(db, book, day);
                    var made = Viewer.LocalOperator(store.Policy);
                    var kept = await services.GetRequiredService<TakingIntoUse>().Use(db, book, day, what => made.Change(what));
                    if (kept.IsRefused)
                    {
                        foreach (var refusal in kept.Refusals.Select(r => r.Message).Distinct())
                            await Console.Error.WriteLineAsync(refusal);
                        await Console.Error.WriteLineAsync("Nothing was saved.");
                        return Opening.Refused;
                    }
                    Console.WriteLine(Say(plan, day));
                    Console.WriteLine(
                        $"This is change {kept.Value.Number}; “./remit import undo {kept.Value.Number}” takes it back while nothing of it was settled."
                    );
                    return Opening.Done;
                }
            )
        );
        return command;
    }

    private static Command Unmap(Opening opening)
    {
        var key = Key();
        var provision = new Argument<string>("PROVISION") { Description = "The key or the number of the old provision" };
        var command = new Command("unmap", "Take what the map says of a provision out again, while it is not in use")
        {
            key,
            provision,
        };
        command.SetAction(words =>
            opening.ToWrite(
                words,
                async services =>
                {
                    var (store, today) = (services.GetRequiredService<Store>(), services.GetRequiredService<LondonClock>().Today);
                    await using var db = store.Write();
                    if (await MapBook.Load(db, words.GetValue(key)!, today) is not { } book)
                        return await Unknown(db, words.GetValue(key)!, today);
                    var asked = words.GetValue(provision)!;
                    var old = book.Old.Where(p => p.Key == asked || p.Number?.ToString() == asked).ToList();
                    if (old is not [var one])
                        return await Refuse(
                            old.Count == 0
                                ? $"“{book.Earlier.Title}” has no provision “{asked}”."
                                : $"Several provisions have the number {asked}. Name one by its key: {string.Join(", ", old.Select(p => p.Key))}."
                        );
                    if (book.EntryOf(one) is not { } entry)
                        return await Refuse($"{one.Called()} is not mapped.");
                    if (await MapAnswer.TakeOut(db, entry) is { } refused)
                        return await Refuse(refused.Message);
                    var kept = await db.Commit(
                        Viewer.LocalOperator(store.Policy).Change($"Took {one.Called()} of “{book.Earlier.Title}” out of the map")
                    );
                    if (kept.IsRefused)
                        return await Refuse(kept.Refusals[0].Message);
                    Console.WriteLine($"{one.Called()} is not mapped any more. History keeps what the map said.");
                    return Opening.Done;
                }
            )
        );
        return command;
    }

    private static async Task<int> Refuse(string why)
    {
        await Console.Error.WriteLineAsync(why);
        return Opening.Refused;
    }

    private static string Say(MapUse use, DateOnly from) =>
        $"From {LondonDate.Words(from)}, for {use.Entries.Counted("provision", "provisions")}: "
        + $"{use.Carried.Counted("responsibility goes", "responsibilities go")} on with the new citation, "
        + $"{use.Reopened.Counted("responsibility is", "responsibilities are")} reopened"
        + $"{(use.NotMapped == 0 ? "" : $"; {use.NotMapped.Counted("provision", "provisions")} on which some rest {(use.NotMapped == 1 ? "is" : "are")} not mapped yet")}.";

    private static string Line(MapLine map) =>
        $"{map.Key}  {map.Mapped:N0} of {map.Provisions.Counted("provision", "provisions")} mapped, in use for {map.Used:N0}\n    {map.Title}";

    private static string Text(MapView view) =>
        string.Join(
            Environment.NewLine,
            [
                view.Title,
                $"{view.Progress}; in use for {view.Used:N0}.",
                .. view.Unverified is null ? Array.Empty<string>() : [$"Not verified: {view.Unverified}"],
                "",
                .. view.Entries.OrderBy(e => e.Outcome is not null).Select(Line),
            ]
        );

    private static string Line(MappedProvision entry) =>
        $"  {entry.Old.Called}: {entry.Outcome?.OnScreen().ToLowerInvariant() ?? "not mapped yet"}"
        + (entry.Successors.Count == 0 ? "" : $" → {string.Join("; ", entry.Successors.Select(s => s.Called))}")
        + (entry.UsedFrom is { } used ? $", in use from {LondonDate.Words(used)}" : "")
        + (entry.Unverified is null ? "" : $"\n      Not verified: {entry.Unverified}");

    private static Argument<string> Key() => new("MAP") { Description = "The key of the map" };

    private static Option<string?> From()
    {
        var from = new Option<string?>("--from")
        {
            Description = "The first day on which it is in use (default today)",
            HelpName = "DATE",
        };
        from.Validators.Add(given =>
        {
            if (given.Tokens.Count == 1 && !LondonDate.TryParse(given.Tokens[0].Value, out _))
                given.AddError($"“{given.Tokens[0].Value}” is not a date such as 2013-04-08.");
        });
        return from;
    }

    private static async Task<int> Unknown(Db db, string key, DateOnly day)
    {
        var maps = await MapLine.All(db, day);
        await Console.Error.WriteLineAsync(
            $"There is no map “{key}”. {(maps.Count == 0 ? "None is recorded yet." : $"There are: {string.Join(", ", maps.Select(m => m.Key))}.")}"
        );
        return Opening.Refused;
    }
}
