using Remit.Intake;
using Remit.Responsibilities.Registers;

namespace Remit.Responsibilities.Papers;

/// <summary>
/// Knows the rows of a paper again: by holder, provision and position within the provision, confirmed by wording.
/// </summary>
internal static class RowMatching
{
    /// <summary>The recorded row for each row of the paper: by provision and position there, confirmed by wording, else by wording alone.</summary>
    public static IReadOnlyDictionary<int, RecordedRow> Of(RegisterDraft draft, RecordedRegister recorded)
    {
        var found = new Dictionary<int, RecordedRow>();
        var free = new HashSet<RecordedRow>(recorded.Rows, ReferenceEqualityComparer.Instance);
        var byWording = free.GroupBy(r => LooseName.Plain(r.Row.Text), StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        for (var i = 0; i < draft.Rows.Count; i++)
        {
            var row = draft.Rows[i];
            var wording = LooseName.Plain(row.Wording.Text);
            if (!byWording.TryGetValue(wording, out var same))
                continue;
            var number = ExpectedNumber(row);
            var match =
                same.FirstOrDefault(r => r.Number == number && r.Row.Heading == row.Heading)
                ?? same.FirstOrDefault(r => r.Number == number);
            if (match is null || !free.Remove(match))
                continue;
            same.Remove(match);
            found[i] = match;
        }
        var byNumber = recorded
            .Rows.Where(r => r.Number is not null)
            .GroupBy(r => r.Number!, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        foreach (
            var group in draft
                .Rows.Select((row, i) => (row, i))
                .Where(x => ExpectedNumber(x.row) is not null)
                .GroupBy(x => ExpectedNumber(x.row)!, StringComparer.Ordinal)
        )
        {
            if (!byNumber.TryGetValue(group.Key, out var there))
                continue;
            foreach (var ((_, i), position) in group.Select((x, n) => (x, n)))
            {
                if (!found.ContainsKey(i) && position < there.Count && free.Remove(there[position]))
                    found[i] = there[position];
            }
        }
        return found;
    }

    private static string? ExpectedNumber(RowDraft row) => row.EffectiveNumber is { } number ? Paragraphs.Core(number) : null;
}
