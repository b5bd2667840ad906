using Remit.Kernel;
using Remit.Responsibilities.Maps;
using Remit.Responsibilities.Sources;

namespace Remit.Portable.Packs;

/// <summary>Legislation or guidance that ships with the program, in the portable format: sources with their provisions.</summary>
/// <param name="Key">Its folder.</param>
/// <param name="Title">What it is called.</param>
/// <param name="About">What it has, in a sentence or two.</param>
/// <param name="TakenFrom">What it was taken from: addresses, or words.</param>
/// <param name="LeftOut">What is not in it, or could not be verified, each in a sentence.</param>
/// <param name="Files">Its files.</param>
internal sealed record Pack(
    string Key,
    string Title,
    string About,
    IReadOnlyList<string> TakenFrom,
    IReadOnlyList<string> LeftOut,
    FileSet Files
)
{
    /// <summary>What it has, read anew: whoever joins drafts writes into them.</summary>
    public DraftReader Read(Shapes shapes)
    {
        var reader = new DraftReader(shapes, Files, _ => { });
        reader.Read();
        return reader;
    }

    /// <summary>Its edition: the newest of its sources.</summary>
    public DateOnly Edition { get; private init; }

    /// <summary>Its sources, as they are stated.</summary>
    public IReadOnlyList<RecordDraft> Sources { get; private init; } = [];

    /// <summary>Its maps from one source to a later one, as they are stated; none in most packs.</summary>
    public IReadOnlyList<RecordDraft> Maps { get; private init; } = [];

    /// <summary>How many provisions it has; of a pack with a map, of how many it says what became of them.</summary>
    public int Provisions { get; private init; }

    /// <summary>For how many provisions it says that something could not be verified.</summary>
    public int Unverified { get; private init; }

    /// <summary>The same with what its files say counted.</summary>
    public Pack Counted(Shapes shapes)
    {
        var drafts = Read(shapes).Drafts;
        var provisions = drafts.Where(d => d.Shape.Type == typeof(Provision)).ToList();
        var sources = drafts.Where(d => d.Shape.Type == typeof(Source)).ToList();
        var maps = drafts.Where(d => d.Shape.Type == typeof(SourceMap)).ToList();
        var entries = drafts.Where(d => d.Shape.Type == typeof(MapEntry)).ToList();
        if (maps.Count > 0)
            return this with
            {
                Edition = maps.Max(EditionOf) ?? default,
                Sources = sources,
                Maps = maps,
                Provisions = entries.Count,
                Unverified = entries.Count(e => e.Stated.ContainsKey("unverified") || e.Holder!.Stated.ContainsKey("unverified")),
            };
        return this with
        {
            Edition = sources.Max(EditionOf) ?? default,
            Sources = sources,
            Provisions = provisions.Count,
            Unverified = provisions.Count(IsUnverified),
        };
    }

    /// <summary>It says so itself, or its source does and it was not checked by itself.</summary>
    private static bool IsUnverified(RecordDraft provision) =>
        provision.Stated.ContainsKey("unverified")
        || (provision.Holder!.Stated.ContainsKey("unverified") && !provision.Stated.ContainsKey("checked-on"));

    /// <summary>The edition that a source or map of a pack states.</summary>
    public static DateOnly? EditionOf(RecordDraft source) => source.Stated.GetValueOrDefault("edition")?.Value as DateOnly?;
}
