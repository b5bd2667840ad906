using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Remit.Access.Accounts;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Organisations;
using Remit.Web.CommandLine;

namespace Remit.Access.Administering;

/// <summary>What the verbs under <c>account</c> ask for alike, and how they answer.</summary>
internal static class AccountAnswers
{
    public static Argument<string> PersonArgument() =>
        new("PERSON") { Description = "The key of the person's record, as their page's address has it" };

    public static async Task<Person?> PersonOf(IServiceProvider services, string key)
    {
        await using var db = services.GetRequiredService<Store>().Read(Sight.Everything);
        return await db.All<Person>().FirstOrDefaultAsync(p => p.Key == key);
    }

    public static async Task<Account?> AccountOf(IServiceProvider scope, string who)
    {
        var lines = await scope.GetRequiredService<AccountLines>().All(Sight.Everything);
        var line = lines.FirstOrDefault(l => l.PersonKey == who || l.Email.Equals(who, StringComparison.OrdinalIgnoreCase));
        return line is null ? null : await scope.GetRequiredService<AccountBook>().Find(line.Id);
    }

    public static async Task<int> Say(Result<LoggedChange> result)
    {
        if (result.IsRefused)
            return await Refuse(result.Refusals[0].Message);
        Console.WriteLine($"{result.Value.What} (change {result.Value.Number}).");
        return Opening.Done;
    }

    public static Task<int> NoSuchPerson(string key) =>
        Refuse($"There is no person “{key}”. The key stands at the end of the address of their page: /people/KEY.");

    public static Task<int> NoSuchAccount(string who) =>
        Refuse($"There is no account of “{who}”. remit account list says which there are.");

    public static async Task<int> Refuse(string why)
    {
        await Console.Error.WriteLineAsync(why);
        return Opening.Refused;
    }
}
