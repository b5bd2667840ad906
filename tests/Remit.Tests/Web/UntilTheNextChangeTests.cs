using Microsoft.Extensions.DependencyInjection;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Tests.Harness;
using Remit.Web;

namespace Remit.Tests.Web;

public class UntilTheNextChangeTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task What_was_worked_out_is_asked_for_again_only_after_a_change(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        var known = new UntilTheNextChange<string, int>(2);
        var times = 0;
        (await Ask("a")).ShouldBe(1);
        (await Ask("a")).ShouldBe(1);
        (await Ask("b")).ShouldBe(2);
        (await Ask("a")).ShouldBe(1);
        // There is room for two.
        (await Ask("c")).ShouldBe(3);
        (await Ask("a")).ShouldBe(4);
        await app.Write(db => db.Set<Body>().Single(b => b.Key == "executive").Purpose = "Another", "Changed a purpose");
        (await Ask("a")).ShouldBe(5);
        (await Ask("a")).ShouldBe(5);

        async Task<int> Ask(string key)
        {
            var viewer = Viewer.LocalOperator(app.Services.GetRequiredService<Policy>());
            await using var looking = new Looking();
            var today = When.Day("2007-09-03");
            looking.Set(viewer, today, today, null, null, null, app.Store.Read(viewer.Sight));
            return await known.Of(looking, key, () => Task.FromResult(++times));
        }
    }
}
