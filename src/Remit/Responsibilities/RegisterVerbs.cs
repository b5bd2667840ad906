using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Responsibilities.Hollow;
using Remit.Responsibilities.Positions;
using Remit.Responsibilities.Registers;
using Remit.Responsibilities.SignOffs;
using Remit.Structure.Organisations;
using Remit.Web.CommandLine;

namespace Remit.Responsibilities;

/// <summary>The verbs <c>registers say</c>, <c>registers sign-off</c> and <c>registers hollow-words</c>.</summary>
internal static class RegisterVerbs
{
    /// <summary><c>registers …</c></summary>
    public static Command Of(Opening opening) =>
        new("registers", "Record how responsibilities are met, and sign registers off")
        {
            Say(opening),
            SignOffVerb(opening),
            HollowVerb(opening),
        };

    private static Command Say(Opening opening)
    {
        var register = new Argument<string>("REGISTER") { Description = "The key of the register: director" };
        var row = new Argument<string>("ROW") { Description = "The key of the responsibility" };
        var text = new Argument<string>("TEXT") { Description = "What has been done" };
        var rating = new Option<string?>("--rating") { Description = string.Join(", ", Kebab.All(typeof(Rating)).Keys) };
        rating.AcceptOnlyFromAmong([.. Kebab.All(typeof(Rating)).Keys]);
        var nil = new Option<bool>("--nil") { Description = "There is nothing in place, or nothing to report" };
        var on = Day("--on", "The day that it speaks of (default today)");
        var review = Day("--review-on", "By which day it is looked at again");
        var by = new Option<string?>("--by")
        {
            Description = "Who says so: post:director (default the register's holder)",
            HelpName = "KIND:KEY",
        };
        var evidence = new Option<string[]>("--evidence")
        {
            Description = "A record that shows it: body:executive; several times for several",
            HelpName = "KIND:KEY",
        };
        var documents = new Option<string[]>("--document")
        {
            Description = "A document that shows it; several times for several",
            HelpName = "FILE",
        };
        var command = new Command("say", "Record how a responsibility is met; what was said before stays")
        {
            register,
            row,
            text,
            rating,
            nil,
            on,
            review,
            by,
            evidence,
            documents,
        };
        command.SetAction(words =>
            opening.ToWrite(
                words,
                async services =>
                {
                    var said = new SaidOnTheCommandLine
                    {
                        Register = words.GetValue(register)!,
                        Row = words.GetValue(row)!,
                        Text = words.GetValue(text)!,
                        Rating = words.GetValue(rating) is { } rated ? Kebab.Read<Rating>(rated) : null,
                        Nil = words.GetValue(nil),
                        On = DayOf(words.GetValue(on)),
                        ReviewOn = DayOf(words.GetValue(review)),
                        By = words.GetValue(by),
                        Evidence = words.GetValue(evidence) ?? [],
                        Documents = words.GetValue(documents) ?? [],
                    };
                    return await Answered(await said.Keep(services));
                }
            )
        );
        return command;
    }

    private static Command SignOffVerb(Opening opening)
    {
        var register = new Argument<string>("REGISTER") { Description = "The key of the register: director" };
        var by = new Option<string>("--by")
        {
            Description = "The key of the person who signs: whoever holds the post today",
            HelpName = "PERSON",
            Required = true,
        };
        var day = CommonOptions.AsAt();
        var note = new Option<string?>("--note") { Description = "What a reader has to know", HelpName = "TEXT" };
        var command = new Command("sign-off", "Keep a register as its holder signs it, with its hash")
        {
            register,
            by,
            day,
            note,
        };
        command.SetAction(words =>
            opening.ToWrite(
                words,
                async services =>
                {
                    var store = services.GetRequiredService<Store>();
                    await using var db = store.Read(Sight.Everything);
                    var key = words.GetValue(by)!;
                    if (await db.All<Person>().FirstOrDefaultAsync(p => p.Key == key) is not { } person)
                        return await Answered((null, [$"There is no person “{key}”."]));
                    var name = words.GetValue(register)!;
                    if (!await db.All<Register>().AnyAsync(r => r.Key == name))
                        return await Answered((null, [await NoRegister(db, name)]));
                    var signed = await services
                        .GetRequiredService<Signing>()
                        .Sign(
                            store.Ids.Next<SignOff>(),
                            Viewer.LocalOperator(store.Policy),
                            name,
                            person.Id,
                            CommonOptions.DayOf(words.GetValue(day), services),
                            seen: null,
                            words.GetValue(note)
                        );
                    return await Answered(
                        signed.IsRefused
                            ? (null, [.. signed.Refusals.Select(r => r.Message)])
                            : ($"{person.Name} signed off {name}: {ResponsibilitiesLinks.SignOffPath(name, signed.Value)}", [])
                    );
                }
            )
        );
        return command;
    }

    private static Command HollowVerb(Opening opening)
    {
        var set = new Option<string?>("--set") { Description = "Take the words of this file instead", HelpName = "FILE" };
        var command = new Command(
            "hollow-words",
            "Print the words by which RSP-05 tells an assertion from a fact, or replace them"
        )
        {
            set,
        };
        command.SetAction(words =>
            words.GetValue(set) is { } file
                ? opening.ToWrite(words, services => Replace(services, file))
                : opening.ToRead(
                    words,
                    async services =>
                    {
                        await using var db = services.GetRequiredService<Store>().Read(Sight.Everything);
                        Console.Write(await PositionPage.OwnWords(db) ?? HollowPhrases.ShippedText);
                        return Opening.Done;
                    }
                )
        );
        return command;
    }

    private static async Task<int> Replace(IServiceProvider services, string file)
    {
        string words;
        try
        {
            words = Texts.WithOneKindOfLineEnd(await File.ReadAllTextAsync(file)).Trim() + "\n";
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return await Answered((null, [$"Can't read {file}: {problem.Message}"]));
        }
        var store = services.GetRequiredService<Store>();
        await using var db = store.Write();
        var kept = await ChangeHollowWordsPage.Keep(
            db,
            await db.Set<HollowWords>().FirstOrDefaultAsync(),
            words,
            store.Ids,
            Viewer.LocalOperator(store.Policy).Change("Changed the hollow words")
        );
        return await Answered(
            kept.IsRefused
                ? (null, [.. kept.Refusals.Select(r => $"{file}: {r.Message}")])
                : ($"The words of {file} count now.", [])
        );
    }

    internal static async Task<string> NoRegister(Db db, string key)
    {
        var known = await db.All<Register>().OrderBy(r => r.Key).Select(r => r.Key).ToListAsync();
        return $"There is no register “{key}”. "
            + (known.Count == 0 ? "None is recorded." : $"There are: {string.Join(", ", known)}.");
    }

    private static async Task<int> Answered((string? Done, IReadOnlyList<string> Refused) answer)
    {
        foreach (var line in answer.Refused)
            await Console.Error.WriteLineAsync(line);
        if (answer.Done is { } done)
            Console.WriteLine(done);
        return answer.Done is null ? Opening.Refused : Opening.Done;
    }

    private static DateOnly? DayOf(string? typed) => typed is not null && LondonDate.TryParse(typed, out var day) ? day : null;

    private static Option<string?> Day(string name, string about)
    {
        var option = new Option<string?>(name) { Description = about, HelpName = "DATE" };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } typed && !LondonDate.TryParse(typed, out _))
                result.AddError($"“{typed}” is not a date. Expected a date such as 2026-03-27.");
        });
        return option;
    }
}
