using System.CommandLine;
using Remit.Data;
using Remit.Documents.Writing;
using Remit.Kernel;
using Remit.Web.CommandLine;

namespace Remit.Web.Publishing;

/// <summary>What a verb of the command line takes out as a paper.</summary>
/// <param name="Name">The verb: "register".</param>
/// <param name="About">What it takes out, as its help says.</param>
/// <param name="Make">
/// Makes it, given the database, the day and the keys that were named; null where there is none of these keys. The partnership's name is in it,
/// the date is not.
/// </param>
public sealed record ExportVerb(string Name, string About, Func<Db, DateOnly, IReadOnlyList<string>, Task<Publication?>> Make)
{
    /// <summary>What the keys are called in the help: "KEY", "BODY"; empty for what there is one of.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>How many of the last keys can be left out.</summary>
    public int OptionalKeys { get; init; }

    /// <summary>Every first key that there is, for whoever named another.</summary>
    public Func<Db, Task<IReadOnlyList<string>>>? Known { get; init; }
}

/// <summary>The verbs that write papers, and give them their look.</summary>
public static class PublishingCommands
{
    /// <summary><c>export NAME KEY… [--format docx|xlsx|csv|pdf] --out FILE [--as-at DATE]</c></summary>
    public static Command Export(Opening opening, ExportVerb verb)
    {
        var keys = verb
            .Keys.Select(
                (name, i) =>
                    new Argument<string?>(name)
                    {
                        Description = $"The key of the {name.ToLowerInvariant()}",
                        Arity = i < verb.Keys.Count - verb.OptionalKeys ? ArgumentArity.ExactlyOne : ArgumentArity.ZeroOrOne,
                    }
            )
            .ToList();
        var format = new Option<string?>("--format") { Description = "docx, xlsx, csv or pdf (by default what FILE ends in)" };
        format.AcceptOnlyFromAmong([.. PaperForms.All.Select(f => f.Ending()[1..])]);
        var to = new Option<string>("--out")
        {
            Description = "The file to write",
            HelpName = "FILE",
            Required = true,
        };
        var day = CommonOptions.AsAt();
        var command = new Command(verb.Name, verb.About) { format, to, day };
        foreach (var key in keys)
            command.Arguments.Add(key);
        command.SetAction(
            (words, stop) =>
                opening.ToRead(
                    words,
                    async services =>
                    {
                        var path = words.GetValue(to)!;
                        if (FormOf(words.GetValue(format) is { } given ? $".{given}" : path) is not { } form)
                            return await Fail(
                                $"Say --format docx, xlsx, csv or pdf: {path} does not end in one of these.",
                                Opening.CannotWork
                            );
                        await using var db = services.GetRequiredService<Store>().Read(Sight.Everything);
                        var asAt = CommonOptions.DayOf(words.GetValue(day), services);
                        var named = keys.Select(k => words.GetValue(k)).OfType<string>().ToList();
                        if (await verb.Make(db, asAt, named) is not { } publication)
                            return await Fail(await Unknown(verb, db, named), Opening.Refused);
                        if (form.IsSheet() && publication.Sheets.Count == 0)
                            return await Fail("There is no table in it. Choose docx or pdf.", Opening.CannotWork);
                        return await Write(services, publication with { Shows = await Shows(db, asAt) }, form, db, path, stop);
                    }
                )
        );
        return command;
    }

    /// <summary><c>template [FILE] [--remove]</c></summary>
    public static Command Template(Opening opening)
    {
        var file = new Argument<string?>("FILE")
        {
            Description = "A Word document or template (.docx, .dotx)",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var remove = new Option<bool>("--remove") { Description = "Use none from now on" };
        var command = new Command("template", "Give Word papers the look of a Word file of your own") { file, remove };
        command.Validators.Add(given =>
        {
            if (given.GetValue(file) is null == !given.GetValue(remove))
                given.AddError("Name a Word file, or say --remove.");
        });
        command.SetAction(words =>
            opening.ToWrite(
                words,
                async services =>
                {
                    var store = services.GetRequiredService<Store>();
                    static Change Made(string what) => new(Change.LocalOperator, "by the command line", what);
                    if (words.GetValue(remove))
                        return await Said(await Templates.Remove(store, Made), "Papers are made in the plain look from now on.");
                    var path = words.GetValue(file)!;
                    byte[] bytes;
                    try
                    {
                        await using var stream = System.IO.File.OpenRead(path);
                        if (stream.Length > WordTemplate.MostBytes)
                            return await Fail($"{path} is larger than 2 MB.", Opening.Refused);
                        bytes = new byte[stream.Length];
                        await stream.ReadExactlyAsync(bytes);
                    }
                    catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
                    {
                        return await Fail($"Can't read {path}: {problem.Message}", Opening.CannotWork);
                    }
                    return await Said(
                        await Templates.Use(store, Path.GetFileName(path), bytes, Made),
                        $"Papers are made with {Path.GetFileName(path)} from now on."
                    );
                }
            )
        );
        return command;
    }

    private static PaperForm? FormOf(string path) => PaperForms.Of(path);

    private static async Task<string> Unknown(ExportVerb verb, Db db, IReadOnlyList<string> named)
    {
        var known = verb.Known is null ? [] : await verb.Known(db);
        var thing = verb.Keys.Count == 0 ? verb.Name : verb.Keys[0].ToLowerInvariant();
        var asked = $"There is no {thing} “{string.Join(' ', named)}” to take out on that day";
        return known.Count == 0 ? $"{asked}, and none at all yet." : $"{asked}. There are: {string.Join(", ", known)}.";
    }

    private static async Task<string> Shows(Db db, DateOnly day)
    {
        var last = await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.MaxAsync(
            db.Changes,
            c => (long?)c.Number
        );
        return $"As at {day.InWords()}" + (last is null ? "" : $", as recorded by change {last}");
    }

    private static async Task<int> Write(
        IServiceProvider services,
        Publication publication,
        PaperForm form,
        Db db,
        string path,
        CancellationToken stop
    )
    {
        var made = await services.GetRequiredService<Press>().Make(publication, form, db, stop);
        if (made.IsRefused)
            return await Fail(made.Refusals[0].Message, Opening.CannotWork);
        try
        {
            await System.IO.File.WriteAllBytesAsync(path, made.Value, stop);
        }
        catch (Exception problem)
            when (problem is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return await Fail($"Can't write {path}: {problem.Message}", Opening.CannotWork);
        }
        Console.WriteLine($"Wrote “{publication.Title}” to {path}.");
        return Opening.Done;
    }

    private static async Task<int> Said(Result<LoggedChange> result, string done)
    {
        if (result.IsRefused)
            return await Fail(result.Refusals[0].Message, Opening.Refused);
        Console.WriteLine(done);
        return Opening.Done;
    }

    private static async Task<int> Fail(string why, int code)
    {
        await Console.Error.WriteLineAsync(why);
        return code;
    }
}
