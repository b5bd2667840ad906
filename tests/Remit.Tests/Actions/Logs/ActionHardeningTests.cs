using System.Globalization;
using System.Text;
using Remit.Intake;
using Remit.Kernel;
using Remit.Tests.Harness;
using Remit.Tests.Structure.Members;
using Xunit;

namespace Remit.Tests.Actions.Logs;

public class ActionHardeningTests
{
    private const string Log = """
        Executive – action log
        Updated after the meeting on 3 September 2007
        Present: Jane Smith (JS), Director; AB – Ann Brown

        ACTION 3 (JS): circulate the paper by 31/10

        Action – Chair of CDOP and Director: agree the form

        It was agreed to ask the schools. [Action: JS / AB]

        Ref	Meeting date	Action	Owner	Timescale	Progress	RAG	Status	Evidence	Date completed	How will we know?	Recommendation	Theme	Priority
        Meeting of 1 September 2007
        07-1	1/9/07	Write the plan	JS and Health and Wellbeing Board	31.10.07	12/9: drafted. 3/10: agreed.	Amber	In progress	Plan	1 Oct 07	It is read	Plan ahead	Planning	High
        07-2	1/9/07	Ask the schools	All / Lead officer, Jane Smith; ICB & AB	end of October	Completed. All in.	Blue	Y		31/13/99				1
        Closed actions
        Q3	ongoing	asap	tbc	next meeting
        """;

    [Fact]
    public async Task Two_thousand_spoilt_logs_neither_throw_nor_are_half_saved()
    {
        await using var log = await ActionsCase.On(Databases.Sqlite);
        await log.Data.Person("Jane Smith");
        await log.Data.Body("Health and Wellbeing Board");
        var random = new Random(19890101);
        for (var turn = 0; turn < 2000; turn++)
        {
            var spoilt = SpoiltText.Of(Log, random, "31/10", "Chair of ", "ACTION: ", "All", "Blue", "Done");
            var outcome = await log.Preview(spoilt);
            outcome.Change.ShouldBeNull();
            outcome.Findings.Count.ShouldBeGreaterThan(0, spoilt);
        }
        (await log.Actions()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_log_always_gives_the_same_proposal()
    {
        await using var log = await ActionsCase.On(Databases.Sqlite);
        await log.Data.Person("Jane Smyth");

        var first = await log.Preview(Log);
        var second = await log.Preview(Log);

        second.Digest.ShouldBe(first.Digest);
        second.Questions.Select(q => q.Question.Key).ShouldBe(first.Questions.Select(q => q.Question.Key));
    }

    [Fact]
    public async Task Ten_thousand_rows_are_looked_through_in_seconds()
    {
        await using var log = await ActionsCase.On(Databases.Sqlite);
        var people = new List<Remit.Structure.Organisations.Person>();
        for (var n = 0; n < 20; n++)
            people.Add(await log.Data.Person($"Anna{(char)('a' + n)} Brown{(char)('a' + n)}y"));
        var text = new StringBuilder("Ref,Action,Owner,Due,Progress,Status\n");
        for (var row = 0; row < 10_000; row++)
            text.Append(
                CultureInfo.InvariantCulture,
                $"A/{row},Write part {row} of the plan,{people[row % 20].Name} and {people[(row * 7) % 20].Name},{1 + (row % 28)}/{1 + (row % 12)}/2008,Drafted,In progress\n"
            );

        var outcome = await log.Bring("log.csv", text.ToString());

        outcome.Rows.ShouldBe(10_000);
        outcome.ShouldBeKept();
        (await log.Bring("log.csv", text.ToString())).ShouldChangeNothing();
    }
}
