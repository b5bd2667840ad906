using System.CommandLine;
using Remit.Data;
using Remit.Kernel;
using Remit.Web;
using Remit.Web.CommandLine;

namespace Remit.Structure.Programmes;

/// <summary>The verbs <c>programme show</c>, <c>programme progress</c> and <c>programme begin-next</c>.</summary>
internal static class ProgrammeCommands
{
    /// <summary><c>programme …</c></summary>
    public static Command Of(Opening opening) =>
        new("programme", "See a body's work programme, record progress, and begin next year's")
        {
            Show(opening),
            Progress(opening),
            BeginNext(opening),
        };

    private static Command Show(Opening opening)
    {
        var (body, programme) = (Body(), Programme());
        var (day, format) = (CommonOptions.AsAt(), CommonOptions.TextOrJson());
        var command = new Command("show", "Say what is in a work programme, and how far it is") { body, programme, day, format };
        command.SetAction(words =>
            opening.ToRead(
                words,
                async services =>
                {
                    var asAt = CommonOptions.DayOf(words.GetValue(day), services);
                    await using var db = services.GetRequiredService<Store>().Read(Sight.Everything, asAt);
                    if (await Find(db, words.GetValue(body)!, words.GetValue(programme), asAt) is not var (book, found))
                        return await Refuse(Unknown(words.GetValue(body)!, words.GetValue(programme)));
                    var view = ProgrammeView.Of(book, found, asAt);
                    Console.WriteLine(
                        words.GetValue(format) == CommonOptions.Json ? TwinText.Of(asAt, new { Programme = view }) : Text(view)
                    );
                    return Opening.Done;
                }
            )
        );
        return command;
    }

    private static Command Progress(Opening opening)
    {
        var (body, programme) = (Body(), Programme());
        var item = new Argument<string>("ITEM") { Description = "The key of the item: 1" };
        var status = new Argument<string>("STATUS") { Description = string.Join(", ", Kebab.All(typeof(ItemStatus)).Keys) };
        status.AcceptOnlyFromAmong([.. Kebab.All(typeof(ItemStatus)).Keys]);
        programme.Arity = ArgumentArity.ExactlyOne;
        var said = new Option<string?>("--words")
        {
            Description = "What there is to say; where it does not go to plan, why",
            HelpName = "TEXT",
        };
        var ask = new Option<string?>("--ask") { Description = "What the body above is asked for", HelpName = "TEXT" };
        var on = Day("--on", "The day for which it is said (default today)");
        var doneOn = Day("--done-on", "The day on which it was done");
        var command = new Command("progress", "Record how far an item is; what was said before stays")
        {
            body,
            programme,
            item,
            status,
            said,
            ask,
            on,
            doneOn,
        };
        command.SetAction(words =>
            opening.ToWrite(
                words,
                async services =>
                {
                    var store = services.GetRequiredService<Store>();
                    var today = services.GetRequiredService<LondonClock>().Today;
                    await using var db = store.Write();
                    if (await Find(db, words.GetValue(body)!, words.GetValue(programme), today) is not var (book, found))
                        return await Refuse(Unknown(words.GetValue(body)!, words.GetValue(programme)));
                    if (book.Item(found, words.GetValue(item)!) is not { } named)
                        return await Refuse(
                            $"There is no item “{words.GetValue(item)}” in “{found.Title}”. There are: {string.Join(", ", book.ItemsOf(found).Select(i => i.Key))}."
                        );
                    var taken = await db.KeysBeside(ProgressStatement.Shape, new RecordRef("programme-item", named.RowId));
                    var day = DayOf(words.GetValue(on)) ?? today;
                    var state = Kebab.Read<ItemStatus>(words.GetValue(status)!);
                    db.Add(
                        new ProgressStatement
                        {
                            Id = store.Ids.Next<ProgressStatement>(),
                            Key = FreeKeys.For(LondonDate.Iso(day), taken),
                            Item = named.Id,
                            On = day,
                            Status = state,
                            DoneOn = DayOf(words.GetValue(doneOn)),
                            Words = words.GetValue(said),
                            Ask = words.GetValue(ask),
                            ByWords = Change.LocalOperator,
                            Sensitivity = named.Sensitivity,
                            RestrictedTo = named.RestrictedTo,
                            Order = taken.Count,
                        }
                    );
                    var kept = await db.Commit(
                        Made(services, $"Recorded progress of “{named.What}”: {state.OnScreen().ToLowerInvariant()}")
                    );
                    return await Said(kept, $"{named.Quoted} {named.What}: {state.OnScreen().ToLowerInvariant()}.");
                }
            )
        );
        return command;
    }

