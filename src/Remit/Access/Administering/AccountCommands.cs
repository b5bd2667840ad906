using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Remit.Access.Accounts;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Organisations;
using Remit.Web.CommandLine;

namespace Remit.Access.Administering;

/// <summary><c>account …</c>: what an administrator does on the pages, for the operator of the machine.</summary>
internal static class AccountCommands
{
    private const string Operator = Change.LocalOperator;

    /// <summary>The verb with those under it.</summary>
    public static Command Account(Opening opening)
    {
        var command = new Command("account", "Say who can sign in, invite people, and give tasks");
        foreach (
            var verb in new[]
            {
                List(opening),
                Invite(opening),
                OnOne(opening, "link", "Make a new link with which somebody chooses a password", NewLink),
                OnOne(
                    opening,
                    "disable",
                    "Let an account be used no more; whoever is signed in with it is not any more",
                    Disable
                ),
                OnOne(opening, "enable", "Let an account be used again", Enable),
                OnOne(
                    opening,
                    "reset-second-factor",
                    "Take somebody's authenticator app, recovery codes and passkeys away",
                    Reset
                ),
                Grant(opening),
                Revoke(opening),
            }
        )
            command.Subcommands.Add(verb);
        return command;
    }

    private static Command List(Opening opening)
    {
        var command = new Command("list", "The accounts, with their state, tasks and last sign-in");
        command.SetAction(words =>
            opening.ToRead(
                words,
                services =>
                    InScope(
                        services,
                        async scope =>
                        {
                            var lines = await scope.GetRequiredService<AccountLines>().All(Sight.Everything);
                            if (lines.Count == 0)
                                Console.WriteLine(
                                    "Nobody can sign in yet. remit serve prints a link for the first administrator."
                                );
                            foreach (var line in lines)
                                Console.WriteLine(
                                    $"{line.PersonKey}  {line.Name}  {line.Email}  {line.State.OnScreen().ToLowerInvariant()}  "
                                        + $"{(line.Tasks.Count == 0 ? "no task" : string.Join(", ", line.Tasks.Select(t => Kebab.Of(t))))}  "
                                        + (line.SignedIn is { } at ? $"last signed in {LondonDate.Words(at)}" : "never signed in")
                                );
                            return Opening.Done;
                        }
                    )
            )
        );
        return command;
    }

    private static Command Invite(Opening opening)
    {
        var person = PersonArgument();
        var email = new Option<string>("--email")
        {
            Description = "The address that they sign in with",
            HelpName = "ADDRESS",
            Required = true,
        };
        var address = AddressOption();
        var command = new Command("invite", "Make an account for a person, and a link with which they choose a password")
        {
            person,
            email,
            address,
        };
        command.SetAction(words =>
            opening.ToWrite(
                words,
                services =>
                    InScope(
                        services,
                        async scope =>
                        {
                            if (await PersonOf(scope, words.GetValue(person)!) is not { } found)
                                return await NoSuchPerson(words.GetValue(person)!);
                            var made = await scope
                                .GetRequiredService<AccountBook>()
                                .Invite(found.Id, words.GetValue(email), Operator);
                            return await SayLink(made, words.GetValue(address)!, found.Name);
                        }
                    )
            )
        );
        return command;
    }

    private static Command OnOne(
        Opening opening,
        string name,
        string description,
        Func<IServiceProvider, Account, string, Task<int>> act
    )
    {
        var who = new Argument<string>("PERSON") { Description = "The key of the person's record, or their email address" };
        var address = AddressOption();
        var command = new Command(name, description) { who };
        if (name == "link")
            command.Options.Add(address);
        command.SetAction(words =>
            opening.ToWrite(
                words,
                services =>
                    InScope(
                        services,
                        async scope =>
                            await AccountOf(scope, words.GetValue(who)!) is { } account
                                ? await act(scope, account, words.GetValue(address) ?? "")
                                : await NoSuchAccount(words.GetValue(who)!)
                    )
            )
        );
        return command;
    }

    private static async Task<int> NewLink(IServiceProvider scope, Account account, string address) =>
        await SayLink(await scope.GetRequiredService<AccountBook>().NewLink(account, Operator), address, account.Email!);

    private static async Task<int> Disable(IServiceProvider scope, Account account, string address)
    {
        await scope.GetRequiredService<AccountBook>().Disable(account, Operator);
        Console.WriteLine($"{account.Email} is disabled.");
        return Opening.Done;
    }

    private static async Task<int> Enable(IServiceProvider scope, Account account, string address)
    {
        await scope.GetRequiredService<AccountBook>().Enable(account, Operator);
        Console.WriteLine($"{account.Email} can be used again.");
        return Opening.Done;
    }

    private static async Task<int> Reset(IServiceProvider scope, Account account, string address)
    {
        await scope.GetRequiredService<AccountBook>().ResetSecondStep(account, Operator);
        Console.WriteLine($"The second step of {account.Email} is set up anew at the next sign-in.");
        return Opening.Done;
    }

