using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Remit.Documents;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Intake;

/// <summary>
/// Lets a form with a file of the largest size through, and answers one that is larger with a page that says so: what is sent is read
/// to its end and thrown away, as a browser whose connection is cut shows no words of ours.
/// </summary>
/// <param name="tooLarge">Where it says so.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class UploadLimitAttribute(string tooLarge) : Attribute, IAsyncAuthorizationFilter, IOrderedFilter
{
    /// <summary>The file, and what a form has around it.</summary>
    private const long Most = DocumentFile.MostBytes + (1024 * 1024);

    /// <summary>Beyond this nobody chose a wrong file by accident.</summary>
    private const long MostThrownAway = 20 * Most;

    /// <summary>Before the form is read for its token.</summary>
    public int Order => 0;

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var request = context.HttpContext.Request;
        if (!HttpMethods.IsPost(request.Method))
            return;
        if (
            !Opens.To(
                context.HttpContext.RequestServices.GetRequiredService<Viewer>(),
                context.HttpContext.GetEndpoint()?.Metadata
            )
        )
        {
            context.Result = new StatusCodeResult(StatusCodes.Status403Forbidden);
            return;
        }
        var limit = context.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>();
        if (request.ContentLength is not > Most)
        {
            if (limit is { IsReadOnly: false })
                limit.MaxRequestBodySize = Most;
            var form = new FormOptions { MultipartBodyLengthLimit = Most, ValueLengthLimit = (int)Most };
            context.HttpContext.Features.Set<IFormFeature>(new FormFeature(request, form));
            return;
        }
        if (request.ContentLength <= MostThrownAway && limit is { IsReadOnly: false })
        {
            limit.MaxRequestBodySize = MostThrownAway;
            await request.Body.CopyToAsync(Stream.Null, context.HttpContext.RequestAborted);
        }
        context.Result = new RedirectResult(tooLarge);
    }
}
