using System.CommandLine;
using Remit.Data;
using Remit.Documents.Writing;
using Remit.Kernel;
using Remit.Web;
using Remit.Web.CommandLine;
using Remit.Web.Publishing;

namespace Remit.Structure.Arrangements;

/// <summary>The verb <c>arrangements</c>.</summary>
internal static class ArrangementsCommand
{
    /// <summary><c>arrangements [--publish [--note TEXT]] [--out FILE] [--as-at DATE] [--format text|json]</c></summary>
    public static Command Of(Opening opening)
    {
        var publish = new Option<bool>("--publish") { Description = "Publish them as they stand today" };
        var note = new Option<string?>("--note") { Description = "What is to be said of this edition", HelpName = "TEXT" };
        var to = new Option<string?>("--out") { Description = "Write them to a Word or PDF file", HelpName = "FILE" };
        var day = CommonOptions.AsAt();
        var format = CommonOptions.TextOrJson();
        var command = new Command("arrangements", "Say how the partnership works together, as anybody may read it; publish it")
        {
            publish,
            note,
            to,
            day,
            format,
        };
        command.Validators.Add(given =>
        {
            if (given.GetValue(publish) && given.GetValue(day) is not null)
                given.AddError("What is published shows today. Leave out --as-at, or --publish.");
            if (!given.GetValue(publish) && given.GetValue(note) is not null)
                given.AddError("A note is said of what is published. Say --publish, too.");
            if (given.GetValue(to) is { } file && PaperForms.Of(file) is not (PaperForm.Word or PaperForm.Pdf))
                given.AddError($"{file} must end in .docx or .pdf.");
        });
        command.SetAction(
            (words, stop) =>
            {
                Task<int> Run(IServiceProvider services) =>
                    Work(
                        services,
                        words.GetValue(publish),
                        words.GetValue(note),
                        words.GetValue(to),
                        CommonOptions.DayOf(words.GetValue(day), services),
                        words.GetValue(format) == CommonOptions.Json,
                        stop
                    );
                return words.GetValue(publish) ? opening.ToWrite(words, Run) : opening.ToRead(words, Run);
            }
        );
        return command;
    }

    private static async Task<int> Work(
        IServiceProvider services,
        bool publishes,
        string? note,
        string? file,
        DateOnly day,
        bool isJson,
        CancellationToken stop
    )
    {
        var (store, arranging) = (services.GetRequiredService<Store>(), services.GetRequiredService<Arranging>());
        EditionView? edition = null;
        if (publishes)
        {
            var published = await services
                .GetRequiredService<Publishing>()
                .Publish(
                    store.Ids.Next<Edition>(),
                    seen: null,
                    note,
                    by: null,
                    what => new Change(Change.LocalOperator, "by the command line", what)
                );
            if (published.IsRefused)
                return await Fail(published.Refusals[0].Message, Opening.Refused);
            edition = await arranging.Find(published.Value);
            // Not among what is printed as JSON.
            await Console.Error.WriteLineAsync($"Published: edition {published.Value}.");
        }
        if (await arranging.On(day) is not { } arranged)
            return await Fail(Publishing.NothingPublic.Message, Opening.Refused);
        if (file is not null)
            return await Write(
                services,
                edition is null
                    ? ArrangementsPaper.Of(arranged) with
                    {
                        Shows = $"As at {day.InWords()}",
                    }
                    : ArrangementsPaper.Of(edition) with
                    {
                        Issuer = arranged.Now.Name,
                    },
                file,
                stop
            );
        if (isJson)
            Console.WriteLine(TwinText.Of(day, ArrangementsPage.TwinOf(arranged)));
        else if (!publishes)
            Console.WriteLine(arranged.Text);
        return Opening.Done;
    }

    private static async Task<int> Write(IServiceProvider services, Publication publication, string path, CancellationToken stop)
    {
        await using var db = services.GetRequiredService<Store>().Read(Sight.Everything);
        var made = await services.GetRequiredService<Press>().Make(publication, PaperForms.Of(path)!.Value, db, stop);
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

    private static async Task<int> Fail(string why, int code)
    {
        await Console.Error.WriteLineAsync(why);
        return code;
    }
}
