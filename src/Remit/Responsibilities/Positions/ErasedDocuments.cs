using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Data.Erasure;
using Remit.Kernel;
using Remit.Responsibilities.Registers;

namespace Remit.Responsibilities.Positions;

/// <summary>
/// What goes of attached documents when a person is erased: those that stand behind accounts which they gave or drafted, unless another account
/// or a record of another kind names the same, and those that they handed in and never sent. The evidence stays, and says that there was one.
/// </summary>
internal static class ErasedDocuments
{
    /// <summary>For the erasing of people.</summary>
    public static BesidePeople Beside { get; } = new(Tell, (db, person, _, _) => Erase(db, person));

    private static async Task<IReadOnlyList<string>> Tell(Db db, RecordRef person) =>
        (await Going(db, person)).Count is > 0 and var count
            ? [$"{(count == 1 ? "a document" : $"{count:N0} documents")} attached to accounts that they gave or drafted"]
            : [];

    private static async Task Erase(Db db, RecordRef person)
    {
        var going = await Going(db, person);
        await Of(db, person).Where(a => going.Contains(a.Hash)).ExecuteDeleteAsync();
        await db.Set<Attachment>().Where(a => a.ChangeNumber == null && a.Person == person.Id).ExecuteDeleteAsync();
    }

    /// <summary>Their hashes.</summary>
    private static async Task<List<string>> Going(Db db, RecordRef person)
    {
        var all = await Of(db, person).Select(a => a.Hash).Distinct().ToListAsync();
        if (all.Count == 0)
            return all;
        var named = await NamedDocuments.All(db);
        return [.. all.Where(hash => !named.Contains(hash))];
    }

    private static IQueryable<Attachment> Of(Db db, RecordRef person) =>
        db.Set<Attachment>()
            .Where(a =>
                a.ChangeNumber != null
                && db.Set<Evidence>()
                    .Any(e =>
                        e.File == a.Hash
                        && db.Set<Position>().Any(p => p.Id == e.Position && (p.By == person || p.DraftedBy == person))
                    )
                && !db.Set<Evidence>()
                    .Any(e =>
                        e.File == a.Hash
                        && db.Set<Position>().Any(p => p.Id == e.Position && p.By != person && p.DraftedBy != person)
                    )
            );
}
