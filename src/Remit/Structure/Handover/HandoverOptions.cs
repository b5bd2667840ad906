using System.CommandLine;
using Remit.Data;
using Remit.Kernel;
using Remit.Web;
using Remit.Web.CommandLine;

namespace Remit.Structure.Handover;

/// <summary>What the verbs of reorganisations have alike: why, and whether it is only tried.</summary>
public sealed class HandoverOptions
{
    private const int LastYear = 2200;

    private readonly Option<string?> why = new("--why") { Description = "Why; it is shown in the history", HelpName = "TEXT" };
    private readonly Option<bool> dryRun = new("--dry-run") { Description = "Say what would happen, and keep nothing" };

    /// <summary>A day, such as 2007-09-03.</summary>
    public static Option<string?> Day(string name, string about)
    {
        var day = new Option<string?>(name) { Description = about, HelpName = "DATE" };
        day.Validators.Add(given =>
        {
            if (
                given.Tokens.Count == 1
                && !(LondonDate.TryParse(given.Tokens[0].Value, out var read) && read.Year is > 1 and <= LastYear)
            )
                given.AddError($"“{given.Tokens[0].Value}” is not a date such as 2007-09-03.");
        });
        return day;
    }

    /// <summary>The day that was given; today where it was left out.</summary>
    public static DateOnly DayOf(ParseResult words, Option<string?> day, IServiceProvider services) =>
        CommonOptions.DayOf(words.GetValue(day), services);

    /// <summary>Gives a verb its action, with the options that all have.</summary>
    public Command Run(Command command, Opening opening, Func<IServiceProvider, ParseResult, Task<int>> verb)
    {
        command.Add(why);
        command.Add(dryRun);
        command.SetAction(words => opening.ToWrite(words, services => verb(services, words)));
        return command;
    }

    /// <summary>Why, in the words that were given; null for none.</summary>
    public string? WhyOf(ParseResult words) => words.GetValue(why);

    /// <summary>Whether it is only tried.</summary>
    public bool IsDry(ParseResult words) => words.GetValue(dryRun);

    /// <summary>The database to write as whoever is at the machine.</summary>
    public static Db Writing(IServiceProvider services, out Viewer viewer)
    {
        viewer = Viewer.LocalOperator(services.GetRequiredService<Policy>());
        return services.GetRequiredService<Store>().Write(viewer.Sight);
    }

    /// <summary>Keeps or tries what was done in the context, and says so.</summary>
    /// <param name="words">The words of the command.</param>
    /// <param name="db">The context.</param>
    /// <param name="viewer">Who writes.</param>
    /// <param name="refusals">What was refused already.</param>
    /// <param name="what">What is done, as a sentence in the past.</param>
    /// <param name="sentences">What happens.</param>
    public async Task<int> Keep(
        ParseResult words,
        Db db,
        Viewer viewer,
        IReadOnlyList<Refusal> refusals,
        string what,
        IReadOnlyList<string> sentences
    )
    {
        var change = viewer.Change(what, words.GetValue(why));
        var kept =
            refusals.Count > 0 ? Result<LoggedChange>.Refused(refusals)
            : words.GetValue(dryRun) ? await db.Rehearse(change)
            : await db.Commit(change);
        if (kept.IsRefused)
            return await Refuse(kept.Refusals.Select(r => r.Message));
        foreach (var sentence in sentences)
            Console.WriteLine(sentence);
        Console.WriteLine(
            words.GetValue(dryRun) ? "This was a dry run: nothing was saved." : $"Saved (change {kept.Value.Number})."
        );
        return Opening.Done;
    }

    /// <summary>Says that there is no such record.</summary>
    public static Task<int> IsNotThere(string reference) =>
        Refuse([
            $"There is no “{reference.Shortened(80)}” that this can be done with. Write it as body:KEY or organisation:KEY.",
        ]);

    /// <summary>Says why nothing was done.</summary>
    public static async Task<int> Refuse(IEnumerable<string> why)
    {
        foreach (var reason in why)
            await Console.Error.WriteLineAsync(reason);
        await Console.Error.WriteLineAsync("Nothing was saved.");
        return Opening.Refused;
    }
}
