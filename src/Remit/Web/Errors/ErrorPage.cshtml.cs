using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Remit.Web.Errors;

/// <summary>
/// Any refusal or fault, in the frame of every other page. A form that failed is shown it too, hence no token is asked.
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
internal sealed class ErrorPage : PageModel
{
    public const string Route = "/errors/{0}";

    public Problems Problem { get; private set; } = Problems.Of(500);

    public override void OnPageHandlerExecuting(Microsoft.AspNetCore.Mvc.Filters.PageHandlerExecutingContext context)
    {
        var status = int.Parse((string)RouteData.Values["status"]!, System.Globalization.CultureInfo.InvariantCulture);
        Response.StatusCode = status;
        Problem = Problems.Of(HttpContext, status);
    }
}
