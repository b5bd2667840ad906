using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Remit.Access.Accounts;
using Remit.Data;
using Remit.Tests.Harness;

namespace Remit.Tests.Data;

public class MigrationTests
{
    // A column that comes to a table with rows has to say what they hold, and the model does not: “no” is passed over in these of the reports.
    private const string SaidNo = "'held', 'left_off', 'red_measure', 'risk', 'statutory'";

    private const string SqliteSchema = $"""
        SELECT m.name || ' ' || c.name || ' ' || c.type || ' notnull=' || c."notnull" || ' default=' ||
                CASE WHEN m.name = 'reports' AND c.name IN ({SaidNo}) AND c.dflt_value = '0' THEN '' ELSE coalesce(c.dflt_value, '') END
                || ' key=' || c.pk
            FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'
        UNION ALL
        SELECT m.name || '.' || f."from" || ' → ' || f."table" || '.' || f."to" || ' ' || f.on_update || ' ' || f.on_delete
            FROM sqlite_master m, pragma_foreign_key_list(m.name) f WHERE m.type = 'table'
        UNION ALL
        SELECT 'index ' || i.name || ' on ' || m.name || ' unique=' || i."unique" || ' (' ||
                (SELECT group_concat(n.name, ', ') FROM pragma_index_info(i.name) n ORDER BY n.seqno) || ')'
            FROM sqlite_master m, pragma_index_list(m.name) i WHERE m.type = 'table'
        """;

    private const string PostgresSchema = $"""
        SELECT table_name || ' ' || column_name || ' ' || data_type || ' ' || coalesce(character_maximum_length::text, '')
                || ' null=' || is_nullable || ' default=' ||
                CASE WHEN table_name = 'reports' AND column_name IN ({SaidNo}) AND column_default = 'false' THEN '' ELSE coalesce(column_default, '') END
                || ' identity=' || is_identity
            FROM information_schema.columns WHERE table_schema = 'public'
        UNION ALL
        SELECT 'constraint ' || conname || ' on ' || conrelid::regclass || ' ' || pg_get_constraintdef(oid)
            FROM pg_constraint WHERE connamespace = 'public'::regnamespace
        UNION ALL
        SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public'
        """;

    [Theory, ClassData(typeof(Databases))]
    public async Task The_migrated_tables_are_those_of_the_model(string provider)
    {
        await using var migrated = await TestDatabase.Create(provider);
        await using var made = await TestDatabase.Create(provider);
        await using var services = Composition.Services(migrated.Choice(), new TestClock());
        await using var model = Composition.Services(made.Choice(), new TestClock());
        var store = services.GetRequiredService<Store>();
        await store.Prepare();
        await using var db = model.GetRequiredService<Store>().Write();
        Directory.CreateDirectory(made.Folder);
        await db.Database.EnsureCreatedAsync();
        await using var accounts = new AccountsDb(model.GetRequiredService<Store>());
        await accounts.GetService<IRelationalDatabaseCreator>().CreateTablesAsync();

        await using var byMigration = store.Write();
        var found = await Schema(byMigration, provider);
        var wanted = await Schema(db, provider);

        var differences = wanted
            .Except(found)
            .Select(w => $"missing: {w}")
            .Concat(found.Except(wanted).Select(f => $"not wanted: {f}"));
        var difference = string.Join('\n', differences);
        (difference.Length == 0).ShouldBeTrue(
            $"The migrations in src/Remit/Data/Migrations do not give the model's tables:\n{difference}\n\n"
                + $"The whole model as a migration, of which the new migration needs what is new:\n{MigrationWriter.WholeModel(db)}\n{MigrationWriter.WholeModel(accounts)}"
        );
        wanted.Count.ShouldBeGreaterThan(200);
    }

    private static async Task<List<string>> Schema(Db db, string provider)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = provider == Databases.Sqlite ? SqliteSchema : PostgresSchema;
        await using DbDataReader reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
            lines.Add(reader.GetString(0));
        return [.. lines.Where(l => !l.Contains("__EFMigrations", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }
}
