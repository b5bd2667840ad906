using Remit.Kernel;
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

    /// <summary>What a pack says of its own checking; it follows the pack's edition.</summary>
    private static readonly string[] OfTheChecking = ["checked-on", "checked-against"];

    private static readonly string[] OfThePack = [.. OfTheChecking, "restated-by", "edition"];

    /// <summary>Takes out of a draft what is not to be written over what is recorded, and says where the two differ.</summary>
    public static IReadOnlyList<KeptField> Keep(RecordDraft draft, Record recorded, string what, bool takeOver)
    {
        var kept = new List<KeptField>();
        foreach (var (name, stated) in draft.Stated.ToList())
        {
            if (OfThePack.Contains(name) || Written(draft.Shape, recorded, name) is not { } ours)
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
        // Words that stay the partnership's own were not held against the text by the pack.
        if (draft.Shape.Type == typeof(Provision) && kept.Any(k => k.Field is "text" or "title"))
            foreach (var name in OfTheChecking)
                draft.Stated.Remove(name);
        return kept;
    }

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
