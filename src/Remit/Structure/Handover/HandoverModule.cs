using Remit.Editing;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Web;

namespace Remit.Structure.Handover;

/// <summary>Bodies are established and close, and what they leave is handed on; organisations merge and split.</summary>
internal static class HandoverModule
{
    public static IServiceCollection AddHandover(this IServiceCollection services) =>
        services
            .AddSingleton<Closing>()
            .AddSingleton<Legacy, PlacesLegacy>()
            .AddSingleton<Legacy, TopicsLegacy>()
            .AddSingleton<Legacy, LinesLegacy>()
            .AddSingleton<Legacy, ChairPlacesLegacy>()
            .AddSingleton<Legacy, PostsLegacy>();
}

/// <summary>The addresses of the guided tasks.</summary>
internal static class HandoverLinks
{
    /// <summary>Establishes a body.</summary>
    public static string Establish(string key) => $"/bodies/{key}/establish";

    /// <summary>Closes a body.</summary>
    public static string Close(string key) => $"/bodies/{key}/close";

    /// <summary>What closing a body did.</summary>
    public static string Closed(string key) => $"/bodies/{key}/closed";

    /// <summary>Merges an organisation with others.</summary>
    public static string Merge(string key) => $"/organisations/{key}/merge";

    /// <summary>Splits an organisation.</summary>
    public static string Split(string key) => $"/organisations/{key}/split";
}

/// <summary>The guided tasks among the tools of a page, for whoever may change what it shows.</summary>
internal static class HandoverTools
{
    /// <summary>What can become of a body.</summary>
    public static void Add(PageFrame frame, OfferedForms forms, BodyView body)
    {
        if (body.State is BodyState.Closed or BodyState.NotYet || forms.ToChange(frame.Shows!) is null)
            return;
        frame.Tools.Insert(0, new PageTool("Close", HandoverLinks.Close(body.Key), body.Name));
        if (body.State == BodyState.Proposed)
            frame.Tools.Insert(0, new PageTool("Establish", HandoverLinks.Establish(body.Key), body.Name));
    }

    /// <summary>What can become of an organisation.</summary>
    public static void Add(PageFrame frame, OfferedForms forms, OrganisationView organisation)
    {
        if (organisation.HasEnded || forms.ToChange(frame.Shows!) is null)
            return;
        frame.Tools.Insert(0, new PageTool("Split", HandoverLinks.Split(organisation.Key), organisation.Name));
        frame.Tools.Insert(0, new PageTool("Merge", HandoverLinks.Merge(organisation.Key), organisation.Name));
    }
}
