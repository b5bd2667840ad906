using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.ForwardPlanner;
using Remit.Meetings.Papers;
using Remit.Tests.Harness;

namespace Remit.Tests.Meetings.Papers;

/// <summary>Which reports wait to be cleared: as their stages say it, read with less.</summary>
public class ToBeClearedTests
{
    private static readonly DateOnly Day = When.Day("2007-09-03");

    [Theory, ClassData(typeof(Databases))]
    public async Task Those_wait_to_be_cleared_whose_stage_says_so(string provider)
    {
        await using var data = await TestData.On(provider);
        var (body, first, second) = (await data.Body("Board"), await data.Person(), await data.Person("Gareth Jones"));
        var ids = new List<Id<Report>>();
        var waits = new HashSet<string>();
        await Case("Asked", true, null);
        await Case("Written", true, t => t.ReadyOn = null);
        await Case("Ready", true, _ => { });
        await Case("One cleared", true, _ => { }, (first, true));
        await Case("Sent back", true, _ => { }, (first, true), (second, false));
        await Case("Sent back and ready again", true, t => t.ClearancesBefore = 1, (first, false), (first, true));
        await Case("Cleared before it was changed", true, t => t.ClearancesBefore = 2, (first, true), (second, true));
        await Case("Cleared", false, _ => { }, (first, true), (second, true));
        await Case("Cleared after all", false, t => t.ClearancesBefore = 1, (second, false), (first, true), (second, true));
        await Case("Submitted", false, t => t.SubmittedOn = Day);
        await Case("Recalled", false, t => (t.SubmittedOn, t.RecalledOn, t.RecalledBecause) = (Day, Day, "Wrong figures"));
        var (uncleared, other) = (await data.Report(body, "Nobody has to"), ids[0]);
        ids.Add(uncleared.Id);

        await using var db = data.Store.Read(Sight.Everything, Day);
        var found = await ToBeCleared.Among(db, ids);
        var files = await ReportFile.Load(db, db.All<Report>());
        files.Where(f => found.Contains(f.Report.Id)).Select(f => f.Report.Title).ShouldBe(waits, ignoreOrder: true);
        // The pages of the reports tell the same.
        files
            .Where(f => f.Clearers.Count > 0)
            .Where(f =>
                ReportProgress.Of(f, Day).Stage
                    is ReportStage.Asked
                        or ReportStage.Written
                        or ReportStage.BeingCleared
                        or ReportStage.SentBack
            )
            .Select(f => f.Report.Title)
            .ShouldBe(waits, ignoreOrder: true);
        (await ToBeCleared.Among(db, [other])).ShouldBe([other], "only those that are asked about");

        async Task Case(
            string title,
            bool isWaiting,
            Action<ReportText>? text,
            params (Remit.Structure.Organisations.Person By, bool Clears)[] said
        )
        {
            var report = await data.Report(body, title);
            ids.Add(report.Id);
            if (isWaiting)
                waits.Add(title);
            foreach (var (person, order) in new[] { (first, 0), (second, 1) })
                await data.Add(
                    new ReportClearer
                    {
                        Id = data.Store.Ids.Next<ReportClearer>(),
                        Report = report.Id,
                        Clearer = data.RefOf(person),
                        Order = order,
                    }
                );
            if (text is not null)
            {
                var written = data.NewReportText(report, "2007-09-01");
                written.SubmittedOn = null;
                text(written);
                await data.Add(written);
            }
            foreach (var (at, (by, clears)) in said.Index())
                await data.Add(
                    new Clearance
                    {
                        Id = data.Store.Ids.Next<Clearance>(),
                        Key = $"said-{at}",
                        Report = report.Id,
                        On = Day,
                        Outcome = clears ? ClearanceOutcome.Cleared : ClearanceOutcome.SentBack,
                        Clearer = data.RefOf(by),
                        Words = clears ? null : "Mend the figures",
                        Order = at,
                    }
                );
        }
    }
}
