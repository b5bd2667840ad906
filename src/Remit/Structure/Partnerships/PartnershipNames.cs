using Microsoft.EntityFrameworkCore;
using Remit.Data;

namespace Remit.Structure.Partnerships;

/// <summary>What the partnership is called.</summary>
public static class PartnershipNames
{
    /// <summary>Its name, for the head of a page or paper; null where there is none yet. One query.</summary>
    public static Task<string?> PartnershipName(this Db db) =>
        db.All<Partnership>().TagWith(ForTheFrame).Select(p => p.Name).FirstOrDefaultAsync();

    /// <summary>
    /// Marks the one command that every page sends for its head, whatever it shows, so that those of the page itself can be counted.
    /// </summary>
    internal const string ForTheFrame = "for the head of the page";
}
