using Microsoft.EntityFrameworkCore;
using Remit.Data;

namespace Remit.Structure.Partnerships;

/// <summary>What the partnership is called.</summary>
public static class PartnershipNames
{
    /// <summary>Its name, for the head of a page or paper; null where there is none yet. One query.</summary>
    public static Task<string?> PartnershipName(this Db db) => db.All<Partnership>().Select(p => p.Name).FirstOrDefaultAsync();
}
