using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Remit.Data.Migrations;

/// <summary>The first tables: structure, responsibilities, actions, and the log of changes.</summary>
[DbContext(typeof(Db))]
[Migration("20261122000000_FirstTables")]
internal sealed class FirstTables : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable(
            "actions",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                what = table.Column<string>(nullable: false),
                due = table.Column<DateOnly>(nullable: true),
                due_words = table.Column<string>(nullable: true),
                status = table.Column<string>(nullable: false),
                progress = table.Column<string>(nullable: true),
                proof = table.Column<string>(nullable: true),
                origin = table.Column<string>(nullable: true),
                reported_to = table.Column<string>(nullable: true),
                key = table.Column<string>(nullable: false),
                sensitivity = table.Column<int>(nullable: false),
                note = table.Column<string>(nullable: true),
                taken_from = table.Column<string>(nullable: true),
                order = table.Column<int>(nullable: false),
                version = table.Column<long>(nullable: false),
                @from = table.Column<DateOnly>(nullable: true),
                until = table.Column<DateOnly>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_actions", t => t.id);
            }
        );
        migration.CreateTable(
            "bodies",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                name = table.Column<string>(nullable: false),
                kind = table.Column<string>(nullable: false),
                duration = table.Column<string>(nullable: true),
                outcomes = table.Column<string>(nullable: true),
                ends_when = table.Column<string>(nullable: true),
                outside = table.Column<bool>(nullable: false),
                deciding = table.Column<string>(nullable: true),
                purpose = table.Column<string>(nullable: true),
                ages = table.Column<string>(nullable: true),
                ages_note = table.Column<string>(nullable: true),
                is_established = table.Column<bool>(nullable: false),
                established_from = table.Column<DateOnly>(nullable: true),
                established_until = table.Column<DateOnly>(nullable: true),
                key = table.Column<string>(nullable: false),
                sensitivity = table.Column<int>(nullable: false),
                note = table.Column<string>(nullable: true),
                taken_from = table.Column<string>(nullable: true),
                order = table.Column<int>(nullable: false),
                version = table.Column<long>(nullable: false),
                @from = table.Column<DateOnly>(nullable: true),
                until = table.Column<DateOnly>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_bodies", t => t.id);
            }
        );
        migration.CreateTable(
            "changes",
            table => new
            {
                number = table.Column<long>(nullable: false),
                at = table.Column<long>(nullable: false),
                who = table.Column<string>(nullable: false),
                capacity = table.Column<string>(nullable: false),
                what = table.Column<string>(nullable: false),
                why = table.Column<string>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_changes", t => t.number);
            }
        );
        migration.CreateTable(
            "former_names",
            table => new
            {
                @id = table.Column<Guid>(nullable: false),
                @of = table.Column<string>(nullable: false),
                @name = table.Column<string>(nullable: false),
                @key = table.Column<string>(nullable: false),
                @sensitivity = table.Column<int>(nullable: false),
                @note = table.Column<string>(nullable: true),
                @taken_from = table.Column<string>(nullable: true),
                @order = table.Column<int>(nullable: false),
                @version = table.Column<long>(nullable: false),
                @from = table.Column<DateOnly>(nullable: true),
                @until = table.Column<DateOnly>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_former_names", t => t.id);
            }
        );
        migration.CreateTable(
            "organisations",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                name = table.Column<string>(nullable: false),
                kind = table.Column<string>(nullable: false),
                part_of = table.Column<Guid>(nullable: true),
                key = table.Column<string>(nullable: false),
                sensitivity = table.Column<int>(nullable: false),
                note = table.Column<string>(nullable: true),
                taken_from = table.Column<string>(nullable: true),
                order = table.Column<int>(nullable: false),
                version = table.Column<long>(nullable: false),
                @from = table.Column<DateOnly>(nullable: true),
                until = table.Column<DateOnly>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_organisations", t => t.id);
                table.ForeignKey(
                    "FK_organisations_organisations_part_of",
                    t => t.part_of,
                    "organisations",
                    "id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migration.CreateTable(
            "local_areas",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                name = table.Column<string>(nullable: false),
                kind = table.Column<string>(nullable: false),
                part_of = table.Column<Guid>(nullable: true),
                code = table.Column<string>(nullable: true),
                key = table.Column<string>(nullable: false),
                sensitivity = table.Column<int>(nullable: false),
                note = table.Column<string>(nullable: true),
                taken_from = table.Column<string>(nullable: true),
                order = table.Column<int>(nullable: false),
                version = table.Column<long>(nullable: false),
                @from = table.Column<DateOnly>(nullable: true),
                until = table.Column<DateOnly>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_local_areas", t => t.id);
                table.ForeignKey(
                    "FK_local_areas_local_areas_part_of",
                    t => t.part_of,
                    "local_areas",
                    "id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migration.CreateTable(
            "covered_areas",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                body = table.Column<Guid>(nullable: false),
                area = table.Column<Guid>(nullable: false),
                order = table.Column<int>(nullable: false),
                version = table.Column<long>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_covered_areas", t => t.id);
                table.ForeignKey(
                    "FK_covered_areas_bodies_body",
                    t => t.body,
                    "bodies",
                    "id",
                    onDelete: ReferentialAction.Restrict
                );
                table.ForeignKey(
                    "FK_covered_areas_local_areas_area",
                    t => t.area,
                    "local_areas",
                    "id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migration.CreateTable(
            "joint_areas",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                body = table.Column<Guid>(nullable: false),
                area = table.Column<Guid>(nullable: false),
                order = table.Column<int>(nullable: false),
                version = table.Column<long>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_joint_areas", t => t.id);
                table.ForeignKey("FK_joint_areas_bodies_body", t => t.body, "bodies", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey(
                    "FK_joint_areas_local_areas_area",
                    t => t.area,
                    "local_areas",
                    "id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migration.CreateTable(
            "served_areas",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                organisation = table.Column<Guid>(nullable: false),
                area = table.Column<Guid>(nullable: false),
                order = table.Column<int>(nullable: false),
                version = table.Column<long>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_served_areas", t => t.id);
                table.ForeignKey(
                    "FK_served_areas_local_areas_area",
                    t => t.area,
                    "local_areas",
                    "id",
                    onDelete: ReferentialAction.Restrict
                );
                table.ForeignKey(
                    "FK_served_areas_organisations_organisation",
                    t => t.organisation,
                    "organisations",
                    "id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migration.CreateTable(
            "partnerships",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                name = table.Column<string>(nullable: false),
                area = table.Column<Guid>(nullable: true),
                about = table.Column<string>(nullable: true),
                clock_starts = table.Column<string>(nullable: true),
                default_sensitivity = table.Column<int>(nullable: false),
                key = table.Column<string>(nullable: false),
                sensitivity = table.Column<int>(nullable: false),
                note = table.Column<string>(nullable: true),
                taken_from = table.Column<string>(nullable: true),
                order = table.Column<int>(nullable: false),
                version = table.Column<long>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_partnerships", t => t.id);
                table.ForeignKey(
                    "FK_partnerships_local_areas_area",
                    t => t.area,
                    "local_areas",
                    "id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migration.CreateTable(
            "reporting_duties",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                from_holder = table.Column<string>(nullable: false),
                to_holder = table.Column<string>(nullable: false),
                about = table.Column<string>(nullable: false),
                how_often = table.Column<string>(nullable: true),
                relative_to = table.Column<string>(nullable: true),
                key = table.Column<string>(nullable: false),
                sensitivity = table.Column<int>(nullable: false),
                note = table.Column<string>(nullable: true),
                taken_from = table.Column<string>(nullable: true),
                order = table.Column<int>(nullable: false),
                version = table.Column<long>(nullable: false),
                @from = table.Column<DateOnly>(nullable: true),
                until = table.Column<DateOnly>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_reporting_duties", t => t.id);
            }
        );
        migration.CreateTable(
            "sources",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                title = table.Column<string>(nullable: false),
                kind = table.Column<string>(nullable: false),
                force = table.Column<string>(nullable: true),
                issued_by = table.Column<string>(nullable: true),
                dated = table.Column<DateOnly>(nullable: true),
                address = table.Column<string>(nullable: true),
                key = table.Column<string>(nullable: false),
                sensitivity = table.Column<int>(nullable: false),
                note = table.Column<string>(nullable: true),
                taken_from = table.Column<string>(nullable: true),
                order = table.Column<int>(nullable: false),
                version = table.Column<long>(nullable: false),
                @from = table.Column<DateOnly>(nullable: true),
                until = table.Column<DateOnly>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_sources", t => t.id);
            }
        );
        migration.CreateTable(
            "action_owners",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                action = table.Column<Guid>(nullable: false),
                owner = table.Column<string>(nullable: false),
                order = table.Column<int>(nullable: false),
                version = table.Column<long>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_action_owners", t => t.id);
                table.ForeignKey(
                    "FK_action_owners_actions_action",
                    t => t.action,
                    "actions",
                    "id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migration.CreateTable(
            "areas",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                body = table.Column<Guid>(nullable: false),
                title = table.Column<string>(nullable: false),
                part = table.Column<string>(nullable: false),
                ages = table.Column<string>(nullable: true),
                key = table.Column<string>(nullable: false),
                sensitivity = table.Column<int>(nullable: false),
                note = table.Column<string>(nullable: true),
                taken_from = table.Column<string>(nullable: true),
                order = table.Column<int>(nullable: false),
                version = table.Column<long>(nullable: false),
                @from = table.Column<DateOnly>(nullable: true),
                until = table.Column<DateOnly>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_areas", t => t.id);
                table.ForeignKey("FK_areas_bodies_body", t => t.body, "bodies", "id", onDelete: ReferentialAction.Restrict);
            }
        );
        migration.CreateTable(
            "lines",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                start = table.Column<string>(nullable: false),
                kind = table.Column<string>(nullable: false),
                to = table.Column<Guid>(nullable: false),
                scope = table.Column<string>(nullable: true),
                key = table.Column<string>(nullable: false),
                sensitivity = table.Column<int>(nullable: false),
                note = table.Column<string>(nullable: true),
                taken_from = table.Column<string>(nullable: true),
                order = table.Column<int>(nullable: false),
                version = table.Column<long>(nullable: false),
                @from = table.Column<DateOnly>(nullable: true),
                until = table.Column<DateOnly>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_lines", t => t.id);
                table.ForeignKey("FK_lines_bodies_to", t => t.to, "bodies", "id", onDelete: ReferentialAction.Restrict);
            }
        );
        migration.CreateTable(
            "predecessors",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                successor = table.Column<Guid>(nullable: false),
                predecessor = table.Column<Guid>(nullable: false),
                what = table.Column<string>(nullable: true),
                state = table.Column<string>(nullable: false),
                on = table.Column<DateOnly>(nullable: true),
                key = table.Column<string>(nullable: false),
                sensitivity = table.Column<int>(nullable: false),
                note = table.Column<string>(nullable: true),
                taken_from = table.Column<string>(nullable: true),
                order = table.Column<int>(nullable: false),
                version = table.Column<long>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_predecessors", t => t.id);
                table.ForeignKey(
                    "FK_predecessors_bodies_predecessor",
                    t => t.predecessor,
                    "bodies",
                    "id",
                    onDelete: ReferentialAction.Restrict
                );
                table.ForeignKey(
                    "FK_predecessors_bodies_successor",
                    t => t.successor,
                    "bodies",
                    "id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migration.CreateTable(
            "terms",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                body = table.Column<Guid>(nullable: false),
                state = table.Column<string>(nullable: false),
                agreed_by = table.Column<Guid>(nullable: true),
                agreed_on = table.Column<DateOnly>(nullable: true),
                review_on = table.Column<DateOnly>(nullable: true),
                text = table.Column<string>(nullable: false),
                key = table.Column<string>(nullable: false),
                sensitivity = table.Column<int>(nullable: false),
                note = table.Column<string>(nullable: true),
                taken_from = table.Column<string>(nullable: true),
                order = table.Column<int>(nullable: false),
                version = table.Column<long>(nullable: false),
                @from = table.Column<DateOnly>(nullable: true),
                until = table.Column<DateOnly>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_terms", t => t.id);
                table.ForeignKey(
                    "FK_terms_bodies_agreed_by",
                    t => t.agreed_by,
                    "bodies",
                    "id",
                    onDelete: ReferentialAction.Restrict
                );
                table.ForeignKey("FK_terms_bodies_body", t => t.body, "bodies", "id", onDelete: ReferentialAction.Restrict);
            }
        );
        migration.CreateTable(
            "change_entries",
            table => new
            {
                change_number = table.Column<long>(nullable: false),
                record_id = table.Column<Guid>(nullable: false),
                kind = table.Column<string>(nullable: false),
                before = table.Column<string>(nullable: true),
                after = table.Column<string>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_change_entries", t => new { t.record_id, t.change_number });
                table.ForeignKey(
                    "FK_change_entries_changes_change_number",
                    t => t.change_number,
                    "changes",
                    "number",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migration.CreateTable(
            "former_organisations",
            table => new
            {
                @id = table.Column<Guid>(nullable: false),
                @of = table.Column<string>(nullable: false),
                @organisation = table.Column<Guid>(nullable: false),
                @key = table.Column<string>(nullable: false),
                @sensitivity = table.Column<int>(nullable: false),
                @note = table.Column<string>(nullable: true),
                @taken_from = table.Column<string>(nullable: true),
                @order = table.Column<int>(nullable: false),
                @version = table.Column<long>(nullable: false),
                @from = table.Column<DateOnly>(nullable: true),
                @until = table.Column<DateOnly>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_former_organisations", t => t.id);
                table.ForeignKey(
                    "FK_former_organisations_organisations_organisation",
                    t => t.organisation,
                    "organisations",
                    "id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migration.CreateTable(
            "organisation_predecessors",
            table => new
            {
                @id = table.Column<Guid>(nullable: false),
                @successor = table.Column<Guid>(nullable: false),
                @predecessor = table.Column<Guid>(nullable: false),
                @how = table.Column<string>(nullable: false),
                @what = table.Column<string>(nullable: true),
                @on = table.Column<DateOnly>(nullable: true),
                @key = table.Column<string>(nullable: false),
                @sensitivity = table.Column<int>(nullable: false),
                @note = table.Column<string>(nullable: true),
                @taken_from = table.Column<string>(nullable: true),
                @order = table.Column<int>(nullable: false),
                @version = table.Column<long>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_organisation_predecessors", t => t.id);
                table.ForeignKey(
                    "FK_organisation_predecessors_organisations_predecessor",
                    t => t.predecessor,
                    "organisations",
                    "id",
                    onDelete: ReferentialAction.Restrict
                );
                table.ForeignKey(
                    "FK_organisation_predecessors_organisations_successor",
                    t => t.successor,
                    "organisations",
                    "id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migration.CreateTable(
            "people",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                name = table.Column<string>(nullable: false),
                organisation = table.Column<Guid>(nullable: true),
                job_title = table.Column<string>(nullable: true),
                email = table.Column<string>(nullable: true),
                telephone = table.Column<string>(nullable: true),
                assistant = table.Column<string>(nullable: true),
                key = table.Column<string>(nullable: false),
                sensitivity = table.Column<int>(nullable: false),
                note = table.Column<string>(nullable: true),
                taken_from = table.Column<string>(nullable: true),
                order = table.Column<int>(nullable: false),
                version = table.Column<long>(nullable: false),
                @from = table.Column<DateOnly>(nullable: true),
                until = table.Column<DateOnly>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_people", t => t.id);
                table.ForeignKey(
                    "FK_people_organisations_organisation",
                    t => t.organisation,
                    "organisations",
                    "id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migration.CreateTable(
            "posts",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                title = table.Column<string>(nullable: false),
                organisation = table.Column<Guid>(nullable: true),
                body = table.Column<Guid>(nullable: true),
                about = table.Column<string>(nullable: true),
                key = table.Column<string>(nullable: false),
                sensitivity = table.Column<int>(nullable: false),
                note = table.Column<string>(nullable: true),
                taken_from = table.Column<string>(nullable: true),
                order = table.Column<int>(nullable: false),
                version = table.Column<long>(nullable: false),
                @from = table.Column<DateOnly>(nullable: true),
                until = table.Column<DateOnly>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_posts", t => t.id);
                table.ForeignKey("FK_posts_bodies_body", t => t.body, "bodies", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey(
                    "FK_posts_organisations_organisation",
                    t => t.organisation,
                    "organisations",
                    "id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migration.CreateTable(
            "provisions",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                source = table.Column<Guid>(nullable: false),
                number = table.Column<string>(nullable: true),
                part_of = table.Column<Guid>(nullable: true),
                title = table.Column<string>(nullable: true),
                text = table.Column<string>(nullable: true),
                state = table.Column<string>(nullable: true),
                address = table.Column<string>(nullable: true),
                key = table.Column<string>(nullable: false),
                sensitivity = table.Column<int>(nullable: false),
                note = table.Column<string>(nullable: true),
                taken_from = table.Column<string>(nullable: true),
                order = table.Column<int>(nullable: false),
                version = table.Column<long>(nullable: false),
                @from = table.Column<DateOnly>(nullable: true),
                until = table.Column<DateOnly>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_provisions", t => t.id);
                table.ForeignKey(
                    "FK_provisions_provisions_part_of",
                    t => t.part_of,
                    "provisions",
                    "id",
                    onDelete: ReferentialAction.Restrict
                );
                table.ForeignKey(
                    "FK_provisions_sources_source",
                    t => t.source,
                    "sources",
                    "id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migration.CreateTable(
            "registers",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                title = table.Column<string>(nullable: false),
                holder = table.Column<string>(nullable: true),
                source = table.Column<Guid>(nullable: true),
                notes = table.Column<string>(nullable: true),
                key = table.Column<string>(nullable: false),
                sensitivity = table.Column<int>(nullable: false),
                note = table.Column<string>(nullable: true),
                taken_from = table.Column<string>(nullable: true),
                order = table.Column<int>(nullable: false),
                version = table.Column<long>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_registers", t => t.id);
                table.ForeignKey(
                    "FK_registers_sources_source",
                    t => t.source,
                    "sources",
                    "id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migration.CreateTable(
            "quorum_rules",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                terms = table.Column<Guid>(nullable: false),
                wording = table.Column<string>(nullable: true),
                form = table.Column<string>(nullable: false),
                number = table.Column<int>(nullable: true),
                share = table.Column<string>(nullable: true),
                more_than = table.Column<bool>(nullable: false),
                of = table.Column<string>(nullable: true),
                in_post = table.Column<bool>(nullable: false),
                withdrawn = table.Column<bool>(nullable: false),
                key = table.Column<string>(nullable: false),
                sensitivity = table.Column<int>(nullable: false),
                note = table.Column<string>(nullable: true),
                taken_from = table.Column<string>(nullable: true),
                order = table.Column<int>(nullable: false),
                version = table.Column<long>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_quorum_rules", t => t.id);
                table.ForeignKey(
                    "FK_quorum_rules_terms_terms",
                    t => t.terms,
                    "terms",
                    "id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migration.CreateTable(
            "holders",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                post = table.Column<Guid>(nullable: false),
                person = table.Column<Guid>(nullable: false),
                key = table.Column<string>(nullable: false),
                sensitivity = table.Column<int>(nullable: false),
                note = table.Column<string>(nullable: true),
                taken_from = table.Column<string>(nullable: true),
                order = table.Column<int>(nullable: false),
                version = table.Column<long>(nullable: false),
                @from = table.Column<DateOnly>(nullable: true),
                until = table.Column<DateOnly>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_holders", t => t.id);
                table.ForeignKey("FK_holders_people_person", t => t.person, "people", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_holders_posts_post", t => t.post, "posts", "id", onDelete: ReferentialAction.Restrict);
            }
        );
        migration.CreateTable(
            "places",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                body = table.Column<Guid>(nullable: false),
                title = table.Column<string>(nullable: false),
                filled_by = table.Column<Guid>(nullable: true),
                nominated_by = table.Column<Guid>(nullable: true),
                role = table.Column<string>(nullable: false),
                level = table.Column<string>(nullable: true),
                vote = table.Column<string>(nullable: true),
                capacity = table.Column<string>(nullable: true),
                ex_officio_post = table.Column<Guid>(nullable: true),
                ex_officio_chair_of = table.Column<Guid>(nullable: true),
                continues = table.Column<Guid>(nullable: true),
                key = table.Column<string>(nullable: false),
                sensitivity = table.Column<int>(nullable: false),
                note = table.Column<string>(nullable: true),
                taken_from = table.Column<string>(nullable: true),
                order = table.Column<int>(nullable: false),
                version = table.Column<long>(nullable: false),
                @from = table.Column<DateOnly>(nullable: true),
                until = table.Column<DateOnly>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_places", t => t.id);
                table.ForeignKey(
                    "FK_places_places_continues",
                    t => t.continues,
                    "places",
                    "id",
                    onDelete: ReferentialAction.Restrict
                );
                table.ForeignKey("FK_places_bodies_body", t => t.body, "bodies", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey(
                    "FK_places_bodies_ex_officio_chair_of",
                    t => t.ex_officio_chair_of,
                    "bodies",
                    "id",
                    onDelete: ReferentialAction.Restrict
                );
                table.ForeignKey(
                    "FK_places_organisations_filled_by",
                    t => t.filled_by,
                    "organisations",
                    "id",
                    onDelete: ReferentialAction.Restrict
                );
                table.ForeignKey(
                    "FK_places_organisations_nominated_by",
                    t => t.nominated_by,
                    "organisations",
                    "id",
                    onDelete: ReferentialAction.Restrict
                );
                table.ForeignKey(
                    "FK_places_posts_ex_officio_post",
                    t => t.ex_officio_post,
                    "posts",
                    "id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migration.CreateTable(
            "responsibilities",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                register = table.Column<Guid>(nullable: false),
                heading = table.Column<string>(nullable: true),
                number = table.Column<string>(nullable: true),
                lead_in = table.Column<bool>(nullable: false),
                part_of = table.Column<Guid>(nullable: true),
                text = table.Column<string>(nullable: false),
                key = table.Column<string>(nullable: false),
                sensitivity = table.Column<int>(nullable: false),
                note = table.Column<string>(nullable: true),
                taken_from = table.Column<string>(nullable: true),
                order = table.Column<int>(nullable: false),
                version = table.Column<long>(nullable: false),
                @from = table.Column<DateOnly>(nullable: true),
                until = table.Column<DateOnly>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_responsibilities", t => t.id);
                table.ForeignKey(
                    "FK_responsibilities_registers_register",
                    t => t.register,
                    "registers",
                    "id",
                    onDelete: ReferentialAction.Restrict
                );
                table.ForeignKey(
                    "FK_responsibilities_responsibilities_part_of",
                    t => t.part_of,
                    "responsibilities",
                    "id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migration.CreateTable(
            "appointments",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                place = table.Column<Guid>(nullable: false),
                person = table.Column<Guid>(nullable: false),
                interim = table.Column<bool>(nullable: false),
                interim_until = table.Column<DateOnly>(nullable: true),
                interim_until_event = table.Column<string>(nullable: true),
                key = table.Column<string>(nullable: false),
                sensitivity = table.Column<int>(nullable: false),
                note = table.Column<string>(nullable: true),
                taken_from = table.Column<string>(nullable: true),
                order = table.Column<int>(nullable: false),
                version = table.Column<long>(nullable: false),
                @from = table.Column<DateOnly>(nullable: true),
                until = table.Column<DateOnly>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_appointments", t => t.id);
                table.ForeignKey(
                    "FK_appointments_people_person",
                    t => t.person,
                    "people",
                    "id",
                    onDelete: ReferentialAction.Restrict
                );
                table.ForeignKey(
                    "FK_appointments_places_place",
                    t => t.place,
                    "places",
                    "id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migration.CreateTable(
            "deputies",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                place = table.Column<Guid>(nullable: false),
                person = table.Column<Guid>(nullable: false),
                key = table.Column<string>(nullable: false),
                sensitivity = table.Column<int>(nullable: false),
                note = table.Column<string>(nullable: true),
                taken_from = table.Column<string>(nullable: true),
                order = table.Column<int>(nullable: false),
                version = table.Column<long>(nullable: false),
                @from = table.Column<DateOnly>(nullable: true),
                until = table.Column<DateOnly>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_deputies", t => t.id);
                table.ForeignKey(
                    "FK_deputies_people_person",
                    t => t.person,
                    "people",
                    "id",
                    onDelete: ReferentialAction.Restrict
                );
                table.ForeignKey("FK_deputies_places_place", t => t.place, "places", "id", onDelete: ReferentialAction.Restrict);
            }
        );
        migration.CreateTable(
            "powers",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                place = table.Column<Guid>(nullable: false),
                what = table.Column<string>(nullable: false),
                key = table.Column<string>(nullable: false),
                sensitivity = table.Column<int>(nullable: false),
                note = table.Column<string>(nullable: true),
                taken_from = table.Column<string>(nullable: true),
                order = table.Column<int>(nullable: false),
                version = table.Column<long>(nullable: false),
                @from = table.Column<DateOnly>(nullable: true),
                until = table.Column<DateOnly>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_powers", t => t.id);
                table.ForeignKey("FK_powers_places_place", t => t.place, "places", "id", onDelete: ReferentialAction.Restrict);
            }
        );
        migration.CreateTable(
            "quorum_places",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                rule = table.Column<Guid>(nullable: false),
                place = table.Column<Guid>(nullable: false),
                order = table.Column<int>(nullable: false),
                version = table.Column<long>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_quorum_places", t => t.id);
                table.ForeignKey(
                    "FK_quorum_places_places_place",
                    t => t.place,
                    "places",
                    "id",
                    onDelete: ReferentialAction.Restrict
                );
                table.ForeignKey(
                    "FK_quorum_places_quorum_rules_rule",
                    t => t.rule,
                    "quorum_rules",
                    "id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migration.CreateTable(
            "vacancies",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                place = table.Column<Guid>(nullable: false),
                key = table.Column<string>(nullable: false),
                sensitivity = table.Column<int>(nullable: false),
                note = table.Column<string>(nullable: true),
                taken_from = table.Column<string>(nullable: true),
                order = table.Column<int>(nullable: false),
                version = table.Column<long>(nullable: false),
                @from = table.Column<DateOnly>(nullable: true),
                until = table.Column<DateOnly>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_vacancies", t => t.id);
                table.ForeignKey("FK_vacancies_places_place", t => t.place, "places", "id", onDelete: ReferentialAction.Restrict);
            }
        );
        migration.CreateTable(
            "citations",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                responsibility = table.Column<Guid>(nullable: false),
                provision = table.Column<Guid>(nullable: false),
                order = table.Column<int>(nullable: false),
                version = table.Column<long>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_citations", t => t.id);
                table.ForeignKey(
                    "FK_citations_provisions_provision",
                    t => t.provision,
                    "provisions",
                    "id",
                    onDelete: ReferentialAction.Restrict
                );
                table.ForeignKey(
                    "FK_citations_responsibilities_responsibility",
                    t => t.responsibility,
                    "responsibilities",
                    "id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migration.CreateTable(
            "delegations",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                responsibility = table.Column<Guid>(nullable: false),
                to = table.Column<Guid>(nullable: false),
                key = table.Column<string>(nullable: false),
                sensitivity = table.Column<int>(nullable: false),
                note = table.Column<string>(nullable: true),
                taken_from = table.Column<string>(nullable: true),
                order = table.Column<int>(nullable: false),
                version = table.Column<long>(nullable: false),
                @from = table.Column<DateOnly>(nullable: true),
                until = table.Column<DateOnly>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_delegations", t => t.id);
                table.ForeignKey("FK_delegations_posts_to", t => t.to, "posts", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey(
                    "FK_delegations_responsibilities_responsibility",
                    t => t.responsibility,
                    "responsibilities",
                    "id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migration.CreateTable(
            "positions",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                responsibility = table.Column<Guid>(nullable: false),
                text = table.Column<string>(nullable: false),
                rating = table.Column<string>(nullable: true),
                nil = table.Column<bool>(nullable: false),
                on = table.Column<DateOnly>(nullable: true),
                by = table.Column<string>(nullable: true),
                review_on = table.Column<DateOnly>(nullable: true),
                key = table.Column<string>(nullable: false),
                sensitivity = table.Column<int>(nullable: false),
                note = table.Column<string>(nullable: true),
                taken_from = table.Column<string>(nullable: true),
                order = table.Column<int>(nullable: false),
                version = table.Column<long>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_positions", t => t.id);
                table.ForeignKey(
                    "FK_positions_responsibilities_responsibility",
                    t => t.responsibility,
                    "responsibilities",
                    "id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migration.CreateTable(
            "evidence",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                position = table.Column<Guid>(nullable: false),
                title = table.Column<string>(nullable: false),
                record = table.Column<string>(nullable: true),
                address = table.Column<string>(nullable: true),
                dated = table.Column<DateOnly>(nullable: true),
                key = table.Column<string>(nullable: false),
                sensitivity = table.Column<int>(nullable: false),
                note = table.Column<string>(nullable: true),
                taken_from = table.Column<string>(nullable: true),
                order = table.Column<int>(nullable: false),
                version = table.Column<long>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_evidence", t => t.id);
                table.ForeignKey(
                    "FK_evidence_positions_position",
                    t => t.position,
                    "positions",
                    "id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migration.CreateTable(
            "word_templates",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                file_name = table.Column<string>(nullable: true),
                content = table.Column<string>(nullable: true),
                key = table.Column<string>(nullable: false),
                sensitivity = table.Column<int>(nullable: false),
                note = table.Column<string>(nullable: true),
                taken_from = table.Column<string>(nullable: true),
                order = table.Column<int>(nullable: false),
                version = table.Column<long>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_word_templates", t => t.id);
            }
        );
        migration.CreateIndex("IX_action_owners_action_owner", "action_owners", ["action", "owner"], unique: true);
        migration.CreateIndex("IX_action_owners_owner", "action_owners", "owner");
        migration.CreateIndex("IX_actions_key", "actions", "key", unique: true);
        migration.CreateIndex("IX_actions_origin", "actions", "origin");
        migration.CreateIndex("IX_actions_reported_to", "actions", "reported_to");
        migration.CreateIndex("IX_appointments_person", "appointments", "person");
        migration.CreateIndex("IX_appointments_place_key", "appointments", ["place", "key"], unique: true);
        migration.CreateIndex("IX_areas_body_key", "areas", ["body", "key"], unique: true);
        migration.CreateIndex("IX_bodies_key", "bodies", "key", unique: true);
        migration.CreateIndex("IX_change_entries_change_number", "change_entries", "change_number");
        migration.CreateIndex("IX_changes_at", "changes", "at");
        migration.CreateIndex("IX_citations_provision", "citations", "provision");
        migration.CreateIndex(
            "IX_citations_responsibility_provision",
            "citations",
            ["responsibility", "provision"],
            unique: true
        );
        migration.CreateIndex("IX_covered_areas_area", "covered_areas", "area");
        migration.CreateIndex("IX_covered_areas_body_area", "covered_areas", ["body", "area"], unique: true);
        migration.CreateIndex("IX_delegations_responsibility_key", "delegations", ["responsibility", "key"], unique: true);
        migration.CreateIndex("IX_delegations_to", "delegations", "to");
        migration.CreateIndex("IX_deputies_person", "deputies", "person");
        migration.CreateIndex("IX_deputies_place_key", "deputies", ["place", "key"], unique: true);
        migration.CreateIndex("IX_evidence_position_key", "evidence", ["position", "key"], unique: true);
        migration.CreateIndex("IX_evidence_record", "evidence", "record");
        migration.CreateIndex("IX_former_names_of", "former_names", "of");
        migration.CreateIndex("IX_former_names_of_key", "former_names", ["of", "key"], unique: true);
        migration.CreateIndex("IX_former_organisations_key", "former_organisations", "key", unique: true);
        migration.CreateIndex("IX_former_organisations_of", "former_organisations", "of");
        migration.CreateIndex("IX_former_organisations_organisation", "former_organisations", "organisation");
        migration.CreateIndex("IX_holders_person", "holders", "person");
        migration.CreateIndex("IX_holders_post_key", "holders", ["post", "key"], unique: true);
        migration.CreateIndex("IX_joint_areas_area", "joint_areas", "area");
        migration.CreateIndex("IX_joint_areas_body_area", "joint_areas", ["body", "area"], unique: true);
        migration.CreateIndex("IX_lines_start", "lines", "start");
        migration.CreateIndex("IX_lines_start_key", "lines", ["start", "key"], unique: true);
        migration.CreateIndex("IX_lines_to", "lines", "to");
        migration.CreateIndex("IX_local_areas_key", "local_areas", "key", unique: true);
        migration.CreateIndex("IX_local_areas_part_of", "local_areas", "part_of");
        migration.CreateIndex("IX_organisation_predecessors_predecessor", "organisation_predecessors", "predecessor");
        migration.CreateIndex(
            "IX_organisation_predecessors_successor_key",
            "organisation_predecessors",
            ["successor", "key"],
            unique: true
        );
        migration.CreateIndex("IX_organisations_key", "organisations", "key", unique: true);
        migration.CreateIndex("IX_organisations_part_of", "organisations", "part_of");
        migration.CreateIndex("IX_partnerships_area", "partnerships", "area");
        migration.CreateIndex("IX_partnerships_key", "partnerships", "key", unique: true);
        migration.CreateIndex("IX_people_key", "people", "key", unique: true);
        migration.CreateIndex("IX_people_organisation", "people", "organisation");
        migration.CreateIndex("IX_places_body_key", "places", ["body", "key"], unique: true);
        migration.CreateIndex("IX_places_continues", "places", "continues");
        migration.CreateIndex("IX_places_ex_officio_chair_of", "places", "ex_officio_chair_of");
        migration.CreateIndex("IX_places_ex_officio_post", "places", "ex_officio_post");
        migration.CreateIndex("IX_places_filled_by", "places", "filled_by");
        migration.CreateIndex("IX_places_nominated_by", "places", "nominated_by");
        migration.CreateIndex("IX_positions_by", "positions", "by");
        migration.CreateIndex("IX_positions_responsibility_key", "positions", ["responsibility", "key"], unique: true);
        migration.CreateIndex("IX_posts_body", "posts", "body");
        migration.CreateIndex("IX_posts_key", "posts", "key", unique: true);
        migration.CreateIndex("IX_posts_organisation", "posts", "organisation");
        migration.CreateIndex("IX_powers_place_key", "powers", ["place", "key"], unique: true);
        migration.CreateIndex("IX_predecessors_predecessor", "predecessors", "predecessor");
        migration.CreateIndex("IX_predecessors_successor_key", "predecessors", ["successor", "key"], unique: true);
        migration.CreateIndex("IX_provisions_part_of", "provisions", "part_of");
        migration.CreateIndex("IX_provisions_source_key", "provisions", ["source", "key"], unique: true);
        migration.CreateIndex("IX_quorum_places_place", "quorum_places", "place");
        migration.CreateIndex("IX_quorum_places_rule_place", "quorum_places", ["rule", "place"], unique: true);
        migration.CreateIndex("IX_quorum_rules_terms_key", "quorum_rules", ["terms", "key"], unique: true);
        migration.CreateIndex("IX_registers_holder", "registers", "holder");
        migration.CreateIndex("IX_registers_key", "registers", "key", unique: true);
        migration.CreateIndex("IX_registers_source", "registers", "source");
        migration.CreateIndex("IX_reporting_duties_from_holder", "reporting_duties", "from_holder");
        migration.CreateIndex("IX_reporting_duties_key", "reporting_duties", "key", unique: true);
        migration.CreateIndex("IX_reporting_duties_to_holder", "reporting_duties", "to_holder");
        migration.CreateIndex("IX_responsibilities_part_of", "responsibilities", "part_of");
        migration.CreateIndex("IX_responsibilities_register_key", "responsibilities", ["register", "key"], unique: true);
        migration.CreateIndex("IX_served_areas_area", "served_areas", "area");
        migration.CreateIndex("IX_served_areas_organisation_area", "served_areas", ["organisation", "area"], unique: true);
        migration.CreateIndex("IX_sources_key", "sources", "key", unique: true);
        migration.CreateIndex("IX_terms_agreed_by", "terms", "agreed_by");
        migration.CreateIndex("IX_terms_body_key", "terms", ["body", "key"], unique: true);
        migration.CreateIndex("IX_vacancies_place_key", "vacancies", ["place", "key"], unique: true);
        migration.CreateIndex("IX_word_templates_key", "word_templates", "key", unique: true);
    }
}
