using System.Text.Json;
using Remit.Kernel;

namespace Remit.Data;

/// <summary>The neutral name of somebody who was erased.</summary>
internal sealed record ErasedName(RecordRef Record, string Title, string Key);

/// <summary>
/// Who was erased, in the folder of the keys and so outside the database: a database that is put back from an older backup learns from it
/// whom to erase again. It holds ids and neutral names, and nothing that tells of anybody.
/// </summary>
internal static class ErasedList
{
    public const string FileName = "erased.jsonl";

    /// <summary>All of them.</summary>
    /// <exception cref="DatabaseRefusedException">A line is none of this list.</exception>
    public static IReadOnlyList<ErasedName> Of(Store store)
    {
        var keys = new KeyFolder(store.Choice.Keys);
        var names = new List<ErasedName>();
        foreach (var line in keys.Lines(FileName).Where(l => l.Length > 0))
        {
            try
            {
                using var name = JsonDocument.Parse(line);
                names.Add(
                    new ErasedName(
                        RecordRef.Parse(name.RootElement.GetProperty("record").GetString()!),
                        name.RootElement.GetProperty("title").GetString()!,
                        name.RootElement.GetProperty("key").GetString()!
                    )
                );
            }
            catch (Exception problem)
                when (problem is JsonException or KeyNotFoundException or FormatException or InvalidOperationException)
            {
                throw new DatabaseRefusedException(
                    $"A line of {keys.FileOf(FileName)}, the list of who was erased, can't be read: “{line}”. Mend it or put the file back from a backup.",
                    problem
                );
            }
        }
        return names;
    }

    /// <summary>The neutral name of a record; null for one that was never erased.</summary>
    public static ErasedName? Find(Store store, RecordRef record) => Of(store).FirstOrDefault(n => n.Record == record);

    /// <summary>Adds one, unless it is there.</summary>
    public static void Add(Store store, ErasedName name)
    {
        if (Find(store, name.Record) is null)
            new KeyFolder(store.Choice.Keys).AddLine(
                FileName,
                JsonSerializer.Serialize(
                    new
                    {
                        record = name.Record.ToString(),
                        title = name.Title,
                        key = name.Key,
                    }
                )
            );
    }
}
