using Remit.Kernel;

namespace Remit.Portable.Packs;

/// <summary>The packs that lie beside the program: a folder each in the portable format, and <c>packs.yaml</c>, which lists them.</summary>
internal sealed class ShippedPacks(Shapes shapes, string folder)
{
    private const string List = "packs.yaml";

    private readonly Lazy<IReadOnlyList<Pack>> all = new(() => Read(shapes, folder));

    /// <summary>Where they lie beside the program.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "sources");

    /// <summary>All of them, in the order of the list.</summary>
    public IReadOnlyList<Pack> All => all.Value;

    /// <summary>One by its key; null where there is none.</summary>
    public Pack? Find(string key) => All.FirstOrDefault(p => p.Key == key);

    private static List<Pack> Read(Shapes shapes, string folder)
    {
        var file = Path.Combine(folder, List);
        if (!File.Exists(file))
            return [];
        var problems = new List<Problem>();
        var packs = (Yaml.Read(List, File.ReadAllText(file), problems)?.Entries ?? [])
            .Select(e => Of(folder, e).Counted(shapes))
            .ToList();
        return problems.Count == 0 ? packs : throw new InvalidDataException(string.Join('\n', problems));
    }

    private static Pack Of(string folder, YamlEntry entry)
    {
        var files = FileSet.Read(Path.Combine(folder, entry.Name));
        // A map names the provisions of two sources, which come in with it where they are not there.
        foreach (var (name, text) in Lines("needs").SelectMany(pack => FileSet.Read(Path.Combine(folder, pack)).Texts))
            if (!files.Texts.ContainsKey(name))
                files.Add(name, text);
        return new Pack(
            entry.Name,
            Field("title")?.Text ?? entry.Name,
            Field("about")?.Text ?? "",
            Lines("taken-from"),
            Lines("left-out"),
            files
        );

        YamlValue? Field(string name) => entry.Value.Entries?.FirstOrDefault(e => e.Name == name)?.Value;

        IReadOnlyList<string> Lines(string name) => [.. (Field(name)?.List ?? []).Select(v => v.Text).OfType<string>()];
    }
}
