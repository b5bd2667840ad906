using Remit.Web;

namespace Remit.Portable.Packs;

/// <summary>The addresses of the packs of legislation and guidance that ship with Remit.</summary>
internal sealed class PacksLinks(Addresses addresses)
{
    private const string SourcesRoot = "/sources";
    private const string Root = $"{SourcesRoot}/packs";

    /// <summary>All packs.</summary>
    public string Packs() => addresses.To(Root);

    /// <summary>What a pack has.</summary>
    public string Pack(string pack) => addresses.To(PathOf(pack));

    /// <summary>What adding a pack would do.</summary>
    public string Add(string pack) => addresses.To($"{PathOf(pack)}/add");

    /// <summary>Legislation and guidance that is recorded.</summary>
    public string Sources() => addresses.To(SourcesRoot);

    /// <summary>A recorded source.</summary>
    public string Source(string source) => addresses.To($"{SourcesRoot}/{source}");

    /// <summary>Take back what adding a pack did?</summary>
    public static string TakeBackPath(string pack) => $"{PathOf(pack)}/take-back";

    /// <summary>A pack's path, without dates.</summary>
    public static string PathOf(string pack) => $"{Root}/{pack}";

    /// <summary>The list's path, without dates.</summary>
    public static string ListPath => Root;
}
