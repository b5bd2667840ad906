using System.CommandLine;
using System.Text;
using Remit.Data;
using Remit.Kernel;
using Remit.Web.CommandLine;

namespace Remit.Responsibilities.Registers;

/// <summary>The verb that takes registers out as tables.</summary>
internal static class RegisterCommands
{
    /// <summary>Without the mark, Excel reads the file in the machine's old encoding and garbles every dash and curly quotation mark.</summary>
    private static readonly Encoding MarkedForExcel = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true);

    /// <summary><c>export registers --format csv --out DIR</c></summary>
    public static Command Export(Opening opening)
    {
        var format = new Option<string>("--format") { Description = "csv", DefaultValueFactory = _ => "csv" };
        format.AcceptOnlyFromAmong("csv");
        var to = new Option<string>("--out")
        {
            Description = "The folder to write into",
            HelpName = "DIR",
            Required = true,
        };
        var command = new Command("registers", "Take the registers out, a table each") { format, to };
        command.SetAction(words =>
            opening.ToRead(
                words,
                async services =>
                {
                    var folder = words.GetValue(to)!;
                    await using var db = services.GetRequiredService<Store>().Read(Sight.Everything);
                    var tables = await RegisterExport.Csv(db, services.GetRequiredService<LondonClock>().Today);
                    try
                    {
                        Directory.CreateDirectory(folder);
                        foreach (var (key, text) in tables)
                            await File.WriteAllTextAsync(Path.Combine(folder, $"{key}.csv"), text, MarkedForExcel);
                    }
                    catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
                    {
                        await Console.Error.WriteLineAsync($"Can't write to {folder}: {problem.Message}");
                        return Opening.CannotWork;
                    }
                    Console.WriteLine(
                        tables.Count == 1 ? $"Wrote 1 register to {folder}." : $"Wrote {tables.Count} registers to {folder}."
                    );
                    return Opening.Done;
                }
            )
        );
        return command;
    }
}
