using Remit.Data.Erasure;
using Remit.Kernel;
using Remit.Structure.Organisations;

namespace Remit.Tests.Harness;

internal sealed partial class TestData
{
    /// <summary>An erasure that somebody asked for.</summary>
    public static Change Erasure { get; } = new("Ben Clerk", "clerk", Erasing.What, "They asked for it");

    /// <summary>Erases a person, with what tells of them in every text where it can be blanked.</summary>
    public async Task Erase(Person person)
    {
        var texts = (await Store.LookBeforeErasing(RefOf(person), null)).Value.Texts;
        var erased = await Store.Erase(RefOf(person), Erasure, [.. texts.Where(t => t.CanBeBlanked).Select(t => t.Place)]);
        erased.Refusals.Select(r => r.Message).ShouldBeEmpty();
    }
}
