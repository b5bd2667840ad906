using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Remit.Kernel;

namespace Remit.Web;

/// <summary>
/// What a person must be allowed to do to open a page: <c>structure.read</c>, <c>actions.write</c>. Every page declares one;
/// a test fails on silence.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsAttribute(string permission) : Attribute
{
    /// <summary>The capability and the verb, with a dot between them.</summary>
    public string Permission { get; } = permission;

    /// <summary>Whether it is the permission to change something.</summary>
    public bool Writes => !Permission.EndsWith(".read", StringComparison.Ordinal);
}

/// <summary>
/// Asks on every page and for every verb whether the policy lets the viewer do what the page declares. What they may not read in it, queries
/// leave out; what they may not write, a commit refuses.
/// </summary>
internal sealed class AccessFilter : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var metadata = context.HttpContext.GetEndpoint()?.Metadata;
        if (metadata?.GetMetadata<IAllowAnonymous>() is not null)
            return next();
        var viewer = context.HttpContext.RequestServices.GetRequiredService<Viewer>();
        if (
            metadata?.GetMetadata<NeedsAttribute>() is { } needs
            && viewer.May(needs.Permission)
            && !WritesByReading(context, needs)
        )
            return next();
        context.Result = new StatusCodeResult(StatusCodes.Status403Forbidden);
        return Task.CompletedTask;
    }

    /// <summary>A page that only needs to be read is not a way to change something.</summary>
    private static bool WritesByReading(PageHandlerExecutingContext context, NeedsAttribute needs)
    {
        var method = context.HttpContext.Request.Method;
        return !needs.Writes && !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method);
    }
}
