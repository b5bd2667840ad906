using Remit.Web;

namespace Remit.Structure.Partnerships;

/// <summary>Puts the partnership's name into every page's frame.</summary>
internal static class FillPartnership
{
    public static async ValueTask Fill(HttpContext context, PageFrame frame)
    {
        var looking = context.RequestServices.GetRequiredService<Looking>();
        if (looking.IsSet)
            frame.Partnership = await looking.Db.PartnershipName();
    }
}
