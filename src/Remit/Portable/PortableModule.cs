using System.CommandLine;
using Remit.Data;
using Remit.Kernel;
using Remit.Portable.Packs;
using Remit.Web;
using Remit.Web.CommandLine;

namespace Remit.Portable;

/// <summary>The whole partnership as plain files, in and out.</summary>
internal static class PortableModule
{
    public static IServiceCollection AddPortable(this IServiceCollection services) =>
        services
            .AddSingleton<PartnershipImport>()
            .AddSingleton(provided => new ShippedPacks(provided.GetRequiredService<Shapes>(), ShippedPacks.Folder))
            .AddSingleton<AddingAPack>()
            .AddScoped<PacksLinks>();

    /// <summary><c>import DIR|ZIP [--dry-run]</c></summary>
    public static Command Import(Opening opening)
    {
        var from = new Argument<string>("DIR|ZIP") { Description = "A folder or a zip file in the portable format" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would change, record by record, and save nothing" };
        var command = new Command(
            "import",
            "Bring a whole partnership's files in, or with a command below one paper as people have it; adds and changes, never ends anything"
        )
        {
            from,
            dryRun,
        };
        command.SetAction(async words =>
        {
            var rehearse = words.GetValue(dryRun);
            var path = words.GetValue(from)!;
            if (IsAPaper(path))
            {
                var verbs = string.Join(
                    ", ",
                    command.Subcommands.Where(c => c.Arguments is [{ Name: "FILE" }]).Select(c => c.Name)
                );
                await Console.Error.WriteLineAsync(
                    $"{path} is one paper, and this takes a whole partnership's folder or zip file. Say what is in it: ./remit import KIND {path}, where KIND is one of {verbs}. Nothing was saved."
                );
                return Opening.Refused;
            }
            var files = FileSet.Read(path);
            // Nothing to read: that must not leave an empty database behind.
            if (files.Texts.Count == 0)
                return Say(new ImportReport([], 0, files.Problems, null), rehearse);
            return await opening.ToWrite(
                words,
                async services =>
                {
                    var change = new Change(
                        Change.LocalOperator,
                        "by the command line",
                        $"Imported {Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)))}"
                    );
                    var import = services.GetRequiredService<PartnershipImport>();
                    return Say(await import.Run(files, change, rehearse, Console.Error.WriteLine), rehearse);
                }
            );
        });
        return command;
    }

    /// <summary>A file of the kinds in which people have papers; several of them are zip files inside.</summary>
    private static bool IsAPaper(string path) =>
        File.Exists(path)
        && Path.GetExtension(path).ToLowerInvariant()
            is ".docx"
                or ".xlsx"
                or ".pdf"
                or ".html"
                or ".htm"
                or ".txt"
                or ".csv"
                or ".md"
                or ".doc"
                or ".xls"
                or ".odt";

    /// <summary><c>export DIR|ZIP</c></summary>
    public static Command Export(Opening opening)
    {
        var to = new Argument<string>("DIR|ZIP") { Description = "An empty folder, or a path that ends in .zip" };
        var command = new Command("export", "Take the whole partnership out as plain files") { to };
        command.SetAction(words =>
            opening.ToRead(
                words,
                async services =>
                {
                    await using var db = services.GetRequiredService<Store>().Read(Sight.Everything);
                    var files = await new PartnershipExport(db).Run();
                    try
                    {
                        files.Write(words.GetValue(to)!);
                    }
                    catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
                    {
                        await Console.Error.WriteLineAsync(problem.Message);
                        return Opening.CannotWork;
                    }
                    Console.WriteLine($"Wrote {files.Count.Counted("file", "files")} to {words.GetValue(to)}.");
                    return Opening.Done;
                }
            )
        );
        return command;
    }

    /// <summary><c>schemas DIR</c></summary>
    public static Command Schemas(Func<Shapes> shapes)
    {
        var to = new Argument<string>("DIR") { Description = "A folder; made where there is none" };
        var command = new Command("schemas", "Write the JSON Schemas of the portable format, and a page with every field") { to };
        command.SetAction(words =>
        {
            var folder = Directory.CreateDirectory(words.GetValue(to)!).FullName;
            var files = new PortableSchemas(shapes()).Files();
            foreach (var (name, text) in files)
                File.WriteAllText(Path.Combine(folder, name), text);
            Console.WriteLine($"Wrote {files.Count.Counted("file", "files")} to {folder}.");
            return Opening.Done;
        });
        return command;
    }

    /// <summary>More than anyone reads at once; the next run shows the rest.</summary>
    private const int MostProblemsSaid = 500;

    private static int Say(ImportReport report, bool rehearse)
    {
        if (report.Problems.Count > 0)
        {
            foreach (var problem in report.Problems.Take(MostProblemsSaid))
                Console.Error.WriteLine(problem);
            if (report.Problems.Count > MostProblemsSaid)
                Console.Error.WriteLine($"… and {report.Problems.Count - MostProblemsSaid:N0} more.");
            Console.Error.WriteLine($"{report.Problems.Count.Counted("problem", "problems")}. Nothing was saved.");
            return Opening.Refused;
        }
        foreach (var notice in report.Notices.Take(MostProblemsSaid))
            Console.Error.WriteLine(notice);
        if (report.Notices.Count > MostProblemsSaid)
            Console.Error.WriteLine($"… and {report.Notices.Count - MostProblemsSaid:N0} more.");
        if (rehearse)
        {
            foreach (var change in report.Changes)
                Console.WriteLine(change);
        }
        var added = report.Changes.Count(c => c.IsNew);
        var changed = report.Changes.Count - added;
        Console.WriteLine(
            $"{added.Counted("record", "records")} {(rehearse ? "would be " : "")}added, {changed:N0} changed, {report.Unchanged:N0} unchanged."
        );
        return Opening.Done;
    }
}
