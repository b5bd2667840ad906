using System.CommandLine;
using System.CommandLine.Parsing;
using Remit.Access.Accounts;
using Remit.Kernel;
using Remit.Web.CommandLine;

namespace Remit.Access.Administering;

/// <summary><c>account …</c>: what an administrator does on the pages, for the operator of the machine.</summary>
internal static class AccountCommands
{
    /// <summary>The verb with those under it.</summary>
    public static Command Account(Opening opening)
    {
        var command = new Command("account", "Say who can sign in, invite people, and give tasks");
        foreach (
            var verb in new[]
            {
                List(opening),
                Invite(opening),
                Link(opening),
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
                TaskCommands.Grant(opening),
                TaskCommands.Revoke(opening),
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
        var person = AccountAnswers.PersonArgument();
        var email = new Option<string>("--email")
        {
            Description = "The address that they sign in with",
            HelpName = "ADDRESS",
            Required = true,
        };
        var (address, send) = (AddressOption(), SendOption());
        var command = new Command("invite", "Make an account for a person, and a link with which they choose a password")
        {
            person,
            email,
            address,
            send,
        };
        command.SetAction(words =>
            opening.ToWrite(
                words,
                services =>
                    InScope(
                        services,
                        async scope =>
                        {
                            if (await AccountAnswers.PersonOf(scope, words.GetValue(person)!) is not { } found)
                                return await AccountAnswers.NoSuchPerson(words.GetValue(person)!);
                            if (
                                words.GetValue(send)
                                && await CanNotSend(scope, words.GetValue(email), words.GetResult(address)) is { } refused
                            )
                                return refused;
                            var made = await scope
                                .GetRequiredService<AccountBook>()
                                .Invite(found.Id, words.GetValue(email), Change.LocalOperator);
                            return !words.GetValue(send)
                                ? await SayLink(made, words.GetValue(address)!, found.Name)
                                : await SendLink(
                                    scope,
                                    made,
                                    words.GetValue(address)!,
                                    (found.Id.Value, found.Name, words.GetValue(email)!)
                                );
                        }
                    )
            )
        );
        return command;
    }

    private static Command Link(Opening opening)
    {
        var (address, send) = (AddressOption(), SendOption());
        var command = OnOne(
            opening,
            "link",
            "Make a new link with which somebody chooses a password",
            async (scope, account, words) =>
            {
                if (words.GetValue(send) && await CanNotSend(scope, account.Email, words.GetResult(address)) is { } refused)
                    return refused;
                var made = await scope.GetRequiredService<AccountBook>().NewLink(account, Change.LocalOperator);
                return words.GetValue(send)
                    ? await SendLink(scope, made, words.GetValue(address)!, (account.Person, account.Email!, account.Email!))
                    : await SayLink(made, words.GetValue(address)!, account.Email!);
            }
        );
        command.Options.Add(address);
        command.Options.Add(send);
        return command;
    }

    private static Command OnOne(
        Opening opening,
        string name,
        string description,
        Func<IServiceProvider, Account, ParseResult, Task<int>> act
    )
    {
        var who = new Argument<string>("PERSON") { Description = "The key of the person's record, or their email address" };
        var command = new Command(name, description) { who };
        command.SetAction(words =>
            opening.ToWrite(
                words,
                services =>
                    InScope(
                        services,
                        async scope =>
                            await AccountAnswers.AccountOf(scope, words.GetValue(who)!) is { } account
                                ? await act(scope, account, words)
                                : await AccountAnswers.NoSuchAccount(words.GetValue(who)!)
                    )
            )
        );
        return command;
    }

    private static async Task<int> Disable(IServiceProvider scope, Account account, ParseResult words)
    {
        await scope.GetRequiredService<AccountBook>().Disable(account, Change.LocalOperator);
        Console.WriteLine($"{account.Email} is disabled.");
        return Opening.Done;
    }

    private static async Task<int> Enable(IServiceProvider scope, Account account, ParseResult words)
    {
        await scope.GetRequiredService<AccountBook>().Enable(account, Change.LocalOperator);
        Console.WriteLine($"{account.Email} can be used again.");
        return Opening.Done;
    }

    private static async Task<int> Reset(IServiceProvider scope, Account account, ParseResult words)
    {
        await scope.GetRequiredService<AccountBook>().ResetSecondStep(account, Change.LocalOperator);
        Console.WriteLine($"The second step of {account.Email} is set up anew at the next sign-in.");
        return Opening.Done;
    }

    private static Option<string> AddressOption()
    {
        var address = new Option<string>("--address")
        {
            Description = "Where people reach Remit, to print the whole link",
            HelpName = "URL",
            DefaultValueFactory = _ => "http://localhost:5080",
        };
        address.Validators.Add(given =>
        {
            foreach (var token in given.Tokens.Where(t => !IsWeb(t.Value)))
                given.AddError($"--address takes an address such as https://remit.example.org, and “{token.Value}” is none.");
        });
        return address;
    }

    private static Option<bool> SendOption() =>
        new("--send") { Description = "Email the link instead of printing it; needs a mail server, and --address" };

    private static async Task<int?> CanNotSend(IServiceProvider scope, string? email, OptionResult? address) =>
        address is not { Implicit: false }
            ? await AccountAnswers.Refuse(
                "Say where people reach Remit, so that the link leads there: --address https://remit.example.gov.uk"
            )
        : !scope.GetRequiredService<Invitations>().CanBeSent
            ? await AccountAnswers.Refuse(
                "No mail server is named, so nothing can be sent. Leave --send out to have the link printed."
            )
        : Invitations.Refused(email) is { } wrong ? await AccountAnswers.Refuse(wrong + ".")
        : null;

    private static bool IsWeb(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var read)
        && (read.Scheme == Uri.UriSchemeHttps || read.Scheme == Uri.UriSchemeHttp);

    private static async Task<int> InScope(IServiceProvider services, Func<IServiceProvider, Task<int>> verb)
    {
        await using var scope = services.CreateAsyncScope();
        return await verb(scope.ServiceProvider);
    }

    private static async Task<int> SendLink(
        IServiceProvider scope,
        Result<string> made,
        string address,
        (Guid Person, string Name, string Email) to
    )
    {
        if (made.IsRefused)
            return await AccountAnswers.Refuse(made.Refusals[0].Message + ".");
        await scope
            .GetRequiredService<Invitations>()
            .Send(to.Person, to.Name, to.Email, address.TrimEnd('/') + made.Value, Change.LocalOperator);
        Console.WriteLine(
            $"An email with a link waits for {to.Email}. It is sent while pages are served, or by remit email send."
        );
        return Opening.Done;
    }

    private static async Task<int> SayLink(Result<string> made, string address, string whose)
    {
        if (made.IsRefused)
            return await AccountAnswers.Refuse(made.Refusals[0].Message + ".");
        Console.WriteLine(
            $"Pass this link on to {whose}. It is shown only now, is good once, and for {OneTimeLink.InvitationLasts.TotalDays} days:"
        );
        Console.WriteLine(address.TrimEnd('/') + made.Value);
        return Opening.Done;
    }
}
