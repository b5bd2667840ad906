using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Remit.Data.Migrations;

/// <summary>Work programmes with their items and progress; of powers what goes back, to whom, and how long that takes.</summary>
[DbContext(typeof(Db))]
[Migration("20261122001500_ProgrammesAndPowers")]
internal sealed class ProgrammesAndPowers : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable(
            "programmes",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                body = table.Column<Guid>(nullable: false),
                title = table.Column<string>(nullable: false),
                state = table.Column<string>(nullable: false),
                agreed_by = table.Column<Guid>(nullable: true),
                agreed_on = table.Column<DateOnly>(nullable: true),
                minute = table.Column<string>(nullable: true),
                review_on = table.Column<DateOnly>(nullable: true),
                from = table.Column<DateOnly>(nullable: true),
                until = table.Column<DateOnly>(nullable: true),
                key = table.Column<string>(nullable: false),
                sensitivity = table.Column<int>(nullable: false),
                restricted_to = table.Column<string>(nullable: true),
                note = table.Column<string>(nullable: true),
                taken_from = table.Column<string>(nullable: true),
                order = table.Column<int>(nullable: false),
                version = table.Column<long>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_programmes", t => t.id);
                table.ForeignKey(
                    "FK_programmes_bodies_agreed_by",
                    t => t.agreed_by,
                    "bodies",
                    "id",
                    onDelete: ReferentialAction.Restrict
                );
                table.ForeignKey("FK_programmes_bodies_body", t => t.body, "bodies", "id", onDelete: ReferentialAction.Restrict);
            }
        );
        migration.CreateTable(
            "programme_items",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                programme = table.Column<Guid>(nullable: false),
                number = table.Column<string>(nullable: true),
                what = table.Column<string>(nullable: false),
                owner_words = table.Column<string>(nullable: true),
                begins = table.Column<string>(nullable: true),
                due = table.Column<string>(nullable: true),
                expected_outcome = table.Column<string>(nullable: true),
                serves = table.Column<Guid>(nullable: true),
                continues = table.Column<Guid>(nullable: true),
                withdrawn = table.Column<bool>(nullable: false),
                key = table.Column<string>(nullable: false),
                sensitivity = table.Column<int>(nullable: false),
                restricted_to = table.Column<string>(nullable: true),
                note = table.Column<string>(nullable: true),
                taken_from = table.Column<string>(nullable: true),
                order = table.Column<int>(nullable: false),
                version = table.Column<long>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_programme_items", t => t.id);
                table.ForeignKey(
                    "FK_programme_items_areas_serves",
                    t => t.serves,
                    "areas",
                    "id",
                    onDelete: ReferentialAction.Restrict
                );
                table.ForeignKey(
                    "FK_programme_items_programme_items_continues",
                    t => t.continues,
                    "programme_items",
                    "id",
                    onDelete: ReferentialAction.Restrict
                );
                table.ForeignKey(
                    "FK_programme_items_programmes_programme",
                    t => t.programme,
                    "programmes",
                    "id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migration.CreateTable(
            "programme_item_owners",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                item = table.Column<Guid>(nullable: false),
                owner = table.Column<string>(nullable: false),
                order = table.Column<int>(nullable: false),
                version = table.Column<long>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_programme_item_owners", t => t.id);
                table.ForeignKey(
                    "FK_programme_item_owners_programme_items_item",
                    t => t.item,
                    "programme_items",
                    "id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migration.CreateTable(
            "progress_statements",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                item = table.Column<Guid>(nullable: false),
                on = table.Column<DateOnly>(nullable: false),
                status = table.Column<string>(nullable: false),
                done_on = table.Column<DateOnly>(nullable: true),
                words = table.Column<string>(nullable: true),
                ask = table.Column<string>(nullable: true),
                by = table.Column<Guid>(nullable: true),
                by_words = table.Column<string>(nullable: true),
                key = table.Column<string>(nullable: false),
                sensitivity = table.Column<int>(nullable: false),
                restricted_to = table.Column<string>(nullable: true),
                note = table.Column<string>(nullable: true),
                taken_from = table.Column<string>(nullable: true),
                order = table.Column<int>(nullable: false),
                version = table.Column<long>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_progress_statements", t => t.id);
                table.ForeignKey(
                    "FK_progress_statements_people_by",
                    t => t.by,
                    "people",
                    "id",
                    onDelete: ReferentialAction.Restrict
                );
                table.ForeignKey(
                    "FK_progress_statements_programme_items_item",
                    t => t.item,
                    "programme_items",
                    "id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migration.CreateIndex("IX_programmes_agreed_by", "programmes", "agreed_by");
        migration.CreateIndex("IX_programmes_body_key", "programmes", ["body", "key"], unique: true);
        migration.CreateIndex("IX_programme_items_continues", "programme_items", "continues");
        migration.CreateIndex("IX_programme_items_programme_key", "programme_items", ["programme", "key"], unique: true);
        migration.CreateIndex("IX_programme_items_serves", "programme_items", "serves");
        migration.CreateIndex("IX_programme_item_owners_item_owner", "programme_item_owners", ["item", "owner"], unique: true);
        migration.CreateIndex("IX_programme_item_owners_owner", "programme_item_owners", "owner");
        migration.CreateIndex("IX_progress_statements_by", "progress_statements", "by");
        migration.CreateIndex("IX_progress_statements_item_key", "progress_statements", ["item", "key"], unique: true);
        Powers(migration);
    }

    /// <summary>What was recorded of powers stays as it is; what is new of them is empty.</summary>
    private static void Powers(MigrationBuilder migration)
    {
        migration.AddColumn<long>("up_to", "powers", nullable: true);
        migration.AddColumn<string>("goes_back", "powers", nullable: true);
        migration.AddColumn<string>("signed_off_by_words", "powers", nullable: true);
        migration.AddColumn<string>("usual_time", "powers", nullable: true);
        migration.AddColumn<string>("usual_time_words", "powers", nullable: true);
        Naming(migration, "signed_off_by", "bodies");
        Naming(migration, "led_by", "posts");
    }

    /// <summary>
    /// A column of powers that names a record. SQLite can add a foreign key with its column and not after it, for which the framework has no
    /// operation; the statement is the same on both but for the type of an id.
    /// </summary>
    private static void Naming(MigrationBuilder migration, string column, string table)
    {
        var id = migration.ActiveProvider?.EndsWith("Sqlite", StringComparison.Ordinal) == true ? "TEXT" : "uuid";
        migration.Sql(
            $"""
            ALTER TABLE "powers" ADD COLUMN "{column}" {id} NULL
              CONSTRAINT "FK_powers_{table}_{column}" REFERENCES "{table}" ("id") ON DELETE RESTRICT
            """
        );
        migration.CreateIndex($"IX_powers_{column}", "powers", column);
    }
}
