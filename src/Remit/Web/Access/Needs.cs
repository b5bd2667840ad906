using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Remit.Kernel;
using Remit.Web.Errors;
using Remit.Web.Publishing;

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

/// <summary>A page about whoever opens it: they must be signed in, and no more.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsSessionAttribute : Attribute;

/// <summary>Whether a page is open to somebody, by what it declares.</summary>
public static class Opens
{
    /// <summary>Whether a page with these declarations lets the viewer look at it. One that declares nothing is shut.</summary>
    public static bool To(Viewer viewer, EndpointMetadataCollection? page) =>
        page?.GetMetadata<IAllowAnonymous>() is not null
        || (page?.GetMetadata<NeedsSessionAttribute>() is not null && viewer.Person is not null)
        || (page?.GetMetadata<NeedsAttribute>() is { } needs && viewer.May(needs.Permission));
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
        // Asked before the viewer is: an error page is shown also where nobody can tell who looks.
        if (metadata?.GetMetadata<IAllowAnonymous>() is not null)
            return next();
        var viewer = context.HttpContext.RequestServices.GetRequiredService<Viewer>();
        var needs = metadata?.GetMetadata<NeedsAttribute>();
        if (Opens.To(viewer, metadata) && (needs is null || !WritesByReading(context, needs)))
            return next();
        context.Result = Refuse(context.HttpContext, viewer, needs);
        return Task.CompletedTask;
    }

    /// <summary>Whoever is not signed in is led to where they can be; whoever is, is told who may.</summary>
    private static IActionResult Refuse(HttpContext context, Viewer viewer, NeedsAttribute? needs)
    {
        if (!viewer.IsKnown && HttpMethods.IsGet(context.Request.Method))
            return JsonTwin.IsAsked(context)
                ? new StatusCodeResult(StatusCodes.Status401Unauthorized)
                : new RedirectResult("/sign-in" + QueryString.Create("return", Asked(context)));
        if (!viewer.IsKnown)
            Problems.Say(
                context,
                StatusCodes.Status403Forbidden,
                "You must sign in to do this",
                "Sign in, then open the page again. Nothing was saved."
            );
        else if (needs is not null && Those(context, needs.Permission) is { Length: > 0 } those)
            Problems.Say(
                context,
                StatusCodes.Status403Forbidden,
                "You do not have permission to do this",
                $"This is open to {those}.",
                "What you may do follows from the places and posts that you hold today. If you think that you should have access, ask your partnership’s business manager."
            );
        return new StatusCodeResult(StatusCodes.Status403Forbidden);
    }

    /// <summary>The page that was asked for, with the ending of the file or twin that was taken off before routing.</summary>
    private static string Asked(HttpContext context) =>
        context.Request.Path + (Published.Asked(context)?.Ending() ?? "") + context.Request.QueryString;

    private static string Those(HttpContext context, string permission)
    {
        var (capability, verb) = permission.Split('.') is [var first, var second] ? (first, second) : (permission, "");
        var section = context.RequestServices.GetService<Policy>()?.Sections.FirstOrDefault(s => s.Capability == capability);
        var relations = section
            ?.Rows.Where(r => r.Relation != Relation.Operator && r.Verbs.Any(v => Kebab.Of(v) == verb))
            .Select(r => r.Relation)
            .Distinct()
            .Order()
            .Select(RelationWords.InASentence)
            .ToList();
        return Texts.Listed(relations ?? []);
    }

    /// <summary>A page that only needs to be read is not a way to change something.</summary>
    private static bool WritesByReading(PageHandlerExecutingContext context, NeedsAttribute needs)
    {
        var method = context.HttpContext.Request.Method;
        return !needs.Writes && !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method);
    }
}
