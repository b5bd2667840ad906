using System.CommandLine;
using Remit.Data;
using Remit.Kernel;
using Remit.Web;
using Remit.Web.CommandLine;

namespace Remit.Search;

/// <summary>The verb <c>search</c>.</summary>
internal static class SearchCommands
{
    private const int Most = 40;

    /// <summary><c>search WORDS… [--kind KIND] [--from DATE] [--to DATE] [--as-at DATE] [--format text|json]</c></summary>
    public static Command Search(Opening opening)
    {
        var sought = new Argument<string[]>("WORDS") { Description = "What to look for", Arity = ArgumentArity.OneOrMore };
        var kind = new Option<string?>("--kind")
        {
            Description = "Only this kind of record: body, person, action …",
            HelpName = "KIND",
        };
        var from = CommonOptions.Day(
            "--from",
            "Only what began, ended, was due or done, or speaks of a day, on or after this day"
        );
        var to = CommonOptions.Day("--to", "The same, on or before this day");
        var day = CommonOptions.AsAt();
        var format = CommonOptions.TextOrJson();
        var command = new Command("search", "Find records of every kind by their words") { sought, kind, from, to, day, format };
        command.SetAction(words =>
            opening.ToRead(
                words,
                async services =>
                {
                    services.GetRequiredService<Searching>().CheckOwnWords();
                    var asAt = CommonOptions.DayOf(words.GetValue(day), services);
                    await using var db = services.GetRequiredService<Store>().Read(Sight.Everything, asAt);
                    var kinds = db.Shapes.All.Where(s => s.IsFound).Select(s => s.Kind).ToList();
                    if (words.GetValue(kind) is { } asked && !kinds.Contains(asked, StringComparer.Ordinal))
                    {
                        await Console.Error.WriteLineAsync(
                            $"There is no kind “{asked}”. --kind takes {string.Join(", ", kinds)}."
                        );
                        return Opening.CannotWork;
                    }
                    var time = new SearchedTime(
                        LondonDate.TryParse(words.GetValue(from), out var first) ? first : null,
                        LondonDate.TryParse(words.GetValue(to), out var last) ? last : null
                    );
                    if (time.IsBackward)
                    {
                        await Console.Error.WriteLineAsync($"--to {last.InWords()} comes before --from {first.InWords()}.");
                        return Opening.CannotWork;
                    }
                    var index = await services.GetRequiredService<Searching>().Index(db, asAt, isNow: true);
                    var results = SearchResults.Of(
                        index,
                        db.Shapes,
                        string.Join(' ', words.GetValue(sought)!),
                        words.GetValue(kind),
                        time
                    );
                    Console.WriteLine(
                        words.GetValue(format) == CommonOptions.Json ? TwinText.Of(asAt, results) : Text(results, db.Shapes, time)
                    );
                    return Opening.Done;
                }
            )
        );
        return command;
    }

    private static string Text(SearchResults found, Shapes shapes, SearchedTime time)
    {
        var lines = new List<string>();
        lines.Add(
            found.Results.Count == 0 ? $"Nothing is recorded with these words{time.InWords}."
            : found.HasAll ? $"{found.Results.Count.Counted("record", "records")} found{time.InWords}."
            : $"{found.Results.Count.Counted("record", "records")} found{time.InWords}. None has all the words; these have most of them."
        );
        lines.AddRange(ConceptWords.Notes(found.Concepts));
        foreach (var result in found.Results.Take(Most))
        {
            lines.Add("");
            lines.Add($"{result.Title} ({shapes[result.Kind].InWords.One}, {result.Kind}:{result.Path})");
            if (result.Days.Count > 0)
                lines.Add($"  {result.DaysInWords}");
            if (result.Said is not null)
                lines.Add($"  {result.Said}");
        }
        if (found.Results.Count > Most)
            lines.Add(
                $"\nand {found.Results.Count - Most} more: narrow it down with --kind, or take them all with --format json."
            );
        return string.Join(Environment.NewLine, lines);
    }
}
