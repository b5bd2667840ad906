using Microsoft.Extensions.DependencyInjection;
using Remit.Data;
using Remit.Kernel;
using Remit.Portable;
using Remit.Portable.Packs;
using Remit.Tests.Harness;

namespace Remit.Tests.Portable.Packs;

/// <summary>The packs of the repository, and what adding one to a partnership does.</summary>
internal static class PackCase
{
    public static ShippedPacks Shipped { get; } = new(Composition.Shapes(), Repository.PathOf("sources"));

    public static IEnumerable<string> Keys => Shipped.All.Select(p => p.Key);

    public static Pack Pack(string key) => Shipped.Find(key).ShouldNotBeNull();

    public static Task<PackProposal> Add(
        this PortableCase partnership,
        Pack pack,
        bool takeOver = false,
        bool rehearse = false,
        string? agreed = null
    ) =>
        new AddingAPack(partnership.Store).Add(
            pack,
            takeOver,
            Sight.Everything,
            what => new Change(Change.LocalOperator, "in a test", what),
            agreed,
            rehearse
        );

    public static async Task<IReadOnlyDictionary<string, PackState>> States(this PortableCase partnership)
    {
        await using var db = partnership.Store.Read(Sight.Everything);
        return (await StandingPack.All(db, Shipped)).ToDictionary(s => s.Pack.Key, s => s.State);
    }

    /// <summary>A pack as a test writes it, with one source.</summary>
    public static Pack Of(string key, string source, string yaml) =>
        new Pack(key, "A pack of a test", "", [], [], PortableCase.Files(($"sources/{source}.yaml", yaml))).Counted(
            Composition.Shapes()
        );
}
