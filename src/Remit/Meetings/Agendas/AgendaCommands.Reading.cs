using System.CommandLine;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Calling;
using Remit.Meetings.Packs;
using Remit.Structure.Handover;
using Remit.Web;
using Remit.Web.CommandLine;

namespace Remit.Meetings.Agendas;

/// <summary>The verbs that only read.</summary>
internal static partial class AgendaCommands
{
    private static Command Show(Opening opening)
    {
        var (which, format) = (Which(), CommonOptions.TextOrJson());
        var command = new Command("show", "Show the agenda, with times") { which, format };
        command.SetAction(words =>
            opening.ToRead(
                words,
                async services =>
                {
                    await using var db = services.GetRequiredService<Store>().Read(Sight.Everything);
                    if (await Find(db, words.GetValue(which)!, toChange: false) is not { } found)
                        return await IsNotThere(words.GetValue(which)!);
                    var (view, _, _) = await AgendaView.Load(db, found.Meeting);
                    if (words.GetValue(format) == CommonOptions.Json)
                    {
                        Console.WriteLine(TwinText.Of(services.GetRequiredService<LondonClock>().Today, view));
                        return Opening.Done;
                    }
                    if (view.Items.Count == 0)
                        Console.WriteLine("There is no agenda yet.");
                    foreach (var line in view.Items)
                    foreach (var said in InText(line))
                        Console.WriteLine(said);
                    return Opening.Done;
                }
            )
        );
        return command;
    }

    private static IEnumerable<string> InText(AgendaLine line)
    {
        var about = new[]
        {
            $"{line.NumberInWords}. {line.Title} [{line.Key}]",
            line.Starts is { } at ? LondonTime.Words(at) : null,
            line.Minutes is { } minutes ? $"{minutes} min" : null,
            line.Supplement is { } supplement ? $"supplement {supplement}" : null,
            line.WithdrawnOn is null ? null : $"withdrawn: {line.WithdrawnBecause}",
        };
        yield return string.Join(", ", about.OfType<string>());
        if (line.RecalledBecause is { } because)
            yield return $"   Its report is recalled: {because}";
        foreach (var late in line.CameLate)
            yield return $"   {late}";
    }

    private static Command Pack(Opening opening)
    {
        var which = Which();
        var (readers, supplement, since) = (
            Text("--for", "public or partnership; left out, all there is"),
            Text("--supplement", "Only what came with this supplement"),
            Text("--since", "Only what is newer than a day or the number of a change")
        );
        var to = new Option<string>("--out")
        {
            Description = "The file to write: .pdf, or .docx for our own pages",
            HelpName = "FILE",
            Required = true,
        };
        var command = new Command("pack", "Write the pack of a meeting as one PDF, or our own pages as Word")
        {
            which,
            readers,
            supplement,
            since,
            to,
        };
        command.SetAction(words =>
            opening.ToRead(
                words,
                async services =>
                {
                    var store = services.GetRequiredService<Store>();
                    await using var db = store.Read(Sight.Everything);
                    if (await Find(db, words.GetValue(which)!, toChange: false) is not { } found)
                        return await IsNotThere(words.GetValue(which)!);
                    var (edition, wrong) = await PackAsked.Read(
                        store,
                        words.GetValue(readers),
                        words.GetValue(supplement),
                        words.GetValue(since)
                    );
                    if (edition is null)
                        return await HandoverOptions.Refuse([wrong!]);
                    var pack = await PackContents.Load(db, found, edition, services.GetRequiredService<LondonClock>().Today);
                    if (pack.IsEmpty)
                        return await HandoverOptions.Refuse([
                            "There is nothing in this pack: no agenda is published, or nothing is newer.",
                        ]);
                    var file = words.GetValue(to)!;
                    var made = file.EndsWith(".docx", StringComparison.OrdinalIgnoreCase)
                        ? Result<byte[]>.Done(await PackPdf.Word(db, pack, null))
                        : await services.GetRequiredService<PackPdf>().Make(db, pack, null, CancellationToken.None);
                    if (made.IsRefused)
                        return await HandoverOptions.Refuse(made.Refusals.Select(r => r.Message));
                    await System.IO.File.WriteAllBytesAsync(file, made.Value);
                    Console.WriteLine($"Wrote {file}.");
                    foreach (var sentence in pack.LeftOut)
                        Console.WriteLine($"- {sentence}");
                    return Opening.Done;
                }
            )
        );
        return command;
    }
}
