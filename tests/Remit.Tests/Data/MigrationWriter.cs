using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace Remit.Tests.Data;

/// <summary>
/// Writes the body of a migration's <c>Up</c> for the whole model, provider-neutral, because the tool that usually does it
/// is not at hand (docs/adr/0003). What a new migration needs is the part of it that is new.
/// </summary>
internal static class MigrationWriter
{
    public static string WholeModel(DbContext db)
    {
        var differ = db.GetService<IMigrationsModelDiffer>();
        var model = db.GetService<IDesignTimeModel>().Model;
        var code = new StringBuilder();
        foreach (var operation in differ.GetDifferences(null, model.GetRelationalModel()))
        {
            switch (operation)
            {
                case CreateTableOperation table:
                    Write(code, table);
                    break;
                case CreateIndexOperation index:
                    Write(code, index);
                    break;
                default:
                    throw new NotSupportedException($"Write this one by hand: {operation.GetType().Name}");
            }
        }
        return code.ToString();
    }

    private static void Write(StringBuilder code, CreateTableOperation table)
    {
        code.AppendLine("migration.CreateTable(");
        code.AppendLine(CultureInfo.InvariantCulture, $"    \"{table.Name}\",");
        code.AppendLine("    table => new");
        code.AppendLine("    {");
        foreach (var column in table.Columns)
        {
            var nullable = column.IsNullable ? "nullable: true" : "nullable: false";
            code.AppendLine(
                CultureInfo.InvariantCulture,
                $"        @{column.Name} = table.Column<{TypeName(column.ClrType)}>({(column.MaxLength is { } most ? $"maxLength: {most}, " : "")}{nullable}), // {column.ColumnType}"
            );
        }
        code.AppendLine("    },");
        code.AppendLine("    constraints: table =>");
        code.AppendLine("    {");
        code.AppendLine(
            CultureInfo.InvariantCulture,
            $"        table.PrimaryKey(\"{table.PrimaryKey!.Name}\", t => {Members(table.PrimaryKey.Columns)});"
        );
        foreach (var foreign in table.ForeignKeys)
        {
            code.AppendLine(
                CultureInfo.InvariantCulture,
                $"        table.ForeignKey(\"{foreign.Name}\", t => {Members(foreign.Columns)}, \"{foreign.PrincipalTable}\", {Names(foreign.PrincipalColumns!)}, onDelete: ReferentialAction.{foreign.OnDelete});"
            );
        }
        code.AppendLine("    });");
    }

    private static void Write(StringBuilder code, CreateIndexOperation index)
    {
        var unique = index.IsUnique ? ", unique: true" : "";
        code.AppendLine(
            CultureInfo.InvariantCulture,
            $"migration.CreateIndex(\"{index.Name}\", \"{index.Table}\", {Names(index.Columns)}{unique});"
        );
    }

    private static string Members(string[] columns) =>
        columns is [var one] ? $"t.{one}" : $"new {{ {string.Join(", ", columns.Select(c => $"t.{c}"))} }}";

    private static string Names(string[] columns) =>
        columns is [var one] ? $"\"{one}\"" : $"[{string.Join(", ", columns.Select(c => $"\"{c}\""))}]";

    private static string TypeName(Type type) =>
        type == typeof(string) ? "string"
        : type == typeof(bool) ? "bool"
        : type == typeof(int) ? "int"
        : type == typeof(long) ? "long"
        : type.Name;
}
