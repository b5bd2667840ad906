using Remit.Kernel;
using Remit.Web;

namespace Remit.Editing;

/// <summary>The forms that there are, and which of them are offered to whoever looks.</summary>
public sealed class OfferedForms(Looking looking, Policy policy, IEnumerable<EditForm> forms)
{
    private readonly Dictionary<string, EditForm> byKind = forms.ToDictionary(f => f.Shape.Kind, StringComparer.Ordinal);

    /// <summary>The form of a kind; null where it has none.</summary>
    public EditForm? FormOf(string kind) => byKind.GetValueOrDefault(kind);

    /// <summary>
    /// Where the record that a page shows is changed; null for whoever may not, in the past, and for a kind without a form.
    /// </summary>
    public string? ToChange(ShownRecord shown) =>
        looking.IsNow
        && byKind.ContainsKey(shown.Kind)
        && policy.SectionOf(shown.Kind) is { } section
        && MayChange(section, shown)
            ? EditLinks.Change(shown.Kind, shown.Path)
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
                    || (byKind[kind].FieldsFor.Count > 0 && looking.Viewer.May($"{section.Capability}.write"))
        )
            ? EditLinks.Add(kind)
            : null;

    /// <summary>
    /// Where a record is begun that names the one that a page shows; null for whoever may not, and in the past.
    /// </summary>
    public string? ToAddFor(string kind, string about, IEnumerable<RecordRef> belongsTo) =>
        looking.IsNow
        && byKind.GetValueOrDefault(kind) is { CanAdd: true } form
        && form.FieldsFor.ContainsKey(about.Split(':')[0])
        && policy.SectionOf(kind) is { } section
        && looking.Viewer.May(section.Capability, Sensitivity.Partnership, Verb.Write, belongsTo.ToHashSet())
            ? EditLinks.AddFor(kind, about)
            : null;
}
