using System.Globalization;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Editing;

/// <summary>Forms that add and change records, whatever their kind.</summary>
internal static class EditingModule
{
    public static IServiceCollection AddEditing(this IServiceCollection services) =>
        services
            .AddSingleton(
                new PolicySection(
                    "editing",
                    "The forms by which records are changed",
                    [],
                    [
                        new PolicyRow(Relation.Chair, Sensitivity.Public, [Verb.Write]),
                        new PolicyRow(Relation.Clerk, Sensitivity.Public, [Verb.Write]),
                        new PolicyRow(Relation.Lead, Sensitivity.Public, [Verb.Write]),
                        new PolicyRow(Relation.PostHolder, Sensitivity.Public, [Verb.Write]),
                        new PolicyRow(Relation.Owner, Sensitivity.Public, [Verb.Write]),
                        new PolicyRow(Relation.Manager, Sensitivity.Public, [Verb.Write]),
                        new PolicyRow(Relation.Operator, Sensitivity.Public, [Verb.Write]),
                    ]
                )
            )
            .AddScoped<OfferedForms>()
            .AddScoped<Changing>()
            .AddScoped<Adding>()
            .AddSingleton<ToolsOfAPage>(Tools)
            .AddSingleton<FillFrame>(
                (context, frame) =>
                {
                    if (
                        long.TryParse(
                            context.Request.Query[EditLinks.SavedKey],
                            NumberStyles.None,
                            CultureInfo.InvariantCulture,
                            out var number
                        )
                    )
                        frame.Done = number == 0 ? "Nothing was changed." : "Your change is saved.";
                    return ValueTask.CompletedTask;
                }
            );

    private static IEnumerable<PageTool> Tools(IServiceProvider services, PageFrame frame)
    {
        var forms = services.GetRequiredService<OfferedForms>();
        if (frame.Shows is { } shown && forms.ToChange(shown) is { } change)
            yield return new PageTool("Change", change, frame.Title);
        if (frame.Shows is { } about)
            foreach (var (form, begin) in forms.ToBeginFor(about))
                yield return new PageTool($"Add {form.One}", begin, $"of {frame.Title}");
        if (frame.Lists is { } kind && forms.ToAdd(kind) is { } add)
            yield return new PageTool($"Add {forms.FormOf(kind)!.One}", add);
    }
}
