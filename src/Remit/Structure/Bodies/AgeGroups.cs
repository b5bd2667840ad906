using Remit.Kernel;
using Remit.Structure.Checking;

namespace Remit.Structure.Bodies;

/// <summary>
/// Age groups that answer to the same body for the same places: together they are to cover childhood, so their ages are held against one
/// another. Other bodies that declare ages cover a topic for them, and overlap by right.
/// </summary>
/// <param name="Parent">The body to which they answer.</param>
/// <param name="Groups">Two or more, by age.</param>
internal sealed record AgeGroups(Body Parent, IReadOnlyList<Body> Groups)
{
    /// <summary>All of them on a day.</summary>
    public static IEnumerable<AgeGroups> On(StructureOn at)
    {
        var declared = at.Ours.Where(b => b is { Kind: BodyKind.AgeGroup, Ages: not null }).ToList();
        var below = declared
            .SelectMany(b => at.AnswersTo(b).Select(p => (Parent: p, Group: b)))
            .ToLookup(p => p.Parent, p => p.Group);
        foreach (var siblings in below)
        {
            var left = siblings.OrderBy(b => b.Ages).ToList();
            while (left.Count > 0)
            {
                var together = left.Where(b => !at.AreApart(left[0], b)).ToList();
                left.RemoveAll(together.Contains);
                if (together.Count > 1)
                    yield return new AgeGroups(siblings.Key, together);
            }
        }
    }

    /// <summary>Those that follow one another without a gap.</summary>
    public IEnumerable<(Body Younger, Body Older)> Neighbours =>
        Groups.Zip(Groups.Skip(1)).Where(p => p.First.Ages!.Last is { } last && p.Second.Ages!.First <= last + 1);

    /// <summary>How many whole years two ranges share; null for no end.</summary>
    public static int? YearsShared(AgeRange one, AgeRange other) =>
        one.Intersection(other) is not { } shared ? 0
        : shared.Last is { } last ? last - shared.First + 1
        : null;
}
