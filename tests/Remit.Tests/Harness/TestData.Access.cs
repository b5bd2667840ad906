using Microsoft.Extensions.DependencyInjection;
using Remit.Access;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Structure.Posts;

namespace Remit.Tests.Harness;

/// <summary>Who holds what, and who somebody is by it.</summary>
internal sealed partial class TestData
{
    public Policy Policy { get; } = Policies.Composed;

    public Task<Holding> Holding(Post post, Person person, Period? when = null) =>
        Written(
            new Holding
            {
                Id = NewId<Holding>(),
                Key = NewKey(person.Name),
                Post = post.Id,
                Person = person.Id,
                Period = when ?? When.Always,
            }
        );

    public Task<Deputy> Deputy(Place place, Person person, Period? when = null) =>
        Written(
            new Deputy
            {
                Id = NewId<Deputy>(),
                Key = NewKey(person.Name),
                Place = place.Id,
                Person = person.Id,
                Period = when ?? When.Always,
            }
        );

    public Task<Grant> Grant(Person person, GrantedTask task, Period? when = null) =>
        Written(
            new Grant
            {
                Id = NewId<Grant>(),
                Key = NewKey(person.Name),
                Person = person.Id,
                Task = task,
                Period = when ?? When.Always,
            }
        );

    /// <summary>A person as they stand on a day.</summary>
    public async Task<Viewer> Viewer(Person person, DateOnly day)
    {
        await using var db = Store.Read(Sight.Everything);
        return new Viewer(Policy, person.Name, "in a test", await Standings.Of(db, person.Id, day), person.Id.Value);
    }

    /// <summary>Somebody with standings of the test's own.</summary>
    public Viewer Viewer(params Standing[] standings) => new(Policy, "Somebody", "in a test", standings);

    /// <summary>Tries to write as somebody.</summary>
    public async Task<Result<LoggedChange>> TryAs(Viewer viewer, Action<Db> edit)
    {
        await using var db = Store.Write();
        edit(db);
        return await db.Commit(viewer.Change("Wrote"));
    }
}

/// <summary>The policy that the program is put together with.</summary>
internal static class Policies
{
    public static Policy Composed { get; } = Make();

    private static Policy Make()
    {
        using var services = Composition.Services(DatabaseChoice.Sqlite("."), TimeProvider.System);
        return services.GetRequiredService<Policy>();
    }
}
