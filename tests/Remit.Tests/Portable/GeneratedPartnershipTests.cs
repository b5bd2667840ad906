using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Remit.Actions;
using Remit.Bench;
using Remit.Kernel;
using Remit.Portable;
using Remit.Responsibilities.Registers;
using Remit.Responsibilities.Sources;
using Remit.Tests.Harness;

namespace Remit.Tests.Portable;

/// <summary>What the bench measures is a partnership as any other: it keeps every rule, and what it is made to hold is in it.</summary>
public sealed class GeneratedPartnershipTests : IDisposable
{
    private static readonly RegistersSize Size = RegistersSize.Small;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("remit-generated-");

    [Theory, ClassData(typeof(Databases))]
    public async Task What_the_bench_generates_keeps_every_rule_and_is_as_large_as_was_asked(string provider)
    {
        await using var data = await TestData.On(provider);
        data.Clock.Now = new DateTimeOffset(2026, 10, 1, 9, 0, 0, TimeSpan.Zero);
        await using var node = data.AnotherNode();

        var report = await node.GetRequiredService<PartnershipImport>()
            .Run(FileSet.Read(Write("once")), TestData.Because("Imported files"), rehearse: false, _ => { });

        report.Problems.ShouldBeEmpty();
        await using var db = data.Store.Read(Sight.Everything);
        (await db.All<Position>().CountAsync(p => p.Draft == null)).ShouldBe(Size.Positions);
        (await db.All<Responsibility>().CountAsync()).ShouldBe(Size.Responsibilities);
        (await db.All<Source>().CountAsync()).ShouldBe(Size.Sources);
        (await db.All<ActionItem>().CountAsync()).ShouldBe(Size.Actions);
        var found = await node.GetRequiredService<Remit.Checks.Findings>().On(GeneratedRegisters.End);
        new[] { "RSP-02", "RSP-03", "RSP-04", "RSP-05", "RSP-06", "RSP-07", "RSP-08", "RSP-09", "ACT-01" }
            .Except(found.Select(f => f.Finding.Check.Code))
            .ShouldBeEmpty();
    }

    [Fact]
    public void It_is_the_same_every_time()
    {
        var (once, again) = (FileSet.Read(Write("once")), FileSet.Read(Write("again")));

        again.Texts.ShouldBe(once.Texts);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private string Write(string name)
    {
        var path = folder.CreateSubdirectory(name).FullName;
        new GeneratedPartnership(path, new PartnershipSize(30, 300, 300)).Write();
        new GeneratedRegisters(path, Size).Write();
        return path;
    }
}
