using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Web.CommandLine;

namespace Remit.Access.Administering;

/// <summary><c>account grant</c> and <c>account revoke</c>: tasks, given and taken back by the operator of the machine.</summary>
internal static class TaskCommands
{
    public static Command Grant(Opening opening)
    {
        var person = AccountAnswers.PersonArgument();
        var task = TaskArgument();
        var from = DayOption("--from", "The first day (default: today)");
        var until = DayOption("--until", "The last day (default: no end)");
        var command = new Command("grant", "Give a person a task") { person, task, from, until };
        command.SetAction(words =>
            opening.ToWrite(
                words,
                async services =>
                {
                    if (await AccountAnswers.PersonOf(services, words.GetValue(person)!) is not { } found)
                        return await AccountAnswers.NoSuchPerson(words.GetValue(person)!);
                    var first = Day(words.GetValue(from)) ?? services.GetRequiredService<LondonClock>().Today;
                    var last = Day(words.GetValue(until));
                    if (Period.EndsBeforeItStarts(first, last))
                        return await AccountAnswers.Refuse(
                            $"The last day, {last:yyyy-MM-dd}, is before the first, {first:yyyy-MM-dd}."
                        );
                    var given = await services
                        .GetRequiredService<Granting>()
                        .Give(found.Id, Kebab.Read<GrantedTask>(words.GetValue(task)!), new Period(first, last), ByTheOperator);
                    return await AccountAnswers.Say(given);
                }
            )
        );
        return command;
    }

    public static Command Revoke(Opening opening)
    {
        var person = AccountAnswers.PersonArgument();
        var task = TaskArgument();
        var command = new Command("revoke", "Take a task back from a person, at once") { person, task };
        command.SetAction(words =>
            opening.ToWrite(
                words,
                async services =>
                {
                    if (await AccountAnswers.PersonOf(services, words.GetValue(person)!) is not { } found)
                        return await AccountAnswers.NoSuchPerson(words.GetValue(person)!);
                    var today = services.GetRequiredService<LondonClock>().Today;
                    var asked = Kebab.Read<GrantedTask>(words.GetValue(task)!);
                    await using var db = services.GetRequiredService<Store>().Read(Sight.Everything);
                    var given = await db.All<Grant>()
                        .Where(g => g.Person == found.Id && g.Task == asked && (g.Until == null || g.Until >= today))
                        .ToListAsync();
                    if (given.Count == 0)
                        return await AccountAnswers.Refuse($"{found.Name} does not have this task.");
                    foreach (var grant in given)
                        if (
                            await AccountAnswers.Say(await services.GetRequiredService<Granting>().End(grant.Id, ByTheOperator))
                            is var code
                                and not Opening.Done
                        )
                            return code;
                    return Opening.Done;
                }
            )
        );
        return command;
    }

    private static Change ByTheOperator(string what) => new(Change.LocalOperator, "by the command line", what);

    private static Argument<string> TaskArgument()
    {
        var task = new Argument<string>("TASK") { Description = string.Join(", ", Kebab.All(typeof(GrantedTask)).Keys) };
        task.AcceptOnlyFromAmong([.. Kebab.All(typeof(GrantedTask)).Keys]);
        return task;
    }

    private static Option<string?> DayOption(string name, string description)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = "YYYY-MM-DD" };
        option.Validators.Add(given =>
        {
            foreach (var token in given.Tokens.Where(t => !LondonDate.TryParse(t.Value, out _)))
                given.AddError($"{name} takes a day such as 2026-04-01, and “{token.Value}” is none.");
        });
        return option;
    }

    private static DateOnly? Day(string? text) => LondonDate.TryParse(text, out var day) ? day : null;
}
