using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Remit.Web;

/// <summary>A page that writes has no past: whoever asks for it as at a date is shown today's.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OnlyNowAttribute : Attribute, IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (context.HttpContext.RequestServices.GetRequiredService<Looking>().IsNow)
            return next();
        context.Result = new RedirectResult(context.HttpContext.Request.Path);
        return Task.CompletedTask;
    }
}
