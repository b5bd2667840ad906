using Remit.Kernel;
using Remit.Web;

namespace Remit.Intake;

/// <summary>The addresses of the pages on which papers are brought in.</summary>
public sealed class IntakeLinks(Addresses addresses)
{
    internal const string Root = "/imports";

    /// <summary>Everything that was brought in, and what waits.</summary>
    public string Imports(int page = 1) =>
        addresses.To(Root, ("page", page == 1 ? null : page.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>Choose a file, or paste.</summary>
    public string New() => addresses.To($"{Root}/new");

    /// <summary>What is in it?</summary>
    public string Kind(Guid id) => addresses.To($"{PathOf(id)}/kind");

    /// <summary>What a file would do, or did.</summary>
    public string Import(Guid id) => addresses.To(PathOf(id));

    /// <summary>All findings of one kind, as a table.</summary>
    public string Findings(Guid id, FindingKind kind = FindingKind.New) =>
        addresses.To($"{PathOf(id)}/findings", ("kind", Kebab.Of(kind)));

    /// <summary>Take it back?</summary>
    public string TakeBack(Guid broughtIn) => addresses.To($"{PathOf(broughtIn)}/take-back");

    public static string PathOf(string id) => $"{Root}/{id}";

    private static string PathOf(Guid id) => PathOf(id.ToString("D"));
}
