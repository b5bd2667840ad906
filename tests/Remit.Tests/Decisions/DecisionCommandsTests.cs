using Remit.Tests.Harness;

namespace Remit.Tests.Decisions;

public class DecisionCommandsTests
{
    [Fact]
    public async Task The_command_line_does_what_the_pages_do()
    {
        await using var database = await TestDatabase.Create(Databases.Sqlite);
        await using (var services = Composition.Services(database.Choice(), TimeProvider.System))
        {
            var store = (Remit.Data.Store)services.GetService(typeof(Remit.Data.Store))!;
            await store.Prepare();
            await DecidingCase.On(store);
        }
        (await Run("attendance", "set", "deciders/august", "--place", "chair", "--chair")).Code.ShouldBe(0);
        var (code, words) = await Run(
            "attendance",
            "set",
            "deciders/august",
            "--place",
            "health",
            "--as",
            "deputy",
            "--person",
            "d-ann"
        );
        code.ShouldBe(1);
        words.ShouldContain("is not recorded to stand in for “Health”");
        (
            await Run("attendance", "set", "deciders/august", "--place", "health", "--as", "deputy", "--person", "d-dan")
        ).Code.ShouldBe(0);
        (await Run("attendance", "set", "deciders/august", "--name", "Eve Guest")).Code.ShouldBe(0);
        (code, words) = await Run("attendance", "set", "deciders/august", "--place", "nowhere");
        code.ShouldBe(1);
        words.ShouldContain("had no place “nowhere”");
        (code, words) = await Run(
            "attendance",
            "interest",
            "deciders/august",
            "--place",
            "chair",
            "--item",
            "item-3",
            "--words",
            "Is paid by it",
            "--followed",
            "left"
        );
        code.ShouldBe(0, words);
        (code, words) = await Run("attendance", "show", "deciders/august");
        code.ShouldBe(0, words);
        words.ShouldContain("2 of 3 places were taken up, 1 by a deputy; of 1 nothing is recorded.");
        words.ShouldContain("Ann Decider (Chair) took the chair.");
        words.ShouldContain("Ann Decider declared an interest (Is paid by it) and left, so does not count.");
        (code, words) = await Run(
            "decisions",
            "record",
            "deciders/august",
            "--item",
            "item-2",
            "--outcome",
            "agreed",
            "--action",
            "Write to schools|person:d-ann|2007-10-01"
        );
        code.ShouldBe(0, words);
        words.ShouldContain(
            "Shared budget: agreed in principle. Agreed in principle, subject to the sign-off of The Trust by 27 September 2007."
        );
        (code, words) = await Run(
            "decisions",
            "refuse",
            "deciders/august/shared-budget",
            "--organisation",
            "d-police",
            "--words",
            "No"
        );
        code.ShouldBe(1);
        words.ShouldContain("No sign-off of “d-police” is asked for this decision");
        (code, words) = await Arrange("--due", "2030-01-01");
        code.ShouldBe(1);
        words.ShouldContain("Say why: the reason stays in the history");
        foreach (var elsewhere in new[] { "person:d-dan", "person:d-ann" })
        {
            (code, words) = await Arrange("--lead", elsewhere, "--why", "They know it best");
            code.ShouldBe(1);
            words.ShouldContain("Choose a post of The Trust, or somebody who sits for it on");
        }
        (code, words) = await Arrange("--due", "2030-01-01", "--lead", "person:d-bob", "--why", "Its board meets late");
        code.ShouldBe(0, words);
        words.ShouldContain("d-trust is to sign off “Shared budget” by 1 January 2030; person:d-bob leads on it.");
        (code, words) = await Run(
            "decisions",
            "sign-off",
            "deciders/august/shared-budget",
            "--organisation",
            "d-trust",
            "--minute",
            "Board, 4"
        );
        code.ShouldBe(0, words);
        (code, words) = await Run("decisions", "sign-off", "deciders/august/shared-budget", "--organisation", "d-trust");
        code.ShouldBe(1);
        words.ShouldContain("It was given already");
        (
            await Run("decisions", "doing", "deciders/august/shared-budget", "--organisation", "d-trust", "--state", "done")
        ).Code.ShouldBe(0);
        (code, words) = await Run("decisions", "show", "deciders/august/shared-budget");
        code.ShouldBe(0, words);
        words.ShouldContain("The Trust signed it off");
        words.ShouldContain("Write to schools – Ann Decider");
        (await Run("decisions", "list", "--far", "done")).Words.ShouldContain("deciders/august/shared-budget");
        (await Run("decisions", "list", "--far", "not-said")).Words.ShouldContain("No decision meets this choice");
        (await Run("decisions", "list", "--status", "agreed")).Words.ShouldContain("deciders/august/shared-budget");

        Task<(int Code, string Words)> Arrange(params string[] words) =>
            Run(["decisions", "arrange", "deciders/august/shared-budget", "--organisation", "d-trust", .. words]);

        Task<(int Code, string Words)> Run(params string[] words) => RunProgram.ToItsEnd([.. words, "--data", database.Folder]);
    }

