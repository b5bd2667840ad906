using System.Security.Cryptography;
using System.Text;
using Remit.Data;

namespace Remit.Portable.Packs;

/// <summary>What a pack would do to a partnership's records, or did.</summary>
/// <param name="Changes">Each record that is added or changed.</param>
/// <param name="Kept">Where the partnership's own words differ from the pack's, and stay.</param>
/// <param name="Unchanged">How many records stand already as the pack has them.</param>
/// <param name="Problems">Why it can't be added.</param>
/// <param name="Change">The change as logged; null where nothing was saved.</param>
internal sealed record PackProposal(
    IReadOnlyList<RecordChange> Changes,
    IReadOnlyList<KeptField> Kept,
    int Unchanged,
    IReadOnlyList<Problem> Problems,
    LoggedChange? Change = null
)
{
    /// <summary>How many records would be added.</summary>
    public int Added => Changes.Count(c => c.IsNew);

    /// <summary>How many would be changed.</summary>
    public int Changed => Changes.Count - Added;

    /// <summary>The same for the same proposal: what a person agreed to is told from it.</summary>
    public string Mark =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    string.Join('\n', Changes.Select(c => c.ToString()).Concat(Kept.Select(k => k.ToString())))
                )
            )
        )[..16];
}

/// <summary>A field in which the partnership's own words differ from the pack's.</summary>
/// <param name="What">Whose field: “s. 10 of Children Act 2004”.</param>
/// <param name="Field">The field.</param>
/// <param name="Ours">What is recorded.</param>
/// <param name="Packs">What the pack says.</param>
internal sealed record KeptField(string What, string Field, string Ours, string Packs)
{
    /// <inheritdoc/>
    public override string ToString() => $"{What}: {Field} stays “{Ours}”; the pack has “{Packs}”";
}
