using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Remit.Data.Migrations;

/// <summary>Drafts of positions, those who may write them, attached documents, sign-offs of registers, and the words of RSP-05.</summary>
[DbContext(typeof(Db))]
[Migration("20261122002000_PositionsAndSignOffs")]
internal sealed class PositionsAndSignOffs : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migration)
    {
        migration.AddColumn<string>("review_after", "registers", nullable: true);
        migration.AddColumn<string>("draft", "positions", nullable: true);
        migration.AddColumn<string>("drafted_by", "positions", nullable: true);
        migration.AddColumn<string>("sent_back", "positions", nullable: true);
        migration.AddColumn<string>("made_of", "positions", nullable: true);
        migration.CreateIndex("IX_positions_drafted_by", "positions", "drafted_by");
        migration.CreateIndex("IX_positions_made_of", "positions", "made_of");
        migration.AddColumn<string>("file", "evidence", nullable: true);
        migration.AddColumn<string>("file_name", "evidence", nullable: true);
        migration.CreateTable(
            "drafters",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                register = table.Column<Guid>(nullable: false),
                person = table.Column<Guid>(nullable: false),
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
                table.PrimaryKey("PK_drafters", t => t.id);
                table.ForeignKey(
                    "FK_drafters_people_person",
                    t => t.person,
                    "people",
                    "id",
                    onDelete: ReferentialAction.Restrict
                );
                table.ForeignKey(
                    "FK_drafters_registers_register",
                    t => t.register,
                    "registers",
                    "id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migration.CreateIndex("IX_drafters_person", "drafters", "person");
        migration.CreateIndex("IX_drafters_register_key", "drafters", ["register", "key"], unique: true);
        migration.CreateTable(
            "sign_offs",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                register = table.Column<Guid>(nullable: false),
                on = table.Column<DateOnly>(nullable: false),
                as_at = table.Column<DateOnly>(nullable: false),
                known_at = table.Column<int>(nullable: false),
                by = table.Column<Guid>(nullable: false),
                @for = table.Column<string>(nullable: false),
                content = table.Column<string>(nullable: false),
                hash = table.Column<string>(nullable: false),
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
                table.PrimaryKey("PK_sign_offs", t => t.id);
                table.ForeignKey("FK_sign_offs_people_by", t => t.by, "people", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey(
                    "FK_sign_offs_registers_register",
                    t => t.register,
                    "registers",
                    "id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migration.CreateIndex("IX_sign_offs_by", "sign_offs", "by");
        migration.CreateIndex("IX_sign_offs_for", "sign_offs", "for");
        migration.CreateIndex("IX_sign_offs_register_key", "sign_offs", ["register", "key"], unique: true);
        migration.CreateTable(
            "hollow_words",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                words = table.Column<string>(nullable: false),
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
                table.PrimaryKey("PK_hollow_words", t => t.id);
            }
        );
        migration.CreateIndex("IX_hollow_words_key", "hollow_words", "key", unique: true);
        migration.CreateTable(
            "attachments",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                hash = table.Column<string>(nullable: false),
                name = table.Column<string>(nullable: false),
                content = table.Column<byte[]>(nullable: false),
                at = table.Column<long>(nullable: false),
                person = table.Column<Guid>(nullable: true),
                change_number = table.Column<long>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_attachments", t => t.id)
        );
        migration.CreateIndex("IX_attachments_hash", "attachments", "hash");
    }
}
