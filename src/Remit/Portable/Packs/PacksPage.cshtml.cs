using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Data;
using Remit.Web;

namespace Remit.Portable.Packs;

/// <summary>What legislation and guidance ships with Remit, and what of it is recorded here?</summary>
[Needs("responsibilities.read")]
internal sealed class PacksPage(Db db, ShippedPacks packs) : PageModel, IJsonTwin
{
    public IReadOnlyList<PackLine> Packs { get; private set; } = [];

    public object Twin => new { Packs };

    public async Task OnGet() => Packs = [.. (await StandingPack.All(db, packs)).Select(PackLine.Of)];
}

/// <summary>A pack in the list.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Title">What it is called.</param>
/// <param name="About">What it has.</param>
/// <param name="Edition">The day on which it was checked last.</param>
/// <param name="Provisions">How many provisions it has.</param>
/// <param name="Unverified">For how many of them something could not be verified.</param>
/// <param name="State">How the partnership stands to it.</param>
internal sealed record PackLine(
    string Key,
    string Title,
    string About,
    DateOnly Edition,
    int Provisions,
    int Unverified,
    PackState State
)
{
    public static PackLine Of(StandingPack standing)
    {
        var pack = standing.Pack;
        return new(pack.Key, pack.Title, pack.About, pack.Edition, pack.Provisions, pack.Unverified, standing.State);
    }
}
