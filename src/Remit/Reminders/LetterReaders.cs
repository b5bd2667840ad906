using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Structure.Posts;
using Remit.Web.Work;

namespace Remit.Reminders;

/// <summary>As what somebody reads letters, and writes by the links in them.</summary>
/// <param name="Viewer">They, as they look and write by a letter (<see cref="Viewer.ByLetter"/>).</param>
internal sealed record LetterReader(Viewer Viewer)
{
    /// <summary>
    /// Whether they hold nothing here, and something only names them as its owner: they are told of nothing but that, and say how far it is by
    /// the link alone.
    /// </summary>
    public bool IsOnlyNamed { get; init; }

    /// <summary>The last day on which they held anything, or were here; null where they hold something, or never did. Whoever left is told nothing.</summary>
    public DateOnly? Left { get; init; }
}

/// <summary>Finds as what people read letters today.</summary>
internal sealed class LetterReaders(ViewersByPerson viewers, Store store, LondonClock clock)
{
    /// <summary>Of one person. Two queries more for whoever holds nothing.</summary>
    /// <param name="person">The id of their record.</param>
    public async Task<LetterReader> Of(Guid person)
    {
        var viewer = await viewers.Of(person);
        return new LetterReader(viewer.ByLetter())
        {
            IsOnlyNamed = viewer.HoldsNothing,
            Left = viewer.HoldsNothing ? await LeftOn(new Id<Person>(person)) : null,
        };
    }

    private async Task<DateOnly?> LeftOn(Id<Person> person)
    {
        await using var db = store.Read(Sight.Everything);
        var today = clock.Today;
        if ((await db.All<Person>().FirstOrDefaultAsync(p => p.Id == person))?.Until is { } last && last < today)
            return last;
        return await db.All<Holding>()
            .Where(h => h.Person == person && h.Until < today)
            .Select(h => h.Until)
            .Concat(db.All<Appointment>().Where(a => a.Person == person && a.Until < today).Select(a => a.Until))
            .Concat(db.All<Deputy>().Where(d => d.Person == person && d.Until < today).Select(d => d.Until))
            .MaxAsync();
    }
}
