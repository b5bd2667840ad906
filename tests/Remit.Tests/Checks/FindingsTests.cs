using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Remit.Checks;
using Remit.Data;
using Remit.Kernel;
using Remit.Portable;
using Remit.Structure.Bodies;
using Remit.Tests.Harness;

namespace Remit.Tests.Checks;

/// <summary>The engine: all checks over everything, on both databases.</summary>
public class FindingsTests
{
    /// <summary>What the sample gives, read one by one: each is something that a Director would want to know.</summary>
    private static readonly string[] InTheSample =
    [
        "Error STR-09 board",
        "Warning STR-15 corporate-parenting-group",
        "Note STR-03 lscb",
        "Note STR-04 executive",
        "Note STR-04 early-years-group",
        "Note STR-08 executive",
        "Note STR-08 early-years-group",
        "Note STR-08 school-age-group",
        "Note STR-08 young-people-group",
        "Note STR-15 corporate-parenting-group",
        "Note RSP-04 director",
        "Note RSP-04 director",
        "Note RSP-04 director",
        "Note RSP-04 lead-member",
        "Note RSP-05 director/4-16-assurance",
        "Note RSP-05 director/4-16-contact",
        "Note RSP-05 lead-member/5-12-directors-reports",
    ];

    [Theory, ClassData(typeof(Databases))]
    public async Task The_sample_gives_what_its_papers_leave_open(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        var found = (await app.Services.GetRequiredService<Findings>().On(When.Day("2007-09-03")))
            .Select(j => j.Finding)
            .ToList();
        found
            .Where(f => !f.IsNotRecorded)
            .Select(f => $"{f.Severity} {f.Check.Code} {f.Records[0].Path}")
            .ShouldBe(InTheSample, ignoreOrder: true);
        found
            .Where(f => f.IsNotRecorded)
            .CountBy(f => f.Check.Code)
            .ShouldBe(
                new Dictionary<string, int>
                {
                    ["RSP-01"] = 1,
                    ["RSP-02"] = 3,
                    ["RSP-03"] = 2,
                    ["RSP-06"] = 20,
                    ["RSP-07"] = 13,
                    ["STR-01"] = 5,
                    ["STR-07"] = 2,
                    ["STR-08"] = 14,
                    ["STR-09"] = 13,
                    ["STR-10"] = 1,
                    ["STR-11"] = 1,
                    ["STR-12"] = 1,
                    ["STR-13"] = 1,
                },
                ignoreOrder: true
            );
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_healthy_partnership_has_nothing_to_put_right_and_nothing_to_record(string provider)
    {
        await using var data = await TestData.On(provider);
        await using var services = data.AnotherNode();
        var report = await services
            .GetRequiredService<PartnershipImport>()
            .Run(
                FileSet.Read(Repository.PathOf("tests/Remit.Tests/Checks/Healthy")),
                new Change("Tests", "by the harness", "Imported the healthy partnership"),
                rehearse: false,
                _ => { }
            );
        report.Problems.ShouldBeEmpty();
        (await data.Findings.On(When.Day("2007-09-03"))).Select(j => j.Finding.Message).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_check_of_the_structure_is_there_and_says_why_it_matters()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        data.Findings.Checks.Select(c => c.Code)
            .Where(c => c.StartsWith("STR-", StringComparison.Ordinal))
            .ShouldBe(Enumerable.Range(1, 15).Select(i => $"STR-{i:00}"));
        foreach (var check in data.Findings.Checks)
            new[] { check.Title, check.Why, check.Source }.ShouldAllBe(words => words.Length > 10 && words.Length < 140);
        data.Findings.Checks.Select(c => c.SetUp?.Place).OfType<int>().ShouldBeUnique();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task However_many_bodies_there_are_the_checks_send_as_many_commands(string provider)
    {
        await using var data = await TestData.On(provider);
        await AddBodies(data, 3);
        var few = await Commands(data);
        await AddBodies(data, 60);
        (await Commands(data)).ShouldBe(few);
        few.ShouldBeLessThanOrEqualTo(42);
    }

    [Fact]
    public async Task A_finding_names_no_record_that_it_does_not_list()
    {
        await using var app = await RemitApp.WithTheSample();
        await using var db = app.Store.Read(Sight.Everything);
        var names = db.All<Body>().Select(b => new { b.Name, b.Key }).ToList();
        foreach (var judged in await app.Services.GetRequiredService<Findings>().On(When.Day("2007-09-03")))
        {
            var listed = judged.Finding.Records.Select(r => r.Title).ToList();
            foreach (var body in names.Where(n => !listed.Exists(l => l.Contains(n.Name, StringComparison.Ordinal))))
                judged.Finding.Message.ShouldNotContain(body.Name);
        }
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_rests_on_what_somebody_may_not_see_is_not_told_them_and_nothing_false_instead(string provider)
    {
        await using var data = await TestData.On(provider);
        var secret = await data.Established("Secret board", with: b => b.Sensitivity = Sensitivity.Restricted);
        var open = await data.Established("Open board", with: b => b.Sensitivity = Sensitivity.Public);
        var group = await data.Established("Group", with: b => b.Sensitivity = Sensitivity.Public);
        foreach (var above in new[] { secret, open })
        {
            var line = data.NewLine(group, above, When.Always);
            line.Sensitivity = above.Sensitivity;
            await data.Add(line);
        }
        var all = (await data.Findings.On(When.Day("2007-09-03"))).Select(j => j.Finding).ToList();
        all.ShouldContain(f => f.Check.Code == "STR-02");
        var seen = all.Where(f => f.Records.All(r => Sight.Published.Sees(r.Sensitivity, r.RestrictedTo))).ToList();
        seen.ShouldNotContain(f => f.Check.Code == "STR-02");
        seen.ShouldNotContain(f => f.Message.Contains("Secret", StringComparison.Ordinal));
        seen.ShouldNotContain(f => f.Check.Code == "STR-01" && f.Records[0].Title == "Group", "it answers to a board");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_is_found_is_as_it_was_known_then(string provider)
    {
        await using var data = await TestData.On(provider);
        var group = await data.Established("Group");
        var board = await data.Established("Board");
        var before = await data.Add(data.NewTopic(board, "Play"));
        await data.Add(data.NewLine(group, board, When.Always));
        await using var db = await data.Store.ReadKnownAt(before.Number, Sight.Everything, When.Day("2007-09-03"));
        var then = await data.Findings.Run(db, When.Day("2007-09-03"));
        then.Count(j => j.Finding.Check.Code == "STR-01").ShouldBe(2);
        (await data.Found("STR-01")).ShouldHaveSingleItem().Records[0].Title.ShouldBe("Board");
    }

    private static async Task AddBodies(TestData data, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var body = await data.Established($"Group {i}");
            await data.Add(data.NewTopic(body, "Play"), data.NewPlace(body, "Chair"));
        }
    }

    private static async Task<int> Commands(TestData data)
    {
        var counter = new Counter();
        await using var node = data.AnotherNode(counter);
        await node.GetRequiredService<Findings>().On(When.Day("2007-09-03"));
        return counter.Count;
    }

    private sealed class Counter : DbCommandInterceptor
    {
        public int Count { get; private set; }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default
        )
        {
            Count++;
            return new(result);
        }
    }
}
