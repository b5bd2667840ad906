using System.Globalization;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Editing;

/// <summary>Forms that add and change records, whatever their kind.</summary>
internal static class EditingModule
{
    /// <summary>In the address after a form was saved: the number of the change.</summary>
    public const string SavedKey = "saved";

    public static IServiceCollection AddEditing(this IServiceCollection services) =>
        services
            .AddSingleton(
                new PolicySection(
                    "editing",
                    "The forms by which records are changed",
                    [],
                    [
                        new PolicyRow(Relation.Clerk, Sensitivity.Public, [Verb.Write]),
                        new PolicyRow(Relation.Manager, Sensitivity.Public, [Verb.Write]),
                        new PolicyRow(Relation.Operator, Sensitivity.Public, [Verb.Write]),
                    ]
                )
            )
            .AddScoped<EditLinks>()
            .AddScoped<Changing>()
            .AddScoped<Adding>()
            .AddSingleton<FillFrame>(
                (context, frame) =>
                {
                    if (
                        long.TryParse(
                            context.Request.Query[SavedKey],
                            NumberStyles.None,
                            CultureInfo.InvariantCulture,
                            out var number
                        )
                    )
                        frame.Done = number == 0 ? "Nothing was changed." : "Your change is saved.";
                    return ValueTask.CompletedTask;
                }
            );
}
