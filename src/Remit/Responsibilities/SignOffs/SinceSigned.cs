using Remit.Kernel;
using Remit.Responsibilities.Registers;
using Remit.Web;

namespace Remit.Responsibilities.SignOffs;

/// <summary>What changed in a register since it was signed, in sentences.</summary>
internal static class SinceSigned
{
    private const int Longest = 90;

    /// <param name="then">What was signed.</param>
    /// <param name="now">As it is now.</param>
    public static IReadOnlyList<string> Between(SignedRegister then, SignedRegister now)
    {
        // An erasure can leave two rows the same key.
        var before = then.Rows.DistinctBy(r => r.Key).ToDictionary(r => r.Key, StringComparer.Ordinal);
        var after = now.Rows.ToDictionary(r => r.Key, StringComparer.Ordinal);
        var said = new List<string>();
        if (then.Holder != now.Holder)
            said.Add($"It was the register of {then.Holder}, and is that of {now.Holder}.");
        said.AddRange(then.Rows.Where(r => !after.ContainsKey(r.Key)).Select(r => $"{Name(r)} is not in it any more."));
        said.AddRange(now.Rows.Where(r => !before.ContainsKey(r.Key)).Select(r => $"{Name(r)} is new."));
        foreach (var row in now.Rows)
            if (before.TryGetValue(row.Key, out var was))
                said.AddRange(
                    Of(was, row).Concat(then.SaysWhatIsOpen ? Open(was, row) : []).Select(what => $"{Name(row)}: {what}.")
                );
        return said;
    }

    private static IEnumerable<string> Of(SignedRow was, SignedRow row)
    {
        if (was.Text != row.Text)
            yield return $"it read “{Short(was.Text)}”";
        if (was.Met != row.Met)
            yield return $"it was {Said(was.Met)}, and is {Said(row.Met)}";
        if (was.Account?.Text != row.Account?.Text || was.Account?.On != row.Account?.On)
            yield return row.Account is null ? "its account does not count any more"
            : was.Account is null ? "there is an account now"
            : $"there is another account{(row.Account.On is { } on ? $", of {LondonDate.Words(on)}" : "")}";
        else if (row.Account is not null && !was.Account!.Evidence.SequenceEqual(row.Account.Evidence))
            yield return "other evidence stands behind its account";
    }

    private static IEnumerable<string> Open(SignedRow was, SignedRow row)
    {
        if (was.ReopenedSince is null && row.ReopenedSince is { } since)
            yield return $"it is reopened since {LondonDate.Words(since)}, for the law behind it changed";
        else if (was.ReopenedSince is not null && row.ReopenedSince is null)
            yield return "it was reopened, and is settled";
        if (was.Draft is null && row.Draft is not null)
            yield return "there is a draft now";
    }

    private static string Said(Fulfilment? met) => met?.OnScreen().ToLowerInvariant() ?? "a lead-in";

    private static string Name(SignedRow row) => $"{(row.Number is null ? "" : $"{row.Number} ")}“{Short(row.Text)}”";

    private static string Short(string text) => OneLine.Of(text).Shortened(Longest);
}
