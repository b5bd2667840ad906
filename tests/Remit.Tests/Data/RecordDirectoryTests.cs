using Remit.Data;
using Remit.Kernel;
using Remit.Tests.Harness;

namespace Remit.Tests.Data;

public class RecordDirectoryTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task A_record_in_a_holder_that_is_closed_to_the_viewer_is_not_named(string provider)
    {
        await using var data = await TestData.On(provider);
        var register = await data.Register();
        var row = await data.Responsibility(register, "Lead across the services");
        (await data.TryEdit(row, r => r.Sensitivity = Sensitivity.Public))
            .Refusals.Single()
            .Rule.ShouldBe("Nothing is more open than what holds it");
        (await Named()).ShouldBe(0);

        await data.Edit(register, r => r.Sensitivity = Sensitivity.Public);
        (await Named()).ShouldBe(0);

        await data.Edit(row, r => r.Sensitivity = Sensitivity.Public);
        (await Named()).ShouldBe(1);

        async Task<int> Named()
        {
            await using var db = data.Store.Read(Sight.Published);
            return (await db.Names([data.RefOf(row)])).Count;
        }
    }
}
