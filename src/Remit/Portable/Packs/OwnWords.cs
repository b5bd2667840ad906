using Remit.Kernel;
using Remit.Responsibilities.Maps;
using Remit.Responsibilities.Sources;

namespace Remit.Portable.Packs;

/// <summary>
/// What of a pack is left out where the partnership has words of its own: what it fills is what is empty, and nothing is written over unless
/// a person says so. The partnership's notes, and where it took something from, are its own always.
/// </summary>
internal static class OwnWords
{
    private static readonly string[] AlwaysOurs =
    [
        CommonFields.Note,
        CommonFields.TakenFrom,
        CommonFields.SensitivityName,
        CommonFields.RestrictedTo,
        "part-of",
        "number",
    ];

    /// <summary>The words of a provision.</summary>
    private static readonly string[] Words = ["title", "text"];

    /// <summary>What a pack says of its own checking, which was of its own words.</summary>
    private static readonly string[] OfTheChecking = ["checked-on", "checked-against"];

    /// <summary>It says which edition of the pack was brought in last, so it follows the pack unasked.</summary>
    private const string Edition = "edition";

    /// <summary>Takes out of a draft what is not to be written over what is recorded, and says where the two differ.</summary>
    public static IReadOnlyList<KeptField> Keep(RecordDraft draft, Record recorded, string what, bool takeOver)
    {
        if (recorded is MapEntry entry)
            return KeepEntry(draft, entry, what, takeOver);
        if (HasWordsThatStay(draft, recorded, takeOver))
            foreach (var name in OfTheChecking)
                draft.Stated.Remove(name);
        var kept = new List<KeptField>();
        foreach (var (name, stated) in draft.Stated.ToList())
        {
            if (name == Edition || Written(draft.Shape, recorded, name) is not { } ours)
                continue;
            var packs = Shown(stated.Value);
            if (AlwaysOurs.Contains(name))
                draft.Stated.Remove(name);
            else if (ours != packs && !takeOver)
            {
                draft.Stated.Remove(name);
                kept.Add(new KeptField(what, name, ours, packs));
            }
        }
        return kept;
    }

    /// <summary>
    /// What became of a provision is one answer, which stays ours or is taken over as a whole; what is in use stays in any case.
    /// </summary>
    private static IReadOnlyList<KeptField> KeepEntry(RecordDraft draft, MapEntry entry, string what, bool takeOver)
    {
        var packs = Shown(draft.Stated["outcome"].Value);
        var ours = ValueText.Write(entry.Outcome)!;
        if (takeOver && entry.UsedFrom is null)
            return [];
        draft.Stated.Clear();
        return ours == packs ? [] : [new KeptField(what, "outcome", ours, packs)];
    }

    /// <summary>
    /// Whether words of a provision stay the partnership's own: they differ and are kept, or the pack has none in their place. The pack never
    /// held them against the text.
    /// </summary>
    private static bool HasWordsThatStay(RecordDraft draft, Record recorded, bool takeOver) =>
        draft.Shape.Type == typeof(Provision)
        && Words.Any(name =>
            Written(draft.Shape, recorded, name) is { } ours
            && (!draft.Stated.TryGetValue(name, out var stated) || (!takeOver && Shown(stated.Value) != ours))
        );

    /// <summary>What a record says in a field, as files write it; null for nothing.</summary>
    private static string? Written(Shape shape, Record record, string name)
    {
        var field = CommonFields.Of(shape).FirstOrDefault(f => CommonFields.Names(f).Contains(name));
        if (field is null)
            return null;
        var value = field.Property.GetValue(record);
        if (value is Period period)
            value = name == CommonFields.From ? period.From : period.Until;
        return value is null ? null
            : References.IsReference(field.Property.PropertyType) ? name
            : ValueText.Write(value);
    }

    private static string Shown(object? value) => value as string ?? ValueText.Write(value) ?? "";
}