    private static Command BeginNext(Opening opening)
    {
        var (body, programme) = (Body(), Programme());
        var title = new Option<string?>("--title") { Description = "What next year's is called", HelpName = "TEXT" };
        var leave = new Option<string[]>("--leave")
        {
            Description = "The key of an unfinished item that does not go on; several times for several",
            HelpName = "ITEM",
        };
        var due = new Option<string[]>("--due")
        {
            Description = "The quarter in which an item is due next year: 3=second (default first)",
            HelpName = "ITEM=QUARTER",
        };
        var command = new Command("begin-next", "Begin next year's programme from what is unfinished, as a draft")
        {
            body,
            programme,
            title,
            leave,
            due,
        };
        command.SetAction(words =>
            opening.ToWrite(
                words,
                async services =>
                {
                    var store = services.GetRequiredService<Store>();
                    var today = services.GetRequiredService<LondonClock>().Today;
                    await using var db = store.Write();
                    if (await Find(db, words.GetValue(body)!, words.GetValue(programme), today) is not var (book, found))
                        return await Refuse(Unknown(words.GetValue(body)!, words.GetValue(programme)));
                    var unfinished = Beginning.Unfinished(book, found, today);
                    if (Quarters(words.GetValue(due) ?? [], unfinished, out var quarters) is { } wrong)
                        return await Refuse(wrong);
                    var stays = words.GetValue(leave) ?? [];
                    if (stays.FirstOrDefault(k => unfinished.All(i => i.Key != k)) is { } strange)
                        return await Refuse(NoSuch(strange, unfinished));
                    var goOn = unfinished.Where(i => !stays.Contains(i.Key)).ToList();
                    var year = Beginning.YearAfter(found.Period);
                    var leftOut = Beginning.LeftOut(book, await Beginning.NotThereIn(db, book, goOn, year));
                    var begun = await new Beginning(db, store.Ids, book).NextYear(
                        found,
                        store.Ids.Next<WorkProgramme>(),
                        words.GetValue(title) ?? Beginning.TitleOf(year),
                        [.. goOn.Select(i => new GoesOn(i, quarters.GetValueOrDefault(i.Key, Quarter.First)))]
                    );
                    var kept = await db.Commit(Made(services, $"Began “{begun.Title}” from “{found.Title}”"));
                    return await Said(
                        kept,
                        $"Began “{begun.Title}” ({book.Body.Key}/{begun.Key}) with {(unfinished.Count - stays.Length).Counted("item", "items")} from “{found.Title}”.{(leftOut is null ? "" : $" {leftOut}")}"
                    );
                }
            )
        );
        return command;
    }

    private static string? Quarters(
        string[] given,
        IReadOnlyList<ProgrammeItem> unfinished,
        out Dictionary<string, Quarter> quarters
    )
    {
        quarters = new(StringComparer.Ordinal);
        foreach (var one in given)
        {
            if (one.Split('=', 2) is not [var key, var word] || !Kebab.All(typeof(Quarter)).TryGetValue(word, out var quarter))
                return $"“{one}” is not of the form ITEM=QUARTER, where the quarter is {string.Join(", ", Kebab.All(typeof(Quarter)).Keys)}.";
            if (unfinished.All(i => i.Key != key))
                return NoSuch(key, unfinished);
            quarters[key] = (Quarter)quarter;
        }
        return null;
    }

    private static string NoSuch(string key, IReadOnlyList<ProgrammeItem> unfinished) =>
        $"“{key}” is no unfinished item of the programme. Unfinished are: {(unfinished.Count == 0 ? "none" : string.Join(", ", unfinished.Select(i => i.Key)))}.";

    private static string Text(ProgrammeView view) =>
        string.Join(
            Environment.NewLine,
            [
                $"{view.Body.Name}: {view.Title}, for {view.Year}",
                $"{view.State.OnScreen()}{(view.AgreedBy is { } by ? $" by {by.Name}" : "")}{(view.AgreedOn is { } on ? $" on {on.InWords()}" : "")}. {ProgrammePapers.InWords(view.Counts)}.",
                .. view.ByQuarter().SelectMany(g => g.Items.Select(Line).Prepend($"{Environment.NewLine}{g.Heading}")),
            ]
        );

    private static string Line(ItemView item) =>
        $"  {item.Number}  {item.What} – {item.Status.OnScreen().ToLowerInvariant()}{(item.IsOverdue ? ", overdue" : "")}{(item.Who.Length == 0 ? "" : $" ({item.Who})")}";

    private static async Task<(ProgrammeBook Book, WorkProgramme Programme)?> Find(
        Db db,
        string body,
        string? programme,
        DateOnly day
    ) => await ProgrammeBook.Load(db, body) is { } book && book.Choose(programme, day) is { } found ? (book, found) : null;

    private static string Unknown(string body, string? programme) =>
        programme is null
            ? $"There is no body “{body}” with a work programme."
            : $"There is no work programme “{body}/{programme}”.";

    private static Change Made(IServiceProvider services, string what) =>
        Viewer.LocalOperator(services.GetRequiredService<Policy>()).Change(what);

    private static Argument<string> Body() => new("BODY") { Description = "The key of the body: early-years-group" };

    private static Argument<string?> Programme() =>
        new("PROGRAMME")
        {
            Description = "The key of the programme (default the one of the day)",
            Arity = ArgumentArity.ZeroOrOne,
        };

    private static Option<string?> Day(string name, string about)
    {
        var day = new Option<string?>(name) { Description = about, HelpName = "DATE" };
        day.Validators.Add(given =>
        {
            if (given.Tokens.Count == 1 && !LondonDate.TryParse(given.Tokens[0].Value, out _))
                given.AddError($"“{given.Tokens[0].Value}” is not a date such as 2007-09-03.");
        });
        return day;
    }

    private static DateOnly? DayOf(string? given) => LondonDate.TryParse(given, out var day) ? day : null;

    private static async Task<int> Said(Result<LoggedChange> kept, string done)
    {
        if (kept.IsRefused)
            return await Refuse(string.Join(Environment.NewLine, kept.Refusals.Select(r => r.Message)));
        Console.WriteLine($"{done} (change {kept.Value.Number})");
        return Opening.Done;
    }

    private static async Task<int> Refuse(string message)
    {
        await Console.Error.WriteLineAsync(message);
        await Console.Error.WriteLineAsync("Nothing was saved.");
        return Opening.Refused;
    }
}
