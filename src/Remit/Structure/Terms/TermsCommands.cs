using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Web;
using Remit.Web.CommandLine;

namespace Remit.Structure.Terms;

/// <summary>The verb <c>terms</c>: what the pages do with terms of reference, from the command line.</summary>
internal static class TermsCommands
{
    /// <summary><c>terms begin|propose|agree|withdraw|compare|due</c></summary>
    public static Command Terms(Opening opening) =>
        new("terms", "Begin, propose, agree, compare and review terms of reference")
        {
            Begin(opening),
            Propose(opening),
            Agree(opening),
            Withdraw(opening),
            Compare(opening),
            Due(opening),
        };

    private static Command Begin(Opening opening)
    {
        var body = new Argument<string>("BODY") { Description = "The key of the body: executive" };
        var from = new Option<string?>("--from")
        {
            Description = "The version with whose words it begins; without it, the usual headings",
            HelpName = "VERSION",
        };
        var file = new Option<FileInfo?>("--text") { Description = "A file with its text, in Markdown", HelpName = "FILE" };
        var command = new Command("begin", "Begin a draft of a body’s terms of reference") { body, from, file };
        command.SetAction(words =>
            opening.ToWrite(
                words,
                async services =>
                {
                    await using var asked = AskedTerms.Of(services);
                    if (await asked.Body(words.GetValue(body)!) is not { } found)
                        return Opening.Refused;
                    TermsOfReference? taken = null;
                    if (words.GetValue(from) is { } version && (taken = await asked.Version($"{found.Key}/{version}")) is null)
                        return Opening.Refused;
                    if (words.GetValue(file) is { Exists: false } missing)
                        return await AskedTerms.Refuse($"There is no file {missing.FullName}.");
                    var draft = await asked.Path.Begin(found, taken, asked.Ids.Next<TermsOfReference>());
                    if (words.GetValue(file) is { } text)
                        draft.Text = Texts.WithOneKindOfLineEnd(await File.ReadAllTextAsync(text.FullName)).Trim();
                    if (draft.Text.Length == 0)
                        return await AskedTerms.Refuse("The file is empty. Expected the text of the terms.");
                    return await asked.Keep(
                        Result<TermsOfReference>.Done(draft),
                        $"Began version {draft.Key} of the terms of reference of {found.Name}",
                        $"Began terms:{found.Key}/{draft.Key}"
                    );
                }
            )
        );
        return command;
    }

    private static Command Propose(Opening opening)
    {
        var version = VersionArgument();
        var to = new Option<string>("--to")
        {
            Description = "The body that is to agree them",
            HelpName = "BODY",
            Required = true,
        };
        var on = DayOption("--on", "The day on which they are put to it (default today)");
        var command = new Command("propose", "Put a draft to the body that is to agree it") { version, to, on };
        command.SetAction(words =>
            opening.ToWrite(
                words,
                async services =>
                {
                    await using var asked = AskedTerms.Of(services);
                    if (
                        await asked.Version(words.GetValue(version)!) is not { } terms
                        || await asked.Body(words.GetValue(to)!) is not { } body
                    )
                        return Opening.Refused;
                    return await asked.Keep(
                        asked.Path.Propose(terms, body, asked.Day(words.GetValue(on)) ?? asked.Today),
                        $"Put version {terms.Key} of the terms of reference to {body.Name}",
                        $"Proposed terms:{words.GetValue(version)}"
                    );
                }
            )
        );
        return command;
    }

    private static Command Agree(Opening opening)
    {
        var version = VersionArgument();
        var by = new Option<string>("--by")
        {
            Description = "The body that agreed them",
            HelpName = "BODY",
            Required = true,
        };
        var on = DayOption("--on", "The day on which it did (default today)");
        var minute = new Option<string?>("--minute") { Description = "Where its minutes say so", HelpName = "TEXT" };
        var from = DayOption("--from", "The first day on which they hold (default the day on which they were agreed)");
        var review = DayOption("--review", "The day by which they are looked at again (default a year later)");
        var command = new Command("agree", "Record that a body agreed a version; the one before is superseded")
        {
            version,
            by,
            on,
            minute,
            from,
            review,
        };
        command.SetAction(words =>
            opening.ToWrite(
                words,
                async services =>
                {
                    await using var asked = AskedTerms.Of(services);
                    if (
                        await asked.Version(words.GetValue(version)!) is not { } terms
                        || await asked.Body(words.GetValue(by)!) is not { } body
                    )
                        return Opening.Refused;
                    var day = asked.Day(words.GetValue(on)) ?? asked.Today;
                    var first = asked.Day(words.GetValue(from)) ?? day;
                    var agreement = new Agreement(
                        body,
                        day,
                        words.GetValue(minute),
                        first,
                        asked.Day(words.GetValue(review)) ?? first.MonthsLater(12)
                    );
                    return await asked.Keep(
                        await asked.Path.Agree(terms, agreement),
                        $"Recorded that {body.Name} agreed version {terms.Key} of the terms of reference",
                        $"Agreed terms:{words.GetValue(version)}"
                    );
                }
            )
        );
        return command;
    }

