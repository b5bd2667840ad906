using System.CommandLine;
using Remit.Data;
using Remit.Kernel;
using Remit.Web.CommandLine;

namespace Remit.Ledger;

/// <summary><c>erase person KEY --why TEXT</c></summary>
public static class EraseCommand
{
    private const string Kind = "person";

    /// <summary>The verb <c>erase</c>.</summary>
    public static Command Erase(Opening opening)
    {
        var key = new Argument<string>("KEY") { Description = "The key of the person" };
        var why = new Option<string>("--why")
        {
            Description = "Why, without naming them: it stays in the log",
            HelpName = "TEXT",
            Required = true,
        };
        var person = new Command(
            Kind,
            "Erase all that tells of a person, now and in the past; their record stays, without a name"
        )
        {
            key,
            why,
        };
        person.SetAction(words => opening.ToWrite(words, services => Run(services, words.GetValue(key)!, words.GetValue(why)!)));
        return new Command("erase", "Erase personal data so that the log still proves the rest") { person };
    }

    private static async Task<int> Run(IServiceProvider services, string key, string why)
    {
        var store = services.GetRequiredService<Store>();
        await using var db = store.Read(Sight.Everything);
        if (await db.Find($"{Kind}:{key}") is not { } person)
            return await Refuse($"There is no person with the key {key}. Keys are in the addresses of people's pages.");
        var record = new RecordRef(Kind, person.Id);
        var change = new Change(Change.LocalOperator, "by the command line", "Erased what told of a person", why);
        var result = await store.Erase(record, change);
        if (result.IsRefused)
            return await Refuse(string.Join('\n', result.Refusals.Select(r => r.Message)));
        Console.WriteLine(
            $"Erased, as change {result.Value.Change.Number}. The record is now “{result.Value.Title}”; files that waited to be brought in are gone."
        );
        await TellMentions(store, result.Value.Traces);
        return Opening.Done;
    }

    private static async Task TellMentions(Store store, IReadOnlyList<string> traces)
    {
        await using var db = store.Read(Sight.Everything);
        var mentions = await Mentions.Of(db, traces);
        if (mentions.Count == 0)
        {
            Console.WriteLine("No other text has their name, key, address or telephone number.");
            return;
        }
        Console.WriteLine(
            "These texts have their name, key, address or telephone number too, and were left as they are. Read them, and change what should be changed:"
        );
        foreach (var mention in mentions)
            Console.WriteLine($"  {mention.Where}{(mention.Change is { } change ? $", as change {change} recorded it" : "")}");
    }

    private static async Task<int> Refuse(string why)
    {
        await Console.Error.WriteLineAsync(why);
        return Opening.Refused;
    }
}
