using Remit.Actions;
using Remit.Documents;
using Remit.Intake;
using Remit.Kernel;
using Remit.Tests.Harness;
using Remit.Tests.Structure.Members;

namespace Remit.Tests.Actions.Logs;

public class ActionLogTests
{
    private static readonly string Papers = Path.Combine(Repository.Root, "samples", "papers");

    [Theory, ClassData(typeof(Databases))]
    public async Task A_log_gives_actions_with_owners_dates_progress_status_and_proof(string provider)
    {
        await using var log = await ActionsCase.On(provider);
        await log.Data.Person("Jane Smith");
        const string text = """
            Ref	Meeting date	Action	Owner	Timescale	Progress	Status	Evidence of completion	Room
            07-1	1 September 2007	Write the plan	Jane Smith	31/10	12/9: drafted.	In progress	Plan on the site	A
            07-2	1 September 2007	Ask the schools	Executive	ongoing		Complete	Letter of 2 September	B

            """;

        var outcome = (await log.Bring(text)).ShouldBeKept();

        var actions = await log.Actions();
        actions
            .Select(a => (a.Key, a.What, a.Reference))
            .ShouldBe([("07-1", "Write the plan", "07-1"), ("07-2", "Ask the schools", "07-2")]);
        var plan = actions[0];
        (plan.Due, plan.DueWords, plan.Status, plan.Progress).ShouldBe(
            (When.Day("2007-10-31"), null, ActionStatus.Open, "12/9: drafted.")
        );
        (plan.ProofExpected, plan.Proof, plan.From).ShouldBe(("Plan on the site", null, When.Day("2007-09-01")));
        plan.ReportedTo.ShouldBe(new RecordRef("body", log.Body.RowId));
        (await log.Owners(plan)).ShouldBe(["person Jane Smith"]);
        (actions[1].Status, actions[1].Proof, actions[1].DueWords).ShouldBe(
            (ActionStatus.Done, "Letter of 2 September", "ongoing")
        );
        (await log.Owners(actions[1])).ShouldBe(["body Executive"]);
        outcome.ShouldSay(FindingKind.LeftOut, "the column “Room” with 2 cells");

        (await log.Bring(text)).ShouldChangeNothing();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_a_log_opens_again_is_doubtful_and_loses_what_showed_that_it_was_done(string provider)
    {
        await using var log = await ActionsCase.On(provider);
        await log.Bring("Ref\tAction\tOwner\tStatus\n07-1\tWrite the plan\tSchools forum\tOpen\n");
        (await log.Data.TryClose((await log.Actions())[0], proof: "The minutes")).ShouldPass();
        var outcome = (await log.Bring("Ref\tAction\tOwner\tStatus\n07-1\tWrite the plan\tSchools forum\tOpen\n")).ShouldBeKept();
        outcome.ShouldSay(FindingKind.Doubtful, "is done here since 3 September 2007, and the paper says that it is open");
        var plan = (await log.Actions())[0];
        (plan.Status, plan.DoneOn, plan.Proof, plan.Reason).ShouldBe((ActionStatus.Open, null, null, null));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_later_log_changes_progress_and_closes_nothing_that_it_leaves_out(string provider)
    {
        await using var log = await ActionsCase.On(provider);
        await log.Bring(
            "Ref\tAction\tOwner\tProgress\n07-1\tWrite the plan\tSchools forum\tDrafted\n07-2\tAsk the schools\tSchools forum\t\n"
        );

        var outcome = (
            await log.Bring("Ref\tAction\tOwner\tProgress\tStatus\n07-1\tWrite the plan\tSchools forum\tAgreed\tDone\n")
        ).ShouldBeKept();

        outcome.ShouldSay(FindingKind.Changed, "progress: Drafted → Agreed");
        outcome.ShouldSay(FindingKind.Changed, "open → done");
        outcome.ShouldSay(FindingKind.Doubtful, "is said to be done, and nothing shows it");
        outcome.ShouldSay(FindingKind.Missing, "07-2, Ask the schools");
        (await log.Actions()).Select(a => a.Status).ShouldBe([ActionStatus.Done, ActionStatus.Open]);
        (await log.Actions()).ShouldAllBe(a => a.OwnerWords == "Schools forum");
    }

    [Fact]
    public async Task A_log_whose_title_names_a_group_that_is_not_recorded_asks_where_it_is_reported()
    {
        await using var log = await ActionsCase.On(Databases.Sqlite);
        const string Text = "Engagement Group – action log\n\nRef\tAction\tOwner\n1\tMend the nets\tChair\n";
        var given = log.Bringing.Find("actions")!;
        var asked = await log.Bringing.Preview(
            new Given(given, "log.txt", System.Text.Encoding.UTF8.GetBytes(Text), new Answers()),
            TestData.Because("Looked")
        );
        var question = asked.Questions[0].Question;
        (question.Key, question.Suggested).ShouldBe(("body", "new"));
        question.Choices.Select(c => c.Value).ShouldContain("none");

        var kept = await log.Bringing.Keep(
            new Given(
                given,
                "log.txt",
                System.Text.Encoding.UTF8.GetBytes(Text),
                new Answers().Say(Answers.NameOfQuestion("body"), "none")
            ),
            TestData.Because("Brought in")
        );
        kept.ShouldBeKept().ShouldSay(FindingKind.Doubtful, "nothing says where the actions are reported");
    }

    [Fact]
    public async Task The_board_s_log_in_Word_is_read_whole()
    {
        await using var log = await ActionsCase.On(Databases.Sqlite);
        await log.Data.Person("Helen O'Brien-Shaw");
        await log.Data.Body("Engagement Group");
        await log.Data.Body("Quality and Practice Group");
        await log.Data.Post("Partnership Business Manager");
        var given = log.Given(
            "board-action-log.docx",
            await File.ReadAllBytesAsync(Path.Combine(Papers, "board-action-log.docx"))
        );

        var outcome = (await log.Bringing.Keep(given, TestData.Because("Brought in"))).ShouldBeKept();

        var actions = await log.Actions();
        actions.Select(a => a.Reference).ShouldBe(["06/24-1", "06/24-2", "06/24-3", "09/24-1", "09/24-2"]);
        actions.Select(a => a.Due).ShouldBe([When.Day("2024-07-31"), When.Day("2024-10-31"), null, null, null]);
        actions.Select(a => a.DueWords).ShouldBe([null, null, "ongoing", "to be confirmed", "next meeting"]);
        actions
            .Select(a => a.Status)
            .ShouldBe([ActionStatus.Done, ActionStatus.Open, ActionStatus.Open, ActionStatus.Open, ActionStatus.Open]);
        actions.Select(a => a.Rating).ShouldBe([null, "Amber", "Green", null, "Red"]);
        actions
            .Select(a => a.From)
            .ShouldBe([.. Enumerable.Repeat(When.Day("2024-06-06"), 3), .. Enumerable.Repeat(When.Day("2024-09-12"), 2)]);
        actions
            .Select(a => a.OwnerWords)
            .ShouldBe([
                "Sunil Desai",
                "Det Supt Priya Nair",
                "Chair of Engagement Group; Chair of Quality and Practice Group",
                null,
                "Dr Zoë Müller; Public Health",
            ]);
        (await log.Owners(actions[1])).ShouldBe(["person Helen O'Brien-Shaw"]);
        (await log.Owners(actions[2])).ShouldBe(["body Engagement Group", "body Quality and Practice Group"]);
        (await log.Owners(actions[3])).ShouldBe(["post Partnership Business Manager"]);
        actions[0].Progress!.ShouldContain("12/9: all in.");
        (await log.Bringing.Keep(given, TestData.Because("Brought in again"))).ShouldChangeNothing();
    }

    [Fact]
    public async Task The_plan_of_a_review_in_Excel_is_read_whole()
    {
        await using var log = await ActionsCase.On(Databases.Sqlite);
        await using var file = File.OpenRead(Path.Combine(Papers, "practice-review-plan.xlsx"));
        var intake = new Remit.Actions.Logs.ActionsIntake();
        var names = new ColumnNames(intake.Columns, []);
        var read = DocumentFile.Read("practice-review-plan.xlsx", file, header => intake.IsHeader(names.Of(header)));

        var outcome = await log.Bring([.. read.Document.ShouldNotBeNull().Blocks]);

        var actions = await log.Actions();
        actions
            .Select(a => a.What)
            .ShouldBe([
                "Agree one route for every district",
                "Train the duty desks",
                "Change the supervision form",
                "Monthly list to team managers",
            ]);
        actions.Select(a => a.Category).ShouldBe(["Information sharing", "Information sharing", "Supervision", "Supervision"]);
        actions[1].Recommendation.ShouldBe("Schools hear about police visits to a home before the next school day");
        actions[1].Due.ShouldBe(When.Day("2025-02-28"));
        actions[2].Status.ShouldBe(ActionStatus.Done);
        actions.Select(a => a.DueWords).ShouldBe(["December 2024", null, null, "Q4 2024/25"]);
        actions[3].ProofExpected.ShouldBe("Fewer cases stand still");
        outcome.Findings.ShouldContain(f =>
            f.Kind == FindingKind.Doubtful && f.Words.StartsWith("“Done” stands where the date should")
        );
        var again = await log.Bring([.. read.Document!.Blocks]);
        again.Findings.Where(f => f.Kind is FindingKind.New or FindingKind.Changed).Select(f => f.Words).ShouldBeEmpty();
    }

    [Fact]
    public async Task Minutes_give_the_actions_that_they_mark()
    {
        await using var log = await ActionsCase.On(Databases.Sqlite);
        await log.Data.Person("Jane Smith");
        await log.Data.Person("Ann Brown");
        await log.Data.Post("Director");
        await log.Data.Body("CDOP");
        const string minutes = """
            Minutes of the meeting held on 3 September 2007

            Present: Jane Smith (JS), Director; Ann Brown (AB)

            The paper was discussed.

            ACTION: JS to circulate the paper by 31/10

            Action – Chair of CDOP and Director: agree the form

            It was agreed to ask the schools. Action: JS / AB

            Date of the next meeting: 1 October 2007
            """;

        var outcome = (await log.Bring("minutes.txt", minutes)).ShouldBeKept();

        var actions = await log.Actions();
        actions.Select(a => a.What).ShouldBe(["Circulate the paper", "Agree the form", "It was agreed to ask the schools"]);
        actions[0].Due.ShouldBe(When.Day("2007-10-31"));
        actions.ShouldAllBe(a => a.From == When.Day("2007-09-03"));
        (await log.Owners(actions[0])).ShouldBe(["person Jane Smith"]);
        (await log.Owners(actions[1])).ShouldBe(["body CDOP", "post Director"]);
        actions[1].OwnerWords.ShouldBe("Chair of CDOP");
        (await log.Owners(actions[2])).ShouldBe(["person Jane Smith", "person Ann Brown"]);
        outcome.ShouldSay(FindingKind.LeftOut, "no action");
        (await log.Bring("minutes.txt", minutes)).ShouldChangeNothing();
    }

    [Fact]
    public async Task A_column_of_initials_beside_the_discussion_is_read()
    {
        await using var log = await ActionsCase.On(Databases.Sqlite);
        await log.Data.Person("Jane Smith");
        const string minutes = "Item\tDiscussion\tAction\n1\tThe budget was noted.\t\n2\tThe form is to be sent out.\tJS\n";

        var asked = await log.Preview(minutes);
        asked.Open.Single().Words.ShouldBe("Who is “JS”?");
        var outcome = (await log.Bring(minutes, (asked.Open.Single().Key, asked.Open.Single().Suggested!))).ShouldBeKept();

        var action = await log.Only();
        action.What.ShouldBe("The form is to be sent out.");
        (await log.Owners(action)).ShouldBe(["person Jane Smith"]);
        outcome.ShouldSay(FindingKind.LeftOut, "1 row of minutes without an action");
    }

    [Theory]
    [InlineData("Health and Wellbeing Board", "body Health and Wellbeing Board", null)]
    [InlineData("Jane Smith and Health & Wellbeing Board", "person Jane Smith|body Health and Wellbeing Board", null)]
    [InlineData(
        "Chair of the Health and Wellbeing Board",
        "body Health and Wellbeing Board",
        "Chair of the Health and Wellbeing Board"
    )]
    [InlineData("All", "body Executive", "All")]
    [InlineData("Lead officer", "", "Lead officer")]
    [InlineData("Jane Smith/Lead officers", "person Jane Smith", "Lead officers")]
    [InlineData("Cllr Jane Smith; Health and Wellbeing Board", "person Jane Smith|body Health and Wellbeing Board", null)]
    [InlineData("TBC", "", "TBC")]
    [InlineData("-", "", null)]
    public async Task Owners_are_found_among_what_is_recorded_and_never_lost(string written, string owners, string? words)
    {
        await using var log = await ActionsCase.On(Databases.Sqlite);
        await log.Data.Person("Jane Smith");
        await log.Data.Body("Health and Wellbeing Board");

        (await log.Bring($"Action\tOwner\nWrite the plan\t{written}\n")).ShouldBeKept();

        var action = await log.Only();
        string.Join('|', await log.Owners(action)).ShouldBe(owners);
        action.OwnerWords.ShouldBe(words);
        (await log.Bring($"Action\tOwner\nWrite the plan\t{written}\n")).ShouldChangeNothing();
    }

    [Fact]
    public async Task An_owner_that_changes_is_changed_and_one_in_words_leaves_a_recorded_one()
    {
        await using var log = await ActionsCase.On(Databases.Sqlite);
        await log.Data.Person("Jane Smith");
        await log.Data.Person("Ann Brown");
        await log.Bring("Action\tOwner\nWrite the plan\tJane Smith\n");

        (await log.Bring("Action\tOwner\nWrite the plan\tAnn Brown\n"))
            .ShouldBeKept()
            .ShouldSay(FindingKind.Changed, "Ann Brown");
        (await log.Owners(await log.Only())).ShouldBe(["person Ann Brown"]);
        (await log.Bring("Action\tOwner\nWrite the plan\tLead officer\n")).ShouldBeKept();
        (await log.Owners(await log.Only())).ShouldBe(["person Ann Brown"]);
    }

    [Fact]
    public async Task Several_rows_share_the_recommendation_of_a_merged_cell()
    {
        await using var log = await ActionsCase.On(Databases.Sqlite);
        var place = new FilePlace("plan.docx", 1, 1, 1, 1);
        TableRow Row(int number, params string?[] cells) =>
            new(number, [.. cells.Select(c => Cell(c))], place with { Row = number });
        Cell Cell(string? text) =>
            text is null
                ? new Cell([], place) { GoesOnFromAbove = true }
                : new Cell(text.Length == 0 ? [] : [new CellLine(text, 1, 1)], place);

        await log.Bring(
            new Table(
                1,
                Row(0, "No.", "Recommendation", "Action", "Lead"),
                [
                    Row(1, "Information sharing"),
                    Row(2, "1", "Tell schools sooner", "Agree one route", "Police"),
                    Row(3, null, null, "Train the desks", "Police"),
                    Row(4, "2", "Ask children", "Write the form", "ICB"),
                ],
                place
            )
        );

        var actions = await log.Actions();
        actions
            .Select(a => (a.Reference, a.Recommendation, a.Category))
            .ShouldBe([
                ("1", "Tell schools sooner", "Information sharing"),
                ("1", "Tell schools sooner", "Information sharing"),
                ("2", "Ask children", "Information sharing"),
            ]);
    }

    [Fact]
    public async Task The_same_reference_with_quite_another_wording_is_asked_about()
    {
        await using var log = await ActionsCase.On(Databases.Sqlite);
        await log.Bring("Ref\tAction\tOwner\n07-1\tWrite the plan of the year\tAll\n");
        const string text = "Ref\tAction\tOwner\n07-1\tInvite young inspectors\tAll\n";

        var asked = await log.Bring(text);
        asked.Change.ShouldBeNull();
        (await log.Bring(text, (asked.Open.Single().Key, "same")))
            .ShouldBeKept()
            .ShouldSay(FindingKind.Changed, "what is to be done");

        (await log.Only()).What.ShouldBe("Invite young inspectors");
    }

    [Fact]
    public async Task What_blue_means_is_asked_once_or_read_from_the_key_of_colours()
    {
        await using var log = await ActionsCase.On(Databases.Sqlite);
        const string text = "Action\tOwner\tRAG\nWrite the plan\tAll\tBlue\nAsk the schools\tAll\tBlue\n";

        (await log.Preview(text)).Open.Single().Key.ShouldBe("rating-blue");
        (await log.Preview("Blue = complete; green – on track.\n\n" + text)).Open.ShouldBeEmpty();
        (await log.Bring(text, ("rating-blue", "done"))).ShouldBeKept();

        (await log.Actions()).ShouldAllBe(a => a.Status == ActionStatus.Done && a.Rating == "Blue");
    }
}
