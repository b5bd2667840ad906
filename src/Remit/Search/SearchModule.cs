using Remit.Kernel;
using Remit.Web;

namespace Remit.Search;

/// <summary>Finds records of every kind by their words.</summary>
internal static class SearchModule
{
    public static IServiceCollection AddSearch(this IServiceCollection services) =>
        services
            .AddSingleton(
                new PolicySection("search", "Searching", [], [new PolicyRow(Relation.Anyone, Sensitivity.Public, [Verb.Read])])
            )
            .AddSingleton<Searching>()
            .AddScoped<SearchLinks>()
            .AddSingleton<FillFrame>(
                (context, frame) =>
                {
                    if (context.RequestServices.GetRequiredService<Looking>().IsSet)
                        frame.SearchAt = SearchLinks.Path;
                    return ValueTask.CompletedTask;
                }
            );
}
