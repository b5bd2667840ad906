using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Handover;
using Remit.Web;
using Remit.Web.Work;

namespace Remit.Structure.Programmes;

/// <summary>Work programmes: their pages, their rules, and who may do what with them.</summary>
internal static class ProgrammesModule
{
    public static IServiceCollection AddProgrammes(this IServiceCollection services) =>
        services
            .AddSingleton(new RecordPage("programme", keys => $"/bodies/{keys[0]}/programmes/{keys[1]}"))
            .AddSingleton(new RecordPage("programme-item", keys => $"/bodies/{keys[0]}/programmes/{keys[1]}/items/{keys[2]}"))
            .AddSingleton(new RecordPage("progress-statement", keys => $"/bodies/{keys[0]}/programmes/{keys[1]}/items/{keys[2]}"))
            .AddSingleton<IInvariant, AgreedProgrammesStand>()
            .AddSingleton<IInvariant, OneProgrammeIsAgreed>()
            .AddSingleton<IInvariant, ProgrammeItemsFit>()
            .AddSingleton<IInvariant, ProgressStands>()
            .AddSingleton<IInvariant, StatementsStand<ProgressStatement>>()
            .AddSingleton<Legacy, ProgrammesLegacy>()
            .AddScoped<IWorkSource, ItemsWork>()
            .AddScoped<IWorkSource, ProposedWork>();

    public static IReadOnlyList<PolicySection> Policy =>
        [
            new("programmes", "Work programmes", [WorkProgramme.Shape.Kind, ProgrammeItem.Shape.Kind], PolicySection.OfABody),
            new("progress", "Progress on work programmes", [ProgressStatement.Shape.Kind], PolicySection.OfWhoIsToDoIt),
        ];
}