    private static Command Withdraw(Opening opening)
    {
        var version = VersionArgument();
        var command = new Command("withdraw", "Give up a version that was not agreed") { version };
        command.SetAction(words =>
            opening.ToWrite(
                words,
                async services =>
                {
                    await using var asked = AskedTerms.Of(services);
                    return await asked.Version(words.GetValue(version)!) is { } terms
                        ? await asked.Keep(
                            asked.Path.Withdraw(terms),
                            $"Withdrew version {terms.Key} of the terms of reference",
                            $"Withdrew terms:{words.GetValue(version)}"
                        )
                        : Opening.Refused;
                }
            )
        );
        return command;
    }

    private static Command Compare(Opening opening)
    {
        var version = VersionArgument();
        var with = new Option<string>("--with")
        {
            Description = "The earlier version",
            HelpName = "VERSION",
            Required = true,
        };
        var format = CommonOptions.TextOrJson();
        var command = new Command("compare", "Say word by word what changed since another version") { version, with, format };
        command.SetAction(words =>
            opening.ToRead(
                words,
                async services =>
                {
                    await using var asked = AskedTerms.Of(services);
                    var path = words.GetValue(version)!;
                    if (
                        await asked.Version(path) is not { } later
                        || await asked.Version($"{path.Split('/')[0]}/{words.GetValue(with)}") is not { } earlier
                    )
                        return Opening.Refused;
                    var compared = TermsComparison.Of(earlier.Text, later.Text);
                    Console.WriteLine(
                        words.GetValue(format) == CommonOptions.Json
                            ? TwinText.Of(asked.Today, compared)
                            : ComparedText.Of(compared)
                    );
                    if (words.GetValue(format) != CommonOptions.Json && earlier.Deciding() != later.Deciding())
                        Console.WriteLine(
                            $"\nHow it decides, before: {earlier.Deciding().InWords}\nHow it decides, now: {later.Deciding().InWords}"
                        );
                    if (words.GetValue(format) != CommonOptions.Json && earlier.MostToNote != later.MostToNote)
                        Console.WriteLine(
                            $"\nReports only to be noted, before: {ToNote.InWords(earlier.MostToNote)}\nReports only to be noted, now: {ToNote.InWords(later.MostToNote)}"
                        );
                    return Opening.Done;
                }
            )
        );
        return command;
    }

    private static Command Due(Opening opening)
    {
        var months = new Option<int>("--within")
        {
            Description = "How many months ahead (default 2)",
            HelpName = "MONTHS",
            DefaultValueFactory = _ => TermsDue.MonthsAhead,
        };
        months.Validators.Add(given =>
        {
            if (given.Tokens.Count == 1 && (!int.TryParse(given.Tokens[0].Value, out var number) || number is < 0 or > 120))
                given.AddError("Give a number of months from 0 to 120.");
        });
        var day = CommonOptions.AsAt();
        var format = CommonOptions.TextOrJson();
        var command = new Command("due", "List the terms of reference that are due to be looked at again")
        {
            months,
            day,
            format,
        };
        command.SetAction(words =>
            opening.ToRead(
                words,
                async services =>
                {
                    var asAt = CommonOptions.DayOf(words.GetValue(day), services);
                    await using var db = services.GetRequiredService<Store>().Read(Sight.Everything, asAt);
                    var due = await TermsDue.On(db, asAt, words.GetValue(months));
                    if (words.GetValue(format) == CommonOptions.Json)
                        Console.WriteLine(TwinText.Of(asAt, new { Terms = due }));
                    else if (due.Count == 0)
                        Console.WriteLine("None are due to be looked at again.");
                    else
                        foreach (var terms in due)
                            Console.WriteLine($"{terms.Body.Name}, version {terms.Version}: {terms.InWords()}");
                    return Opening.Done;
                }
            )
        );
        return command;
    }

    private static Argument<string> VersionArgument() =>
        new("BODY/VERSION") { Description = "The keys of the body and the version: executive/2" };

    private static Option<string?> DayOption(string name, string about)
    {
        var option = new Option<string?>(name) { Description = about, HelpName = "DATE" };
        option.Validators.Add(given =>
        {
            if (given.Tokens.Count == 1 && !LondonDate.TryParse(given.Tokens[0].Value, out _))
                given.AddError($"“{given.Tokens[0].Value}” is not a date such as 2007-09-03.");
        });
        return option;
    }
}
