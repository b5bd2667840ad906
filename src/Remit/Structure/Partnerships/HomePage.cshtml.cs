using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Structure.Partnerships;

/// <summary>What is this partnership?</summary>
[Needs("structure.read")]
internal sealed class HomePage(Db db) : PageModel, IJsonTwin
{
    public PartnershipView? Partnership { get; private set; }

    public object Twin => new { Partnership };

    public async Task OnGet() =>
        Partnership = await db.All<Partnership>()
            .Select(p => new PartnershipView(p.Name, p.Area, p.About, p.TakenFrom))
            .FirstOrDefaultAsync();
}

/// <summary>The partnership as its home page shows it.</summary>
public sealed record PartnershipView(string Name, string? Area, string? About, string? TakenFrom);
