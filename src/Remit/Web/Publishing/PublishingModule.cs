using Remit.Documents.Writing;
using Remit.Kernel;

namespace Remit.Web.Publishing;

/// <summary>Papers of what pages show, and the partnership's own look for them.</summary>
internal static class PublishingModule
{
    public static IServiceCollection AddPublishing(this IServiceCollection services) =>
        services
            .AddSingleton<Shape>(PaperTemplate.Shape)
            .AddSingleton(
                new PolicySection(
                    "template",
                    "The look of papers",
                    [PaperTemplate.Shape.Kind],
                    [
                        .. PolicySection.Reading,
                        .. PolicySection.Give(Relation.Manager, Sensitivity.Restricted, Verb.Write, Verb.Publish),
                        .. PolicySection.Give(Relation.Operator, Sensitivity.Restricted, Verb.Write, Verb.Publish),
                    ]
                )
            )
            .AddSingleton(new RecordPage(PaperTemplate.OnlyKey, _ => TemplatePage.Route))
            .AddSingleton(new LibreOffice(LibreOffice.Find()))
            .AddSingleton<Press>()
            .AddSingleton<PublishingLinks>()
            .AddSingleton<FillFrame>(
                (context, frame) =>
                {
                    frame.FooterLinks.Add(
                        new("Word template", context.RequestServices.GetRequiredService<PublishingLinks>().Template())
                    );
                    return ValueTask.CompletedTask;
                }
            );
}
