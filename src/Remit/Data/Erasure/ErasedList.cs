using System.Globalization;
using System.Text.Json;
using Remit.Kernel;

namespace Remit.Data.Erasure;

/// <summary>The neutral name of somebody who was erased.</summary>
internal sealed record ErasedName(RecordRef Record, string Title, string Key)
{
    /// <summary>On which day; null in lists of older programs.</summary>
    public DateOnly? On { get; init; }

    /// <summary>From which other texts their traces were blanked.</summary>
    public IReadOnlyList<string> Blanked { get; init; } = [];

    /// <summary>A neutral key.</summary>
    public static string KeyOf(Shape shape, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"erased-{shape.Kind}-{number}");

    /// <summary>Whether a key is such a one.</summary>
    public static bool IsKeyOf(Shape shape, string key) =>
        key.StartsWith($"erased-{shape.Kind}-", StringComparison.Ordinal)
        && int.TryParse(key.AsSpan($"erased-{shape.Kind}-".Length), NumberStyles.None, CultureInfo.InvariantCulture, out _);
}

/// <summary>
/// Who was erased, in the folder of the keys and so outside the database: a database that is put back from an older backup learns from it
/// whom to erase again. It holds ids, days, places and neutral names, and nothing that tells of anybody.
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
                names.Add(Read(name.RootElement));
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

    /// <summary>Adds one, unless it is there.</summary>
    public static void Add(Store store, ErasedName name)
    {
        if (Of(store).All(n => n.Record != name.Record))
            new KeyFolder(store.Choice.Keys).AddLine(
                FileName,
                JsonSerializer.Serialize(
                    new
                    {
                        record = name.Record.ToString(),
                        title = name.Title,
                        key = name.Key,
                        on = name.On is { } day ? LondonDate.Iso(day) : null,
                        blanked = name.Blanked,
                    }
                )
            );
    }

    private static ErasedName Read(JsonElement line) =>
        new(
            RecordRef.Parse(line.GetProperty("record").GetString()!),
            line.GetProperty("title").GetString()!,
            line.GetProperty("key").GetString()!
        )
        {
            On =
                line.TryGetProperty("on", out var on) && on.GetString() is { } day
                    ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture)
                    : null,
            Blanked = line.TryGetProperty("blanked", out var places)
                ? [.. places.EnumerateArray().Select(p => p.GetString()!)]
                : [],
        };
}
