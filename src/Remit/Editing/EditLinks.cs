using Remit.Kernel;
using Remit.Web;

namespace Remit.Editing;

/// <summary>The addresses of the forms.</summary>
public sealed class EditLinks(Looking looking, Policy policy, IEnumerable<EditForm> forms)
{
    /// <summary>In the address after a form was saved: the number of the change; 0 for none.</summary>
    public const string SavedKey = "saved";

    private readonly Dictionary<string, EditForm> byKind = forms.ToDictionary(f => f.Shape.Kind, StringComparer.Ordinal);

    /// <summary>The form of a kind; null where it has none.</summary>
    public EditForm? FormOf(string kind) => byKind.GetValueOrDefault(kind);

    /// <summary>Where a record is changed; with a part, that part of it.</summary>
    public static string Change(string kind, string path, string? part = null) =>
        $"/change/{kind}/{path}" + (part is null ? "" : $"?part={part}");

    /// <summary>Where what another record holds is listed, to be changed.</summary>
    public static string Held(string holderKind, string holderPath, string kind) =>
        $"/change/{holderKind}/{holderPath}?of={kind}";

    /// <summary>Where a record is added.</summary>
    public static string Add(string kind, string? holderKind = null, string? holderPath = null) =>
        holderKind is null ? $"/add/{kind}" : $"/add/{kind}?in={holderKind}:{holderPath}";

    /// <summary>
    /// Where the record that a page shows is changed; null for whoever may not, in the past, and for a kind without a form.
    /// </summary>
    public string? ToChange(ShownRecord shown) =>
        looking.IsNow
        && byKind.ContainsKey(shown.Kind)
        && policy.SectionOf(shown.Kind) is { } section
        && MayChange(section, shown)
            ? Change(shown.Kind, shown.Path)
            : null;

    private bool MayChange(PolicySection section, ShownRecord shown) =>
        section.IsShared
            ? looking.Viewer.May($"{section.Capability}.write", shown.Sensitivity ?? Sensitivity.Restricted)
            : looking.Viewer.May(
                section.Capability,
                shown.Sensitivity ?? Sensitivity.Restricted,
                Verb.Write,
                shown.BelongsTo.ToHashSet()
            );

    /// <summary>Where a record that stands alone is added; null for whoever may not, and in the past.</summary>
    public string? ToAdd(string kind) =>
        looking.IsNow
        && byKind.GetValueOrDefault(kind) is { CanAdd: true }
        && policy.SectionOf(kind) is { } section
        && (
            section.IsShared
                ? looking.Viewer.May($"{section.Capability}.write")
                : Enum.GetValues<Sensitivity>().Any(s => looking.Viewer.MayEverywhere(section.Capability, s, Verb.Write))
        )
            ? Add(kind)
            : null;
}