    [Fact]
    public async Task The_command_line_says_everything_that_the_form_says_and_refuses_what_is_wrong()
    {
        await using var database = await TestDatabase.Create(Databases.Sqlite);
        await using (var services = Composition.Services(database.Choice(), TimeProvider.System))
        {
            var store = (Remit.Data.Store)services.GetService(typeof(Remit.Data.Store))!;
            await store.Prepare();
            var made = await DecidingCase.On(store);
            await made.Say(Remit.Structure.Terms.WayOfDeciding.Vote, Remit.Structure.Terms.WhoCasts.Chair);
            await MembershipEffectsTests.Beside(made);
        }
        foreach (var place in new[] { "chair", "order" })
            (await Run("attendance", "set", "deciders/august", "--place", place)).Code.ShouldBe(0);
        string[] record = ["decisions", "record", "deciders/august", "--item", "item-2", "--outcome", "agreed"];
        foreach (
            var (why, options) in new (string, string[])[]
            {
                ("has decisions taken by vote, not by consensus", []),
                ("or say how the chair’s casting vote was cast", ["--for", "1", "--against", "1"]),
                ("2 for and 0 against is no tie", ["--for", "2", "--against", "0", "--casting-vote", "for"]),
                ("does not say what is to move and which way", ["--expect", "Absence"]),
                ("does not say what is to move and which way", ["--expect", "=down"]),
                ("does not say what is to move and which way", ["--expect", "Absence=sideways"]),
                ("“soon” is not a date such as 2007-09-03", ["--expect", "Absence=down=soon"]),
                (
                    "does not say who takes the place: there is no person “d-nobody”",
                    ["--effect", "place:deciders/order=d-nobody"]
                ),
                ("does not say who gives the place up", ["--effect", "gives-up:deciders/order"]),
                ("“soon” is not a date such as 2007-09-03", ["--effect", "gives-up:deciders/order=d-cat=soon"]),
                ("does not say to which meeting the report goes", ["--effect", "report:d-budget=deciders/never"]),
                ("is too much: a report has no first day here", ["--effect", "report:d-budget=deciders/october=2007-10-01"]),
                ("There is nothing that “post:deciders/order” would change", ["--effect", "post:deciders/order"]),
                (
                    "Other Group was not accountable to Deciding Group on 30 August 2007",
                    ["--for", "2", "--against", "0", "--effect", "place:other/member=d-dan"]
                ),
                (
                    "Two people can’t take “Member” from the same day",
                    [
                        "--for",
                        "2",
                        "--against",
                        "0",
                        "--effect",
                        "place:lower/member=d-dan",
                        "--effect",
                        "place:lower/member=d-ann",
                    ]
                ),
            }
        )
        {
            var (refused, told) = await Run([.. record, .. options]);
            refused.ShouldBe(1, told);
            told.ShouldContain(why);
        }
        var (code, words) = await Run([
            .. record,
            "--for",
            "1",
            "--against",
            "1",
            "--casting-vote",
            "for",
            "--recommended",
            "That the group agrees a shared budget.",
            "--wording",
            "That the group agrees a shared budget.",
            "--safeguarding",
            "Asked the LSCB",
            "--equality",
            "Assessed",
            "--views",
            "Asked the youth council",
            "--nothing-to-consider",
            "Nothing else",
            "--evidence-words",
            "What the schools say",
            "--expect",
            "Absence=down=2008-07-31",
            "--expect",
            "A=B=up",
            "--effect",
            "place:lower/member=d-dan=2007-12-01",
            "--effect",
            "place:lowest/member=d-ann=2007-12-01",
            "--effect",
            "gives-up:deciders/order=d-cat=2007-11-01",
        ]);
        code.ShouldBe(0, words);
        words.ShouldContain("Agreed, by vote: 1 for, 1 against, carried by the chair’s casting vote.");
        (code, words) = await Run("decisions", "show", "deciders/august/shared-budget", "--format", "json");
        code.ShouldBe(0, words);
        var shown = System.Text.Json.JsonDocument.Parse(words).RootElement.GetProperty("page");
        string Said(string name) => shown.GetProperty(name).GetString()!;
        (Said("safeguarding"), Said("equality"), Said("views")).ShouldBe(
            ("Asked the LSCB", "Assessed", "Asked the youth council")
        );
        (Said("nothingToConsider"), Said("evidenceWords"), Said("castingVote")).ShouldBe(
            ("Nothing else", "What the schools say", "for")
        );
        shown
            .GetProperty("expectations")
            .EnumerateArray()
            .Select(e =>
                (e.GetProperty("measure").GetString(), e.GetProperty("direction").GetString(), e.GetProperty("by").ToString())
            )
            .ShouldBe([("Absence", "down", "2008-07-31"), ("A=B", "up", "")]);
        shown
            .GetProperty("effects")
            .EnumerateArray()
            .Select(e => (e.GetProperty("givesUp").GetBoolean(), e.GetProperty("from").GetString()))
            .ShouldBe([(false, "2007-12-01"), (false, "2007-12-01"), (true, "2007-11-01")]);

        Task<(int Code, string Words)> Run(params string[] words) => RunProgram.ToItsEnd([.. words, "--data", database.Folder]);
    }
}
