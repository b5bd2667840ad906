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
        var key = string.Join(", ", table.PrimaryKey!.Columns.Select(c => $"t.{c}"));
        var one = table.PrimaryKey.Columns.Length == 1 ? key : $"new {{ {key} }}";
        code.AppendLine(CultureInfo.InvariantCulture, $"        table.PrimaryKey(\"{table.PrimaryKey.Name}\", t => {one});");
        foreach (var foreign in table.ForeignKeys)
        {
            code.AppendLine(
                CultureInfo.InvariantCulture,
                $"        table.ForeignKey(\"{foreign.Name}\", t => t.{foreign.Columns.Single()}, \"{foreign.PrincipalTable}\", \"{foreign.PrincipalColumns!.Single()}\", onDelete: ReferentialAction.{foreign.OnDelete});"
            );
        }
        code.AppendLine("    });");
    }

    private static void Write(StringBuilder code, CreateIndexOperation index)
    {
        var columns = string.Join(", ", index.Columns.Select(c => $"\"{c}\""));
        var list = index.Columns.Length == 1 ? columns : $"[{columns}]";
        var unique = index.IsUnique ? ", unique: true" : "";
        code.AppendLine(
            CultureInfo.InvariantCulture,
            $"migration.CreateIndex(\"{index.Name}\", \"{index.Table}\", {list}{unique});"
        );
    }

    private static string TypeName(Type type) =>
        type == typeof(string) ? "string"
        : type == typeof(bool) ? "bool"
        : type == typeof(int) ? "int"
        : type == typeof(long) ? "long"
        : type.Name;
}
