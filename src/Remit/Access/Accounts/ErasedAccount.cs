using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Data.Erasure;
using Remit.Kernel;
using Remit.Structure.Organisations;

namespace Remit.Access.Accounts;

/// <summary>
/// What goes of an account when its person is erased: everything but that there was one, disabled, and on which days what happened to it.
/// Others' events name the person by the neutral name, where they named them as the one who did it.
/// </summary>
internal static class ErasedAccount
{
    private const int StampBytes = 20;

    /// <summary>For the erasing of people.</summary>
    public static BesidePeople Beside(RealClock clock) =>
        new(Tell, (db, person, title, names) => Erase(db, person, title, names, clock.Now));

    private static async Task<IReadOnlyList<string>> Tell(Db db, RecordRef person) =>
        person.Kind == Person.Shape.Kind
        && await db.Database.SqlQuery<int>($"SELECT COUNT(*) AS \"Value\" FROM accounts WHERE person = {person.Id}").SingleAsync()
            > 0
            ? ["their account: it is disabled, and its email address, password, second step, passkeys, links and sessions go"]
            : [];

    private static async Task Erase(Db db, RecordRef person, string title, IReadOnlyCollection<string> names, DateTimeOffset now)
    {
        if (person.Kind != Person.Shape.Kind)
            return;
        var (id, at, nobody) = (person.Id, now.UtcTicks, $"erased-{person.Id:N}");
        var (nobodyInCapitals, stamp) = (
            nobody.ToUpperInvariant(),
            Convert.ToHexString(RandomNumberGenerator.GetBytes(StampBytes))
        );
        FormattableString[] statements =
        [
            $"DELETE FROM passkeys WHERE user_id IN (SELECT id FROM accounts WHERE person = {id})",
            $"DELETE FROM account_secrets WHERE user_id IN (SELECT id FROM accounts WHERE person = {id})",
            $"DELETE FROM one_time_links WHERE account IN (SELECT id FROM accounts WHERE person = {id})",
            $"DELETE FROM sessions WHERE account IN (SELECT id FROM accounts WHERE person = {id})",
            $"UPDATE account_events SET how = NULL WHERE account IN (SELECT id FROM accounts WHERE person = {id})",
            $"""
                UPDATE accounts SET user_name = {nobody}, normalized_user_name = {nobodyInCapitals}, email = NULL, normalized_email = NULL,
                    password_hash = NULL, security_stamp = {stamp}, concurrency_stamp = {stamp}, two_factor_enabled = FALSE,
                    lockout_end = NULL, access_failed_count = 0, last_code_step = 0, disabled_at = COALESCE(disabled_at, {at})
                    WHERE person = {id}
                """,
            .. names.Select(name => (FormattableString)$"UPDATE account_events SET who = {title} WHERE who = {name}"),
        ];
        foreach (var statement in statements)
            await db.Database.ExecuteSqlAsync(statement);
    }
}
