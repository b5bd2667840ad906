using System.Text;
using Remit.Data;
using Remit.Documents;
using Remit.Intake;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Meetings.ForwardPlanner;
using Remit.Structure.Organisations;
using Remit.Structure.Posts;
using Remit.Tests.Harness;
using Remit.Tests.Structure.Members;

namespace Remit.Tests.Meetings;

public class PlannerIntakeTests
{
    private const string Planner = """
        Partnership Board
        Forward plan 2007/08

        Date	Item	Purpose	Lead	Papers due
        Wednesday 12 September 2007, 2pm	Yearly report	To note	Director	30/8
        	Early help	Discuss	Jane Smith / Public Health	31 August 2007
        5 December 2007 (virtual, 10 till 12)	Budget	Decision	Director and Jane Smith	two weeks before
        March 2008	Terms of reference	Agree
        To be scheduled	Dental access	Celebration
        """;

    [Theory, ClassData(typeof(Databases))]
    public async Task A_planner_gives_meetings_and_the_reports_to_them_and_again_changes_nothing(string provider)
    {
        await using var planner = await PlannerCase.On(provider);
        await planner.Data.Person("Jane Smith");
        await planner.Data.Post("Director");

        (await planner.Bring(Planner)).ShouldBeKept().ShouldSay(FindingKind.Doubtful, "“Celebration”");

        (await planner.Meetings()).ShouldBe([
            "Partnership Board 2007-09-12 14:00",
            "Partnership Board 2007-12-05 10:00-12:00 @virtual",
        ]);
        (await planner.Reports()).ShouldBe([
            "Yearly report: Partnership Board 2007-09-12, Note, Director; due 2007-08-30",
            "Early help: Partnership Board 2007-09-12, Discuss, Jane Smith, (Public Health); due 2007-08-31",
            "Budget: Partnership Board 2007-12-05, Agree, Director, Jane Smith; due “two weeks before”",
            "Terms of reference: Partnership Board “March 2008”, Agree",
            "Dental access: Partnership Board “To be scheduled”; Purpose: Celebration",
        ]);
        var again = await planner.Bring(Planner);
        again.ShouldChangeNothing();
        again.Count(FindingKind.Unchanged).ShouldBe(7);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_the_next_version_says_otherwise_is_a_change(string provider)
    {
        await using var planner = await PlannerCase.On(provider);
        (await planner.Bring(Planner)).ShouldBeKept();

        (
            await planner.Bring(
                """
                Partnership Board
                Forward plan 2007/08

                Date	Item	Purpose	Lead	Papers due
                Wednesday 12 September 2007, 3pm	Yearly report	To note	Director	30/8
                5 December 2007 – CANCELLED	Dental access	Note
                12 March 2008	Terms of reference	Agree
                	Early help	Recommend
                """
            )
        ).ShouldBeKept().ShouldSay(FindingKind.Changed, "2pm → 3pm").ShouldSay(FindingKind.Changed, "planned → cancelled").ShouldSay(FindingKind.Changed, "moved: for 12 September 2007 → 12 March 2008; To discuss → To recommend").ShouldSay(FindingKind.Missing, "“Budget”");

        (await planner.Meetings()).ShouldBe([
            "Partnership Board 2007-09-12 15:00",
            "Partnership Board 2007-12-05 10:00-12:00 @virtual Cancelled",
            "Partnership Board 2008-03-12",
        ]);
        (await planner.Reports()).ShouldContain("Terms of reference: Partnership Board 2008-03-12, Agree");
    }

    [Theory]
    [InlineData("Jane Smith and Bob Jones", "Jane Smith, Bob Jones")]
    [InlineData(
        "Head of Inclusion and Alternative Provision (Education)",
        "(Head of Inclusion and Alternative Provision (Education))"
    )]
    [InlineData(
        "Jane Smith and Head of Inclusion & Alternative Provision",
        "Jane Smith, (Head of Inclusion & Alternative Provision)"
    )]
    [InlineData("Head of Virtual School and Education", "(Head of Virtual School and Education)")]
    [InlineData("Head of Virtual School and Jane Smith", "Jane Smith, (Head of Virtual School)")]
    [InlineData("Director, Head of Virtual School and Education", "Director, (Head of Virtual School and Education)")]
    [InlineData("Director and Education", "Director, Education")]
    [InlineData("Jane Smith and Housing", "Jane Smith, (Housing)")]
    public async Task Those_who_lead_are_parted_only_where_both_sides_are_names(string lead, string who)
    {
        await using var planner = await PlannerCase.On(Databases.Sqlite);
        await planner.Data.Person("Jane Smith");
        await planner.Data.Person("Bob Jones");
        await planner.Data.Post("Director");
        await planner.Data.Body("Education");

        var outcome = await planner.Bring(
            $"Partnership Board\nForward plan\n\nDate\tItem\tLead\n12 September 2007\tBudget\t{lead}\n"
        );

        outcome.Findings.Where(f => f.Kind == FindingKind.Refused).ShouldBeEmpty();
        (await planner.Reports()).ShouldBe([$"Budget: Partnership Board 2007-09-12, {who}"]);
    }

    [Fact]
    public async Task A_standing_item_comes_to_each_meeting_and_moves_to_none()
    {
        await using var planner = await PlannerCase.On(Databases.Sqlite);
        const string head = "Partnership Board\nForward plan\n\nDate\tItem\tLead\n";
        (
            await planner.Bring($"{head}12 September 2007\tChair’s update\tChair\n5 December 2007\tChair’s update\tChair\n")
        ).ShouldBeKept();
        (
            await planner.Bring($"{head}5 December 2007\tChair’s update\tChair\n12 March 2008\tChair’s update\tChair\n")
        ).ShouldBeKept();
        (await planner.Reports()).Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_report_that_may_have_moved_is_asked_about()
    {
        await using var planner = await PlannerCase.On(Databases.Sqlite);
        const string head = "Partnership Board\nForward plan\n\nDate\tItem\tLead\n";
        (await planner.Bring($"{head}12 September 2007\tBudget\tChair\n")).ShouldBeKept();
        const string next = $"{head}12 March 2008\tBudget\tChair\n";
        (await planner.Bring(next)).Open.ShouldHaveSingleItem().Key.ShouldBe("moved-budget");
        (await planner.Bring(next, ("moved-budget", "another"))).ShouldBeKept();
        (await planner.Reports()).Count.ShouldBe(2);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Rows_over_the_whole_width_name_the_meeting_below(string provider)
    {
        await using var planner = await PlannerCase.On(provider);
        var proposal = await planner.Bring(
            Paragraph("Forward plan 2007/08"),
            Paragraph("Meetings are in the Assembly Room, County Offices, 2.00 pm to 4.30 pm, unless it says otherwise."),
            Table(
                ["Item", "Purpose", "Lead"],
                ["Wednesday 12 September 2007"],
                ["Yearly report", "Note", "Scrutineer"],
                ["Standing items"],
                ["Chair’s update", "", ""],
                ["Wednesday 5 December 2007 (virtual, 10 till 12)"],
                ["Budget", "Decision", ""],
                ["March 2008 (date to be confirmed)"],
                ["Terms", "Agree", ""]
            )
        );
        (await planner.Meetings()).ShouldBe([
            "Partnership Board 2007-09-12 14:00-16:30 @Assembly Room, County Offices",
            "Partnership Board 2007-12-05 10:00-12:00 @virtual",
        ]);
        (await planner.Reports()).ShouldBe([
            "Yearly report: Partnership Board 2007-09-12, Note, (Scrutineer)",
            "Chair’s update: Partnership Board “”; standing",
            "Budget: Partnership Board 2007-12-05, Agree",
            "Terms: Partnership Board “March 2008 (date to be confirmed)”, Agree",
        ]);
        proposal.Findings.ShouldContain(f => f.Kind == FindingKind.Doubtful && f.Words.Contains("say no time"));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_column_for_each_meeting_holds_its_items(string provider)
    {
        await using var planner = await PlannerCase.On(provider);
        await planner.Bring(
            Paragraph("Forward planner"),
            Table(
                ["Theme", "12 September 2007", "5 December 2007", "To be scheduled"],
                ["Papers due", "30/8", "21/11", ""],
                ["Standing items", "Minutes", "Minutes", ""],
                ["Safeguarding", "LSCB yearly report\nAudits", "Procedures (for agreement)", "Thresholds"]
            )
        );
        (await planner.Meetings()).ShouldBe([
            "Partnership Board 2007-09-12 papers 2007-08-30",
            "Partnership Board 2007-12-05 papers 2007-11-21",
        ]);
        (await planner.Reports()).ShouldBe([
            "Minutes: Partnership Board 2007-09-12; standing",
            "Minutes: Partnership Board 2007-12-05; standing",
            "LSCB yearly report: Partnership Board 2007-09-12; Safeguarding",
            "Audits: Partnership Board 2007-09-12; Safeguarding",
            "Procedures: Partnership Board 2007-12-05, Agree; Safeguarding",
            "Thresholds: Partnership Board “To be scheduled”; Safeguarding",
        ]);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Merged_cells_downwards_stand_for_all_their_rows(string provider)
    {
        await using var planner = await PlannerCase.On(provider);
        var table = Table(
            ["Meeting date", "Report", "Lead"],
            ["12 September 2007", "One", "A"],
            ["", "Two", "B"],
            ["5 December 2007", "Three", "C"]
        );
        await planner.Bring(
            table with
            {
                Rows =
                [
                    .. table.Rows.Select(
                        (r, i) => i == 1 ? r with { Cells = [r.Cells[0] with { GoesOnFromAbove = true }, .. r.Cells.Skip(1)] } : r
                    ),
                ],
            }
        );
        (await planner.Reports()).ShouldBe([
            "One: Partnership Board 2007-09-12, (A)",
            "Two: Partnership Board 2007-09-12, (B)",
            "Three: Partnership Board 2007-12-05, (C)",
        ]);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_calendar_has_a_row_for_each_meeting(string provider)
    {
        await using var planner = await PlannerCase.On(provider);
        (
            await planner.Bring(
                """
                Calendar of meetings 2007/08

                Group	Date	Time	Venue	Papers due
                Partnership Board	Wed 12 Sept	2pm–4pm	County Hall	5 September
                Executive	3/10/2007	9.30	Room 1
                Executive	every second Wednesday	9.30	Room 1
                Executive	February 2008	9.30	Room 1
                Cabinet of Nowhere	4 October 2007	9.30	Room 1
                Executive	31 September 2007
                """,
                ("body-cabinet-of-nowhere", "leave-out")
            )
        ).ShouldBeKept().ShouldSay(FindingKind.LeftOut, "a pattern is no date").ShouldSay(FindingKind.LeftOut, "“February 2008” names no day").ShouldSay(FindingKind.LeftOut, "“Cabinet of Nowhere”: it is taken for no board or group").ShouldSay(FindingKind.LeftOut, "no 31 September 2007");
        (await planner.Meetings()).ShouldBe([
            "Partnership Board 2007-09-12 14:00-16:00 @County Hall papers 2007-09-05",
            "Executive 2007-10-03 09:30 @Room 1",
        ]);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_calendar_can_have_a_column_or_a_row_for_each_body(string provider)
    {
        await using var planner = await PlannerCase.On(provider);
        await planner.Bring(
            Table(
                ["Month", "Partnership Board", "Executive"],
                ["September 2007", "12th (2pm)", "Wed 5"],
                ["October 2007", "–", "3 and 17 October"],
                ["November 2007", "tbc", ""]
            ),
            Table(
                ["Group", "Spring 2008", "April 2008"],
                ["Partnership Board", "Wed 12 March", "9"],
                ["Executive", "Thu 6 February 2008; Friday 7 March 2008", ""]
            )
        );
        (await planner.Meetings()).ShouldBe([
            "Executive 2007-09-05",
            "Partnership Board 2007-09-12 14:00",
            "Executive 2007-10-03",
            "Executive 2007-10-17",
            "Executive 2008-02-06",
            "Executive 2008-03-07",
            "Partnership Board 2008-03-12",
            "Partnership Board 2008-04-09",
        ]);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_list_of_dates_is_a_calendar_and_a_list_below_a_date_is_what_is_heard(string provider)
    {
        await using var planner = await PlannerCase.On(provider);
        (
            await planner.Bring(
                """
                Dates of meetings of the Executive

                - Wednesday 5 September 2007, 2.00 pm, County Hall
                - Wednesday 3 October 2007, 2.00 pm, County Hall
                - November, to be confirmed

                The inspection began on 1 May 2007 and ended soon after.
                """
            )
        ).ShouldBeKept();
        await planner.Bring(
            Paragraph("Partnership Board: forward plan"),
            Paragraph("12 September 2007", level: 2),
            Item("Budget (for decision)"),
            Item("Minutes"),
            Paragraph("To be scheduled", level: 2),
            Item("Dental access")
        );
        (await planner.Meetings()).ShouldBe([
            "Executive 2007-09-05 14:00 @County Hall",
            "Partnership Board 2007-09-12",
            "Executive 2007-10-03 14:00 @County Hall",
        ]);
        (await planner.Reports()).ShouldBe([
            "Budget: Partnership Board 2007-09-12, Agree",
            "Minutes: Partnership Board 2007-09-12",
            "Dental access: Partnership Board “To be scheduled”",
        ]);
    }

    [Fact]
    public async Task A_table_of_dates_makes_the_bodies_that_it_names_and_says_what_its_columns_were_read_as()
    {
        await using var planner = await PlannerCase.On(Databases.Sqlite);
        const string grid =
            "Month\tScrutiny Panel\tPartnership Board\tVenue\nOctober 2007\t12\t3\tRoom 1\nNovember 2007\t\t4\t\n";
        var asked = await planner.Bring(grid);
        asked
            .Open.Select(q => (q.Key, q.Suggested))
            .ShouldBe([("body-scrutiny-panel", "new"), ("body-scrutiny-panel.kind", "working-group"), ("partnership", "")]);
        asked
            .Tables.Single()
            .ReadAs.ShouldBe(
                new Dictionary<int, string>
                {
                    [0] = "the month or year of the dates",
                    [1] = "dates of meetings",
                    [2] = "dates of meetings",
                },
                ignoreOrder: true
            );
        (
            await planner.Bring(
                grid,
                ("body-scrutiny-panel", "new"),
                ("body-scrutiny-panel.kind", "scrutiny-committee"),
                ("partnership", "")
            )
        )
            .ShouldBeKept()
            .ShouldSay(FindingKind.New, "a scrutiny committee: “Scrutiny Panel”, established, since when is not recorded.")
            .ShouldSay(FindingKind.LeftOut, "the column “Venue”: of a table of dates by body only the dates are taken.");
        (await planner.Meetings()).ShouldBe([
            "Partnership Board 2007-10-03",
            "Scrutiny Panel 2007-10-12",
            "Partnership Board 2007-11-04",
        ]);
    }

    [Fact]
    public async Task Without_a_body_nothing_is_saved()
    {
        await using var planner = await PlannerCase.On(Databases.Sqlite);
        (await planner.Bring("Date\tItem\tLead\n12 September 2007\tBudget\tChair\n"))
            .Open.ShouldHaveSingleItem()
            .Words.ShouldBe("Which board or group’s meetings are they?");
        (
            await planner.Bring("Date\tItem\tLead\n12 September 2007\tBudget\tChair\n", ("body", "nobody"))
        ).IsRefused.ShouldBeTrue();
        (await planner.Bring("Dear all,\n\nthank you.\n", ("body", planner.Board.Key))).IsRefused.ShouldBeTrue();
        (await planner.Meetings()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_real_planner_of_the_samples_is_read_whole()
    {
        await using var planner = await PlannerCase.On(Databases.Sqlite);
        var board = await planner.Data.Body("Children’s Partnership Board");
        await planner.Data.Body("Safeguarding Children Executive");
        await planner.Data.Post("Partnership Business Manager");
        var given = planner.Given(
            "forward-plan.docx",
            await File.ReadAllBytesAsync(Repository.PathOf("samples/papers/forward-plan.docx")),
            ("body", board.Key)
        );
        var outcome = await planner.Bringing.Keep(given, TestData.Because("Brought the planner in"));
        outcome.ShouldBeKept().ShouldSay(FindingKind.Doubtful, "It says Friday, and 3 April 2025 is a Thursday");
        (await planner.Meetings()).ShouldBe([
            "Children’s Partnership Board 2024-09-12 14:00-16:30 @Assembly Room, County Offices",
            "Safeguarding Children Executive 2024-10-03 09:30",
            "Safeguarding Children Executive 2024-11-14 09:30",
            "Children’s Partnership Board 2024-12-05 10:00-12:00 @virtual",
            "Safeguarding Children Executive 2025-01-09",
            "Safeguarding Children Executive 2025-02-20",
            "Safeguarding Children Executive 2025-04-03",
            "Children’s Partnership Board 2025-06-12 14:00-16:30 @Assembly Room, County Offices",
        ]);
        (await planner.Reports()).ShouldBe([
            "Yearly report of the Safeguarding Children Executive: Children’s Partnership Board 2024-09-12, Note, (Independent Scrutineer); due 2024-08-30",
            "Early help: one front door: Children’s Partnership Board 2024-09-12, Discuss, (Helen O’Brien-Shaw); due 2024-08-30",
            "Budget 2025/26: Children’s Partnership Board 2024-12-05, Agree, Partnership Business Manager; due 2024-11-22",
            "What children told us: Children’s Partnership Board 2024-12-05, Note, (Engagement Group); due 2024-11-22",
            "Terms of reference: yearly review: Children’s Partnership Board “March 2025 (date to be confirmed)”, Agree, Partnership Business Manager",
            "Dental access by district: Children’s Partnership Board “To be scheduled”, Note, (Public Health)",
        ]);
        (await planner.Bringing.Keep(given, TestData.Because("Again"))).ShouldChangeNothing();
    }

    [Fact]
    public async Task A_report_is_no_more_open_than_its_body()
    {
        await using var planner = await PlannerCase.On(Databases.Sqlite);
        await planner.Data.Edit(planner.Board, b => b.Sensitivity = Sensitivity.Restricted);
        (await planner.Bring(Planner)).ShouldBeKept();
        await using var db = planner.Data.Store.Read(Sight.Everything);
        db.All<Meeting>().Select(m => m.Sensitivity).Distinct().ShouldBe([Sensitivity.Restricted]);
        db.All<Report>().Select(r => r.Sensitivity).Distinct().ShouldBe([Sensitivity.Restricted]);
    }

    [Fact]
    public async Task Two_thousand_spoilt_planners_neither_throw_nor_are_half_saved()
    {
        await using var planner = await PlannerCase.On(Databases.Sqlite);
        await planner.Data.Person("Jane Smith");
        var random = new Random(19890101);
        const string calendar =
            "\n\nGroup\tAutumn 2007\tSpring\nExecutive\tWed 12 Sept 2007, 2.00 pm\t9 January 2008; tbc\n\nDates of meetings\n\n- 5 October 2007, 10 til 12, Room 1\n";
        for (var turn = 0; turn < 2000; turn++)
        {
            var spoilt = SpoiltText.Of(
                Planner + calendar,
                random,
                "30/8",
                "31 February 2007",
                "tbc",
                "99",
                "2pm",
                "Executive",
                "May"
            );
            var given = planner.Given("planner.txt", Encoding.UTF8.GetBytes(spoilt));
            var outcome = await planner.Bringing.Preview(given, TestData.Because("Looked at a spoilt planner"));
            outcome.Change.ShouldBeNull();
            outcome.Findings.Count.ShouldBeGreaterThan(0, spoilt);
        }
        (await planner.Meetings()).ShouldBeEmpty();
        (await planner.Reports()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Ten_thousand_rows_are_looked_through_in_seconds()
    {
        await using var planner = await PlannerCase.On(Databases.Sqlite);
        var text = new StringBuilder("Date,Item,Purpose,Lead\n");
        for (var row = 0; row < 10_000; row++)
            text.Append(
                null,
                $"{LondonDate.Iso(new DateOnly(2008, 1, 1).AddDays(row / 10))},Report {row % 2000} on things,Note,Officer {row % 300}\n"
            );
        var outcome = await planner.Bring("planner.csv", text.ToString(), ("body", planner.Board.Key));
        outcome.ShouldBeKept();
        outcome.Rows.ShouldBe(10_000);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task One_undo_takes_the_whole_planner_back(string provider)
    {
        await using var planner = await PlannerCase.On(provider);
        (await planner.Bring(Planner)).ShouldBeKept();
        var second = await planner.Bring(
            Planner.Replace("5 December 2007 (virtual, 10 till 12)", "5 December 2007 cancelled", StringComparison.Ordinal)
        );
        second.ShouldBeKept();
        (await planner.Data.Store.TakeBack(second.Change!.Number, TestData.Because("Took it back"))).ShouldPass();
        (await planner.Meetings()).ShouldContain("Partnership Board 2007-12-05 10:00-12:00 @virtual");
    }

    private static FilePlace At(int line) => new("planner.docx", line, 1) { Form = PlaceForm.Paragraphs };

    private static Paragraph Paragraph(string text, int? level = null) => new(text, At(1)) { Level = level };

    private static ListItem Item(string text)
    {
        ListMark.TryRead($"- {text}", out var mark, out _).ShouldBeTrue();
        return new ListItem(mark, text, At(1));
    }

    private static int tables;

    private static Table Table(string[] header, params string[][] rows) =>
        new(Interlocked.Increment(ref tables), Row(0, header), [.. rows.Select((r, i) => Row(i + 1, r))], At(1));

    private static TableRow Row(int number, string[] cells) =>
        new(
            number,
            [
                .. cells.Select(c => new Cell(
                    c.Length == 0 ? [] : [.. c.Split('\n').Select(l => new CellLine(l, 1, 1))],
                    At(1) with
                    {
                        Table = 1,
                        Row = number,
                    }
                )),
            ],
            At(1)
        );
}
