using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace Remit.Data.Migrations;

/// <summary>The table of a kind of record as a migration makes it: its own columns, and those that every record has.</summary>
internal sealed class RecordTable(string name, string? holder)
{
    private readonly CreateTableOperation table = new() { Name = name };
    private readonly List<CreateIndexOperation> indexes = [];

    public RecordTable Text(string column, bool required = false) => Column<string>(column, required);

    public RecordTable Day(string column, bool required = false) => Column<DateOnly>(column, required);

    public RecordTable Whole(string column, bool required = false) => Column<int>(column, required);

    public RecordTable Long(string column, bool required = false) => Column<long>(column, required);

    public RecordTable YesOrNo(string column) => Column<bool>(column, required: true);

    /// <summary>A record of any kind, written "body:0190…".</summary>
    public RecordTable Reference(string column, bool required = false)
    {
        Text(column, required);
        Index(unique: false, column);
        return this;
    }

    /// <summary>A record in a table.</summary>
    public RecordTable Of(string column, string principal, bool required = false, bool indexed = true)
    {
        Column<Guid>(column, required);
        table.ForeignKeys.Add(
            new AddForeignKeyOperation
            {
                Name = $"FK_{name}_{principal}_{column}",
                Table = name,
                Columns = [column],
                PrincipalTable = principal,
                PrincipalColumns = ["id"],
                OnDelete = ReferentialAction.Restrict,
            }
        );
        if (indexed)
            Index(unique: false, column);
        return this;
    }

    /// <summary>Makes the table of records.</summary>
    public void Make(MigrationBuilder migration)
    {
        Text("key", required: true).Whole("sensitivity", required: true).Text("restricted_to").Text("note").Text("taken_from");
        Index(unique: true, holder is null ? ["key"] : [holder, "key"]);
        MakeRows(migration);
    }

    /// <summary>Makes the table of a list of references.</summary>
    public void MakeLinks(MigrationBuilder migration, string target)
    {
        Index(unique: true, holder!, target);
        MakeRows(migration);
    }

    private void MakeRows(MigrationBuilder migration)
    {
        Column<Guid>("id", required: true).Whole("order", required: true).Long("version", required: true);
        table.PrimaryKey = new AddPrimaryKeyOperation
        {
            Name = $"PK_{name}",
            Table = name,
            Columns = ["id"],
        };
        migration.Operations.Add(table);
        migration.Operations.AddRange(indexes);
    }

    private RecordTable Column<T>(string column, bool required)
    {
        table.Columns.Add(
            new AddColumnOperation
            {
                Table = name,
                Name = column,
                ClrType = typeof(T),
                IsNullable = !required,
            }
        );
        return this;
    }

    private void Index(bool unique, params string[] columns) =>
        indexes.Add(
            new CreateIndexOperation
            {
                Name = $"IX_{name}_{string.Join('_', columns)}",
                Table = name,
                Columns = columns,
                IsUnique = unique,
            }
        );
}
