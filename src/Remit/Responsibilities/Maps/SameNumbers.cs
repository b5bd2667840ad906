using Remit.Responsibilities.Sources;

namespace Remit.Responsibilities.Maps;

/// <summary>An old provision and the only new one with its number: likely one and the same, which a person says.</summary>
/// <param name="Old">The old one.</param>
/// <param name="New">The new one.</param>
internal sealed record SameNumber(Provision Old, Provision New)
{
    /// <summary>The same where they read alike word for word, and changed otherwise: that a number is the same says nothing of the words.</summary>
    public Outcome Outcome => Likeness.ReadsTheSame(Old, New) ? Outcome.Same : Outcome.Changed;
}

/// <summary>Finds them.</summary>
internal static class SameNumbers
{
    /// <summary>Those that are not mapped yet, each with exactly one new provision of its number that nothing else is the same as.</summary>
    public static IReadOnlyList<SameNumber> In(MapBook book)
    {
        var taken = book
            .Old.Select(book.EntryOf)
            .OfType<MapEntry>()
            .Where(e => e.Carries)
            .SelectMany(book.SuccessorsOf)
            .Select(p => p.Id)
            .ToHashSet();
        return
        [
            .. from old in book.Old
            where book.EntryOf(old) is null
            let fellows = book.New.Where(n => Likeness.IsTheSameNumber(old, n)).ToList()
            where
                fellows.Count == 1
                && !taken.Contains(fellows[0].Id)
                && book.Old.Count(o => Likeness.IsTheSameNumber(o, fellows[0])) == 1
            select new SameNumber(old, fellows[0]),
        ];
    }
}
