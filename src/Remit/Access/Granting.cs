using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Organisations;

namespace Remit.Access;

/// <summary>Gives people tasks and ends them. Both are changes in the log.</summary>
internal sealed class Granting(Store store, LondonClock clock)
{
    /// <summary>New grants, added and not yet kept.</summary>
    public async Task Add(Db db, Person person, Period period, params IReadOnlyList<GrantedTask> tasks)
    {
        var keys = new FreeKeys(await db.All<Grant>().Select(g => g.Key).ToListAsync());
        foreach (var task in tasks)
            db.Add(
                new Grant
                {
                    Id = store.Ids.Next<Grant>(),
                    Key = keys.Take($"{person.Key} {Kebab.Of(task)}"),
                    Person = person.Id,
                    Task = task,
                    Period = period,
                }
            );
    }

    /// <summary>Gives a task from a day, with a last day or without.</summary>
    public async Task<Result<LoggedChange>> Give(Id<Person> to, GrantedTask task, Period period, Func<string, Change> change)
    {
        await using var db = store.Write();
        if (await db.All<Person>().FirstOrDefaultAsync(p => p.Id == to) is not { } person)
            return Result<LoggedChange>.Refused([NoSuchPerson]);
        if (change("").By is { } giver && MayNotGive(giver, person, task) is { } refusal)
            return Result<LoggedChange>.Refused([refusal]);
        var others = await db.All<Grant>().Where(g => g.Person == to && g.Task == task).ToListAsync();
        if (others.Find(g => g.Period.Overlaps(period)) is { } same)
            return Result<LoggedChange>.Refused([
                new Refusal(
                    "A task is given once at a time",
                    $"{person.Name} has this task already, {same.Period.InASentence()}. End that first, or choose other days.",
                    Field: "task"
                ),
            ]);
        await Add(db, person, period, task);
        return await db.Commit(change($"Gave somebody the task of {RelationWords.OnScreen(Relation(task)).ToLowerInvariant()}"));
    }

    /// <summary>Ends a task at once: yesterday was its last day, and its first, too, where it had begun only today.</summary>
    public async Task<Result<LoggedChange>> End(Id<Grant> grant, Func<string, Change> change)
    {
        await using var db = store.Write();
        if (await db.Set<Grant>().FirstOrDefaultAsync(g => g.Id == grant) is not { } given)
            return Result<LoggedChange>.Refused([NoSuchGrant]);
        var name = await db.All<Person>().Where(p => p.Id == given.Person).Select(p => p.Name).FirstAsync();
        var yesterday = clock.Today.AddDays(-1);
        if (given.Until is { } until && until <= yesterday)
            return Result<LoggedChange>.Refused([
                new Refusal("What is over can't be ended", $"{name} does not have this task any more."),
            ]);
        given.Period = new Period(given.From > yesterday ? yesterday : given.From, yesterday);
        return await db.Commit(change($"Took back the task of {RelationWords.OnScreen(given.Relation).ToLowerInvariant()}"));
    }

    /// <summary>Who looks after accounts must not come by them to what they may not see.</summary>
    private static Refusal? MayNotGive(Viewer giver, Person to, GrantedTask task) =>
        giver.Person == to.Id.Value
            ? new Refusal(
                "Nobody gives themselves a task",
                "You can’t give yourself a task. Ask another administrator.",
                Field: "task"
            )
        : SeesEverything(task) && !giver.Sight.IsWhole
            ? new Refusal(
                "Only who sees everything lets others see everything",
                $"A partnership manager and an auditor see everything, and you don’t. Ask {RelationWords.InASentence(Kernel.Relation.Manager)} who is an administrator, too.",
                Field: "task"
            )
        : null;

    /// <summary>Whether a task lets somebody see everything.</summary>
    public static bool SeesEverything(GrantedTask task) => Policy.SightOf([new Standing(Relation(task))]).IsWhole;

    private static Refusal NoSuchPerson =>
        new("A task is given to somebody", "There is no such person. Choose one who is recorded.", Field: "person");

    private static Refusal NoSuchGrant => new("What is ended was given", "Nobody has this task. Look at the page again.");

    private static Relation Relation(GrantedTask task) =>
        task switch
        {
            GrantedTask.Administrator => Kernel.Relation.Administrator,
            GrantedTask.Manager => Kernel.Relation.Manager,
            GrantedTask.Auditor => Kernel.Relation.Auditor,
        };
}
