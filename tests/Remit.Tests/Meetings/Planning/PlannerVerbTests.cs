using Remit.Kernel;
using Remit.Tests.Harness;

namespace Remit.Tests.Meetings.Planning;

/// <summary>The verb <c>planner</c>.</summary>
public class PlannerVerbTests
{
    [Fact]
    public async Task Verbs_place_hold_and_leave_off()
    {
        var folder = Directory.CreateTempSubdirectory("remit-planner-").FullName;
        try
        {
            (await Run("import", Repository.PathOf("samples/leicestershire-2007"))).Code.ShouldBe(0);
            var (code, words) = await Run(
                "meetings",
                "plan",
                "executive",
                "--every",
                "every second Wednesday",
                "--from",
                "2028-03-01",
                "--until",
                "2028-04-30"
            );
            code.ShouldBe(0, words);
            words.ShouldContain("is understood as the second Wednesday of each month");
            // The second Wednesday lies from the 8th to the 14th.
            var days = ((string[])["03", "04"])
                .Select(month =>
                    Enumerable
                        .Range(8, 7)
                        .Select(d => When.Day($"2028-{month}-{d:00}"))
                        .First(d => d.DayOfWeek == DayOfWeek.Wednesday)
                )
                .Select(LondonDate.Iso)
                .ToList();
            (await Run("papers", "ask", "School places", "--body", "executive", "--minutes", "15")).Code.ShouldBe(0);

            (code, words) = await Run("planner", "place", "school-places", "--on", $"executive/{days[1]}", "--hold");
            code.ShouldBe(0, words);
            words.ShouldContain("Placed the report “School places” on the meeting of");
            words.ShouldContain("and held it there");
            (await Run("planner", "place", "school-places", "--on", "executive/never")).Words.ShouldContain(
                "There is no meeting"
            );
            (await Run("planner", "place", "nothing", "--on", "none")).Words.ShouldContain("There is no report “nothing”");
            (code, words) = await Run("planner", "--body", "executive", "--hold", $"school-places=executive/{days[0]}");
            code.ShouldBe(0, words);
            words.ShouldContain("School places (15 min), moved, held");
            (await Run("planner", "--body", "executive", "--wait", "school-places", "--keep")).Words.ShouldContain(
                "School places. It is left off this plan, and off later ones if you keep this."
            );
            (await Run("planner", "--body", "executive")).Words.ShouldContain(
                "School places. Plans leave it off until somebody takes that back."
            );
            (code, words) = await Run("planner", "--body", "executive", "--hold", "school-places=none");
            words.ShouldContain("School places (15 min), new here");
            words.ShouldContain("of at most 5 reports to note, the number given for this plan");
            (code, words) = await Run("planner", "place", "school-places", "--on", "none", "--leave-off");
            code.ShouldBe(0, words);
            words.ShouldContain("Left the report “School places” off plans");
            (await Run("planner", "place", "school-places", "--on", "none")).Words.ShouldContain(
                "Let plans have the report “School places” again"
            );
            (await Run("planner", "--body", "executive")).Words.ShouldContain("School places (15 min), new here");
            (await Run("planner", "--hold", "school-places")).Words.ShouldContain("holds nothing. Write it as");
            (await Run("planner", "--wait", "nothing")).Words.ShouldContain("“nothing” is no report of this plan");
            (await Run("planner", "place", "school-places", "--on", "none", "--hold")).Code.ShouldBe(1);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        Task<(int Code, string Words)> Run(params string[] words) => RunProgram.ToItsEnd([.. words, "--data", folder]);
    }
}
