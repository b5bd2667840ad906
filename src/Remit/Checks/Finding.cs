using System.Security.Cryptography;
using System.Text;
using Remit.Kernel;

namespace Remit.Checks;

/// <summary>One thing that a check found; on screen "something to put right".</summary>
/// <param name="Check">Which check.</param>
/// <param name="Severity">How much it weighs.</param>
/// <param name="Message">What is wrong here, in a sentence. It names no record that is not listed.</param>
/// <param name="Mend">What would mend it.</param>
/// <param name="Records">The records on which it rests, the one that it is about first.</param>
public sealed record Finding(Check Check, Severity Severity, string Message, string Mend, IReadOnlyList<FoundRecord> Records)
{
    private const int LongestName = 60;

    /// <summary>Whether it says only that something is not recorded yet. That is not called a fault.</summary>
    public bool IsNotRecorded { get; init; }

    /// <summary>Which of its faults, for a check that can find several in the same records: "past-its-end".</summary>
    public string? Fault { get; init; }

    /// <summary>How an address names it; the same as long as it is found in the same records.</summary>
    public string Key =>
        field ??=
            Slug.From(
                $"{Check.Code} {(Records is [{ Path: var path }, ..] ? path.Length > LongestName ? path[..LongestName] : path : "")}"
            ) + $"-{Fingerprint()}";

    /// <summary>The body that it is about; null where it is about none.</summary>
    public FoundRecord? Body => Records.FirstOrDefault(r => r.Ref.Kind == "body");

    private string Fingerprint()
    {
        var rests = string.Join(' ', Records.Select(r => $"{r.Ref.Kind}:{r.Path}").Order(StringComparer.Ordinal));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Check.Code}|{Fault}|{rests}")).AsSpan(0, 4));
    }
}

/// <summary>A record on which a finding rests.</summary>
/// <param name="Ref">The record.</param>
/// <param name="Path">Its key, after those of its holders.</param>
/// <param name="Title">What people know it by.</param>
/// <param name="Sensitivity">Who may see it.</param>
/// <param name="RestrictedTo">The bodies that see it, where it is restricted.</param>
/// <param name="Version">The change that wrote it last.</param>
public sealed record FoundRecord(
    RecordRef Ref,
    string Path,
    string Title,
    Sensitivity Sensitivity,
    string? RestrictedTo,
    long Version
)
{
    /// <summary>A record that stands alone, or lies in another.</summary>
    public static FoundRecord Of(string kind, Record record, string title, FoundRecord? holder = null) =>
        new(
            new RecordRef(kind, record.RowId),
            holder is null ? record.Key : $"{holder.Path}/{record.Key}",
            title,
            record.Sensitivity,
            record.RestrictedTo,
            record.Version
        );
}
