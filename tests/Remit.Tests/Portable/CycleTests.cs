using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Minutes;
using Remit.Portable;
using Remit.Tests.Harness;

namespace Remit.Tests.Portable;

/// <summary>The illustrative first cycle of meetings, which is laid on top of the sample.</summary>
public class CycleTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task The_cycle_comes_in_over_the_sample_and_goes_out_and_in_again_without_a_change(string provider)
    {
        await using var partnership = await PortableCase.WithTheSample(provider);

        var report = await partnership.Import(PortableCase.Cycle());

        report.Problems.ShouldBeEmpty();
        report.Changes.Count.ShouldBeGreaterThan(1000);
        (await partnership.Import(PortableCase.Cycle())).Changes.ShouldBeEmpty();
        var exported = await partnership.Export();
        var again = await partnership.Import(exported);
        again.Problems.ShouldBeEmpty();
        again.Changes.ShouldBeEmpty();
        await using var copy = await PortableCase.WithNothing(provider);
        (await copy.Import(exported)).Problems.ShouldBeEmpty();
        (await copy.Content()).ShouldBe(await partnership.Content());
        (await copy.Export()).Texts.ShouldBe(exported.Texts);
    }

    [Fact]
    public async Task Every_record_that_the_cycle_adds_says_that_it_is_illustrative()
    {
        await using var partnership = await PortableCase.WithTheSample(Databases.Sqlite);
        var report = await partnership.Import(PortableCase.Cycle());
        var added = report.Changes.Where(c => c.IsNew).Select(c => $"{c.Kind}:{c.Path}").ToHashSet(StringComparer.Ordinal);

        await using var db = partnership.Store.Read(Sight.Everything);
        var records = (await Everything.Load(db, db.Shapes.All, tracked: false)).ToDictionary(r => r.RowId);
        var silent = Everything
            .Paths(db.Shapes, records)
            .Where(p => added.Contains($"{p.Kind}:{p.Path}"))
            .Where(p => records[p.Id].Note?.Contains("llustrative", StringComparison.Ordinal) != true)
            .Select(p => $"{p.Kind}:{p.Path}");

        silent.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_its_approved_minutes_say_has_its_hash_and_most_minutes_are_approved()
    {
        await using var partnership = await PortableCase.WithTheSample(Databases.Sqlite);
        (await partnership.Import(PortableCase.Cycle())).Problems.ShouldBeEmpty();

        await using var db = partnership.Store.Read(Sight.Everything);
        var minutes = await db.All<MeetingMinutes>().ToListAsync();
        var approved = minutes.Where(m => m.State == MinutesState.Approved).ToList();

        approved.Count.ShouldBeGreaterThan(minutes.Count / 2);
        approved.ShouldAllBe(m => MeetingMinutes.HashOf(m.Content!) == m.Hash);
    }

    [Fact]
    public async Task A_text_of_a_report_without_its_line_in_the_list_is_refused_and_says_where_it_belongs()
    {
        await using var partnership = await PortableCase.WithTheSample(Databases.Sqlite);

        var report = await partnership.Import(
            PortableCase.Files(
                ("reports.csv", "key,title,body\none,One,board\n"),
                ("reports/one.yaml", "title: One\nreport-text:\n  text: {}\n"),
                ("reports/two.yaml", "report-texts:\n  text:\n    summary: Nothing\n")
            )
        );

        report
            .Problems.Select(p => p.ToString())
            .ShouldBe([
                "reports/one.yaml:1:1: “title” stands in reports.csv. Here stands only what lies in the report: report-texts, papers, clearances.",
                "reports/one.yaml:2:1: “report-text” is not a field of a report. Did you mean “report-texts”? Expected one of report-texts, papers, clearances.",
                "reports/two.yaml: This belongs to no line of reports.csv: none has the key “two”.",
            ]);
        (
            await partnership.Import(
                PortableCase.Files(
                    ("reports.csv", "key,title,body\none,One,board\n"),
                    ("reports/one.yaml", "report-texts:\n  text:\n    summary: What it says\n")
                )
            )
        ).Problems.ShouldBeEmpty();
    }
}