    private static Command Grant(Opening opening)
    {
        var person = PersonArgument();
        var task = TaskArgument();
        var from = DayOption("--from", "The first day (default: today)");
        var until = DayOption("--until", "The last day (default: no end)");
        var command = new Command("grant", "Give a person a task") { person, task, from, until };
        command.SetAction(words =>
            opening.ToWrite(
                words,
                async services =>
                {
                    if (await PersonOf(services, words.GetValue(person)!) is not { } found)
                        return await NoSuchPerson(words.GetValue(person)!);
                    var first = Day(words.GetValue(from)) ?? services.GetRequiredService<LondonClock>().Today;
                    var last = Day(words.GetValue(until));
                    if (Period.EndsBeforeItStarts(first, last))
                        return await Refuse($"The last day, {last:yyyy-MM-dd}, is before the first, {first:yyyy-MM-dd}.");
                    var given = await services
                        .GetRequiredService<Granting>()
                        .Give(found.Id, Kebab.Read<GrantedTask>(words.GetValue(task)!), new Period(first, last), ByTheOperator);
                    return await Say(given);
                }
            )
        );
        return command;
    }

    private static Command Revoke(Opening opening)
    {
        var person = PersonArgument();
        var task = TaskArgument();
        var command = new Command("revoke", "Take a task back from a person, at once") { person, task };
        command.SetAction(words =>
            opening.ToWrite(
                words,
                async services =>
                {
                    if (await PersonOf(services, words.GetValue(person)!) is not { } found)
                        return await NoSuchPerson(words.GetValue(person)!);
                    var today = services.GetRequiredService<LondonClock>().Today;
                    var asked = Kebab.Read<GrantedTask>(words.GetValue(task)!);
                    await using var db = services.GetRequiredService<Store>().Read(Sight.Everything);
                    var given = await db.All<Grant>()
                        .Where(g => g.Person == found.Id && g.Task == asked && (g.Until == null || g.Until >= today))
                        .ToListAsync();
                    if (given.Count == 0)
                        return await Refuse($"{found.Name} does not have this task.");
                    foreach (var grant in given)
                        if (
                            await Say(await services.GetRequiredService<Granting>().End(grant.Id, ByTheOperator))
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

    private static Change ByTheOperator(string what) => new(Operator, "by the command line", what);

    private static Argument<string> PersonArgument() =>
        new("PERSON") { Description = "The key of the person's record, as their page's address has it" };

    private static Argument<string> TaskArgument()
    {
        var task = new Argument<string>("TASK") { Description = string.Join(", ", Kebab.All(typeof(GrantedTask)).Keys) };
        task.AcceptOnlyFromAmong([.. Kebab.All(typeof(GrantedTask)).Keys]);
        return task;
    }

    private static Option<string> AddressOption() =>
        new("--address")
        {
            Description = "Where people reach Remit, to print the whole link",
            HelpName = "URL",
            DefaultValueFactory = _ => "http://localhost:5080",
        };

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

    private static async Task<Person?> PersonOf(IServiceProvider services, string key)
    {
        await using var db = services.GetRequiredService<Store>().Read(Sight.Everything);
        return await db.All<Person>().FirstOrDefaultAsync(p => p.Key == key);
    }

    private static async Task<Account?> AccountOf(IServiceProvider scope, string who)
    {
        var lines = await scope.GetRequiredService<AccountLines>().All(Sight.Everything);
        var line = lines.FirstOrDefault(l => l.PersonKey == who || l.Email.Equals(who, StringComparison.OrdinalIgnoreCase));
        return line is null ? null : await scope.GetRequiredService<AccountBook>().Find(line.Id);
    }

    private static async Task<int> InScope(IServiceProvider services, Func<IServiceProvider, Task<int>> verb)
    {
        await using var scope = services.CreateAsyncScope();
        return await verb(scope.ServiceProvider);
    }

    private static async Task<int> SayLink(Result<string> made, string address, string whose)
    {
        if (made.IsRefused)
            return await Refuse(made.Refusals[0].Message + ".");
        Console.WriteLine(
            $"Pass this link on to {whose}. It is shown only now, is good once, and for {OneTimeLink.InvitationLasts.TotalDays} days:"
        );
        Console.WriteLine(address.TrimEnd('/') + made.Value);
        return Opening.Done;
    }

    private static async Task<int> Say(Result<LoggedChange> result)
    {
        if (result.IsRefused)
            return await Refuse(result.Refusals[0].Message);
        Console.WriteLine($"{result.Value.What} (change {result.Value.Number}).");
        return Opening.Done;
    }

    private static Task<int> NoSuchPerson(string key) =>
        Refuse($"There is no person “{key}”. The key stands at the end of the address of their page: /people/KEY.");

    private static Task<int> NoSuchAccount(string who) =>
        Refuse($"There is no account of “{who}”. remit account list says which there are.");

    private static async Task<int> Refuse(string why)
    {
        await Console.Error.WriteLineAsync(why);
        return Opening.Refused;
    }
}
