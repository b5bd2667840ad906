using System.Net;
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
/// Asks on every page and for every verb. Until people sign in, reading is open to all (queries leave out what the viewer may
/// not see) and writing is for the operator at this machine.
/// </summary>
internal sealed class AccessFilter : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        var metadata = http.GetEndpoint()?.Metadata;
        var reads = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);
        var writes = !reads || metadata?.GetMetadata<NeedsAttribute>()?.Writes == true;
        var reportsAProblem = metadata?.GetMetadata<IAllowAnonymous>() is not null;
        if (reportsAProblem || !writes || http.RequestServices.GetRequiredService<Viewer>().MayWrite)
            return next();
        context.Result = new StatusCodeResult(StatusCodes.Status403Forbidden);
        return Task.CompletedTask;
    }
}

/// <summary>Who looks, as far as it can be told before people sign in: the operator at this machine, or the public.</summary>
internal static class ViewerOf
{
    private static readonly string[] Forwarded = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via"];

    /// <summary>A request counts as the operator's when it comes from loopback and no proxy has passed it on.</summary>
    public static Viewer Request(HttpContext? context) =>
        context?.Connection.RemoteIpAddress is { } address
        && IPAddress.IsLoopback(address)
        && !Forwarded.Any(context.Request.Headers.ContainsKey)
            ? Viewer.LocalOperator
            : Viewer.Public;
}
