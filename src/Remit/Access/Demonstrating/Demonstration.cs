using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Organisations;

namespace Remit.Access.Demonstrating;

/// <summary>
/// The demonstration, in which everybody may look as anybody. Where there is none of it among the services, there is no page that signs in
/// without a password. It has three people of its own, who hold nothing and are given a task each.
/// </summary>
internal sealed class Demonstration(Store store, Granting granting)
{
    private static readonly Change Change = new(
        "Remit",
        "for the demonstration",
        "Added a partnership manager, an administrator and an auditor",
        "So that one can look as each of them"
    );

    private static readonly (GrantedTask Task, string Name)[] Own =
    [
        (GrantedTask.Manager, "Pat Manager"),
        (GrantedTask.Administrator, "Alex Administrator"),
        (GrantedTask.Auditor, "Sam Auditor"),
    ];

    /// <summary>Adds its own people.</summary>
    public async Task<Result<LoggedChange>> AddPeople()
    {
        await using var db = store.Write();
        var order = await db.All<Person>().CountAsync();
        foreach (var (task, name) in Own)
        {
            var person = new Person
            {
                Id = store.Ids.Next<Person>(),
                Key = Slug.From(name),
                Name = name,
                JobTitle = $"{task.OnScreen()} of the demonstration",
                Order = order++,
            };
            db.Add(person);
            await granting.Add(db, person, Period.Unbounded, task);
        }
        return await db.Commit(Change);
    }
}
