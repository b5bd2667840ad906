using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Remit.Access;
using Remit.Access.Accounts;
using Remit.Access.SettingUp;
using Remit.Kernel;
using Remit.Structure.Organisations;
using Remit.Tests.Harness;

namespace Remit.Tests.Access;

/// <summary>The site with accounts: people with a password, and browsers that sign in with it.</summary>
internal static class AccountsCase
{
    public const string Password = "lantern otter gravel";

    /// <summary>Somebody with an account, and the tasks that they are given.</summary>
    public static async Task<Account> Account(this RemitApp app, string name, params GrantedTask[] tasks)
    {
        var person = new Person
        {
            Id = app.Store.Ids.Next<Person>(),
            Key = Slug.From(name),
            Name = name,
        };
        await app.Add([
            person,
            .. tasks.Select(task => new Grant
            {
                Id = app.Store.Ids.Next<Grant>(),
                Key = $"{person.Key}-{Kebab.Of(task)}",
                Person = person.Id,
                Task = task,
            }),
        ]);
        return await app.AccountOf(person.Id.Value, $"{person.Key}@example.org");
    }

    /// <summary>An account for a person who is recorded.</summary>
    public static Task<Account> AccountOf(this RemitApp app, Guid person, string email, string? password = Password) =>
        app.With<AccountBook, Account>(async book => (await book.Make(person, email, password)).Value);

    /// <summary>Asks a service of a request's own.</summary>
    public static async Task<TResult> With<TService, TResult>(this RemitApp app, Func<TService, Task<TResult>> ask)
        where TService : notnull
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>Everything that happened to an account, in order.</summary>
    public static Task<List<AccountEventKind>> Events(this RemitApp app, Guid? account) =>
        app.With<AccountsDb, List<AccountEventKind>>(db =>
            db.Events.Where(e => e.Account == account).OrderBy(e => e.Id).Select(e => e.Kind).ToListAsync()
        );

    /// <summary>The path of a new link that sets Remit up.</summary>
    public static async Task<string> SetUpLink(this RemitApp app) =>
        (await app.With<SetUpLinks, string?>(links => links.New())).ShouldNotBeNull();

    /// <summary>A browser that has signed in with the password, as far as that comes.</summary>
    public static async Task<Visitor> SignedIn(this RemitApp app, Account account)
    {
        var visitor = app.NewVisitor();
        using var answer = await visitor.SignIn(account.Email!);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return visitor;
    }

    /// <summary>Sends the form that signs in.</summary>
    public static Task<HttpResponseMessage> SignIn(
        this Visitor visitor,
        string email,
        string password = Password,
        string address = "/sign-in"
    ) => visitor.Fill(address, ("Email", email), ("Password", password));
}
