using System.CommandLine;
using Remit.Data;
using Remit.Data.Erasure;
using Remit.Kernel;
using Remit.Web.CommandLine;

namespace Remit.Ledger;

/// <summary><c>erase person KEY --look</c>, <c>erase person KEY --why TEXT [--blank …]</c></summary>
public static class EraseCommand
{
    private const string Kind = "person";
    private const string Sure = "sure";
    private const string All = "all";

    /// <summary>The verb <c>erase</c>.</summary>
    public static Command Erase(Opening opening)
    {
        var key = new Argument<string>("KEY") { Description = "The key of the person" };
        var look = new Option<bool>("--look")
        {
            Description = "Only say what would be erased, and which other texts tell of them",
        };
        var why = new Option<string?>("--why")
        {
            Description = "Why, without naming them: it stays in the log",
            HelpName = "TEXT",
        };
        var blank = new Option<string[]>("--blank")
        {
            Description =
                "Blank what tells of them in other texts: “sure” where their name, key, address or number stands, “all” also where only their last name does, or the place of one text, as --look says it",
            HelpName = "WHICH",
        };
        var person = new Command(
            Kind,
            "Erase all that tells of a person, now and in the past; their record stays, without a name"
        )
        {
            key,
            look,
            why,
            blank,
        };
        person.SetAction(words =>
            words.GetValue(look)
                ? opening.ToRead(words, services => Look(services.GetRequiredService<Store>(), words.GetValue(key)!))
                : opening.ToWrite(
                    words,
                    services =>
                        Run(
                            services.GetRequiredService<Store>(),
                            words.GetValue(key)!,
                            words.GetValue(why),
                            words.GetValue(blank) ?? []
                        )
                )
        );
        return new Command("erase", "Erase personal data so that the log still proves the rest") { person };
    }

    private static async Task<int> Look(Store store, string key)
    {
        if (await Find(store, key) is not { } record)
            return await Refuse(NoSuch(key));
        var looked = await store.LookBeforeErasing(record, by: null);
        if (looked.IsRefused)
            return await Refuse(looked.Refusals);
        var found = looked.Value;
        Console.WriteLine($"{found.Title} would be “{found.Neutral}”. Nothing was changed.");
        foreach (var named in found.Named)
            Console.WriteLine($"  {named.Kind}: {named.Words}, {named.Period.InASentence()}{(named.Ends ? "; it ends" : "")}");
        foreach (var beside in found.Beside)
            Console.WriteLine($"  {beside}");
        Tell(
            found.Texts,
            "These texts tell of them too, and stay as they are unless --blank says otherwise:",
            "No other text has their name, key, address or telephone number."
        );
        return Opening.Done;
    }

    private static async Task<int> Run(Store store, string key, string? why, IReadOnlyList<string> blank)
    {
        if (await Find(store, key) is not { } record)
            return await Refuse(NoSuch(key));
        if (string.IsNullOrWhiteSpace(why))
            return await Refuse("Say why with --why, without naming them: it stays in the log. Or look first, with --look.");
        var looked = await store.LookBeforeErasing(record, by: null);
        if (looked.IsRefused)
            return await Refuse(looked.Refusals);
        var texts = looked.Value.Texts;
        if (blank.FirstOrDefault(b => b is not (Sure or All) && texts.All(t => t.Place != b)) is { } other)
            return await Refuse(
                $"“{other}” is no place of a text that tells of them. Say “sure”, “all”, or a place as --look shows it."
            );
        var chosen = texts
            .Where(t =>
                t.CanBeBlanked
                && (blank.Contains(All) || blank.Contains(t.Place) || (blank.Contains(Sure) && t.Telling == Telling.Surely))
            )
            .Select(t => t.Place)
            .ToList();
        var change = new Change(Change.LocalOperator, "by the command line", Erasing.What, why);
        var result = await store.Erase(record, change, chosen);
        if (result.IsRefused)
            return await Refuse(result.Refusals);
        Console.WriteLine(
            $"Erased, as change {result.Value.Change.Number}. The record is now “{result.Value.Title}”; files that waited to be brought in are gone."
        );
        if (chosen.Count > 0)
            Console.WriteLine(
                $"What told of them was blanked in {(chosen.Count == 1 ? "1 other text" : $"{chosen.Count} other texts")}."
            );
        Tell(
            await store.StillTelling(result.Value.Traces),
            "These texts still have their name, key, address or telephone number. Read them, and change what should be changed:",
            "No other text has their name, key, address or telephone number."
        );
        Console.WriteLine("Backups, exported files and PostgreSQL’s write-ahead log are yours to see to: docs/guides/ledger.md.");
        return Opening.Done;
    }

    private static async Task<RecordRef?> Find(Store store, string key)
    {
        await using var db = store.Read(Sight.Everything);
        return await db.Find($"{Kind}:{key}") is { } person ? new RecordRef(Kind, person.Id) : null;
    }

    private static void Tell(IReadOnlyList<TellingText> texts, string some, string none)
    {
        Console.WriteLine(texts.Count == 0 ? none : some);
        foreach (var text in texts)
        {
            Console.WriteLine(
                $"  {text.Place}  the {text.Where}{(text.Telling == Telling.Perhaps ? " (only the last name)" : "")}"
            );
            Console.WriteLine($"    {text.Excerpt.ReplaceLineEndings(" ")}");
            if (text.InTheOpen.Count > 0)
                Console.WriteLine(
                    $"    In the log in the open, where it can’t be taken out: {string.Join(", ", text.InTheOpen.Select(c => $"change {c}"))}"
                );
        }
    }

    private static string NoSuch(string key) =>
        $"There is no person with the key {key}. Keys are in the addresses of people's pages.";

    private static Task<int> Refuse(IReadOnlyList<Refusal> refusals) =>
        Refuse(string.Join('\n', refusals.Select(r => r.Message)));

    private static async Task<int> Refuse(string why)
    {
        await Console.Error.WriteLineAsync(why);
        return Opening.Refused;
    }
}
