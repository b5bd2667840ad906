using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Organisations;
using Remit.Structure.Posts;

namespace Remit.Actions.Listing;

/// <summary>As what somebody owns actions on a day: themselves, and the posts that they hold.</summary>
internal static class Owning
{
    /// <summary>Finds them by the person's key; null for a person who is not recorded.</summary>
    public static async Task<IReadOnlySet<RecordRef>?> As(Db db, string? person, DateOnly day)
    {
        if (person is null || await db.All<Person>().FirstOrDefaultAsync(p => p.Key == person) is not { } found)
            return null;
        var posts = await db.All<Holding>().On(day).Where(h => h.Person == found.Id).Select(h => h.Post).ToListAsync();
        return posts.Select(p => new RecordRef("post", p.Value)).Append(new RecordRef("person", found.RowId)).ToHashSet();
    }
}
