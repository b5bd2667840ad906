using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;

namespace Remit.Structure.Bodies;

/// <summary>
/// A body whose name is changed does not get that of another while both go on: nobody could tell the two apart. Two may have
/// come with one name, out of papers; that is not this rule's.
/// </summary>
internal sealed class NoBodyTakesAnothersName : IInvariant
{
    public async Task<IReadOnlyList<Refusal>> Refusals(Db db, Touched touched)
    {
        var renamed = touched
            .Changed<Body>()
            .Where(c => !IsSame(c.Before.GetValue<string>(nameof(Body.Name)), c.Now.Name))
            .Select(c => c.Now)
            .ToList();
        if (renamed.Count == 0)
            return [];
        var names = renamed.ConvertAll(b => b.Name.ToLowerInvariant());
        var others = await db.All<Body>().Where(b => names.Contains(b.Name.ToLower())).ToListAsync();
        return
        [
            .. from body in renamed
            let twin = others.FirstOrDefault(o => o.Id != body.Id && IsSame(o.Name, body.Name) && GoesOn(o))
            where twin is not null && GoesOn(body)
            select new Refusal(
                "Two bodies are told apart by their names",
                $"Another is called “{twin.Name}”. Choose a name that tells the two apart.",
                new RecordRef("body", body.RowId),
                "name"
            ),
        ];
    }

    /// <summary>Of two that both go on, both have the name that they have in the end.</summary>
    private static bool GoesOn(Body body) => body.Until is null && body.EstablishedUntil is null;

    private static bool IsSame(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
