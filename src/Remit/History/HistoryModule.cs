using Remit.Kernel;
using Remit.Web;
using Remit.Web.Work;

namespace Remit.History;

/// <summary>Who changed what, and when.</summary>
internal static class HistoryModule
{
    public static IServiceCollection AddHistory(this IServiceCollection services) =>
        services
            .AddSingleton(
                new PolicySection(
                    "history",
                    "Who changed what",
                    [],
                    [new PolicyRow(Relation.Anyone, Sensitivity.Public, [Verb.Read])]
                )
            )
            .AddScoped<HistoryLinks>()
            .AddScoped<ChangeLogReader>()
            .AddScoped<IWorkSource, ChangesWork>()
            .AddSingleton(new RecordPage("change", keys => $"/changes/{keys[0]}"))
            .AddSingleton(
                new RecordPage(ShownRecord.History, keys => HistoryLinks.PathOf(keys[0], string.Join('/', keys.Skip(1))))
            )
            .AddSingleton<FillFrame>(
                (context, frame) =>
                {
                    if (context.RequestServices.GetRequiredService<Looking>().IsSet)
                        frame.FooterLinks.Add(
                            new("Who changed what", context.RequestServices.GetRequiredService<HistoryLinks>().Changes())
                        );
                    return ValueTask.CompletedTask;
                }
            );
}
